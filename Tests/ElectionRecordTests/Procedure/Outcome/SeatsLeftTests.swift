import Testing

@testable import ElectionRecord

/// 当选无效、职务终止 and the by-election that follows. 甲, 丙 and 丁 are elected on 16 March 2010.
@Suite struct SeatsLeftTests {
  private static let day = CalendarDay(number: 14_700)

  private static func annulled(
    _ person: String = "丙", _ contest: String = "member", authority: String = "区人大常委会", reason: String = "贿选",
    day: CalendarDay = Self.day, officers: [String] = ["x", "y"]
  ) -> OutcomeRecord {
    .annulled(
      ElectionAnnulled(
        contest: contest, person: person, authority: authority, reason: reason, day: day, officers: officers))
  }

  private static func ended(
    _ ground: EndGround, _ person: String = "丁", meeting: MeetingKind? = nil
  ) -> OutcomeRecord {
    .ended(OfficeEnded(contest: "member", person: person, ground: ground, day: day, meeting: meeting))
  }

  @Test func anElectionIsVoidByAnAuthorityWithAReasonAndTwoOfficers() throws {
    let hall = try ResultDeterminationTests.hall()
    #expect(hall.refusal(Self.annulled()) == nil)
    #expect(hall.refusal(Self.annulled("戊")) == "notElected")
    #expect(hall.refusal(Self.annulled("丙", "chair")) == "notElected")
    #expect(hall.refusal(Self.annulled(authority: " ")) == "authorityMissing")
    #expect(hall.refusal(Self.annulled(reason: " ")) == "reasonMissing")
    #expect(hall.refusal(Self.annulled(officers: ["x", "x"])) == "outcomeNeedsTwo")
    #expect(hall.refusal(Self.annulled(officers: ["张三", "张　三"])) == "outcomeNeedsTwo")
    #expect(hall.refusal(Self.annulled(day: .march(16))) == nil)
    #expect(hall.refusal(Self.annulled(day: .march(15))) == "beforeThePoll")
    #expect(CountFixture().refusal(Self.annulled()) == "notElected")
  }

  @Test func whoseElectionIsVoidIsElectedNoLonger() throws {
    var hall = try ResultDeterminationTests.hall()
    try hall.record(Self.annulled())
    let outcome = try #require(ResultDetermination.of(hall.register).contests.last)
    #expect(outcome.lines.map(\.outcome).prefix(2) == [.annulled, .elected])
    #expect(outcome.elected == ["丁"] && outcome.openSeats == 1)
    // The seat is no supplementary poll's.
    #expect(outcome.shortfall == 0)
    #expect(OutcomeBook(hall.register).left(outcome) == ["丙"])
    #expect(hall.refusal(Self.annulled()) == "notElected")
  }

  @Test(
    arguments: [
      (.resigned, nil, "resignationNeedsMeeting"), (.resigned, .assembly, nil), (.resigned, .residents, nil),
      (.resigned, .committee, "resignationNeedsMeeting"), (.convicted, nil, nil), (.died, nil, nil),
      (.convicted, .assembly, "onlyResignationsAreAccepted"), (.unfitTwice, nil, "notAnEnd"),
    ] as [(EndGround, MeetingKind?, String?)])
  func anOfficeEndsAsTheRulesHaveIt(ground: EndGround, meeting: MeetingKind?, code: String?) throws {
    let rules = ProcedureProfile.rules(results: {
      $0.resignationByMeeting = Cited(true, "第二十一条")
      $0.officeEnds = Cited([.incapacitated, .convicted], "第二十三条")
    })
    let hall = try ResultDeterminationTests.hall(rules)
    #expect(hall.refusal(Self.ended(ground, meeting: meeting)) == code)
    // Where the rules are silent, only what contradicts itself is refused.
    let silent = try ResultDeterminationTests.hall()
    #expect(silent.refusal(Self.ended(ground)) == nil)
  }

  @Test func anOfficeEndsOnce() throws {
    var hall = try ResultDeterminationTests.hall()
    try hall.record(Self.ended(.died))
    #expect(hall.refusal(Self.ended(.died)) == "leftBefore")
    #expect(hall.refusal(Self.ended(.died, "戊")) == "notElected")
    let outcome = try #require(ResultDetermination.of(hall.register).contests.last)
    // Elected all the same: the office ended afterwards.
    #expect(outcome.elected == ["丙", "丁"] && OutcomeBook(hall.register).left(outcome) == ["丁"])
  }

