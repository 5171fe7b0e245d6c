import ElectionRecord
import Testing

/// Records of nomination, staff and proxies are read as they were written.
@Suite struct NominationWireTests {
  static let records: [ProcedureRecord] = [
    .nomination(.sheets(NominationSheets(area: "县学街", issued: 406, returned: 268, valid: 267, invalid: 1, note: "合成"))),
    .nomination(
      .votes(
        NominationVotes(
          contest: "chair", lines: [.init(name: "甲", voter: 405, votes: 812), .init(name: "乙", votes: 0)],
          isRevote: true))),
    .nomination(.votes(NominationVotes(contest: "member", lines: [.init(name: "丙", votes: nil)]))),
    .nomination(
      .joint(
        JointNomination(
          contest: "chair", name: "丁", nominee: 9, voters: [1, 2_000_000, 3], households: [4, 5], day: .before(9)))),
    .nomination(.vetting(VettingDecision(contest: "chair", name: "甲", passed: true, day: .before(7)))),
    .nomination(
      .vetting(VettingDecision(contest: "chair", name: "乙", passed: false, reason: "户籍不符", day: .before(7)))),
    .nomination(
      .vetting(VettingDecision(contest: "chair", name: "乙", passed: false, day: .before(7), ground: .convicted))),
    .nomination(.withdrawal(NomineeWithdrawal(contest: "chair", name: "甲", day: .before(3), note: "个人原因"))),
    .nomination(
      .formal(FormalList(contest: "chair", names: ["甲", "丁"], officers: ["张三", "李四"], day: .before(5)))),
    .nomination(
      .party(PartyNomination(contest: "chair", name: "甲", nominee: 7, organisation: "社区党委", day: .before(9)))),
    .nomination(.strokes(StrokesCounted(character: "𪚥", strokes: 64, officers: ["张三", "李四"]))),
    .staff(
      .appointed(
        StaffAppointment(
          name: "某人", role: .assistedMarkingClerk, site: SiteID("R1"), session: "上午", voter: 7, day: .before(5)))),
    .staff(.appointed(StaffAppointment(name: "某人", role: .committeeChair, day: CalendarDay(number: 0)))),
    .staff(.relieved(StaffRelief(name: "某人", role: .teller, site: SiteID("R1"), day: .before(4), reason: "成为候选人"))),
    .staff(.reserves(CommitteeReserves(day: .before(4), names: ["甲", "乙"]))),
    .staff(.kinship(KinshipDeclared(staff: "某人", candidate: "甲", relation: "夫妻", day: .before(4)))),
    .proxy(
      .commissioned(
        ProxyCommission(
          principal: 40, proxy: 17, day: .before(3), relation: .spouse, isWritten: true, isCardTakenIn: false))),
    .proxy(
      .commissioned(
        ProxyCommission(
          principal: 40, proxy: 17, day: .before(3), isWritten: false, isCardTakenIn: false, isAway: false))),
    .proxy(.withdrawn(ProxyWithdrawal(principal: 40, day: .before(2)))),
    .proxy(.assisted(AssistedMarking(site: SiteID("R1"), clerk: "代写员", day: .before(0), count: 2))),
  ]

  @Test(arguments: records)
  func aRecordIsReadAsItWasWritten(record: ProcedureRecord) {
    let entry = Entry(elapsedSeconds: 40, body: .procedure(record))
    #expect(Entry(decoding: entry.encoded()) == entry)
  }

  @Test func differentRecordsAreDifferentBytes() {
    let bytes = Set(Self.records.map { Entry(elapsedSeconds: 40, body: .procedure($0)).encoded() })
    #expect(bytes.count == Self.records.count)
  }
}
