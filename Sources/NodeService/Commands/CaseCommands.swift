package import ElectionRecord
import ElectionReports

/// 争议; rulings are listed with them when `ruled` is true.
package struct ListCases: NodeView {
  package static let keys = ["cases"]

  let ruled: Bool
  let poll: PollID

  package init(ruled: Bool, poll: PollID = .main) { (self.ruled, self.poll) = (ruled, poll) }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let report = try refusing { () throws(NodeError) in try node.report(poll: poll) }
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
  private func caseLines(_ item: Case, _ say: Speaker) -> [String] {
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
}

/// 裁定.
package struct RuleOnCase: RecordingCommand {
  /// Which case a ruling is about.
  package enum Subject: Codable, Equatable, Sendable {
    /// The case with this id.
    case caseID(String)
    /// The first open case that concerns the voter.
    case voter(RollNumber)
  }

  package static let keys = ["rule"]

  let subject: Subject
  let decision: RulingDecision?
  let officers: [String]
  let reason: String

  private enum CodingKeys: String, CodingKey {
    case subject = "_0"
    case decision, officers, reason
  }

  /// - Parameter decision: Nil decides as proposed.
  package init(_ subject: Subject, decision: RulingDecision?, officers: [String], reason: String) {
    (self.subject, self.decision, self.officers, self.reason) = (subject, decision, officers, reason)
  }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) -> Ruling {
    switch subject {
    case .caseID(let id):
      try node.rule(caseID: id, decision: decision, officers: officers, reason: reason, request: request)
    case .voter(let voter):
      try node.rule(voter: voter, decision: decision, officers: officers, reason: reason, request: request)
    }
  }

  package func answer(_ ruling: Ruling, _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
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
}

/// 说明.
package struct ExplainFinding: RecordingCommand {
  package static let keys = ["explain"]

  let code: FindingCode
  let site: SiteID?
  let contest: String?
  let text: String
  let officers: [String]

  private enum CodingKeys: String, CodingKey {
    case code = "_0"
    case site, contest, text, officers
  }

  package init(_ code: FindingCode, site: SiteID?, contest: String? = nil, text: String, officers: [String]) {
    (self.code, self.site, self.contest, self.text, self.officers) = (code, site, contest, text, officers)
  }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) {
    try node.explain(
      Explanation(code: code, site: site, contest: contest, text: text, officers: officers), request: request)
  }

  package func answer(_: Void, _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    .done(context, zh: "说明已记录。", en: "The explanation is recorded.")
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
