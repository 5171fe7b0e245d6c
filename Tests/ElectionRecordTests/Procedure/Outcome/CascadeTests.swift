import ElectionRecord
import Testing

/// Votes for a higher office count for lower ones too, where the profile says so.
@Suite struct CascadeTests {
  private func result(_ cascade: Bool?, chair: [Int], members: [Int]) throws -> ResultDetermination {
    let rules = ProcedureProfile.rules(results: { $0.cascade = cascade.map { Cited($0, "第二十五条") } })
    return ResultDetermination.of(try ResultDeterminationTests.hall(rules, chair: chair, members: members).register)
  }

  @Test(arguments: [nil, false]) func votesStayWhereTheyAreUnlessTheRulesSayOtherwise(cascade: Bool?) throws {
    let members = try #require(try result(cascade, chair: [60, 35], members: [70, 40, 20]).contests.last)
    #expect(members.lines.map(\.name) == ["丙", "丁", "戊"] && members.elected == ["丙"])
  }

  /// Equal votes stand in the order of the ballot, those who come down behind.
  @Test func whoIsNotElectedKeepsTheVotesForTheNextOffice() throws {
    let members = try #require(try result(true, chair: [40, 55], members: [70, 40, 20]).contests.last)
    #expect(members.lines.map(\.name) == ["丙", "丁", "甲", "戊"])
    let tight = try #require(try result(true, chair: [51, 49], members: [70, 40, 20]).contests.last)
    #expect(tight.lines.map(\.name) == ["丙", "乙", "丁", "戊"] && tight.elected == ["丙"])
    let three = try #require(try result(true, chair: [48, 52], members: [30, 40, 20]).contests.last)
    #expect(three.lines.first?.name == "甲" && three.lines.first?.votes == 48)
  }

  @Test func whoIsElectedToTheHigherOfficeLeavesTheLowerOne() throws {
    let contests = [
      CountFixture.chair, CountFixture.contest("member", "委员", seats: 2, ["甲", "丁", "戊"]),
    ]
    var hall = CountFixture(.rules(results: { $0.cascade = Cited(true, "第二十五条") }), contests: contests)
    hall.openBoxes()
    try hall.batch("P", "R1", "R2", papers: 100)
    let votes = ContestTally(
      contest: "member", votes: [NamedVotes("甲", 90), NamedVotes("丁", 60), NamedVotes("戊", 30)], undervotes: 20)
    try hall.accept("P", valid: 100, [.chair(60, 30, of: 100), votes])
    let result = ResultDetermination.of(hall.register)
    #expect(result.contests.map(\.elected) == [["甲"], ["丁"]])
    #expect(result.contests.last?.lines.map(\.name) == ["丁", "戊", "乙"])
  }
}
