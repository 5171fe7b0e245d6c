package import ElectionRecord
package import NodeService

/// What one step of a rehearsal does. Nodes are named by their site, `hall`, or the name that a step gave them.
package enum RehearsalAction: Equatable, Sendable {
  /// What a ruling is about.
  package enum Subject: Equatable, Sendable {
    case voter(RollNumber)
    /// A case by its id in the report.
    case caseID(String)
    /// The case about a device of the site.
    case site(SiteID)
    case device(DeviceID)
  }

  case open(node: String, papers: Int, officers: [String])
  case cast(node: String, CastRequest, id: RequestID?)
  case void(node: String, voter: RollNumber, reason: String, paperMarked: Bool)
  case replace(node: String, voter: RollNumber, reason: String)
  /// The site asks the hall for a voter's right.
  case ask(node: String, AskOrder)
  case close(node: String, unused: Int, officers: [String])
  /// No network reaches the node from here on.
  case cut(node: String)
  case heal(node: String)
  /// One stick, one way.
  case carry(from: String, to: String)
  case crash(node: String)
  case clock(node: String, offsetSeconds: Int64)
  case clone(node: String, name: String)
  case enrol(site: SiteID, name: String)
  case revoke(site: SiteID, reason: String)
  case count(BoxCount)
  case tally(Tally)
  case amend(RollAmendment)
  case explain(Explanation)
  case settle
  /// Nil decides as proposed.
  case rule(Subject, RulingDecision?, officers: [String], reason: String)
  case reconcile
  case declare(officers: [String])
  /// A record of the procedure, at the hall or at a site.
  case record(node: String, ProcedureRecord)
  /// 补录: the marks of a printed list.
  case paperIn(node: String, PaperList, PaperBatch, keepsStrays: Bool)
  /// 复核: a second keying of it.
  case paperCheck(node: String, PaperList, checkedBy: String)

  /// The step's key in a scenario, and its `do` in JSON.
  package var name: String {
    switch self {
    case .open: "open"
    case .cast: "cast"
    case .void: "void"
    case .replace: "replace"
    case .ask: "ask"
    case .close: "close"
    case .cut: "cut"
    case .heal: "heal"
    case .carry: "carry"
    case .crash: "crash"
    case .clock: "clock"
    case .clone: "clone"
    case .enrol: "enrol"
    case .revoke: "revoke"
    case .count: "count"
    case .tally: "tally"
    case .amend: "amend"
    case .explain: "explain"
    case .settle: "settle"
    case .rule: "rule"
    case .reconcile: "reconcile"
    case .declare: "declare"
    case .record: "record"
    case .paperIn: "paperIn"
    case .paperCheck: "paperCheck"
    }
  }
}
