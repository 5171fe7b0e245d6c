/// One rule of the profile held against what was recorded.
package struct ComplianceCheck: Equatable, Sendable {
  /// How it came out.
  package enum Outcome: String, Sendable, CaseIterable {
    /// The record departs from the rule (不符).
    case departs
    /// Nothing that was recorded tells (未记录); unknown is never fine.
    case notRecorded
    /// The record meets the rule (符合).
    case met
  }

  package let code: ComplianceCode
  package let outcome: Outcome
  /// The law and article that demand it; nil for a notice that only the list of notices names.
  package let source: String?
  package let demanded: ComplianceValue
  /// Nil where nothing was recorded.
  package let found: ComplianceValue?
  /// What it is about, where the rule applies to several things.
  package let subject: ComplianceSubject?

  init(
    _ code: ComplianceCode, _ outcome: Outcome, source: String?, demanded: ComplianceValue,
    found: ComplianceValue? = nil, subject: ComplianceSubject? = nil
  ) {
    self.code = code
    self.outcome = outcome
    self.source = source
    self.demanded = demanded
    self.found = found
    self.subject = subject
  }

  /// Checks one recorded value: `isMet` is asked only where there is one.
  static func of<Found>(
    _ code: ComplianceCode, _ found: Found?, source: String?, demanded: ComplianceValue,
    subject: ComplianceSubject? = nil, value: (Found) -> ComplianceValue, isMet: (Found) -> Bool
  ) -> ComplianceCheck {
    guard let found else {
      return ComplianceCheck(code, .notRecorded, source: source, demanded: demanded, subject: subject)
    }
    return ComplianceCheck(
      code, isMet(found) ? .met : .departs, source: source, demanded: demanded, found: value(found), subject: subject)
  }
}

/// A value of a rule, or one that was found. What its numbers mean follows from the check's code.
package enum ComplianceValue: Equatable, Sendable {
  /// It has to be so.
  case required
  /// Yes or no.
  case truth(Bool)
  /// So many days before an event, or after it.
  case days(Int)
  /// Done on a day, so many days before an event, or after it; negative where it was on the event's other side.
  case done(CalendarDay, days: Int)
  /// Persons, or days of voting.
  case count(Int)
  /// From the least to the most, where there is one.
  case range(least: Int?, most: Int?)
  /// So many months.
  case months(Int)
  case moreThan(Fraction)
  case atLeast(Fraction)
  /// Part of a whole, in persons or papers.
  case part(Int, of: Int)
  case threshold(Threshold)
  case figures([ResultFigure])
  /// Codes of the rules' file, such as `returned` or the grounds on which nobody may stand.
  case codes([String])
}

/// What a check is about.
package enum ComplianceSubject: Equatable, Sendable {
  case site(SiteID)
  /// The contest's id.
  case contest(String)
  case notice(NoticeKind)
  case meeting(MeetingKind, CalendarDay?)
  /// An objection to the roll, by its number.
  case objection(Int)
  /// Somebody who serves, by name.
  case person(String)
  /// A residents' group, by name.
  case group(String)
  /// A value of the rules, by its place in their file, such as `proxies.kinOnly`.
  case rule(String)
}

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
