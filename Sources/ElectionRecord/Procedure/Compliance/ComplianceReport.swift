/// The whole calendar and procedure against one profile of rules (合规检查报告).
///
/// The same entries give the same report. No clock of a device enters it: days are those that people recorded, and the
/// days on which the election's file says that a site serves.
package struct ComplianceReport: Equatable, Sendable {
  package let election: String
  /// The profile's id and name.
  package let profile: String
  package let profileName: BilingualText
  /// Nil where the election's file does not say it; no deadline before it can be checked then.
  package let pollingDay: CalendarDay?
  /// In the order of ``ComplianceCode``.
  package let checks: [ComplianceCheck]

  /// The checks with one outcome.
  package func checks(_ outcome: ComplianceCheck.Outcome) -> [ComplianceCheck] {
    checks.filter { $0.outcome == outcome }
  }

  /// What departs from the rules.
  package var departures: [ComplianceCheck] { checks(.departs) }
}
