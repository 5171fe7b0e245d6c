/// The whole calendar and procedure against one profile of rules (合规检查报告).
///
/// The same entries give the same report. No clock of a device enters it: days are those that people recorded, and the
/// days on which the election's file says that a site serves.
public struct ComplianceReport: Equatable, Sendable {
  public let election: String
  /// The profile's id and name.
  public let profile: String
  public let profileName: BilingualText
  /// Nil where the election's file does not say it; no deadline before it can be checked then.
  public let pollingDay: CalendarDay?
  /// In the order of ``ComplianceCode``.
  public let checks: [ComplianceCheck]

  /// The checks with one outcome.
  public func checks(_ outcome: ComplianceCheck.Outcome) -> [ComplianceCheck] {
    checks.filter { $0.outcome == outcome }
  }

  /// What departs from the rules.
  public var departures: [ComplianceCheck] { checks(.departs) }
}
