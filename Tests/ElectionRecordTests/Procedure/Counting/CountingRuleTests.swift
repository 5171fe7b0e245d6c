import ElectionRecord
import Testing

@Suite struct CountingRuleTests {
  private static func session(_ caller: String, _ teller: String, _ scrutineer: String, id: String = "S")
    -> CountingRecord
  {
    .session(CountSession(id: id, caller: caller, teller: teller, scrutineer: scrutineer))
  }

  @Test(
    arguments: [
      ("a", "b", "c", nil), ("a", "a", "c", "sameCounter"), ("a", "b", "a", "sameCounter"),
      ("a", "b", "b", "sameCounter"),
      ("", "b", "c", "nameMissing"), ("a", "b", " ", "nameMissing"),
    ] as [(String, String, String, String?)])
  func threeDifferentPeopleCount(caller: String, teller: String, scrutineer: String, code: String?) {
    #expect(CountFixture().refusal(Self.session(caller, teller, scrutineer)) == code)
  }

  @Test func aSessionsNameIsUsedOnce() {
    #expect(CountFixture().refusal(Self.session("a", "b", "c", id: "A")) == "nameTaken")
  }

  @Test(arguments: [true, false]) func candidatesDoNotCountWhereTheRulesSaySo(excluded: Bool) throws {
    let rules = ProcedureProfile.rules(staff: { $0.candidatesExcluded = Cited(excluded, "第二十二条") })
    for people in [("甲", "b", "c"), ("a", "甲", "c"), ("a", "b", "甲")] {
      let record = Self.session(people.0, people.1, people.2)
      #expect(CountFixture(rules).refusal(record) == (excluded ? "counterIsCandidate" : nil))
    }
    #expect(CountFixture().refusal(Self.session("甲", "b", "c")) == nil)
  }

  @Test func closeKinOfCandidatesDoNotCountWhereTheRulesSaySo() {
    var hall = CountFixture(.rules(staff: { $0.kinExcluded = Cited(true, "第二十二条") }))
    #expect(hall.refusal(Self.session("a", "b", "c")) == nil)
    let kinship = KinshipDeclared(staff: "b", candidate: "甲", relation: "父子", day: CalendarDay(number: 14_000))
    hall.edit { $0.hall(.procedure(.staff(.kinship(kinship)))) }
    #expect(hall.refusal(Self.session("a", "b", "c")) == "kinServes")
  }

  @Test func whoCountsWithoutAnAppointmentIsADeparture() {
    var hall = CountFixture()
    #expect(CountingRule.departures(in: hall.register).isEmpty)
    for (name, role) in [("唱", StaffRole.caller), ("计一", .teller), ("监", .scrutineer), ("计二", .scrutineer)] {
      let appointment = StaffAppointment(name: name, role: role, day: CalendarDay(number: 14_000))
      hall.edit { $0.hall(.procedure(.staff(.appointed(appointment)))) }
    }
    let found = CountingRule.departures(in: hall.register)
    #expect(found.map(\.session) == ["B", "C", "D"] && found.map(\.name) == ["计二", "计三", "计四"])
    #expect(found.allSatisfy { $0.role == .teller })
  }

  private static func batch(_ id: String, _ sites: [String], _ papers: Int, poll: PollID = .main) -> CountingRecord {
    .batch(CountBatch(id: id, sites: sites.map { SiteID($0) }, papers: papers, poll: poll))
  }

  @Test(
    arguments: [
      (["R1"], 5, "main", nil), ([], 5, "main", "batchWithoutBoxes"), (["R1", "R1"], 5, "main", "batchWithoutBoxes"),
      (["R9"], 5, "main", "unknownSite"), (["R1"], -1, "main", "figureOutOfRange"), (["R1"], 5, "other", "unknownPoll"),
    ] as [([String], Int, String, String?)])
  func aBatchHoldsBoxesOfTheElection(sites: [String], papers: Int, poll: String, code: String?) {
    #expect(CountFixture().refusal(Self.batch("P", sites, papers, poll: PollID(poll))) == code)
  }

  @Test func aBoxBelongsToOneBatch() throws {
    var hall = CountFixture()
    try hall.batch("P", "R1", papers: 5)
    #expect(hall.refusal(Self.batch("Q", ["R2", "R1"], 5)) == "boxInBatch")
    #expect(hall.refusal(Self.batch("P", ["R2"], 5)) == "batchTaken")
    #expect(hall.refusal(Self.batch("Q", ["R2"], 5)) == nil)
  }

  @Test(arguments: [(49, "boxTooSmall"), (50, nil), (51, nil)] as [(Int, String?)])
  func aSmallBoxIsMixedBeforeItIsCounted(papers: Int, code: String?) {
    let rules = ProcedureProfile.rules(boxes: { $0.mixedBelow = Cited(50, "第二十六条") })
    #expect(CountFixture(rules).refusal(Self.batch("P", ["R1"], papers)) == code)
    #expect(CountFixture(rules).refusal(Self.batch("P", ["R1", "R2"], papers)) == nil)
    #expect(CountFixture().refusal(Self.batch("P", ["R1"], papers)) == nil)
  }

  @Test func theRefusalOfASmallBoxNamesTheArticle() throws {
    let rules = ProcedureProfile.rules(boxes: { $0.mixedBelow = Cited(50, "某办法第二十六条") })
    var hall = CountFixture(rules)
    let refusal = #expect(throws: Refusal.self) { try hall.batch("P", "R1", papers: 49) }
    #expect(refusal?.message.zh.contains("某办法第二十六条") == true)
    #expect(refusal?.message.en.contains("某办法第二十六条") == true)
  }

  @Test func doubtfulPapersAreOfTheirBatchAndDecidedOnceByTwo() throws {
    var hall = CountFixture()
    func referral(_ papers: Int, id: String = "D", batch: String = "P") -> CountingRecord {
      .referral(DoubtfulReferral(id: id, batch: batch, reason: .illegible, papers: papers))
    }
    func decision(_ officers: [String], id: String = "D") -> CountingRecord {
      .decision(DoubtfulDecision(referral: id, decision: .invalid, officers: officers))
    }
    #expect(hall.refusal(referral(1)) == "unknownBatch")
    try hall.batch("P", "R1", papers: 5)
    for (papers, code) in [(0, "tooManyDoubtful"), (6, "tooManyDoubtful"), (5, nil)] as [(Int, String?)] {
      #expect(hall.refusal(referral(papers)) == code)
    }
    try hall.record(referral(3))
    #expect(hall.refusal(referral(1)) == "nameTaken")
    #expect(hall.refusal(referral(3, id: "E")) == "tooManyDoubtful")
    #expect(hall.refusal(referral(2, id: "E")) == nil)
    #expect(hall.refusal(decision(["x", "y"], id: "F")) == "unknownReferral")
    #expect(hall.refusal(decision(["x"])) == "decisionNeedsTwo")
    #expect(hall.refusal(decision(["x", "x"])) == "decisionNeedsTwo")
    try hall.record(decision(["x", "y"]))
    #expect(hall.refusal(decision(["x", "y"])) == "alreadyDecided")
  }
}
