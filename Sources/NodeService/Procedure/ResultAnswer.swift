package import ElectionRecord
import ElectionReports
import Foundation

/// 选举结果 with its working.
package struct ShowResult: NodeView {
  package static let keys = ["procedure", "_0", "result"]

  let poll: PollID

  package init(poll: PollID = .main) { self.poll = poll }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let result = try node.determination(poll)
    let book = OutcomeBook(node.register)
    let recall = book.petitions.flatMap { RecallRule.steps($0, book, node.election.procedure?.results) }
    let text = DeterminationText(
      result, book, recallSteps: recall, election: node.election, language: context.say.language)
    let report = try refusing { () throws(NodeError) in try node.report(poll: poll) }
    let hindrances = report.declaration == nil ? report.hindrances(in: node.election) : []
    var json = DeterminationJSON.members(result, book, recallSteps: recall)
    json["declared"] = .bool(report.declaration != nil)
    json["hindrances"] = .array(hindrances.map { .string($0.code) })
    let numbers = RecordNumbers(node: node, topic: .outcome, say: context.say)
    return CommandAnswer(
      numbers.adding(to: json),
      [context.say(Self.standing(of: report, hindrances))] + text.lines + numbers.standing + numbers.withdrawn,
      status: result.isValid == true ? .done : .unbalanced)
  }

  /// Whether the result is declared, and what keeps it from being so.
  private static func standing(
    of report: ReconciliationReport, _ hindrances: [DeclarationHindrance]
  ) -> BilingualText {
    if let declared = report.declaration {
      return Wording.sentence(declared, isThisReport: declared.digest == ReportJSON.digest(report))
    }
    guard !hindrances.isEmpty else {
      return BilingualText(zh: "结果没有宣布，可以宣布了（declare）。", en: "Not declared; it can be, with declare.")
    }
    let clauses = Wording.clauses(hindrances)
    return BilingualText(zh: "结果没有宣布：\(clauses.zh)。", en: "Not declared: \(clauses.en).")
  }
}

/// The definition of the poll that a result asks for; the caller keeps it as a file beside the roll.
package struct DefineNextElection: NodeView {
  package static let keys = ["procedure", "_0", "nextElection"]

  let kind: ElectionType
  let day: CalendarDay
  let poll: PollID

  private enum CodingKeys: String, CodingKey {
    case kind = "_0"
    case day, poll
  }

  package init(_ kind: ElectionType, day: CalendarDay, poll: PollID = .main) {
    (self.kind, self.day, self.poll) = (kind, day, poll)
  }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let result = try node.determination(poll)
    let next = try NextElection.election(kind, on: day, after: result, of: node.register.polledElection)
    let late = kind == .supplementary && result.supplementaryUntil.map { day > $0 } ?? false
    var lines = next.contests.map { contest in
      let names = contest.candidates.map(\.name).joined(separator: context.say("、", ", "))
      return context.say(
        "\(contest.office.zh)：\(contest.seats) 席，候选人 \(names)",
        "\(contest.office.en): \(contest.seats) to elect, \(names)")
    }
    if late, let last = result.supplementaryUntil {
      lines.append(context.say("注意：投票日已过期限 \(last)。", "Note: the day is past the deadline, \(last)."))
    }
    var answer = CommandAnswer(
      [
        "outcome": "done", "id": .string(next.id), "type": .string(kind.rawValue), "day": .string(day.description),
        "late": .bool(late), "until": JSONValue(result.supplementaryUntil?.description),
        "contests": .array(next.contests.map(\.nextJSON)),
      ], lines)
    answer.files = [NamedFile(name: ElectionFile.name, bytes: Data(ElectionFileText.text(next).utf8))]
    if let rules = next.procedure {
      answer.files.append(NamedFile(name: rules.id + ".yaml", bytes: Data(ProfileFileText.text(rules).utf8)))
    }
    return answer
  }
}

extension NodeSnapshot {
  fileprivate func determination(_ poll: PollID) throws(Refusal) -> ResultDetermination {
    let index = try refusing { () throws(NodeError) in try pollIndex(poll) }
    return ResultDetermination.of(register, poll: index)
  }
}

extension Contest {
  fileprivate var nextJSON: JSONValue {
    [
      "contest": .string(id), "seats": .integer(seats),
      "candidates": .array(candidates.map { .string($0.name) }),
    ]
  }
}
