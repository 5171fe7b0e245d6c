import Testing

@testable import ElectionRecord

/// 城市居民委员会组织法 (2025) against the rules of an election.
@Suite struct LawComplianceTests {
  /// One value that the law overrides, with its article.
  struct Row: Sendable, CustomTestStringConvertible {
    let key: String
    let article: String
    let mode: ElectionMode
    let change: @Sendable (inout ProcedureProfile) -> Void
    var testDescription: String { key }
  }

  private static func row<Value>(
    _ key: String, _ article: String, _ place: any WritableKeyPath<ProcedureProfile, Cited<Value>?> & Sendable,
    _ value: Value, _ mode: ElectionMode = .voters
  ) -> Row {
    Row(key: key, article: article, mode: mode) { $0[keyPath: place] = Cited(value, "省里的规定") }
  }

  static let rows: [Row] = [
    row("registration.age", "十六", \.registration.age, 17),
    row("registration.residentsAllowed", "十六", \.registration.residentsAllowed, false),
    row("registration.workersAllowed", "十六", \.registration.workersAllowed, false),
    row("registration.workMonths", "十六", \.registration.workMonths, 5),
    row("registration.declarationRequired", "十六", \.registration.declarationRequired, false),
    row("registration.rollPostedDays", "十七", \.registration.rollPostedDays, 19),
    row("registration.objectionDays", "十七", \.registration.objectionDays, 6),
    row("registration.decisionDays", "十七", \.registration.decisionDays, 4),
    row(
      "registration.leadersFromRepresentatives", "十三", \.registration.leadersFromRepresentatives, false,
      .representatives),
    row("registration.decisionPosted", "十七", \.registration.decisionPosted, false),
    row("registration.electorsPostedDays", "十七", \.registration.electorsPostedDays, 1, .representatives),
    row("registration.electorsPostedDays", "十七", \.registration.electorsPostedDays, 19, .households),
    row(
      "registration.householdsPerRepresentativeMin", "十三", \.registration.householdsPerRepresentativeMin, 19,
      .representatives),
    row(
      "registration.householdsPerRepresentativeMax", "十三", \.registration.householdsPerRepresentativeMax, 51,
      .representatives),
    row("nomination.partyAllowed", "十八", \.nomination.partyAllowed, false),
    row("nomination.jointVoters", "十八", \.nomination.jointVoters, 11),
    row("nomination.exclusions", "十八", \.nomination.exclusions, [.expelled]),
    row("nomination.candidatesMeet", "十八", \.nomination.candidatesMeet, false),
    row("nomination.jointHouseholds", "十八", \.nomination.jointHouseholds, 10),
    row("nomination.surplusHeadMin", "十八", \.nomination.surplusHeadMin, 0),
    row("nomination.surplusMemberMin", "十八", \.nomination.surplusMemberMin, 0),
    row("nomination.equalAllowed", "十八", \.nomination.equalAllowed, true),
    row("staff.candidateLeavesCommittee", "十五", \.staff.candidateLeavesCommittee, false),
    row("staff.kinLeavesCommittee", "十五", \.staff.kinLeavesCommittee, false),
    row("boxes.secretPlace", "十九", \.boxes.secretPlace, false),
    row("proxies.awayOnly", "十九", \.proxies.awayOnly, false),
    row("proxies.listPosted", "十九", \.proxies.listPosted, false),
    row("results.majorityBase", "十九", \.results.majorityBase, .registered),
    row("results.majorityBase", "十九", \.results.majorityBase, .valid),
    row("results.meetingMoreThan", "二十七", \.results.meetingMoreThan, Fraction(1, 100)),
    row("results.representativesMeetingAtLeast", "二十九", \.results.representativesMeetingAtLeast, Fraction(1, 100)),
    row("results.assemblyNoticeDays", "二十六", \.results.assemblyNoticeDays, 0),
    row("results.womenMin", "八", \.results.womenMin, 0),
    row("results.kinExcluded", "八", \.results.kinExcluded, false),
    row("results.recallHouseholds", "二十", \.results.recallHouseholds, Fraction(9, 10)),
    row("results.officeEnds", "二十三、三十七", \.results.officeEnds, [.incapacitated]),
    row("closing.auditBeforeElection", "三十八", \.closing.auditBeforeElection, false),
    row("staff.committeeByMeeting", "十五", \.staff.committeeByMeeting, false),
    row("staff.committeeFilledByRank", "十五", \.staff.committeeFilledByRank, false),
    row("proxies.allowed", "十九", \.proxies.allowed, true, .representatives),
    row("proxies.allowed", "十九", \.proxies.allowed, false, .households),
    row("proxies.principalsMax", "十九", \.proxies.principalsMax, 4),
    row("proxies.kinOnly", "十九", \.proxies.kinOnly, true),
    row("proxies.candidatesExcluded", "十九", \.proxies.candidatesExcluded, false),
    row("proxies.writtenOnly", "十九", \.proxies.writtenOnly, false),
    row("results.turnoutMoreThan", "十九", \.results.turnoutMoreThan, Fraction(1, 2), .representatives),
    row("results.turnoutMoreThan", "十九", \.results.turnoutMoreThan, Fraction(2, 3)),
    row("results.majorityMoreThan", "十九", \.results.majorityMoreThan, Fraction(1, 3)),
    row("results.supplementaryAtLeast", "十九", \.results.supplementaryAtLeast, Fraction(1, 4)),
    row("results.membersMin", "八", \.results.membersMin, 4),
    row("results.membersMax", "八", \.results.membersMax, 10),
    row("results.recallVoters", "二十", \.results.recallVoters, Fraction(1, 5)),
    row("results.recallRepresentatives", "二十", \.results.recallRepresentatives, Fraction(1, 4)),
    row("results.misconductVoids", "二十二", \.results.misconductVoids, false),
    row("results.resignationByMeeting", "二十一", \.results.resignationByMeeting, false),
    row("closing.resultPostedDays", "十九", \.closing.resultPostedDays, 1),
    row("closing.countsPublished", "十九", \.closing.countsPublished, false),
    row("closing.handoverDays", "二十五", \.closing.handoverDays, 11),
    row("closing.handoverChaired", "二十五", \.closing.handoverChaired, false),
    row("closing.handoverSupervised", "二十五", \.closing.handoverSupervised, false),
    row("closing.supervisorsElected", "三十六", \.closing.supervisorsElected, false),
    row("closing.supervisorsExcluded", "三十六", \.closing.supervisorsExcluded, false),
    row("closing.termYears", "十四", \.closing.termYears, 3),
  ]