  /// Bribery that is found after somebody left is on record, and opens no second seat.
  @Test(arguments: [true, false]) func anElectionIsFoundVoidAfterTheOfficeEnded(isRecalled: Bool) throws {
    var hall = try ResultDeterminationTests.hall()
    if isRecalled {
      let petition = RecallPetition(
        id: "D1", person: "丁", by: .voters, signatures: 60, of: 120, day: Self.day, ground: "理由")
      try hall.record(.petition(petition))
      try hall.record(.recallVote(RecallVote(petition: "D1", day: Self.day, passed: true)))
    } else {
      try hall.record(Self.ended(.died))
    }
    try hall.record(Self.annulled("丁", day: Self.day.adding(days: 30)))
    let outcome = try #require(ResultDetermination.of(hall.register).contests.last)
    let book = OutcomeBook(hall.register)
    #expect(book.annulled.map(\.person) == ["丁"])
    #expect(outcome.elected == ["丙"] && outcome.shortfall == 0 && book.left(outcome) == ["丁"])
    #expect(book.leavings(outcome).map(\.day) == [Self.day])
    #expect(hall.refusal(Self.annulled("丁")) == "notElected")
    #expect(hall.refusal(Self.ended(.died)) == "notElected")
  }

  /// Not before the last seat is left, nor beyond the term of five years.
  @Test(
    arguments: [
      ("2010-03-30", "beforeSeatsWereLeft"), ("2010-03-31", nil), ("2010-04-01", nil), ("2015-03-16", nil),
      ("2015-03-17", "beyondTerm"),
    ] as [(String, String?)])
  func aByElectionIsHeldInTheTerm(day: String, code: String?) throws {
    var rules = ProcedureProfile.rules()
    rules.closing.termYears = Cited(5, "第十四条")
    var hall = try ResultDeterminationTests.hall(rules)
    try hall.record(Self.ended(.died))
    let result = ResultDetermination.of(hall.register)
    func next() throws -> Election {
      try NextElection.election(
        .byElection, on: try #require(CalendarDay(day)), after: result, of: hall.register.election, registered: 120,
        left: ["member": 1], leftOn: .march(31))
    }
    guard let code else {
      #expect(try next().type == .byElection)
      return
    }
    let refusal = #expect(throws: Refusal.self) { try next() }
    #expect(refusal?.code == code)
  }

  @Test func aByElectionFillsWhatWasLeft() throws {
    var hall = try ResultDeterminationTests.hall()
    func next() throws -> Election {
      let result = ResultDetermination.of(hall.register)
      let book = OutcomeBook(hall.register)
      return try NextElection.election(
        .byElection, on: Self.day, after: result, of: hall.register.election, registered: 120,
        left: Dictionary(uniqueKeysWithValues: result.contests.map { ($0.contest, book.left($0).count) }))
    }
    let refusal = #expect(throws: Refusal.self) { try next() }
    #expect(refusal?.code == "nobodyLeft")
    try hall.record(Self.annulled())
    try hall.record(Self.ended(.died))
    let petition = RecallPetition(
      id: "D1", person: "甲", by: .voters, signatures: 60, of: 120, day: Self.day, ground: "理由")
    try hall.record(.petition(petition))
    #expect(try next().contests.map(\.id) == ["member"])
    try hall.record(.recallVote(RecallVote(petition: "D1", day: Self.day, passed: true)))
    let election = try next()
    #expect(election.type == .byElection && election.id == "fixture-byelection")
    #expect(election.contests.map(\.id) == ["chair", "member"] && election.contests.map(\.seats) == [1, 2])
    #expect(election.contests.allSatisfy { $0.candidates.isEmpty })
  }

  /// Five of five are elected, with five members at least; a resignation needs its meeting in the calendar.
  @Test func complianceCountsWithoutWhoseElectionIsVoid() {
    var fixture = ComplianceTests.elected(5, vacancyAllowedFrom: nil)
    fixture.rules.results.resignationByMeeting = Cited(true, "art. 21")
    #expect(fixture.outcome(.committeeSize) == .met)
    let count = fixture.write
    fixture.write = { box in
      count(&box)
      box.hall(.procedure(.outcome(Self.annulled("member 0"))))
      let resigned = OfficeEnded(
        contest: "member", person: "member 1", ground: .resigned, day: .march(20), meeting: .assembly)
      box.hall(.procedure(.outcome(.ended(resigned))))
    }
    #expect(fixture.checks(.committeeSize).map(\.found) == [.count(4)])
    #expect(fixture.outcome(.resignationAccepted) == .notRecorded)
    fixture.records = [.meeting(Meeting(.assembly, day: .march(20)))]
    #expect(fixture.outcome(.resignationAccepted) == .met)
    fixture.records = [.meeting(Meeting(.assembly, day: .march(21)))]
    #expect(fixture.outcome(.resignationAccepted) == .notRecorded)
  }
}
