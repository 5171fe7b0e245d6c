/// Decides whether a record of the procedure may be written. Pure: by what the register holds.
///
/// - Rule: each topic's rule cites its own articles; here which node may record what (invariant S13).
package enum ProcedureRule {
  /// - Parameter site: Whose journal it would stand in; nil for the hall's.
  /// - Throws: ``Refusal``, with what to do instead.
  package static func check(
    _ record: ProcedureRecord, by site: SiteID?, in register: Register
  ) throws(Refusal) {
    if site != nil, !record.mayStandAtSite { throw .onlyAtHall }
    try record.limits.check(record.message)
    switch record {
    case .registration(let record): try RegistrationRule.check(record, in: register)
    case .calendar(let record): try CalendarRule.check(record, in: register)
    case .nomination(let record): try NominationRule.check(record, in: register)
    case .staff(let record): try StaffRule.check(record, in: register)
    case .proxy(let record): try ProxyRule.check(record, by: site, in: register)
    case .custody(let record): try CustodyRule.check(record, by: site, in: register)
    case .counting(let record): try CountingRule.check(record, in: register)
    case .paper(let record): try PaperRule.check(record, by: site, in: register)
    case .outcome(let record): try OutcomeRule.check(record, in: register)
    case .withdrawal(let record): try WithdrawalRule.check(record, in: register)
    }
    try NamedPersonRule.check(record, in: register)
    try RecordLimits.check(sizeOf: record)
  }

  /// What the procedure leaves for people to explain; part of the reconciliation.
  static func findings(in register: Register, poll: UInt8) -> [ProcedureFinding] {
    CustodyRule.findings(in: register) + CountingRule.findings(in: register, poll: poll)
      + PaperRule.findings(in: register)
  }
}

/// A finding before officers have explained it.
struct ProcedureFinding: Equatable, Sendable {
  let code: FindingCode
  /// Nil when it is about the whole election.
  let site: SiteID?
  /// How many.
  let count: Int
}

extension ProcedureRecord {
  /// The lists of people who answer for it; none where the record is out of bounds.
  package var people: [[String]] { (try? limits.check(message)) ?? [] }

  /// Bounds on its texts and figures.
  fileprivate var limits: RecordLimits {
    switch self {
    case .custody: CustodyRule.limits
    case .paper: PaperRule.limits
    case .registration, .calendar, .nomination, .staff, .proxy, .counting, .outcome, .withdrawal: RecordLimits()
    }
  }

  /// Whether a site's journal may hold it: what happens where the box is.
  var mayStandAtSite: Bool {
    switch self {
    case .proxy(let record): record.mayStandAtSite
    case .custody, .paper: true
    case .registration, .calendar, .nomination, .staff, .counting, .outcome, .withdrawal: false
    }
  }
}
