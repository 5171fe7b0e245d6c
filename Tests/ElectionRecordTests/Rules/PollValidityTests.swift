import Testing

@testable import ElectionRecord

/// Whether a poll stands: the report and the result say the same. Fourteen on the roll; eight papers are a turnout.
@Suite struct PollValidityTests {
  private static let contest = Contest(
    id: "chair", office: BilingualText("主任"), seats: 1,
    candidates: [Candidate(name: "甲", voter: nil), Candidate(name: "乙", voter: nil)])

  private static func rules(_ scope: BallotRules.AccountScope) -> ProcedureProfile {
    var ballots = BallotRules()
    ballots.accountBase = Cited(.voters, "第四十四条")
    ballots.accountScope = Cited(scope, "第四十四条")
    return ProcedureProfile(id: "rules", name: BilingualText("rules"), ballots: ballots)
  }

  /// Nine papers for voters 1 to 9, and `twice` of them again at the other box; all are returned.
  private static func box(twice: Int, _ scope: BallotRules.AccountScope = .election) throws -> RegisterBuilder {
    var election = Election.fixture(policy: .shared, sites: "R1:1 R2:1", contests: [contest])
    election.procedure = rules(scope)
    var box = RegisterBuilder(election, roll: "R1:7 R2:7")
    box.open("R1", "R2")
    for voter in 1...9 { box.cast("R1", RollNumber(voter)) }
    for voter in 0..<twice { box.cast("R2", RollNumber(voter + 1)) }
    box.close("R1", "R2")
    box.merge("R1", "R2")
    for voter in 0..<twice { try box.rule(.doubleCast, voter: RollNumber(voter + 1), .acknowledge) }
    box.count("R1", returned: 9, valid: 9)
    box.count("R2", returned: twice, valid: twice)
    box.tally("chair", ["甲": 8, "乙": 1 + twice])
    return box
  }

  @Test(arguments: [0, 1]) func noWinnerIsNamedOfAPollWithMorePapersThanVoters(twice: Int) throws {
    let box = try Self.box(twice: twice)
    let report = box.report()
    let result = ResultDetermination.of(box.register())
    let elected = report.results.flatMap(\.lines).filter(\.elected).map(\.name)
    #expect(elected == (twice == 0 ? ["甲"] : []))
    #expect(result.contests.flatMap(\.elected).count == elected.count && result.isValid == (twice == 0))
    #expect(report.voidBy.map(\.figure) == (twice == 0 ? [] : [10]))
    let isHeldBack = report.hindrances(in: box.election).contains { $0.code == "pollVoid" }
    #expect(isHeldBack == (twice == 1))
    // What was declared before is corrected to void, whatever could have changed.
    let final = ["seatsCouldChange", "pollVoid"]
    func held(_ hindrances: [DeclarationHindrance]) -> [String] { hindrances.map(\.code).filter(final.contains) }
    #expect(Set(held(report.hindrances(in: box.election))) == (twice == 0 ? [] : Set(final)))
    #expect(held(report.correctionHindrances(in: box.election)) == [])
  }

  /// Where nobody recorded who voted, nothing is known of too many papers.
  @Test func withoutAnyMarkThePollIsNotVoid() throws {
    var election = Election.fixture(policy: .shared, sites: "R1:1", contests: [Self.contest])
    election.procedure = Self.rules(.election)
    var box = RegisterBuilder(election, roll: "R1:14")
    box.count("R1", returned: 9, valid: 9)
    box.tally("chair", ["甲": 8, "乙": 1])
    #expect(box.report().voidBy.isEmpty)
    #expect(ResultDetermination.of(box.register()).isValid == nil)
  }

  /// A box with more papers than were handed out there is left out of the results, here as there.
  @Test func aVoidBoxIsInNeitherResult() throws {
    var box = try Self.box(twice: 0, .box)
    box.count("R2", returned: 3, valid: 3)
    let report = box.report()
    #expect(report.voidBy.map(\.subject) == ["R2"])
    #expect(ResultDetermination.of(box.register()).voidBoxes == [SiteID("R2")])
    let elected = report.results.flatMap(\.lines).filter(\.elected).map(\.name)
    #expect(elected.count == ResultDetermination.of(box.register()).electedCount)
    #expect(!report.hindrances(in: box.election).contains { $0.code == "pollVoid" })
  }
}
