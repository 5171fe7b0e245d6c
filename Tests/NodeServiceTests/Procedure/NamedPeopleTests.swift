import ElectionRecord
import NodeService
import Testing

/// Names and numbers of records against the roll at the hall, which has its names.
@Suite struct NamedPeopleTests {
  private static func hall() throws -> SmallElection {
    var nomination = NominationRules()
    nomination.partyAllowed = Cited(true, "第十八条")
    return try SmallElection(
      pollingDay: CalendarDay("2010-03-16"),
      procedure: ProcedureProfile(id: "test", name: BilingualText(zh: "试验规程", en: "Test rules"), nomination: nomination)
    )
  }

  private static func party(_ name: String, _ voter: RollNumber?, day: String = "2010-03-01") throws -> ProcedureRecord
  {
    .nomination(
      .party(
        PartyNomination(
          contest: "chair", name: name, nominee: voter, organisation: "党委", day: try #require(CalendarDay(day)))))
  }

  private static func code(_ reply: CommandReply) -> String? {
    for code in ["doesNotFit", "namedNotOnRoll"] where reply.json.contains("\"\(code)\"") { return code }
    return reply.json.contains("\"done\"") ? nil : reply.json
  }

  @Test func aNameWithTheNumberOfAnotherIsAskedAbout() throws {
    let small = try Self.hall()
    let name = SmallElection.name(7)
    let reply = small.perform(RecordProcedure(try Self.party(name, 1)), at: "hall")
    #expect(Self.code(reply) == "doesNotFit")
    #expect(reply.text.contains("名册第 1 号的姓名不同，名册上的“\(name)”是第 7 号"), "\(reply.text)")
    #expect(Self.code(small.perform(RecordProcedure(try Self.party("无此人", 1)), at: "hall")) == "doesNotFit")
    #expect(Self.code(small.perform(RecordProcedure(try Self.party(name, 7)), at: "hall")) == nil)
    #expect(Self.code(small.perform(RecordProcedure(try Self.party("无此人", nil)), at: "hall")) == nil)
  }

  /// By the number it is seen that a candidate would be a proxy.
  @Test func aNomineeWithoutTheNumberOfTheRollIsAskedAbout() throws {
    let small = try Self.hall()
    let name = SmallElection.name(7)
    let reply = small.perform(RecordProcedure(try Self.party(name, nil)), at: "hall")
    #expect(Self.code(reply) == "doesNotFit" && reply.text.contains("名册第 7 号就是这个姓名"), "\(reply.text)")
    let day = try #require(CalendarDay("2010-03-10"))
    func commission(_ principal: RollNumber, to proxy: RollNumber) -> ProcedureRecord {
      .proxy(.commissioned(ProxyCommission(principal: principal, proxy: proxy, day: day)))
    }
    #expect(Self.code(small.perform(RecordProcedure(commission(12, to: 7)), at: "hall")) == nil)
    #expect(Self.code(small.perform(RecordProcedure(try Self.party(name, nil), confirmed: true), at: "hall")) == nil)
    let asked = small.perform(RecordProcedure(commission(13, to: 7)), at: "hall")
    #expect(Self.code(asked) == "doesNotFit" && asked.text.contains("与候选人“\(name)”同名"), "\(asked.text)")
    #expect(Self.code(small.perform(RecordProcedure(commission(13, to: 8)), at: "hall")) == nil)
  }

  @Test func aNumberThatIsNotOnTheRollIsRefusedThoughPeopleInsist() throws {
    let small = try Self.hall()
    let record = RecordProcedure(try Self.party("无此人", 4_000_000), confirmed: true)
    #expect(Self.code(small.perform(record, at: "hall")) == "namedNotOnRoll")
  }

  /// Every question is asked at once, and the list that follows asks again.
  @Test func whatPeopleInsistOnIsRecordedAndSeen() throws {
    let small = try Self.hall()
    let name = SmallElection.name(7)
    let late = try Self.party(name, 1, day: "2010-04-01")
    let reply = small.perform(RecordProcedure(late), at: "hall")
    #expect(reply.text.contains("名册第 1 号") && reply.text.contains("投票日是 2010-03-16"), "\(reply.text)")
    #expect(Self.code(small.perform(RecordProcedure(late, confirmed: true), at: "hall")) == nil)
    let status = small.perform(ShowNomination(), at: "hall")
    #expect(status.text.contains("\(name)（序号 1）") && status.json.contains("\"voter\":1"), "\(status.text)")
    let vetted = VettingDecision(
      contest: "chair", name: name, passed: true, day: try #require(CalendarDay("2010-03-05")))
    #expect(Self.code(small.perform(RecordProcedure(.nomination(.vetting(vetted))), at: "hall")) == nil)
    let list = FormalList(
      contest: "chair", names: [name], officers: SmallElection.officers, day: try #require(CalendarDay("2010-03-10")))
    #expect(Self.code(small.perform(RecordProcedure(.nomination(.formal(list))), at: "hall")) == "doesNotFit")
    let insisted = RecordProcedure(.nomination(.formal(list)), confirmed: true)
    #expect(Self.code(small.perform(insisted, at: "hall")) == nil)
  }

  /// How a time was written down is left; what is none is asked about.
  @Test(arguments: [("25:00", true), ("8点75", true), ("８：３０", false), ("16:20", false), ("下午4点", false), ("", false)])
  func aTimeThatIsNoneIsAskedAbout(_ time: String, _ isAsked: Bool) throws {
    let small = try Self.hall()
    let day = try #require(CalendarDay("2010-03-16"))
    let record = CustodyRecord.handedOver(
      BoxHandedOver(site: "R1", day: day, time: time, place: "会场", from: "甲", to: "乙", seals: ["A-1"]))
    let reply = small.perform(RecordProcedure(.custody(record)), at: "hall")
    #expect(reply.text.contains("不是一天里的时间") == isAsked, "\(reply.text)")
  }

  @Test func staffAndSupervisorsAreAskedAboutToo() throws {
    let small = try Self.hall()
    let day = try #require(CalendarDay("2010-03-20"))
    let records: [ProcedureRecord] = [
      .staff(.appointed(StaffAppointment(name: SmallElection.name(7), role: .teller, voter: 1, day: day))),
      .outcome(
        .supervisors(
          SupervisorsElected(day: day, meeting: .assembly, members: [.init(name: SmallElection.name(7), voter: 1)]))),
    ]
    for record in records {
      #expect(Self.code(small.perform(RecordProcedure(record), at: "hall")) == "doesNotFit")
    }
  }
}
