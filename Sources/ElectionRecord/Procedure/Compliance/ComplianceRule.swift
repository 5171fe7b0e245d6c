/// Checks the whole calendar and procedure against the election's profile of rules. Pure.
///
/// A rule on which the profile is silent is not checked. Each topic contributes a function from facts to checks.
///
/// - Rule: each check names the article that the profile gives for it.
package enum ComplianceRule {
  /// The report; nil where the election has no profile.
  ///
  /// - Parameters:
  ///   - poll: Index in ``Election/polls`` of the poll whose papers and votes are checked.
  ///   - women: Whether a candidate is a woman, by the roll, of those whose number is known.
  package static func report(
    on register: Register, poll: UInt8 = 0, women: [RollNumber: Bool] = [:]
  ) -> ComplianceReport? {
    guard let facts = ComplianceFacts(register, poll: poll, women: women) else { return nil }
    let checks = topics.flatMap { $0(facts) }
    let ordered = ComplianceCode.allCases.flatMap { code in checks.filter { $0.code == code } }
    return ComplianceReport(
      election: register.election.id, profile: facts.profile.id, profileName: facts.profile.name,
      pollingDay: facts.pollingDay, checks: ordered)
  }

  private static let topics: [@Sendable (ComplianceFacts) -> [ComplianceCheck]] = [
    LawCompliance.checks, RegistrationCompliance.checks, NoticeCompliance.checks, MeetingCompliance.checks,
    StaffCompliance.checks,
    NominationCompliance.checks,
    VotingCompliance.checks, CountCompliance.checks, ClosingCompliance.checks,
    CandidateListCompliance.checks, ProxyCompliance.checks, SupervisorCompliance.checks,
  ]
}

/// What every topic's checks read.
struct ComplianceFacts: Sendable {
  let register: Register
  let profile: ProcedureProfile
  let calendar: CalendarBook
  let report: ReconciliationReport
  let women: [RollNumber: Bool]
  let poll: UInt8

  init?(_ register: Register, poll: UInt8, women: [RollNumber: Bool]) {
    (self.women, self.poll) = (women, poll)
    guard let profile = register.election.procedure else { return nil }
    self.register = register
    self.profile = profile
    calendar = CalendarBook(register)
    report = Reconciliation.report(register, poll: poll, coverage: [])
  }

  var election: Election { register.election }
  var pollingDay: CalendarDay? { election.pollingDay }

  var firstVotingDay: CalendarDay? { election.firstVotingDay }

  /// Those elected here and those in office beside them.
  var committee: [Candidate] { elected + (election.inOffice?.members ?? []) }

  /// Whether the whole committee is known: after a general election, or where the file says who is in office.
  var isCommitteeWhole: Bool { election.type ?? .general == .general || election.inOffice != nil }

  /// How many people are elected: who won two offices is one member.
  var electedPersons: Int { FoldedSet(elected.map(\.name)).count }

  /// Those elected, by the votes, but for those whose election was found void.
  var elected: [Candidate] {
    let book = OutcomeBook(register)
    return register.elected(
      report.results.map { result in
        let void = book.annulledNames(in: result.contest)
        return (result.contest, result.lines.filter { $0.elected && !void.contains($0.name) }.map(\.name))
      })
  }
}

extension ComplianceCheck {
  /// Something is done so many days before an event, or earlier.
  static func before(
    _ code: ComplianceCode, _ day: CalendarDay?, _ days: Cited<Int>?, before event: CalendarDay?,
    subject: ComplianceSubject? = nil
  ) -> ComplianceCheck? {
    guard let days else { return nil }
    let pair = event.flatMap { event in day.map { (day: $0, event: event) } }
    return of(
      code, pair, source: days.source, demanded: .days(days.value), subject: subject,
      value: { .done($0.day, days: $0.event.days(since: $0.day)) },
      isMet: { $0.day.isAtLeast(days.value, before: $0.event) })
  }

  /// Something is done on the day of an event, or at most so many days later.
  static func within(
    _ code: ComplianceCode, _ day: CalendarDay?, _ days: Cited<Int>?, after event: CalendarDay?,
    subject: ComplianceSubject? = nil
  ) -> ComplianceCheck? {
    guard let days else { return nil }
    let pair = event.flatMap { event in day.map { (day: $0, event: event) } }
    return of(
      code, pair, source: days.source, demanded: .days(days.value), subject: subject,
      value: { .done($0.day, days: $0.day.days(since: $0.event)) },
      isMet: { $0.day.isWithin(days.value, after: $0.event) })
  }
}
