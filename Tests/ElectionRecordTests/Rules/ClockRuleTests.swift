import ElectionRecord
import Testing

@Suite struct ClockRuleTests {
  private static func election(_ pollingDay: String?, sites: [String?]) -> Election {
    Election(
      format: 1, id: "e", name: BilingualText(zh: "选", en: "e"), mode: .voters, policy: .assigned, electorate: 3,
      roll: "roll.csv",
      profile: RuleProfile(
        proxyLimit: 3, quorum: Threshold(base: .registered, numerator: 1, denominator: 2),
        majority: Threshold(base: .returned, numerator: 1, denominator: 2)),
      polls: [Poll(id: .main, name: BilingualText(zh: "正", en: "m"))],
      sites: sites.enumerated().map { index, day in
        Site(
          id: SiteID("S\(index)"), kind: .station, stage: 1, name: BilingualText(zh: "站", en: "s"), areas: [],
          papers: 1,
          days: day.flatMap { CalendarDay($0) }.map { [$0] })
      },
      contests: [], pollingDay: pollingDay.flatMap { CalendarDay($0) })
  }

  @Test(
    arguments: [
      ("2010-03-16", nil), ("2010-04-16", nil), ("2010-04-17", 32), ("2010-02-11", nil), ("2010-02-10", -32),
      ("2026-03-16", 5844), ("1970-01-01", -14_682),
    ] as [(String, Int?)])
  func aClockFarFromTheElectionIsSaid(_ today: String, _ distance: Int?) throws {
    let day = try #require(CalendarDay(today))
    #expect(ClockRule.distance(of: day, from: Self.election("2010-03-16", sites: ["2010-03-14"])) == distance)
  }

  @Test func whatTheElectionDoesNotNameIsNotMeasured() {
    #expect(ClockRule.distance(of: CalendarDay(number: 0), from: Self.election(nil, sites: [nil])) == nil)
    #expect(ClockRule.distance(of: CalendarDay(number: 0), from: Self.election(nil, sites: ["1970-03-01"])) == -59)
  }

  /// A site with days of its own goes by them, another one by polling day and the days on which boxes go round.
  @Test(
    arguments: [
      ("2010-03-13", "2010-03-14", false), ("2010-03-12", "2010-03-14", true), ("2010-03-20", "2010-03-14", false),
      ("2010-03-08", nil, false), ("2010-03-07", nil, true), ("2010-02-16", nil, true),
    ] as [(String, String?, Bool)])
  func aSiteThatOpensTooEarlyIsAsked(_ today: String, _ own: String?, _ isAsked: Bool) throws {
    let election = Self.election("2010-03-16", sites: [own])
    let found = ClockRule.early(try #require(CalendarDay(today)), at: "S0", in: election)
    #expect((found != nil) == isAsked)
    #expect(ClockRule.early(CalendarDay(number: 0), at: "S0", in: Self.election(nil, sites: [nil])) == nil)
  }
}
