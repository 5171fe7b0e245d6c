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
    let report = try refusing { () throws(NodeError) in try node.report(poll: poll) }
    let text = DeterminationText(
      result, book, recallSteps: recall, election: node.election, isDeclared: report.isDeclared,
      language: context.say.language)
    let hindrances = report.declaration == nil ? report.hindrances(in: node.election) : []
    var json = DeterminationJSON.members(result, book, recallSteps: recall)
    json["declared"] = .bool(report.declaration != nil)
    json["declarationStands"] = .bool(report.isDeclared)
    json["hindrances"] = .array(hindrances.map { .string($0.code) })
    let numbers = RecordNumbers(node: node, topic: .outcome, say: context.say)
    return CommandAnswer(
      numbers.adding(to: json),
      [context.say(Self.standing(of: report, hindrances))] + text.lines + numbers.standing + numbers.withdrawn,
      status: result.isValid == true && !result.contests.contains(where: \.isOpen) ? .done : .unbalanced)
  }

  /// Whether the result is declared, and what keeps it from being so.
  private static func standing(
    of report: ReconciliationReport, _ hindrances: [DeclarationHindrance]
  ) -> BilingualText {
    if let declared = report.declaration {
      return Wording.sentence(declared, isThisReport: report.isDeclared)
    }
    guard !hindrances.isEmpty else {
      return BilingualText(zh: "结果没有宣布，可以宣布了（declare）。", en: "Not declared; it can be, with declare.")
    }
    let clauses = Wording.clauses(hindrances)
    return BilingualText(zh: "结果没有宣布：\(clauses.zh)。", en: "Not declared: \(clauses.en).")
  }
}

extension NodeSnapshot {
  func determination(_ poll: PollID) throws(Refusal) -> ResultDetermination {
    let index = try refusing { () throws(NodeError) in try pollIndex(poll) }
    return ResultDetermination.of(register, poll: index)
  }
}
