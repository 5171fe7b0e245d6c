import ElectionRecord
import Testing

/// Whether a tally's figures can be true of its batch.
@Suite struct BatchTallyTests {
  private static func tally(
    valid: Int = 10, invalid: Int = 2, blank: Int = 1, doubtful: Int = 0, keying: Int = 1, session: String = "A",
    batch: String = "P", _ contests: [ContestTally]? = nil
  ) -> CountingRecord {
    .tally(
      BatchTally(
        batch: batch, keying: keying, session: session, valid: valid, invalid: invalid, blank: blank,
        doubtful: doubtful,
        contests: contests ?? [.chair(6, 3, of: valid), .members([5, 4, 3], of: valid)]))
  }

  private func hall(_ rules: ProcedureProfile? = nil) throws -> CountFixture {
    var hall = CountFixture(rules)
    try hall.batch("P", "R1", papers: 14)
    return hall
  }

  @Test(
    arguments: [
      (10, 2, 1, 0, nil), (10, 2, 1, 1, nil), (10, 2, 1, 2, "morePapersThanBatch"),
      (10, 4, 1, 0, "morePapersThanBatch"),
      (10, -1, 1, 0, "figureOutOfRange"), (10, 2, 1, -1, "figureOutOfRange"),
    ] as [(Int, Int, Int, Int, String?)])
  func theClassesFitIntoTheBatch(valid: Int, invalid: Int, blank: Int, doubtful: Int, code: String?) throws {
    #expect(
      try hall().refusal(Self.tally(valid: valid, invalid: invalid, blank: blank, doubtful: doubtful)) == code)
  }

  /// Votes, names written in and choices unused are the seats times the valid papers, not one more or less.
  @Test(arguments: [(-1, "tallyDoesNotAddUp"), (0, nil), (1, "tallyDoesNotAddUp")] as [(Int, String?)])
  func theVotesAddUpToSeatsTimesPapers(off: Int, code: String?) throws {
    var chair = ContestTally.chair(6, 3, of: 10)
    chair.undervotes += off
    #expect(try hall().refusal(Self.tally([chair, .members([5, 4, 3], of: 10)])) == code)
    var members = ContestTally.members([5, 4, 3], of: 10)
    members.votes[1].votes += off
    #expect(try hall().refusal(Self.tally([.chair(6, 3, of: 10), members])) == code)
    var written = ContestTally.chair(6, 1, of: 10, writeIns: [NamedVotes("己", 2)])
    written.writeIns[0].votes += off
    #expect(try hall().refusal(Self.tally([written, .members([5, 4, 3], of: 10)])) == code)
  }

  @Test func theRefusalGivesTheFigures() throws {
    var hall = try hall()
    var chair = ContestTally.chair(6, 3, of: 10)
    chair.undervotes = 4
    let record = Self.tally([chair, .members([5, 4, 3], of: 10)])
    let refusal = #expect(throws: Refusal.self) { try hall.record(record) }
    for figure in ["9", "4", "13", "1 席 × 10 张＝10", "相差 3"] {
      #expect(refusal?.message.zh.contains(figure) == true)
    }
  }

  @Test(arguments: [(10, nil), (11, "moreVotesThanPapers")] as [(Int, String?)])
  func nobodyHasMoreVotesThanThereArePapers(votes: Int, code: String?) throws {
    let members = ContestTally.members([votes, 4, 3], of: 10)
    #expect(try hall().refusal(Self.tally([.chair(6, 3, of: 10), members])) == code)
  }

  @Test func namesAreTheElectionsAndEachStandsOnce() throws {
    let members = ContestTally.members([5, 4, 3], of: 10)
    func chair(_ votes: [NamedVotes], writeIns: [NamedVotes] = []) -> ContestTally {
      let found = (votes + writeIns).reduce(0) { $0 + $1.votes }
      return ContestTally(contest: "chair", votes: votes, writeIns: writeIns, undervotes: 10 - found)
    }
    let both = [NamedVotes("甲", 6), NamedVotes("乙", 1)]
    let cases: [([ContestTally], String?)] = [
      ([chair(both), members], nil), ([members, chair(both)], nil), ([chair(both)], "contestsIncomplete"),
      ([chair(both), chair(both), members], "contestsIncomplete"), ([chair([both[0]]), members], "choicesDiffer"),
      ([chair([both[0], NamedVotes("己", 1)]), members], "choicesDiffer"),
      ([chair(both + [NamedVotes("甲", 1)]), members], "choicesDiffer"),
      ([chair(both, writeIns: [NamedVotes("己", 1)]), members], nil),
      ([chair(both, writeIns: [NamedVotes("乙", 1)]), members], "writeInRepeated"),
      ([chair(both, writeIns: [NamedVotes("己", 1), NamedVotes("己", 1)]), members], "writeInRepeated"),
      ([chair(both, writeIns: [NamedVotes("", 1)]), members], "nameMissing"),
    ]
    for (contests, code) in cases { #expect(try hall().refusal(Self.tally(contests)) == code) }
  }

  @Test(arguments: [(true, nil), (false, "writeInsNotAllowed")] as [(Bool, String?)])
  func namesMayBeWrittenInAsTheRulesSay(allowed: Bool, code: String?) throws {
    let rules = ProcedureProfile.rules(ballots: { $0.writeInsAllowed = Cited(allowed, "第二十一条") })
    let chair = ContestTally.chair(6, 2, of: 10, writeIns: [NamedVotes("己", 1)])
    #expect(try hall(rules).refusal(Self.tally([chair, .members([5, 4, 3], of: 10)])) == code)
  }

  /// Where each office is judged apart, a contest has as many fewer papers as are void in it.
  @Test(
    arguments: [
      (.contest, 3, 7, nil), (.contest, 3, 8, "tallyDoesNotAddUp"), (.contest, 11, 0, "moreVoidThanValid"),
      (.paper, 3, 7, "voidPartNotAllowed"), (nil, 3, 7, "voidPartNotAllowed"), (.paper, 0, 10, nil), (nil, 0, 10, nil),
    ] as [(BallotRules.Scope?, Int, Int, String?)])
  func onlyPartsOfAPaperAreVoidWhereTheRulesSaySo(
    scope: BallotRules.Scope?, void: Int, papers: Int, code: String?
  ) throws {
    let rules = ProcedureProfile.rules(ballots: { $0.scope = scope.map { Cited($0, "第二十七条") } })
    var chair = ContestTally.chair(0, 0, of: papers)
    chair.void = void
    #expect(try hall(rules).refusal(Self.tally([chair, .members([5, 4, 3], of: 10)])) == code)
  }

  @Test func keyingsFollowOneAnotherAndNameTheirBatchAndSession() throws {
    var hall = try hall()
    #expect(hall.refusal(Self.tally(keying: 0)) == "wrongKeying")
    #expect(hall.refusal(Self.tally(keying: 2)) == "wrongKeying")
    #expect(hall.refusal(Self.tally(batch: "Q")) == "unknownBatch")
    #expect(hall.refusal(Self.tally(session: "Z")) == "unknownSession")
    try hall.record(Self.tally())
    #expect(hall.refusal(Self.tally(keying: 1)) == "wrongKeying")
    #expect(hall.refusal(Self.tally(keying: 2)) == nil)
  }

  @Test(arguments: [(1, "fewerThanDecided"), (2, nil)] as [(Int, String?)])
  func whatTheCommitteeDecidedIsInTheNextTally(invalid: Int, code: String?) throws {
    var hall = try hall()
    try hall.record(.referral(DoubtfulReferral(id: "D", batch: "P", reason: .illegible, papers: 2)))
    try hall.record(.decision(DoubtfulDecision(referral: "D", decision: .invalid, officers: ["x", "y"])))
    #expect(hall.refusal(Self.tally(invalid: invalid)) == code)
  }
}
