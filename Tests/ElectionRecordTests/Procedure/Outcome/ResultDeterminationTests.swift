import ElectionRecord
import Testing

@Suite struct ResultDeterminationTests {
  /// Everything in one mixed batch of `papers`, `valid` of them valid.
  static func hall(
    _ rules: ProcedureProfile? = nil, type: ElectionType? = nil, mode: ElectionMode = .voters, issued: Int = 100,
    papers: Int = 100, chair: [Int] = [60, 30], members: [Int] = [70, 60, 20], writeIns: [NamedVotes] = [],
    majority: Threshold = .half(of: .returned), day: CalendarDay? = CalendarDay("2010-03-16")
  ) throws -> CountFixture {
    var hall = CountFixture(rules, type: type, mode: mode, majority: majority, day: day)
    hall.edit { box in
      box.open("R1", "R2", papers: 100)
      for voter in 1...60 where voter <= issued { box.cast("R1", RollNumber(voter)) }
      for voter in 61...120 where voter <= issued { box.cast("R2", RollNumber(voter)) }
      box.close("R1", "R2")
      box.idle()
    }
    try hall.batch("P", "R1", "R2", papers: papers)
    try hall.accept(
      "P", valid: papers,
      [.chair(chair[0], chair[1], of: papers, writeIns: writeIns), .members(members, of: papers)])
    return hall
  }

  /// The law counts members, and not seats.
  @Test func whoWinsTwoOfficesIsOneMember() throws {
    let rules = ProcedureProfile.rules(results: { $0.membersMin = Cited(3, "第八条") })
    let members = CountFixture.contest("member", "委员", seats: 2, ["甲", "丁", "戊"])
    var hall = CountFixture(rules, contests: [CountFixture.chair, members])
    hall.openBoxes()
    try hall.batch("P", "R1", "R2", papers: 100)
    let votes = [NamedVotes("甲", 70), NamedVotes("丁", 60), NamedVotes("戊", 20)]
    try hall.accept(
      "P", valid: 100, [.chair(60, 30, of: 100), ContestTally(contest: "member", votes: votes, undervotes: 50)])
    let result = ResultDetermination.of(hall.register)
    #expect(result.contests.map(\.elected) == [["甲"], ["甲", "丁"]] && result.electedCount == 2)
    #expect(result.steps.first { $0.kind == .membersMin }?.met == false)
  }

  /// Papers in doubt could change the chair; the members stand.
  @Test func nobodyIsElectedWhileASeatCouldChange() throws {
    var hall = try Self.hall(chair: [52, 48])
    #expect(ResultDetermination.of(hall.register).contests.map(\.isOpen) == [false, false])
    let tally = Tally(
      contest: "chair", lines: [.init(name: "甲", votes: 50), .init(name: "乙", votes: 50)], writeIns: 0, undervotes: 0)
    hall.edit { $0.hall(.tallyEntered(tally)) }
    let result = ResultDetermination.of(hall.register)
    #expect(result.isValid == true && result.contests.map(\.isOpen) == [true, false])
    #expect(result.contests[0].shortfall == 0 && Self.step(.majority, result)?.met == nil)
    let report = hall.box.report()
    #expect(report.results.map(report.stands) == [false, true])
  }

  private static func step(_ kind: WorkingKind, _ result: ResultDetermination) -> WorkingStep? {
    result.steps.first { $0.kind == kind }
  }

  /// 120 are registered: more than half is 61.
  @Test(arguments: [(60, false), (61, true)]) func theTurnoutIsMoreThanHalf(papers: Int, isValid: Bool) throws {
    let rules = ProcedureProfile.rules(results: { $0.turnoutMoreThan = Cited(Fraction(1, 2), "第十五条") })
    for profile in [rules, nil] {
      let hall = try Self.hall(profile, papers: papers, chair: [papers, 0], members: [papers, papers, 0])
      let result = ResultDetermination.of(hall.register)
      let step = try #require(Self.step(.turnout, result))
      #expect(step.threshold == 61 && step.of == 120 && step.figure == papers && step.met == isValid)
      #expect(step.source == (profile == nil ? nil : "第十五条"))
      #expect(result.isValid == isValid)
      #expect(result.electedCount == (isValid ? 3 : 0))
      #expect(result.contests.flatMap(\.lines).contains { $0.outcome == .open } != isValid)
    }
  }

