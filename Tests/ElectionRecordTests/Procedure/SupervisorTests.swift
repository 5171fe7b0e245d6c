import Testing

@testable import ElectionRecord

/// The urban law of 2025: the supervisory committee (art. 36), and how the election committee comes about (art. 15).
@Suite struct SupervisorTests {
  private static let rules = ComplianceFixture.with(ProcedureProfile(id: "test", name: BilingualText("test"))) {
    $0.closing.supervisorsElected = Cited(true, "art. 36")
    $0.closing.supervisorsExcluded = Cited(true, "art. 36")
    $0.staff.committeeByMeeting = Cited(true, "art. 15")
    $0.staff.committeeFilledByRank = Cited(true, "art. 15")
  }

  private static func supervisors(
    _ members: [SupervisorsElected.Member], meeting: MeetingKind = .assembly
  ) -> OutcomeRecord {
    .supervisors(SupervisorsElected(day: .march(17), meeting: meeting, members: members))
  }

  /// 甲, 丙 and 丁 are elected; 庚 is 丙's kin, as it was declared from either side.
  @Test(
    arguments: [
      (["己", "辛"], .assembly, nil), (["己"], .residents, nil), (["己", "己"], .assembly, "supervisorTwice"),
      (["己"], .committee, "supervisorsByWhichMeeting"), ([], .assembly, "nameMissing"),
      (["己", "丙"], .assembly, "memberSupervises"), (["戊"], .assembly, nil), (["庚"], .assembly, "kinSupervises"),
      (["壬"], .assembly, "kinSupervises"),
    ] as [([String], MeetingKind, String?)])
  func noMemberAndNoKinSupervises(names: [String], meeting: MeetingKind, code: String?) throws {
    var hall = try ResultDeterminationTests.hall(Self.rules, members: [70, 65, 20])
    hall.edit { box in
      for (one, other) in [("庚", "丙"), ("丁", "壬")] {
        let kinship = KinshipDeclared(staff: one, candidate: other, relation: "夫妻", day: .march(1))
        box.hall(.procedure(.staff(.kinship(kinship))))
      }
    }
    #expect(hall.refusal(Self.supervisors(names.map { .init(name: $0) }, meeting: meeting)) == code)
  }

  /// Where both roll numbers are known they decide, whatever the names are.
  @Test func aNamesakeWithAnotherNumberMaySupervise() {
    func hindrance(_ voter: RollNumber?) -> SupervisorRule.Hindrance? {
      SupervisorRule.hindrance(
        of: .init(name: "甲", voter: voter), committee: [Candidate(name: "甲", voter: 7)], [])
    }
    #expect(hindrance(7) == .isMember)
    #expect(hindrance(8) == nil)
    #expect(hindrance(nil) == .isMember)
  }

  @Test func withoutTheRuleNobodyIsKeptOut() throws {
    let hall = try ResultDeterminationTests.hall(members: [70, 65, 20])
    #expect(hall.refusal(Self.supervisors([.init(name: "丙")])) == nil)
  }

  private static func fixture(_ names: [String], meeting: CalendarDay? = .march(17)) -> ComplianceFixture {
    var fixture = ComplianceTests.elected(5, vacancyAllowedFrom: nil)
    fixture.rules = rules
    fixture.records = meeting.map { [.meeting(Meeting(.assembly, day: $0))] } ?? []
    let count = fixture.write
    fixture.write = { box in
      count(&box)
      guard !names.isEmpty else { return }
      box.hall(.procedure(.outcome(supervisors(names.map { .init(name: $0) }))))
    }
    return fixture
  }

  @Test func theirElectionNeedsItsMeeting() {
    #expect(Self.fixture(["己"]).outcome(.supervisorsElected) == .met)
    #expect(Self.fixture(["己"], meeting: .march(18)).outcome(.supervisorsElected) == .notRecorded)
    #expect(Self.fixture(["己"], meeting: nil).outcome(.supervisorsElected) == .notRecorded)
    #expect(Self.fixture([]).outcome(.supervisorsElected) == .notRecorded)
    var later = Self.fixture(["己"])
    later.type = .byElection
    #expect(later.checks(.supervisorsElected).isEmpty)
  }

