import Testing

@testable import ElectionRecord

@Suite struct ResultTests {
  private static func contest(_ names: [String], seats: Int) -> Contest {
    Contest(
      id: "member", office: BilingualText("委员"), seats: seats,
      candidates: names.map { Candidate(name: $0, voter: nil) })
  }

  private static func result(
    _ votes: KeyValuePairs<String, Int>, seats: Int, writeIns: Int = 0, needed: Int? = 1
  ) -> ContestResult {
    ResultRule.result(
      of: contest(votes.map(\.key), seats: seats),
      tally: Tally(
        contest: "member", lines: votes.map { .init(name: $0.key, votes: $0.value) }, writeIns: writeIns,
        undervotes: 0),
      majorityNeeded: needed)
  }

  private static func elected(_ result: ContestResult) -> [String] {
    result.lines.filter(\.elected).map(\.name)
  }

  @Test func theMostVotesAreElectedWhileSeatsLast() {
    let result = Self.result(["a": 10, "b": 30, "c": 20], seats: 2)
    #expect(result.lines.map(\.name) == ["b", "c", "a"])
    #expect(Self.elected(result) == ["b", "c"])
  }

  @Test func equalVotesStandInTheOrderOfTheBallot() {
    let contest = Self.contest(["z", "a"], seats: 1)
    let tally = Tally(
      contest: "member", lines: [.init(name: "a", votes: 5), .init(name: "z", votes: 5)], writeIns: 0, undervotes: 0)
    #expect(ResultRule.result(of: contest, tally: tally, majorityNeeded: 1).lines.map(\.name) == ["z", "a"])
  }

  /// Of 100 papers more than half is 51: exactly half elects nobody.
  @Test(arguments: [(50, false), (51, true)])
  func theMajorityIsMoreThanHalf(votes: Int, isElected: Bool) {
    let needed = Threshold.half(of: .returned).needed(of: 100)
    #expect(Self.elected(Self.result(["a": votes, "b": 10], seats: 1, needed: needed)).isEmpty != isElected)
  }

  @Test func aTieAtTheLastSeatElectsNobodyAmongThoseTied() {
    #expect(Self.elected(Self.result(["a": 30, "b": 20, "c": 20], seats: 2)) == ["a"])
    #expect(Self.elected(Self.result(["a": 20, "b": 20, "c": 20], seats: 2)) == [])
    #expect(Self.elected(Self.result(["a": 20, "b": 20, "c": 19], seats: 2)) == ["a", "b"])
    #expect(Self.elected(Self.result(["a": 20, "b": 20], seats: 2)) == ["a", "b"])
  }

  @Test func nobodyIsElectedBeforeTheBaseOfTheMajorityIsCounted() {
    #expect(Self.elected(Self.result(["a": 30], seats: 1, needed: nil)) == [])
  }

  @Test(
    arguments: [(.registered, 8), (.returned, 2), (.valid, 1)] as [(CountBase, Int)])
  func theMajorityIsOfTheProfilesBase(base: CountBase, needed: Int) {
    let contest = Self.contest(["a"], seats: 1)
    var box = RegisterBuilder(.fixture(contests: [contest], majority: .half(of: base)))
    box.open("R1")
    box.cast("R1", 1)
    box.cast("R1", 2)
    box.tally("member", ["a": 1], undervotes: 0)
    #expect(box.report().results.first?.majorityNeeded == (base == .registered ? 8 : nil))
    box.count("R1", returned: 2, valid: 1, invalid: 1)
    box.idle()
    #expect(box.report().results.first?.majorityNeeded == needed)
  }

  @Test func onlyTheLastTallyOfAContestIsUsed() {
    var box = RegisterBuilder(.fixture(contests: [Self.contest(["a", "b"], seats: 1)]))
    box.tally("member", ["a": 1, "b": 2])
    box.tally("member", ["a": 3, "b": 2], writeIns: 4, undervotes: 5)
    let results = box.report().results
    #expect(results.count == 1)
    #expect(results.first?.lines.map(\.votes) == [3, 2])
    #expect(results.first?.writeIns == 4 && results.first?.undervotes == 5)
  }

  @Test(arguments: [(7, false), (8, true)])
  func theTurnoutIsReachedWithMoreThanHalfOfTheRegistered(returned: Int, isReached: Bool) {
    let turnout = Turnout(registered: 14, returned: returned, needed: Threshold.half(of: .registered).needed(of: 14))
    #expect(turnout.reached == isReached)
  }

  @Test(arguments: [(2208, 2722, 8112), (1, 3, 3333), (2, 3, 6667), (1, 16, 625), (1, 20_000, 1), (1, 20_001, 0)])
  func hundredthsOfAPercentAreRoundedHalfUp(returned: Int, registered: Int, hundredths: Int) {
    let turnout = Turnout(registered: registered, returned: returned, needed: 1)
    #expect(turnout.hundredthsOfPercent == hundredths)
  }

  @Test func theTurnoutIsUnknownBeforeTheCount() {
    let turnout = Turnout(registered: 14, returned: nil, needed: 8)
    #expect(turnout.reached == nil && turnout.hundredthsOfPercent == nil)
    #expect(Turnout(registered: 0, returned: 0, needed: 1).hundredthsOfPercent == nil)
  }

  @Test func whoWasStruckOffIsNotRegistered() {
    var box = RegisterBuilder()
    box.amend(1, .struckOff)
    box.amend(2, .duplicateOf(original: 3))
    box.amend(99, .struckOff)
    #expect(box.report().register.registered == 12)
    #expect(box.report().turnout.needed == 7)
    box.amend(1, .restored)
    #expect(box.report().register.registered == 13)
  }
}