  /// Of 100 papers more than half is 51; of 120 registered 61.
  @Test(
    arguments: [
      (.returned, 50, false), (.returned, 51, true), (.registered, 60, false), (.registered, 61, true),
    ] as [(CountBase, Int, Bool)])
  func theMajorityIsOfTheProfilesBase(base: CountBase, votes: Int, isElected: Bool) throws {
    let rules = ProcedureProfile.rules(results: {
      $0.majorityBase = Cited(base, "第二十八条")
      $0.majorityMoreThan = Cited(Fraction(1, 2), "第十五条")
    })
    let result = ResultDetermination.of(try Self.hall(rules, chair: [votes, 30]).register)
    let chair = try #require(result.contests.first)
    #expect(chair.elected == (isElected ? ["甲"] : []))
    #expect(chair.lines.map(\.outcome) == [isElected ? .elected : .missedMajority, .missedMajority])
    let step = try #require(Self.step(.majority, result))
    #expect(step.of == (base == .registered ? 120 : 100) && step.threshold == (base == .registered ? 61 : 51))
    #expect(step.subject == "chair" && step.source == "第十五条" && step.requirement == .moreThan(Fraction(1, 2)))
    #expect(chair.openSeats == (isElected ? 0 : 1) && chair.shortfall == (isElected ? 0 : 1))
  }

  @Test func theMajorityOfValidPapersLeavesTheOthersOut() throws {
    var hall = CountFixture(.rules(results: { $0.majorityBase = Cited(.valid, "a") }))
    hall.openBoxes()
    try hall.batch("P", "R1", "R2", papers: 100)
    try hall.accept("P", valid: 80, invalid: 20, [.chair(41, 30, of: 80), .members([60, 50, 1], of: 80)])
    let result = ResultDetermination.of(hall.register)
    #expect(result.contests.first?.elected == ["甲"] && Self.step(.majority, result)?.threshold == 41)
  }