  @Test(arguments: rows) func aValueThatTheLawOverridesIsNamedWithItsArticle(_ row: Row) throws {
    let day = try #require(CalendarDay("2026-06-01"))
    var profile = ProcedureProfile(id: "test", name: BilingualText("test"))
    #expect(LawCompliance.contradictions(in: profile, of: row.mode, on: day).isEmpty)
    row.change(&profile)
    let found = LawCompliance.contradictions(in: profile, of: row.mode, on: day)
    #expect(found.map(\.subject) == [.rule(row.key)])
    #expect(found.map(\.source) == ["城市居民委员会组织法（2025）第\(row.article)条"])
    #expect(found.map(\.outcome) == [.departs])
  }

  private static let strictDays = Cited(30, "省里的规定")

  private static let stricter: [@Sendable (inout ProcedureProfile) -> Void] = [
    { $0.registration.rollPostedDays = strictDays }, { $0.registration.electorsPostedDays = strictDays },
    { $0.registration.decisionDays = Cited(1, "省里的规定") }, { $0.results.assemblyNoticeDays = strictDays },
    { $0.results.meetingMoreThan = Cited(Fraction(2, 3), "省里的规定") },
    { $0.results.representativesMeetingAtLeast = Cited(Fraction(4, 5), "省里的规定") },
    { $0.results.womenMin = Cited(2, "省里的规定") }, { $0.nomination.surplusMemberMin = Cited(2, "省里的规定") },
    { $0.results.officeEnds = Cited([.incapacitated, .convicted, .unfitTwice, .died], "省里的规定") },
    { $0.closing.handoverDays = Cited(5, "省里的规定") },
  ]

  /// What asks for more than the law does, where the law asks for that much at least.
  @Test(arguments: stricter.indices) func stricterValuesAreLawful(index: Int) throws {
    let day = try #require(CalendarDay("2026-06-01"))
    var profile = ProcedureProfile(id: "test", name: BilingualText("test"))
    Self.stricter[index](&profile)
    for mode in ElectionMode.allCases {
      #expect(LawCompliance.contradictions(in: profile, of: mode, on: day).isEmpty)
    }
  }

  /// An election without a polling day is held on the first day of its sites.
  @Test(arguments: [("2025-12-31", 0), ("2026-01-01", 1)])
  func onlyTheLawInForceOnPollingDayOverrides(day: String, count: Int) throws {
    let day = try #require(CalendarDay(day))
    var rules = ProcedureProfile(id: "test", name: BilingualText("test"))
    rules.proxies.kinOnly = Cited(true, "省里的规定")
    var fixture = ComplianceFixture(rules: rules, pollingDay: day)
    #expect(fixture.checks(.ruleLawful).count == count)
    fixture.pollingDay = nil
    fixture.days = [day.adding(days: 1), day.adding(days: 2), day.adding(days: 3)]
    #expect(fixture.checks(.ruleLawful).count == count)
  }
}
