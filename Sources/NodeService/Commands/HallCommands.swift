package import ElectionRecord
import ElectionReports

/// What the hall's officers do with what the sites delivered.
enum HallCommands {
  static let all: [any NodeCommand.Type] = [
    Reconcile.self, ShowReport.self, ListCases.self, RuleOnCase.self, ExplainFinding.self, CountBox.self,
    EnterTally.self, TakeCountFile.self, CorrectFigures.self, DeclareResult.self, CorrectDeclaration.self,
    RevokeDevices.self, AmendRoll.self, CheckRegistrations.self, AddVoter.self, ReplaceRepresentative.self,
    BackUp.self, TakeUpBackup.self,
  ]
}

/// 核对; `html` asks for the public page too.
package struct Reconcile: RecordingCommand {
  package static let keys = ["reconcile"]

  let poll: PollID
  let html: Bool

  package init(poll: PollID = .main, html: Bool = false) { (self.poll, self.html) = (poll, html) }

  /// The same report is recorded once.
  package var isRepeatable: Bool { true }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) -> ReconciliationReport {
    try node.reconcile(poll: poll)
  }

  package func answer(
    _ report: ReconciliationReport, _ node: NodeSnapshot, _ context: CommandContext
  ) -> CommandAnswer {
    let language = context.say.language
    let text = ReportText.render(report, election: node.election, language: language)
    var answer = CommandAnswer(
      ReportJSON.members(report), Array(TextWrap.split(text).dropLast()),
      status: report.complete && report.balanced ? .done : .unbalanced)
    if html { answer.html = ReportHTML.render(report, election: node.election, language: language) }
    return answer
  }
}

/// The report of a reconciliation as it stands now, of which nothing is recorded: for whoever only looks.
package struct ShowReport: NodeView {
  package static let keys = ["report"]

  let poll: PollID
  let html: Bool

  package init(poll: PollID = .main, html: Bool = false) { (self.poll, self.html) = (poll, html) }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let report = try refusing { () throws(NodeError) in try node.report(poll: poll) }
    return Reconcile(poll: poll, html: html).answer(report, node, context)
  }
}

/// 宣布.
package struct DeclareResult: RecordingCommand {
  package static let keys = ["declare"]

  let officers: [String]
  let poll: PollID

  package init(officers: [String], poll: PollID = .main) { (self.officers, self.poll) = (officers, poll) }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) -> ReconciliationReport {
    try node.declare(officers: officers, poll: poll, request: request)
  }

  package func answer(
    _ report: ReconciliationReport, _ node: NodeSnapshot, _ context: CommandContext
  ) -> CommandAnswer {
    .declared(report, node, context, zh: "结果已宣布。核对报告的摘要：", en: "The result is declared. Digest of the report:")
  }
}

/// 停用设备.
package struct RevokeDevices: RecordingCommand {
  package static let keys = ["revoke"]

  let site: SiteID
  let reason: String
  /// Whether people said that it is this site, though its laptop was heard of just now.
  let confirmed: Bool?

  package init(site: SiteID, reason: String, confirmed: Bool = false) {
    (self.site, self.reason) = (site, reason)
    self.confirmed = confirmed ? true : nil
  }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) {
    try node.revoke(site: site, reason: reason, insists: confirmed ?? false, request: request)
  }

  package func answer(_: Void, _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let name = context.say.site(site, in: node.election)
    if node.election.policy == .shared {
      return .done(
        context, zh: "\(name) 的设备已停用。别的投票点照常发票，在该点领过票、没有送达的选民可能再领：请各点对照该点的纸质名册。",
        en:
          "The devices of \(name) are revoked. Other sites go on issuing papers, and voters served there whose marks were "
          + "not delivered could be served again: compare with its paper list.")
    }
    return .done(
      context, zh: "\(name) 的设备已停用；该点选民只能投待核票，直到裁定。裁定以前，请对照该点的纸质名册：裁定以后，没有送达的选民可能再领一张。",
      en:
        "The devices of \(name) are revoked; its voters get envelopes until a ruling. Compare with its paper list before "
        + "you rule: afterwards a voter whose mark was not delivered could be handed another paper.")
  }
}

/// 名册变更.
package struct AmendRoll: RecordingCommand {
  package static let keys = ["amendRoll"]

  let voter: RollNumber
  let change: RollAmendment.Change
  /// Both once a site has opened.
  let reason: String?
  let officers: [String]?
  /// Whether people said that it is so, though the number needed changes with it.
  let confirmed: Bool?

  package init(
    voter: RollNumber, change: RollAmendment.Change, reason: String? = nil, officers: [String] = [],
    confirmed: Bool = false
  ) {
    (self.voter, self.change, self.reason) = (voter, change, reason)
    self.officers = officers.isEmpty ? nil : officers
    self.confirmed = confirmed ? true : nil
  }

  /// The reason, beside whose number it is.
  package func typedBeside(_ node: Node) -> TypedBeside { TypedBeside([voter], [reason ?? ""]) }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) {
    let amendment = RollAmendment(voter: voter, change: change, reason: reason ?? "", officers: officers ?? [])
    try node.amendRoll(amendment, insists: confirmed ?? false, request: request)
  }

  package func answer(_: Void, _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    .done(context, zh: "名册变更已记录。", en: "The amendment of the roll is recorded.")
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
