import ElectionRecord
import Testing

@Suite struct ValidityRuleTests {
  private static let contests = [CountFixture.chair, CountFixture.members]

  /// 主任 has one seat, 委员 has two.
  private static func judge(
    _ chair: Int, _ members: Int, illegible: String? = nil, nameTwice: Bool = false, extra: Bool = false,
    rules: (inout BallotRules) -> Void = { _ in }
  ) -> PaperJudgement {
    let parts = [("chair", chair), ("member", members)].map { id, marks in
      DescribedPaper.Part(contest: id, marks: marks, isIllegible: illegible == id)
    }
    var ballots = BallotRules()
    rules(&ballots)
    return ValidityRule.judge(
      DescribedPaper(parts: parts, hasNameTwice: nameTwice, hasExtraWriting: extra), contests: contests, rules: ballots)
  }

  @Test(arguments: [(0, 2), (1, 0), (1, 1), (1, 2)]) func marksUpToTheSeatsAreValid(chair: Int, members: Int) {
    let judgement = Self.judge(chair, members) { $0.overvoteVoids = Cited(true, "第二十七条") }
    #expect(judgement == .valid(void: [], source: nil))
  }

  @Test(arguments: [(2, 2), (1, 3), (2, 3)]) func oneMarkMoreThanSeatsIsVoid(chair: Int, members: Int) {
    let judgement = Self.judge(chair, members) { $0.overvoteVoids = Cited(true, "第二十七条") }
    #expect(judgement == .invalid(.overvote, source: "第二十七条"))
    #expect(Self.judge(chair, members) == .refer(.overvote, source: nil))
  }

  @Test func whereEachOfficeIsJudgedApartTheOthersStand() {
    func apart(_ rules: inout BallotRules) {
      rules.overvoteVoids = Cited(true, "第二十七条")
      rules.scope = Cited(.contest, "按职位认定")
    }
    #expect(Self.judge(1, 3, rules: apart) == .valid(void: ["member"], source: "按职位认定"))
    #expect(Self.judge(2, 2, rules: apart) == .valid(void: ["chair"], source: "按职位认定"))
    #expect(Self.judge(2, 3, rules: apart) == .invalid(.overvote, source: "第二十七条"))
    #expect(Self.judge(0, 3, rules: apart) == .invalid(.overvote, source: "第二十七条"))
    #expect(
      Self.judge(2, 2) {
        apart(&$0)
        $0.scope = Cited(.paper, "整票认定")
      } == .invalid(.overvote, source: "第二十七条"))
  }

  @Test func aBlankPaperIsWhatTheRulesSay() {
    #expect(Self.judge(0, 0) { $0.blank = Cited(.abstention, "a") } == .blank(source: "a"))
    #expect(Self.judge(0, 0) { $0.blank = Cited(.invalid, "b") } == .invalid(.blank, source: "b"))
    #expect(Self.judge(0, 0) == .blank(source: nil))
    #expect(Self.judge(1, 0) { $0.blank = Cited(.invalid, "b") } == .valid(void: [], source: nil))
  }

  @Test(arguments: [
    (true, PaperJudgement.invalid(.sameNameTwoOffices, source: "a")), (false, .valid(void: [], source: nil)),
  ])
  func onePersonInTwoOffices(voids: Bool, expected: PaperJudgement) {
    #expect(Self.judge(1, 2, nameTwice: true) { $0.sameNameTwoOfficesVoids = Cited(voids, "a") } == expected)
    #expect(Self.judge(1, 2, nameTwice: true) == .refer(.sameNameTwoOffices, source: nil))
  }

  @Test func marksThatCannotBeMadeOutAreVoidOrReferred() {
    #expect(Self.judge(1, 2, illegible: "chair") == .refer(.illegible, source: nil))
    #expect(Self.judge(0, 0, illegible: "chair") == .refer(.illegible, source: nil))
    #expect(
      Self.judge(1, 2, illegible: "chair") { $0.illegibleVoids = Cited(true, "a") } == .invalid(.illegible, source: "a")
    )
    #expect(
      Self.judge(1, 2, illegible: "chair") { $0.illegibleVoids = Cited(false, "a") } == .refer(.illegible, source: "a"))
  }

  @Test func otherWritingFollowsTheSameRule() {
    #expect(Self.judge(1, 2, extra: true) == .refer(.extraWriting, source: nil))
    #expect(
      Self.judge(1, 2, extra: true) { $0.illegibleVoids = Cited(true, "a") } == .invalid(.extraWriting, source: "a"))
    #expect(Self.judge(0, 0, extra: true) { $0.blank = Cited(.invalid, "b") } == .refer(.extraWriting, source: nil))
  }

  @Test func whatIsCertainlyVoidIsNotReferred() {
    let judgement = Self.judge(1, 2, nameTwice: true, extra: true) { $0.illegibleVoids = Cited(true, "a") }
    #expect(judgement == .invalid(.extraWriting, source: "a"))
    let doubtful = Self.judge(2, 2, illegible: "member") { $0.overvoteVoids = Cited(true, "a") }
    #expect(doubtful == .refer(.illegible, source: nil))
  }
}
