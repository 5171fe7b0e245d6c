import Testing

@testable import ElectionRecord

/// What is no figure and does not fit what is known is a question: seals, days, tellers, a poll with nothing to fill.
@Suite struct QuestionTests {
  private static let last = CustodyFixture.last

  private static func misfits(
    _ record: ProcedureRecord, _ builder: RegisterBuilder, today: CalendarDay? = nil
  ) -> [Misfit] {
    let place = RecordPlace(journal: builder.index("hall"), site: nil, today: today)
    return RecordFit.misfits(of: record, poll: 0, in: builder.register(), at: place)
  }

  private static func handOver(_ seals: [String], day: CalendarDay = last) -> ProcedureRecord {
    .custody(.handedOver(BoxHandedOver(site: "R1", day: day, from: "张三", to: "保管员", seals: seals)))
  }

  /// R1 is closed under its two seals; R2 bears one of its own.
  private static func box() -> RegisterBuilder {
    var fixture = CustodyFixture()
    fixture.open()
    fixture.close()
    fixture.builder.append(.opened(Opening(site: "R2", papers: 10, seals: ["R2-1"])), to: "R2")
    return fixture.builder
  }

  @Test func sealsAreThoseOfTheBox() {
    let box = Self.box()
    #expect(Self.misfits(Self.handOver(CustodyFixture.seals), box) == [])
    let wrong = Self.misfits(Self.handOver(["R1-1", "R2-1"]), box)
    #expect(wrong.count == 2, "\(wrong)")
    guard case .custody("R1", let found) = wrong.first else {
      Issue.record("\(wrong)")
      return
    }
    #expect(found.kind == .sealDiffers && found.expected == CustodyFixture.seals)
    let sealed = BoxSealed(site: "R1", day: Self.last, seals: ["R2-1"], officers: CustodyFixture.officers, slot: true)
    #expect(Self.misfits(.custody(.sealed(sealed)), box).count == 1)
  }

  /// A hand-over that is not here yet is no slip: nobody is asked before the site's closing is in.
  @Test(arguments: [(true, "张三", 0), (true, "王五", 1), (false, "王五", 0)])
  func whoGivesTheBoxAwayHasIt(isClosed: Bool, giver: String, questions: Int) {
    var fixture = CustodyFixture()
    fixture.open()
    if isClosed { fixture.close() }
    let record = BoxHandedOver(
      site: "R1", day: CustodyFixture.last, from: giver, to: "保管员", seals: isClosed ? CustodyFixture.seals : ["R1-1"])
    let found = Self.misfits(.custody(.handedOver(record)), fixture.builder)
    #expect(found.count == questions, "\(found)")
  }

  @Test func theDayIsNeitherBeforeTheLastRecordNorAfterToday() {
    var box = Self.box()
    box.hall(.procedure(Self.handOver(CustodyFixture.seals)))
    func received(_ day: CalendarDay) -> ProcedureRecord {
      .custody(
        .received(BoxReceived(site: "R1", day: day, from: "保管员", receivers: ["收箱员"], seals: CustodyFixture.seals)))
    }
    #expect(Self.misfits(received(Self.last), box, today: Self.last) == [])
    #expect(Self.misfits(received(Self.last.adding(days: 1)), box, today: Self.last) == [])
    #expect(Self.misfits(received(Self.last.adding(days: 30)), box, today: Self.last).count == 1)
    #expect(Self.misfits(received(Self.last.adding(days: -1)), box, today: Self.last).count == 1)
  }

  @Test func theDayOfARemovalIsNearThePoll() {
    let builder = CountFixture().box
    for (day, isAsked) in [("2010-03-01", false), ("2009-01-01", true), ("2062-03-01", true)] {
      guard let day = CalendarDay(day) else { continue }
      let removed = VoterRemoved(voter: 1, day: day, reason: .died, officers: ["甲", "乙"])
      #expect(Self.misfits(.registration(.removed(removed)), builder).isEmpty != isAsked, "\(day)")
    }
  }

