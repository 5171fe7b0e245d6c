import ElectionRecord
import Testing

/// Deadlines, each one day early, on the day and one day late.
@Suite struct ComplianceDeadlineTests {
  /// A rule with its number of days, and how to record what it is about.
  struct Deadline: Sendable, CustomTestStringConvertible {
    let code: ComplianceCode
    let rules: ProcedureProfile
    let record: @Sendable (CalendarDay) -> CalendarRecord
    /// The last day that is good.
    let last: CalendarDay
    /// Whether good days end there; they begin there otherwise.
    let isBefore: Bool

    var testDescription: String { code.rawValue }
  }

  private static func rules(
    registration: (inout RegistrationRules) -> Void = { _ in }, nomination: (inout NominationRules) -> Void = { _ in },
    staff: (inout StaffRules) -> Void = { _ in }, boxes: (inout BoxRules) -> Void = { _ in },
    proxies: (inout ProxyRules) -> Void = { _ in }, closing: (inout ClosingRules) -> Void = { _ in }
  ) -> ProcedureProfile {
    ProcedureProfile(
      id: "test", name: BilingualText("test"),
      registration: ComplianceFixture.with(RegistrationRules(), registration),
      nomination: ComplianceFixture.with(NominationRules(), nomination),
      staff: ComplianceFixture.with(StaffRules(), staff), boxes: ComplianceFixture.with(BoxRules(), boxes),
      proxies: ComplianceFixture.with(ProxyRules(), proxies), closing: ComplianceFixture.with(ClosingRules(), closing))
  }

  private static func notice(_ kind: NoticeKind) -> @Sendable (CalendarDay) -> CalendarRecord {
    { .notice(NoticePosted(kind, day: $0)) }
  }

  private static func step(_ kind: StepKind) -> @Sendable (CalendarDay) -> CalendarRecord {
    { .step(CalendarStep(kind, day: $0)) }
  }

  /// The polling day is 16 March.
  static let before: [Deadline] = [
    Deadline(
      code: .rollPosted, rules: rules(registration: { $0.rollPostedDays = Cited(20, "art. 14") }),
      record: notice(.roll),
      last: CalendarDay("2010-02-24") ?? .march(0), isBefore: true),
    Deadline(
      code: .preliminaryListPosted, rules: rules(nomination: { $0.preliminaryListDays = Cited(15, "art. 32") }),
      record: notice(.preliminaryCandidates), last: .march(1), isBefore: true),
    Deadline(
      code: .formalListPosted, rules: rules(nomination: { $0.formalListDays = Cited(5, "art. 18") }),
      record: notice(.formalCandidates), last: .march(11), isBefore: true),
    Deadline(
      code: .timePosted, rules: rules(boxes: { $0.timeNoticeDays = Cited(5, "art. 22") }),
      record: notice(.timeAndPlace),
      last: .march(11), isBefore: true),
    Deadline(
      code: .staffPosted, rules: rules(staff: { $0.postedDays = Cited(5, "art. 22") }), record: notice(.staff),
      last: .march(11), isBefore: true),
    Deadline(
      code: .proxiesPosted, rules: rules(proxies: { $0.listPosted = Cited(true, "art. 19") }),
      record: notice(.proxies), last: .march(16), isBefore: true),
    Deadline(
      code: .proxiesPosted, rules: rules(proxies: { $0.postedDays = Cited(2, "art. 16") }), record: notice(.proxies),
      last: .march(14), isBefore: true),
    // The first of anybody to vote are those of R1, on the 13th.
    Deadline(
      code: .formalListBeforeVoting, rules: rules(nomination: { $0.formalListDays = Cited(0, "art. 18") }),
      record: notice(.formalCandidates), last: .march(12), isBefore: true),
    Deadline(
      code: .mobileVotersPosted, rules: rules(boxes: { $0.mobileVotersPosted = Cited(true, "art. 24") }),
      record: notice(.mobileVoters), last: .march(12), isBefore: true),
  ]

