import Testing

@testable import ElectionRecord

@Suite struct ExposureTests {
  /// A full turnout, so that only votes decide.
  private static let safe = Turnout(registered: 1_000, returned: 1_000, needed: 501)

  private static func result(
    _ votes: [Int], seats: Int, writeIns: Int = 0, needed: Int? = 1
  ) -> ContestResult {
    let names = votes.indices.map { "candidate \($0)" }
    return ResultRule.result(
      of: Contest(
        id: "member", office: BilingualText("委员"), seats: seats, candidates: names.map { .init(name: $0, voter: nil) }),
      tally: Tally(
        contest: "member", lines: zip(names, votes).map { .init(name: $0, votes: $1) }, writeIns: writeIns,
        undervotes: 0),
      majorityNeeded: needed)
  }

  private static func exposure(
    _ result: ContestResult, turnout: Turnout = safe, doubt: Int
  ) -> [SeatExposure] {
    ExposureRule.exposure(of: result, turnout: turnout, papersInDoubt: doubt)
  }

  /// Ten papers in doubt can make up a margin of ten (a tie elects nobody), and not one of eleven.
  @Test(arguments: [(9, true), (10, true), (11, false)])
  func aSeatCouldChangeUpToAMarginOfThePapersInDoubt(margin: Int, couldChange: Bool) {
    let seats = Self.exposure(Self.result([100 + margin, 100], seats: 1), doubt: 10)
    #expect(seats.map(\.margin) == [margin])
    #expect(seats.map(\.couldChange) == [couldChange])
  }

  /// 109 votes where 100 are needed lose their majority with ten papers; 110 do not.
  @Test(arguments: [(108, true), (109, true), (110, false)])
  func aSeatCouldChangeUpToItsVotesAboveTheMajority(votes: Int, couldChange: Bool) {
    let seats = Self.exposure(Self.result([votes, 1], seats: 1, needed: 100), doubt: 10)
    #expect(seats.map(\.aboveMajority) == [votes - 99])
    #expect(seats.map(\.couldChange) == [couldChange])
  }

  /// Of 300 votes on 200 papers a hundred are not to be relied on: the margin over 100 is a hundred, too.
  @Test(arguments: [(99, false), (100, true)])
  func votesBeyondThePapersAreNoMargin(doubt: Int, couldChange: Bool) {
    let seats = ExposureRule.exposure(
      of: Self.result([300, 100], seats: 1), turnout: Self.safe, papersInDoubt: doubt, votesMax: 200)
    #expect(seats.map(\.couldChange) == [couldChange])
  }

  @Test(arguments: [(50, false), (51, true)])
  func votesBeyondThePapersAreNoMajority(doubt: Int, couldChange: Bool) {
    let seats = ExposureRule.exposure(
      of: Self.result([300, 1], seats: 1, needed: 150), turnout: Self.safe, papersInDoubt: doubt, votesMax: 200)
    #expect(seats.map(\.couldChange) == [couldChange])
  }

  @Test(arguments: [(509, true), (510, true), (511, false)])
  func everySeatCouldChangeWhereTheQuorumIsAtRisk(returned: Int, couldChange: Bool) {
    let turnout = Turnout(registered: 1_000, returned: returned, needed: 501)
    let seats = Self.exposure(Self.result([400, 300, 1], seats: 2), turnout: turnout, doubt: 10)
    #expect(seats.map(\.couldChange) == [couldChange, couldChange])
  }

  @Test func withoutPapersInDoubtNothingCouldChange() {
    let seats = Self.exposure(Self.result([101, 100], seats: 1), doubt: 0)
    #expect(seats.map(\.couldChange) == [false])
  }

  @Test func beforeTheTurnoutIsCountedAnythingCouldChange() {
    let turnout = Turnout(registered: 1_000, returned: nil, needed: 501)
    let seats = Self.exposure(Self.result([400, 1], seats: 1), turnout: turnout, doubt: 0)
    #expect(seats.map(\.couldChange) == [true])
  }

  @Test(arguments: [(89, 11, false), (90, 10, true)])
  func writeInsMayBeTheStrongestLoser(writeIns: Int, margin: Int, couldChange: Bool) {
    let seats = Self.exposure(Self.result([100, 50], seats: 1, writeIns: writeIns), doubt: 10)
    #expect(seats.map(\.margin) == [margin])
    #expect(seats.map(\.couldChange) == [couldChange])
  }

  @Test func everySeatIsSetAgainstTheStrongestOneNotElected() {
    let seats = Self.exposure(Self.result([50, 90, 70, 60], seats: 3), doubt: 10)
    #expect(seats.map(\.seat) == [1, 2, 3])
    #expect(seats.map(\.winner) == ["candidate 1", "candidate 2", "candidate 3"])
    #expect(seats.map(\.margin) == [40, 20, 10])
    #expect(seats.map(\.couldChange) == [false, false, true])
  }

  /// 90 votes where 100 are needed reach them with ten papers; 89 do not.
  @Test(arguments: [(89, false), (90, true)])
  func aVacantSeatCouldBeWonByPapersInDoubt(votes: Int, couldChange: Bool) {
    let seats = Self.exposure(Self.result([200, votes, 5], seats: 2, needed: 100), doubt: 10)
    #expect(seats.map(\.winner) == ["candidate 0", ""])
    #expect(seats.map(\.seat) == [1, 2])
    #expect(seats.map(\.aboveMajority) == [101, votes - 99])
    #expect(seats.map(\.couldChange) == [false, couldChange])
  }

  @Test func aTieCouldBeBrokenByOnePaper() {
    let result = Self.result([200, 120, 120], seats: 2, needed: 100)
    #expect(Self.exposure(result, doubt: 1).map(\.couldChange) == [false, true])
    #expect(Self.exposure(result, doubt: 0).map(\.couldChange) == [false, false])
  }

  /// What is in doubt: surplus, pending and quarantined papers, and what the accounts cannot explain; not what is
  /// merely unreturned.
  @Test func thePapersInDoubtAreTheOnesWhosePlaceIsUnknown() throws {
    let contest = Contest(id: "c", office: BilingualText("主任"), seats: 1, candidates: [.init(name: "a", voter: nil)])
    var box = RegisterBuilder(.fixture(contests: [contest]))
    box.open("R1", "R2", papers: 20)
    box.idle()
    for voter in 1...4 as ClosedRange<RollNumber> { box.cast("R1", voter) }
    box.count("R1", returned: 3, valid: 3)
    box.count("R2", returned: 0, valid: 0)
    box.tally("c", ["a": 3])
    let doubt = { (box: RegisterBuilder) in box.report().exposure.map(\.papersInDoubt) }
    #expect(doubt(box) == [0])
    box.count("R1", returned: 3, valid: 2)
    box.tally("c", ["a": 2])
    #expect(doubt(box) == [1])
    box.cast("R2", 1)
    #expect(doubt(box) == [2])
    box.envelope("R2", 7)
    #expect(doubt(box) == [3])
    box.close("R1", unused: 14)
    // One of the four that are open cannot have been in the boxes, of which three papers came.
    #expect(doubt(box) == [4])
    box.revoke("R1", at: 4)
    #expect(doubt(box) == [4])
    try box.rule(.provisional, .refuse)
    #expect(doubt(box) == [3])
  }
}
