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
    row("nomination.jointVoters", "十八", \.nomination.jointVoters, 11),
    row("nomination.jointHouseholds", "十八", \.nomination.jointHouseholds, 10),
    row("nomination.surplusHeadMin", "十八", \.nomination.surplusHeadMin, 0),
    row("nomination.surplusMemberMin", "十八", \.nomination.surplusMemberMin, 0),
    row("nomination.equalAllowed", "十八", \.nomination.equalAllowed, true),
    row("staff.candidateLeavesCommittee", "十五", \.staff.candidateLeavesCommittee, false),
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