  @Test func whoIsElectedLaterDeparts() {
    #expect(Self.fixture(["己"]).outcome(.supervisorsExcluded) == .met)
    let both = Self.fixture(["己", "member 0"]).checks(.supervisorsExcluded)
    #expect(both.map(\.outcome) == [.departs] && both.map(\.subject) == [.person("member 0")])
    #expect(Self.fixture([]).outcome(.supervisorsExcluded) == .notRecorded)
  }

  /// A poll that fills a seat beside others is looked at with those who are in office.
  @Test(arguments: [ElectionType.supplementary, .byElection, .runoff])
  func whoeverIsElectedLaterIsLookedAtWithThoseInOffice(_ type: ElectionType) {
    var fixture = Self.fixture([], meeting: nil)
    fixture.type = type
    fixture.rules.results.kinExcluded = Cited(true, "art. 8")
    fixture.rules.results.womenMin = Cited(1, "art. 8")
    func outcomes(_ code: ComplianceCode, women: [RollNumber: Bool] = [:]) -> [ComplianceCheck.Outcome] {
      ComplianceRule.report(on: fixture.register, women: women)?.checks.filter { $0.code == code }.map(\.outcome) ?? []
    }
    // The file does not say who they are.
    #expect(outcomes(.supervisorsExcluded).isEmpty && outcomes(.womenElected).isEmpty)
    #expect(outcomes(.kinElected) == [.met])
    let (member, supervisor) = (Candidate(name: "在任者", voter: 9), Candidate(name: "监督者", voter: nil))
    fixture.inOffice = InOffice(members: [member], supervisors: [supervisor])
    #expect(outcomes(.supervisorsExcluded) == [.met])
    #expect(outcomes(.womenElected, women: [9: true]) == [.met])
    #expect(outcomes(.womenElected) == [.notRecorded])
    let count = fixture.write
    fixture.write = { box in
      count(&box)
      for (one, other) in [("member 0", "在任者"), ("监督者", "member 1")] {
        let kinship = KinshipDeclared(staff: one, candidate: other, relation: "母女", day: .march(1))
        box.hall(.procedure(.staff(.kinship(kinship))))
      }
    }
    #expect(outcomes(.kinElected) == [.departs, .departs])
    #expect(outcomes(.supervisorsExcluded) == [.departs])
    fixture.inOffice = InOffice(members: [], supervisors: [Candidate(name: "member 0", voter: nil)])
    #expect(outcomes(.supervisorsExcluded) == [.departs])
  }

  @Test func theirNoticeIsDueByTheRule() {
    func notices(_ fixture: ComplianceFixture) -> [ComplianceCheck] {
      fixture.checks(.noticePosted).filter { $0.subject == .notice(.supervisors) }
    }
    var fixture = Self.fixture(["己"])
    #expect(NoticeKind.supervisors.number == 18)
    #expect(notices(fixture).map(\.outcome) == [.notRecorded] && notices(fixture).map(\.source) == ["art. 36"])
    fixture.records.append(.notice(NoticePosted(.supervisors, day: .march(18))))
    #expect(notices(fixture).map(\.outcome) == [.met])
    fixture.rules.closing.supervisorsElected = nil
    #expect(notices(fixture).isEmpty)
  }

  /// Art. 15 names the two; each has the quorum of its kind (arts. 27, 29).
  @Test(
    arguments: [
      (.residents, 37, .met), (.residents, 36, .departs), (.assembly, 48, .met), (.assembly, 47, .departs),
    ] as [(MeetingKind, Int, ComplianceCheck.Outcome)])
  func theCommitteeIsChosenByAMeeting(body: MeetingKind, present: Int, quorum: ComplianceCheck.Outcome) {
    var rules = Self.rules
    rules.results.meetingMoreThan = Cited(Fraction(1, 2), "art. 27")
    rules.results.representativesMeetingAtLeast = Cited(Fraction(2, 3), "art. 29")
    let meeting = Meeting(.committeeChosen, day: .march(1), expected: 72, present: present, body: body)
    let fixture = ComplianceFixture(rules: rules, records: [.meeting(meeting)])
    #expect(fixture.outcome(.committeeChosen) == .met)
    #expect(fixture.outcome(.meetingQuorum) == quorum)
    let groups = ComplianceFixture(rules: rules, records: [.meeting(Meeting(.committeeChosen, day: .march(1)))])
    #expect(groups.outcome(.committeeChosen) == .notRecorded)
  }