  static let after: [Deadline] = [
    Deadline(
      code: .resultPosted, rules: rules(closing: { $0.resultPostedDays = Cited(1, "art. 32") }),
      record: notice(.result),
      last: .march(17), isBefore: false),
    Deadline(
      code: .papersSealed, rules: rules(closing: { $0.papersSealedDays = Cited(0, "art. 23") }),
      record: step(.papersSealed), last: .march(16), isBefore: false),
    Deadline(
      code: .handover, rules: rules(closing: { $0.handoverDays = Cited(10, "art. 20") }), record: step(.handover),
      last: .march(26), isBefore: false),
  ]

  private func outcome(_ deadline: Deadline, on day: CalendarDay?) -> ComplianceCheck? {
    let fixture = ComplianceFixture(rules: deadline.rules, records: day.map { [deadline.record($0)] } ?? [])
    return fixture.checks(deadline.code).first
  }

  @Test(arguments: before + after) func theLastDayIsGoodAndTheNextIsNot(_ deadline: Deadline) throws {
    #expect(outcome(deadline, on: deadline.last.adding(days: -1))?.outcome == (deadline.isEarlyGood ? .met : .departs))
    #expect(outcome(deadline, on: deadline.last)?.outcome == .met)
    #expect(outcome(deadline, on: deadline.last.adding(days: 1))?.outcome == .departs)
  }

  @Test(arguments: before + after) func aDepartureNamesItsArticleAndItsDays(_ deadline: Deadline) throws {
    let day = deadline.last.adding(days: 1)
    let check = try #require(outcome(deadline, on: day))
    #expect(check.outcome == .departs)
    #expect(check.source?.hasPrefix("art. ") == true)
    guard case .days(let demanded) = check.demanded, case .done(day, let found) = check.found else {
      Issue.record("\(check)")
      return
    }
    #expect(found == (deadline.isBefore ? demanded - 1 : demanded + 1))
  }

  /// What nobody recorded is unknown, which is neither a departure nor fine. A list of proxies may be nobody's.
  @Test(arguments: before + after) func whatNobodyRecordedIsUnknown(_ deadline: Deadline) {
    #expect(outcome(deadline, on: nil)?.outcome == (deadline.code == .proxiesPosted ? nil : .notRecorded))
  }

  @Test(arguments: before + after) func whereTheLawIsSilentNothingIsChecked(_ deadline: Deadline) {
    let fixture = ComplianceFixture(records: [deadline.record(deadline.last.adding(days: 1))])
    #expect(fixture.checks(deadline.code).isEmpty)
  }

  @Test func withoutAPollingDayNoDeadlineIsChecked() throws {
    for deadline in Self.before.prefix(5) + Self.after {
      var fixture = ComplianceFixture(rules: deadline.rules, records: [deadline.record(deadline.last)])
      fixture.pollingDay = nil
      #expect(fixture.outcome(deadline.code) == .notRecorded)
    }
  }

  /// A list that is put up again had been read before.
  @Test func theFirstPostingCounts() {
    let rules = Self.rules(nomination: { $0.formalListDays = Cited(5, "art. 18") })
    let days = [CalendarDay.march(15), .march(11), .march(14)]
    let fixture = ComplianceFixture(rules: rules, records: days.map(Self.notice(.formalCandidates)))
    #expect(fixture.outcome(.formalListPosted) == .met)
  }

  /// A result cannot hang before the poll.
  @Test func aResultBeforeTheCountDeparts() {
    let rules = Self.rules(closing: { $0.resultPostedDays = Cited(1, "art. 32") })
    let fixture = ComplianceFixture(rules: rules, records: [Self.notice(.result)(.march(15))])
    #expect(fixture.outcome(.resultPosted) == .departs)
  }

  /// Where all vote on one day, the list's own deadline says it all.
  @Test func oneDayOfVotingNeedsNoSecondRuleForTheList() {
    let rules = Self.rules(nomination: { $0.formalListDays = Cited(5, "art. 18") })
    var fixture = ComplianceFixture(rules: rules, records: [Self.notice(.formalCandidates)(.march(16))])
    fixture.days = [.march(17), .march(16), .march(16)]
    #expect(fixture.checks(.formalListBeforeVoting).isEmpty)
    #expect(fixture.outcome(.formalListPosted) == .departs)
  }
}

extension ComplianceDeadlineTests.Deadline {
  /// Whether the day before the last good one is good too: not where the last one is polling day itself.
  fileprivate var isEarlyGood: Bool { isBefore || last > .march(16) }
}