  /// 乙计 and 乙计老师 may be one: two people tally a batch.
  @Test func twoTellersOfABatchAreTwoPeople() throws {
    var hall = CountFixture()
    try hall.record(.session(CountSession(id: "S1", caller: "唱", teller: "乙计", scrutineer: "监")))
    try hall.record(.session(CountSession(id: "S2", caller: "唱", teller: "乙计老师", scrutineer: "监")))
    try hall.batch("P", "R1", papers: 10)
    func tally(_ keying: Int, _ session: String) -> CountingRecord {
      .tally(
        BatchTally(
          batch: "P", keying: keying, session: session, valid: 10, invalid: 0,
          contests: [.chair(10, 0, of: 10), .members([10, 0, 0], of: 10)]))
    }
    #expect(Self.misfits(.counting(tally(1, "S1")), hall.box) == [])
    try hall.record(tally(1, "S1"))
    #expect(Self.misfits(.counting(tally(2, "S2")), hall.box).count == 1)
    #expect(Self.misfits(.counting(tally(2, "A")), hall.box) == [])
    // The same one again is no second person.
    #expect(Self.misfits(.counting(tally(2, "S1")), hall.box).count == 1)
  }

  @Test func aDecisionIsHeldAgainstTheTallyThatIsThere() throws {
    var hall = CountFixture()
    try hall.batch("P", "R1", papers: 10)
    try hall.record(.referral(DoubtfulReferral(id: "D1", batch: "P", reason: .illegible, papers: 2)))
    try hall.record(
      .tally(
        BatchTally(
          batch: "P", keying: 1, session: "A", valid: 9, invalid: 1,
          contests: [.chair(9, 0, of: 9), .members([9, 0, 0], of: 9)])))
    func decision(_ found: PaperClass) -> ProcedureRecord {
      .counting(.decision(DoubtfulDecision(referral: "D1", decision: found, officers: ["甲", "乙"])))
    }
    #expect(Self.misfits(decision(.valid), hall.box) == [])
    #expect(
      Self.misfits(decision(.invalid), hall.box) == [
        .contradicted(batch: "P", .invalid, decided: 2, keying: 1, tallied: 1)
      ])
  }

  /// One seat of 委员 is open, 主任 is filled and nobody is tied.
  @Test func aFurtherPollHasSomethingToFillAndIsCalledOnce() throws {
    var hall = try ResultDeterminationTests.hall(members: [70, 40, 20])
    func asks(_ kind: ElectionType, _ contest: String, _ day: String = "2010-04-10") -> Int {
      let poll = FurtherPoll(kind, day: CalendarDay(day) ?? CalendarDay(number: 0), contests: [contest])
      return Self.misfits(.outcome(.further(poll)), hall.box).count
    }
    #expect(asks(.supplementary, "member") == 0)
    #expect(asks(.supplementary, "member", "2062-04-10") == 1)
    #expect(asks(.supplementary, "chair") == 1)
    #expect(asks(.runoff, "member") == 1)
    // Nobody has left it.
    #expect(asks(.byElection, "chair") == 1)
    let day = CalendarDay("2010-04-10") ?? CalendarDay(number: 0)
    try hall.record(.further(FurtherPoll(.supplementary, day: day, contests: ["member"])))
    #expect(asks(.supplementary, "member", "2010-04-17") == 1)
  }

  private static func count(_ record: ProcedureRecord, _ script: ProcedureScript) -> Int {
    RecordFit.misfits(of: record, poll: 0, in: script.register).count
  }

  /// What happens before the poll, by its day.
  private static let preparations: [@Sendable (CalendarDay) -> ProcedureRecord] = [
    { .nomination(.party(PartyNomination(contest: "chair", name: "甲", organisation: "党委", day: $0))) },
    { .nomination(.joint(JointNomination(contest: "chair", name: "甲", voters: [1, 2], day: $0))) },
    { .nomination(.vetting(VettingDecision(contest: "chair", name: "甲", passed: true, day: $0))) },
    { .nomination(.withdrawal(NomineeWithdrawal(contest: "chair", name: "甲", day: $0))) },
    { .nomination(.formal(FormalList(contest: "chair", names: ["甲"], officers: ["乙", "丙"], day: $0))) },
    { .proxy(.commissioned(ProxyCommission(principal: 1, proxy: 2, day: $0))) },
    { .proxy(.withdrawn(ProxyWithdrawal(principal: 1, day: $0))) },
  ]

  @Test(arguments: preparations.indices) func nobodyIsPutForwardOrCommissionedAfterThePoll(index: Int) {
    for (days, asked) in [(0, 0), (9, 0), (366, 0), (-1, 1), (367, 1)] {
      #expect(Self.count(Self.preparations[index](.before(days)), ProcedureScript()) == asked, "\(days)")
    }
  }

  /// Where representatives vote the electorate is 841, and the roll holds 20 of them.
  @Test(
    arguments: [
      (ElectionMode.households, [1, 2], 8, 0), (.households, [1], 840, 0), (.households, [1], 841, 1),
      (.households, [1], 5000, 1), (.households, [], 10, 1), (.representatives, [], 5000, 2), (.voters, [1, 2], 0, 0),
    ] as [(ElectionMode, [RollNumber], Int, Int)])
  func thoseWhoSignedAreVotersAndSomeHaveANumber(mode: ElectionMode, voters: [RollNumber], others: Int, asked: Int) {
    let joint = JointNomination(contest: "chair", name: "甲", voters: voters, others: others, day: .before(9))
    #expect(Self.count(.nomination(.joint(joint)), ProcedureScript(mode: mode, electorate: 841)) == asked)
  }

  /// 120 voters, or 120 households or representatives of 120 voters; 甲, 丙 and 丁 are elected on 16 March 2010.
  @Test(
    arguments: [
      (ElectionMode.voters, Petitioner.voters, "甲", 120, "2010-03-16", 0), (.voters, .voters, "甲", 30, "2010-05-01", 1),
      (.voters, .voters, "丙", 120, "2010-03-15", 1), (.voters, .voters, "丙", 120, "2030-03-15", 1),
      (.voters, .voters, "戊", 120, "2010-05-01", 1), (.voters, .voters, "无此人", 30, "2010-03-15", 3),
      (.voters, .households, "丁", 40, "2010-05-01", 0), (.households, .households, "丁", 30, "2010-05-01", 1),
      (.households, .voters, "丁", 120, "2010-05-01", 0), (.representatives, .representatives, "丁", 73, "2010-05-01", 1),
    ] as [(ElectionMode, Petitioner, String, Int, String, Int)])
  func aRecallIsOfWhoeverHoldsASeatByPartOfThoseWhoMaySign(
    mode: ElectionMode, by: Petitioner, person: String, of: Int, day: String, asked: Int
  ) throws {
    let hall = try ResultDeterminationTests.hall(mode: mode, members: [70, 65, 20])
    let petition = RecallPetition(
      id: "D1", person: person, by: by, signatures: 20, of: of, day: try #require(CalendarDay(day)), ground: "理由")
    #expect(
      RecordFit.misfits(of: .outcome(.petition(petition)), poll: 0, in: hall.register).count == asked)
  }

  @Test func whoLeftTheSeatIsNotRecalled() throws {
    var hall = try ResultDeterminationTests.hall()
    let petition = RecallPetition(
      id: "D1", person: "丙", by: .voters, signatures: 20, of: 120, day: .march(20), ground: "理由")
    #expect(RecordFit.misfits(of: .outcome(.petition(petition)), poll: 0, in: hall.register).isEmpty)
    try hall.record(.ended(OfficeEnded(contest: "member", person: "丙", ground: .died, day: .march(18))))
    #expect(RecordFit.misfits(of: .outcome(.petition(petition)), poll: 0, in: hall.register).count == 1)
  }

  @Test func supervisorsAreElectedAroundThePollAndReplacedOnPurpose() throws {
    var hall = try ResultDeterminationTests.hall()
    func asked(_ day: String) throws -> Int {
      let elected = SupervisorsElected(
        day: try #require(CalendarDay(day)), meeting: .assembly, members: [.init(name: "己")])
      return RecordFit.misfits(of: .outcome(.supervisors(elected)), poll: 0, in: hall.register).count
    }
    #expect(try [asked("2010-03-20"), asked("2010-02-20"), asked("2004-03-20"), asked("2020-03-20")] == [0, 0, 1, 1])
    try hall.record(
      .supervisors(SupervisorsElected(day: .march(20), meeting: .assembly, members: [.init(name: "己")])))
    #expect(try [asked("2010-03-21"), asked("2004-03-20")] == [1, 2])
  }

  @Test func aByElectionIsCalledForSeatsThatWereLeftByThen() throws {
    var hall = try ResultDeterminationTests.hall()
    func asked(_ day: CalendarDay, _ contest: String = "member") -> Int {
      let poll = FurtherPoll(.byElection, day: day, contests: [contest])
      return RecordFit.misfits(of: .outcome(.further(poll)), poll: 0, in: hall.register).count
    }
    #expect(asked(.march(30)) == 1)
    try hall.record(.ended(OfficeEnded(contest: "member", person: "丙", ground: .died, day: .march(25))))
    #expect([asked(.march(24)), asked(.march(25)), asked(.march(30)), asked(.march(30), "chair")] == [1, 0, 0, 1])
  }
}