  /// 甲 leaves on the 5th; 丙 and 丁 move up, in this order. Another is chosen on the day of a meeting.
  @Test(
    arguments: [
      ("丙", nil, .met), ("丁", nil, .departs), ("戊", nil, .departs), ("戊", 4, .departs), ("戊", 5, .met),
      ("戊", 7, .met), ("戊", 8, .departs),
    ] as [(String, Int?, ComplianceCheck.Outcome)])
  func aVacancyIsFilledByRankOrAnew(name: String, chosen: Int?, outcome: ComplianceCheck.Outcome) {
    let meeting = chosen.map { CalendarRecord.meeting(Meeting(.committeeChosen, day: .march($0), body: .assembly)) }
    let staff = Self.staff(reserves: ["丙", "丁"], then: name)
    let fixture = ComplianceFixture(
      rules: Self.rules, records: meeting.map { [$0] } ?? [],
      write: { box in for record in staff { box.hall(.procedure(.staff(record))) } })
    #expect(fixture.outcome(.committeeFilled) == outcome)
    #expect(fixture.checks(.committeeFilled).map(\.subject) == [.person(name)])
  }

  /// The days say what came first, and not the order in which a clerk typed it.
  @Test(arguments: [5, 7])
  func aVacancyIsOneWhicheverIsTypedFirst(filled day: Int) {
    let founding = Self.staff(reserves: ["丙", "丁"], then: "丁").prefix(2)
    let relief = StaffRecord.relieved(StaffRelief(name: "甲", role: .committeeMember, day: .march(5)))
    let appointment = StaffRecord.appointed(
      StaffAppointment(name: "丁", role: .committeeMember, day: .march(day)))
    for later in [[relief, appointment], [appointment, relief]] {
      let fixture = ComplianceFixture(
        rules: Self.rules,
        write: { box in for record in founding + later { box.hall(.procedure(.staff(record))) } })
      #expect(fixture.outcome(.committeeFilled) == .departs)
    }
  }

  @Test func whoStandsIsPassedOverAndWithoutAnOrderNobodyKnows() {
    func outcome(_ reserves: [String], _ name: String) -> ComplianceCheck.Outcome? {
      let staff = Self.staff(reserves: reserves, then: name)
      return ComplianceFixture(
        rules: Self.rules, write: { box in for record in staff { box.hall(.procedure(.staff(record))) } }
      ).outcome(.committeeFilled)
    }
    #expect(outcome(["chair 0", "丁"], "丁") == .met)
    #expect(outcome([], "丁") == .notRecorded)
    // The same person in another role fills nobody's seat.
    #expect(outcome(["丙"], "甲") == nil)
  }

  private static func staff(reserves: [String], then name: String) -> [StaffRecord] {
    let order = reserves.isEmpty ? [] : [StaffRecord.reserves(CommitteeReserves(day: .march(1), names: reserves))]
    return order + [
      .appointed(StaffAppointment(name: "甲", role: .committeeMember, day: .march(1))),
      .relieved(StaffRelief(name: "甲", role: .committeeMember, day: .march(5))),
      .appointed(StaffAppointment(name: name, role: .committeeChair, day: .march(7))),
    ]
  }

  @Test func theOrderNamesOthersOnce() {
    var box = RegisterBuilder()
    box.hall(.procedure(.staff(.appointed(StaffAppointment(name: "甲", role: .committeeMember, day: .march(1))))))
    let register = box.register()
    func refusal(_ names: [String]) -> String? {
      do throws(Refusal) {
        let record = StaffRecord.reserves(CommitteeReserves(day: .march(1), names: names))
        try ProcedureRule.check(.staff(record), by: nil, in: register)
        return nil
      } catch { return error.code }
    }
    #expect(refusal(["丙", "丁"]) == nil)
    #expect(refusal(["丙", "甲"]) == "alreadyAppointed")
    #expect(refusal(["丙", "丙"]) == "reserveTwice")
    #expect(refusal([]) == "nameMissing")
  }
}