  @Test func aTieAtTheLastSeatElectsNobodyAmongThoseTied() throws {
    let result = ResultDetermination.of(try Self.hall(members: [70, 60, 60]).register)
    let members = try #require(result.contests.last)
    #expect(members.lines.map(\.outcome) == [.elected, .tied, .tied] && members.tied == ["丁", "戊"])
    #expect(
      members.openSeats == 1 && members.tiedSeats == 1 && members.shortfall == 0
        && result.contests.contains { !$0.tied.isEmpty })
    let three = try #require(ResultDetermination.of(try Self.hall(members: [60, 60, 60]).register).contests.last)
    #expect(three.tied.count == 3 && three.tiedSeats == 2)
    let below = try #require(ResultDetermination.of(try Self.hall(members: [70, 50, 50]).register).contests.last)
    #expect(below.lines.map(\.outcome) == [.elected, .missedMajority, .missedMajority])
    #expect(below.tied == [] && below.shortfall == 1)
  }

  @Test func votesEnoughWithoutASeatAreOutvoted() throws {
    let members = try #require(ResultDetermination.of(try Self.hall(members: [70, 60, 55]).register).contests.last)
    #expect(members.lines.map(\.outcome) == [.elected, .elected, .outvoted])
  }

  @Test(arguments: [(50, false), (51, true)]) func whoIsWrittenInIsElectedByTheSameMajority(votes: Int, isElected: Bool)
    throws
  {
    let hall = try Self.hall(chair: [40, 5], writeIns: [NamedVotes("己", votes), NamedVotes("庚", 2)])
    let chair = try #require(ResultDetermination.of(hall.register).contests.first)
    #expect(chair.elected == (isElected ? ["己"] : []))
    #expect(chair.lines.first { $0.name == "己" }?.isWriteIn == true)
    #expect(chair.lines.reduce(0) { $0 + $1.votes } + chair.otherWriteIns + chair.undervotes == 100)
  }

  /// In a supplementary poll a third of the papers is enough: of 100 papers 34, of 99 papers 33.
  @Test(arguments: [(100, 33, false), (100, 34, true), (99, 32, false), (99, 33, true)])
  func aSupplementaryPollAsksForAThird(papers: Int, votes: Int, isElected: Bool) throws {
    let rules = ProcedureProfile.rules(results: { $0.supplementaryAtLeast = Cited(Fraction(1, 3), "第十五条") })
    let hall = try Self.hall(rules, type: .supplementary, papers: papers, chair: [votes, 10])
    let result = ResultDetermination.of(hall.register)
    #expect(result.contests.first?.elected == (isElected ? ["甲"] : []))
    #expect(Self.step(.majority, result)?.requirement == .atLeast(Fraction(1, 3)))
    #expect(Self.step(.majority, result)?.source == "第十五条")
  }

  @Test func aRunoffElectsTheMostVotes() throws {
    let rules = ProcedureProfile.rules(results: { $0.tieRevote = Cited(true, "第二十八条") })
    let result = ResultDetermination.of(try Self.hall(rules, type: .runoff, chair: [8, 7]).register)
    #expect(result.contests.first?.elected == ["甲"])
    #expect(Self.step(.majority, result)?.requirement == .mostVotes)
    #expect(Self.step(.majority, result)?.source == "第二十八条")
    let tied = ResultDetermination.of(try Self.hall(rules, type: .runoff, chair: [8, 8]).register)
    #expect(tied.contests.first?.tied == ["甲", "乙"])
  }

  /// One paper too many voids the poll, whichever base the profile names.
  @Test(
    arguments: [
      (.issued, 100, true), (.issued, 101, false), (.voters, 100, true), (.voters, 101, false), (nil, 101, true),
    ] as [(BallotRules.AccountBase?, Int, Bool)])
  func onePaperTooManyVoidsThePoll(base: BallotRules.AccountBase?, papers: Int, isValid: Bool) throws {
    let rules = ProcedureProfile.rules(ballots: {
      $0.accountBase = base.map { Cited($0, "第四十四条") }
      $0.accountScope = Cited(.election, "第四十四条")
    })
    let result = ResultDetermination.of(try Self.hall(rules, papers: papers).register)
    #expect(result.isValid == isValid)
    #expect(Self.step(.paperLimit, result)?.met == (base == nil ? nil : isValid))
    #expect(Self.step(.paperLimit, result)?.threshold == (base == nil ? nil : 100))
  }

  /// 60 were issued at R1, 40 at R2.
  private func byBox(_ first: Int, _ second: Int, mixed: Bool = false) throws -> CountFixture {
    var hall = CountFixture(
      .rules(ballots: {
        $0.accountBase = Cited(.issued, "第三十五条")
        $0.accountScope = Cited(.box, "问答")
      }))
    hall.edit { box in
      box.open("R1", "R2", papers: 100)
      for voter in 1...60 { box.cast("R1", RollNumber(voter)) }
      for voter in 61...100 { box.cast("R2", RollNumber(voter)) }
      box.close("R1", "R2")
      box.idle()
      box.count("R1", returned: first, valid: 0)
      box.count("R2", returned: second, valid: 0)
    }
    if mixed {
      try hall.batch("P", "R1", "R2", papers: first + second)
      try hall.accept("P", valid: 99, [.chair(60, 30, of: 99), .members([60, 60, 1], of: 99)])
    } else {
      for (id, site, papers) in [("P", "R1", first), ("Q", "R2", second)] {
        try hall.batch(id, site, papers: papers)
        try hall.accept(
          id, valid: papers, [.chair(papers - 5, 5, of: papers), .members([papers, papers, 0], of: papers)])
      }
    }
    return hall
  }

  @Test(arguments: [(60, 40, []), (61, 40, ["R1"]), (60, 41, ["R2"])] as [(Int, Int, [String])])
  func aBoxWithOnePaperTooManyIsLeftOut(first: Int, second: Int, void: [String]) throws {
    let result = ResultDetermination.of(try byBox(first, second).register)
    #expect(result.voidBoxes.map(\.rawValue) == void)
    let votes = (void.contains("R1") ? 0 : first - 5) + (void.contains("R2") ? 0 : second - 5)
    #expect(result.contests.first?.lines.first?.votes == votes)
    let returned = (void.contains("R1") ? 0 : first) + (void.contains("R2") ? 0 : second)
    #expect(Self.step(.turnout, result)?.figure == returned)
    #expect(result.isValid == (returned >= 61))
  }

  @Test func aVoidBoxThatWasMixedLeavesTheResultOpen() throws {
    let result = ResultDetermination.of(try byBox(61, 40, mixed: true).register)
    #expect(result.voidBoxes == [SiteID("R1")] && result.isValid != true)
    #expect(result.contests.allSatisfy { $0.lines.allSatisfy { $0.outcome == .open } })
  }

  @Test(arguments: [(2, true, true), (3, true, true), (4, false, true), (1, true, false)])
  func aCommitteeHasItsMembers(least: Int, enough: Bool, few: Bool) throws {
    let rules = ProcedureProfile.rules(results: {
      $0.membersMin = Cited(least, "第七条")
      $0.membersMax = Cited(few ? 3 : 2, "第七条")
    })
    let result = ResultDetermination.of(try Self.hall(rules).register)
    #expect(Self.step(.membersMin, result)?.met == enough && Self.step(.membersMax, result)?.met == few)
    #expect(Self.step(.membersMin, result)?.figure == 3 && Self.step(.membersMin, result)?.source == "第七条")
    let further = ResultDetermination.of(try Self.hall(rules, type: .byElection).register)
    #expect(Self.step(.membersMin, further) == nil)
  }

  /// Two thirds of 120 representatives are 80.
  @Test(arguments: [(79, false), (80, true), (nil, nil)] as [(Int?, Bool?)])
  func soManyRepresentativesArePresent(present: Int?, isValid: Bool?) throws {
    let rules = ProcedureProfile.rules(results: { $0.representativesPresent = Cited(Fraction(2, 3), "a") })
    var hall = try Self.hall(rules, mode: .representatives)
    if let present {
      let meeting = Meeting(.polling, day: CalendarDay(number: 14_684), expected: 120, present: present)
      hall.edit { $0.hall(.procedure(.calendar(.meeting(meeting)))) }
    }
    let result = ResultDetermination.of(hall.register)
    #expect(Self.step(.attendance, result)?.threshold == 80 && Self.step(.attendance, result)?.met == isValid)
    #expect(result.isValid == isValid && result.electedCount == (isValid == true ? 3 : 0))
    #expect(Self.step(.turnout, result)?.base == .representatives)
    #expect(Self.step(.attendance, ResultDetermination.of(try Self.hall(rules).register)) == nil)
  }

  @Test func nothingIsDecidedBeforeTheCount() {
    let result = ResultDetermination.of(CountFixture().register)
    #expect(result.isValid == nil && result.contests.isEmpty && result.electedCount == 0)
  }

  @Test func theDeadlineOfASupplementaryPollCountsFromPollingDay() throws {
    let rules = ProcedureProfile.rules(results: { $0.supplementaryDays = Cited(30, "第二十九条") })
    #expect(ResultDetermination.of(try Self.hall(rules).register).supplementaryUntil?.description == "2010-04-15")
    #expect(ResultDetermination.of(try Self.hall().register).supplementaryUntil == nil)
  }
}
