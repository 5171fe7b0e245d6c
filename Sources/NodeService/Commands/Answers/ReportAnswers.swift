import ElectionRecord
import ElectionReports

/// Reconciliation, cases and the declaration.
extension Node {
  func reconcileAnswer(
    _ poll: PollID, html: Bool, _ context: CommandContext
  ) throws(CommandFailure) -> CommandAnswer {
    let report = try failing { () throws(NodeError) in try reconcile(poll: poll) }
    let language = context.say.language
    let text = ReportText.render(report, election: election, language: language)
    var answer = CommandAnswer(
      ReportJSON.members(report),
      Array(TextWrap.split(text).dropLast()),
      status: report.complete && report.balanced ? .done : .unbalanced)
    if html { answer.html = ReportHTML.render(report, election: election, language: language) }
    return answer
  }

  func casesAnswer(ruled: Bool, poll: PollID, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    let report = try failing { () throws(NodeError) in try self.report(poll: poll) }
    let cases = report.cases.filter { ruled || $0.state == .open }
    let ids = Set(cases.map(\.id))
    let rows = ReportJSON.object(report)["cases"]?.elements ?? []
    let json = rows.filter { row in row["id"].map { ids.contains($0.text) } ?? false }
    guard !cases.isEmpty else {
      return CommandAnswer(["cases": []], [context.say("没有待裁定的争议。", "No open case.")])
    }
    var lines: [String] = []
    for item in cases { lines += caseLines(item, context.say) }
    return CommandAnswer(["cases": .array(json)], lines)
  }

  /// Voters by number only: a list of conflicts is read by more people than a voter's own answer.
  private func caseLines(_ item: Case, _ say: CommandSpeaker) -> [String] {
    let device = item.device.map { say("设备 \($0)", "device \($0)") }
    let subject = item.voter.map { say("选民 \($0)", "voter \($0)") } ?? device ?? ""
    let sites = item.sites.map(\.rawValue).joined(separator: say("、", ", "))
    var lines = [
      "\(item.id)  \(say(Wording.name(item.caseClass)))  \(subject)  \(sites)  \(say(Wording.name(item.state)))"
    ]
    if item.omittedEntries > 0 {
      let listed = item.entries.count
      let all = listed + item.omittedEntries
      lines.append(
        say("  涉及 \(all) 条记录，--json 列出前 \(listed) 条。", "  \(all) entries; --json lists the first \(listed)."))
    }
    if item.state == .open {
      let proposal = "\(item.proposal.rawValue) \(say(Wording.name(item.proposal)))"
      lines.append(say("  建议：\(proposal)。", "  proposal: \(proposal). ") + say(Wording.nextStep(item.caseClass)))
    } else if let ruling = item.ruling {
      let officers = ruling.officers.joined(separator: say("、", ", "))
      lines.append(say("  裁定人：\(officers)。理由：\(ruling.reason)", "  ruled by \(officers). Reason: \(ruling.reason)"))
    }
    return lines
  }

  func rulingAnswer(_ ruling: Ruling, _ context: CommandContext) -> CommandAnswer {
    let verdicts = ruling.verdicts.map { verdict -> JSONValue in
      [
        "device": .string(verdict.device.description), "first": .integer(Int(verdict.first)),
        "count": .integer(Int(verdict.count)), "decision": .string(verdict.decision.code),
      ]
    }
    let json: [String: JSONValue] = [
      "outcome": "done", "class": .string(ruling.caseClass.rawValue),
      "voter": JSONValue(ruling.voter.map(Int.init)), "device": JSONValue(ruling.device?.description),
      "verdicts": .array(verdicts),
    ]
    let name = context.say(Wording.name(ruling.caseClass))
    let decisions = Verdict.Decision.allCases.filter { decision in ruling.verdicts.contains { $0.decision == decision }
    }
    .map { context.say(Wording.name($0.ruling)) }.joined(separator: context.say("、", ", "))
    return CommandAnswer(
      json, [context.say("已裁定：\(name)（\(decisions)）。", "Ruled: \(name) (\(decisions)).")])
  }

  func declareAnswer(
    _ officers: [String], _ poll: PollID, _ context: CommandContext
  ) throws(CommandFailure) -> CommandAnswer {
    let report = try failing { () throws(NodeError) in
      try declare(officers: officers, poll: poll, request: context.request)
    }
    // What arrived since changes the report, and not what was declared.
    let digest = register.hall.declaration?.digest ?? ReportJSON.digest(report)
    let elected = (digest == ReportJSON.digest(report) ? report.results : []).flatMap { result in
      result.lines.filter(\.elected).map { "  \(context.say(result.office))  \($0.name)  \($0.votes)" }
    }
    let head = context.say("结果已宣布。核对报告的摘要：", "The result is declared. Digest of the report:")
    return CommandAnswer(
      ["outcome": "done", "poll": .string(report.poll.rawValue), "digest": .string(digest.hex)],
      elected + [head] + AnswerParts.rootLines(digest).map { "  " + $0 })
  }
}

extension Verdict.Decision {
  /// What officers said to make it.
  fileprivate var ruling: RulingDecision {
    switch self {
    case .accepted: .accept
    case .refused: .refuse
    case .acknowledged: .acknowledge
    }
  }

  /// Stable in JSON.
  var code: String {
    switch self {
    case .accepted: "accepted"
    case .refused: "refused"
    case .acknowledged: "acknowledged"
    }
  }
}

extension ReportJSON {
  /// The members of the object of `reconcile --json`.
  static func members(_ report: ReconciliationReport) -> [String: JSONValue] {
    guard case .object(let members) = object(report) else { preconditionFailure("a report is an object") }
    return members
  }
}

extension JSONValue {
  /// The elements of an array; none for anything else.
  var elements: [JSONValue] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// The text of a string; empty for anything else.
  var text: String {
    guard case .string(let text) = self else { return "" }
    return text
  }
}
