import ElectionRecord
import Testing

@Suite struct RecallRuleTests {
  private static let day = CalendarDay(number: 15_000)
  private static let rules = ProcedureProfile.rules(results: {
    $0.recallVoters = Cited(Fraction(1, 5), "第十六条")
    $0.recallRepresentatives = Cited(Fraction(1, 3), "第十六条")
    $0.recallHouseholds = Cited(Fraction(1, 10), "第十六条")
    $0.recallDays = Cited(30, "第三十五条")
    $0.recallBarredMonths = Cited(12, "第三十六条")
  })

  private static func petition(
    _ signatures: Int, of: Int, id: String = "D1", person: String = "甲", by: Petitioner = .voters,
    after days: Int = 0,
    ground: String = "g"
  ) -> RecallPetition {
    RecallPetition(
      id: id, person: person, by: by, signatures: signatures, of: of, day: day.adding(days: days), ground: ground)
  }

  private static func steps(_ petition: RecallPetition, in hall: CountFixture) -> [WorkingStep] {
    RecallRule.steps(petition, OutcomeBook(hall.register), hall.register.election.procedure?.results)
  }

  /// A fifth of 2722 voters is 545, a third of 73 representatives is 25, a fifth of 100 is exactly 20.
  @Test(
    arguments: [
      (.voters, 2722, 544, false), (.voters, 2722, 545, true), (.voters, 100, 19, false), (.voters, 100, 20, true),
      (.representatives, 73, 24, false), (.representatives, 73, 25, true), (.representatives, 72, 24, true),
      (.households, 401, 40, false), (.households, 401, 41, true),
    ] as [(Petitioner, Int, Int, Bool)])
  func aPartOfThoseEntitledDemandsIt(by: Petitioner, of: Int, signatures: Int, isEnough: Bool) throws {
    var hall = CountFixture(Self.rules)
    let petition = Self.petition(signatures, of: of, by: by)
    try hall.record(.petition(petition))
    let step = try #require(Self.steps(petition, in: hall).first)
    #expect(step.kind == .recallDemand && step.met == isEnough && step.of == of && step.source == "第十六条")
    let vote = OutcomeRecord.recallVote(RecallVote(petition: "D1", day: Self.day.adding(days: 1), passed: true))
    #expect(hall.refusal(vote) == (isEnough ? nil : "recallNotAdmissible"))
  }

  @Test(arguments: [(0, true), (30, true), (31, false)]) func itIsVotedOnInTime(days: Int, isInTime: Bool) throws {
    var hall = CountFixture(Self.rules)
    let petition = Self.petition(30, of: 100)
    try hall.record(.petition(petition))
    #expect(Self.steps(petition, in: hall).first { $0.kind == .recallDeadline }?.met == nil)
    try hall.record(.recallVote(RecallVote(petition: "D1", day: Self.day.adding(days: days), passed: false)))
    let step = try #require(Self.steps(petition, in: hall).first { $0.kind == .recallDeadline })
    #expect(step.met == isInTime && step.figure == days && step.threshold == 30 && step.source == "第三十五条")
  }

  /// The demand failed on day 10; a year later is day 375.
  @Test(arguments: [(374, false), (375, true)]) func theSameGroundIsBarredForAYear(days: Int, isFree: Bool) throws {
    var hall = CountFixture(Self.rules)
    try hall.record(.petition(Self.petition(30, of: 100)))
    try hall.record(.recallVote(RecallVote(petition: "D1", day: Self.day.adding(days: 10), passed: false)))
    let second = Self.petition(30, of: 100, id: "D2", after: days)
    try hall.record(.petition(second))
    let step = try #require(Self.steps(second, in: hall).first { $0.kind == .recallBar })
    #expect(step.met == isFree && step.threshold == 365 && step.figure == days - 10 && step.source == "第三十六条")
    let vote = OutcomeRecord.recallVote(RecallVote(petition: "D2", day: second.day, passed: true))
    #expect(hall.refusal(vote) == (isFree ? nil : "recallBarred"))
  }

  @Test func anotherGroundAnotherPersonOrARecallThatPassedBarsNothing() throws {
    for (second, passed) in [
      (Self.petition(30, of: 100, id: "D2", after: 20, ground: "h"), false),
      (Self.petition(30, of: 100, id: "D2", person: "乙", after: 20), false),
      (Self.petition(30, of: 100, id: "D2", after: 20), true),
    ] {
      var hall = CountFixture(Self.rules)
      try hall.record(.petition(Self.petition(30, of: 100)))
      try hall.record(.recallVote(RecallVote(petition: "D1", day: Self.day.adding(days: 10), passed: passed)))
      try hall.record(.petition(second))
      #expect(!Self.steps(second, in: hall).contains { $0.kind == .recallBar })
    }
  }

  @Test func demandsAndVotesAreRecordedOnce() throws {
    var hall = CountFixture()
    let vote = OutcomeRecord.recallVote(RecallVote(petition: "D1", day: Self.day, passed: true))
    #expect(hall.refusal(vote) == "unknownPetition")
    #expect(hall.refusal(.petition(Self.petition(101, of: 100))) == "moreSignaturesThanPeople")
    #expect(hall.refusal(.petition(Self.petition(-1, of: 100))) == "figureOutOfRange")
    try hall.record(.petition(Self.petition(100, of: 100)))
    #expect(hall.refusal(.petition(Self.petition(100, of: 100))) == "nameTaken")
    let early = RecallVote(petition: "D1", day: Self.day.adding(days: -1), passed: true)
    #expect(hall.refusal(.recallVote(early)) == "notAfter")
    try hall.record(vote)
    #expect(hall.refusal(vote) == "alreadyVoted")
  }

  /// More than half of 120 must vote, and more than half of those agree: 51 of 100 papers.
  @Test(
    arguments: [
      (100, 50, nil, true), (100, 51, "同意", true), (100, 49, "不同意", true), (60, 60, nil, false), (61, 31, "同意", true),
    ] as [(Int, Int, String?, Bool)])
  func aRecallIsDecidedLikeAResult(papers: Int, agree: Int, decided: String?, isValid: Bool) throws {
    let person = CountFixture.contest("recall", "主任", seats: 1, ["甲"])
    var hall = CountFixture(type: .recall, contests: [person])
    #expect(hall.register.choices(of: person) == ["同意", "不同意"])
    hall.openBoxes()
    try hall.batch("P", "R1", "R2", papers: papers)
    let refuse = papers - agree
    let tally = ContestTally(
      contest: "recall", votes: [NamedVotes("同意", agree), NamedVotes("不同意", refuse)], undervotes: 0)
    try hall.accept("P", valid: papers, [tally])
    let result = ResultDetermination.of(hall.register)
    #expect(result.isValid == isValid && result.contests.first?.elected == (decided.map { [$0] } ?? []))
  }
}
