import ElectionRecord
import Testing

@Suite struct ComplianceTests {
  private static func results(_ change: (inout ResultRules) -> Void) -> ProcedureProfile {
    ProcedureProfile(
      id: "test", name: BilingualText("test"), results: ComplianceFixture.with(ResultRules(), change))
  }

  private static func boxes(_ change: (inout BoxRules) -> Void) -> ProcedureProfile {
    ProcedureProfile(id: "test", name: BilingualText("test"), boxes: ComplianceFixture.with(BoxRules(), change))
  }

  private static func nomination(_ change: (inout NominationRules) -> Void) -> ProcedureProfile {
    ProcedureProfile(
      id: "test", name: BilingualText("test"), nomination: ComplianceFixture.with(NominationRules(), change))
  }

  private static func closing(_ change: (inout ClosingRules) -> Void) -> ProcedureProfile {
    ProcedureProfile(id: "test", name: BilingualText("test"), closing: ComplianceFixture.with(ClosingRules(), change))
  }

  @Test func withoutAProfileThereIsNothingToReport() {
    #expect(ComplianceRule.report(on: RegisterBuilder().register()) == nil)
  }

  @Test(arguments: [(36, 72, false), (37, 72, true), (36, 73, false), (37, 73, true)])
  func moreThanHalfOfThoseDueAttend(present: Int, expected: Int, isMet: Bool) {
    let rules = Self.results { $0.meetingMoreThan = Cited(Fraction(1, 2), "art. 9") }
    let meeting = Meeting(.polling, day: .march(16), expected: expected, present: present)
    let fixture = ComplianceFixture(rules: rules, records: [.meeting(meeting)])
    #expect(fixture.outcome(.meetingQuorum) == (isMet ? .met : .departs))
  }

  @Test(arguments: [(47, 72, false), (48, 72, true), (48, 73, false), (49, 73, true)])
  func atLeastTwoThirdsOfTheRepresentativesArePresent(present: Int, expected: Int, isMet: Bool) {
    let rules = Self.results { $0.representativesPresent = Cited(Fraction(2, 3), "art. 26") }
    let meeting = Meeting(.polling, day: .march(16), expected: expected, present: present)
    var fixture = ComplianceFixture(rules: rules, mode: .representatives, records: [.meeting(meeting)])
    #expect(fixture.outcome(.representativesPresent) == (isMet ? .met : .departs))
    fixture.mode = .voters
    #expect(fixture.checks(.representativesPresent).isEmpty)
  }

  @Test func aMeetingWithoutAttendanceIsUnknown() {
    let rules = Self.results { $0.meetingMoreThan = Cited(Fraction(1, 2), "art. 9") }
    let meetings: [CalendarRecord] = [
      .meeting(Meeting(.committeeChosen, day: .march(1))), .meeting(Meeting(.representativesElected, day: .march(2))),
    ]
    #expect(ComplianceFixture(rules: rules, records: meetings).outcome(.meetingQuorum) == .notRecorded)
  }

  private static func registration(_ change: (inout RegistrationRules) -> Void) -> ProcedureProfile {
    ProcedureProfile(
      id: "test", name: BilingualText("test"), registration: ComplianceFixture.with(RegistrationRules(), change))
  }

  /// Filed on the 1st; three days to decide.
  @Test(
    arguments: [(1, .met), (4, .met), (5, .departs), (nil, .notRecorded)] as [(Int?, ComplianceCheck.Outcome)])
  func anObjectionIsDecidedInTime(day: Int?, outcome: ComplianceCheck.Outcome) {
    let rules = Self.registration { $0.decisionDays = Cited(3, "art. 14") }
    let fixture = ComplianceFixture(
      rules: rules,
      write: { box in
        let filed = ObjectionFiled(day: .march(1), kind: .omitted, voter: nil, by: "家属")
        box.hall(.procedure(.registration(.objected(filed))))
        guard let day else { return }
        let decided = ObjectionDecided(
          objection: 1, day: .march(day), outcome: .upheld, reason: "漏登", officers: ["甲", "乙"])
        box.hall(.procedure(.registration(.decided(decided))))
      })
    #expect(fixture.outcome(.objectionDecided) == outcome)
    #expect(fixture.checks(.objectionDecided).map(\.subject) == [.objection(1)])
    #expect(ComplianceFixture(rules: rules).checks(.objectionDecided).isEmpty)
  }

  @Test(arguments: [([2, 3], true), ([1, 3], false), ([2, 4], false)])
  func aGroupHasTwoOrThreeRepresentatives(counts: [Int], isMet: Bool) {
    let rules = Self.registration {
      $0.representativesPerGroupMin = Cited(2, "art. 8")
      $0.representativesPerGroupMax = Cited(3, "art. 8")
    }
    var fixture = ComplianceFixture(
      rules: rules, mode: .representatives,
      write: { box in
        for (index, count) in counts.enumerated() {
          let group = GroupRepresentatives(group: "第\(index)组", day: .march(1), count: count)
          box.hall(.procedure(.registration(.represented(group))))
        }
      })
    #expect(fixture.outcome(.representativesPerGroup) == (isMet ? .met : .departs))
    fixture.write = { _ in }
    #expect(fixture.outcome(.representativesPerGroup) == .notRecorded)
    fixture.mode = .voters
    #expect(fixture.checks(.representativesPerGroup).isEmpty)
  }

  @Test func aBoxIsOpenedWhereAllCanSee() {
    let rules = Self.boxes {
      $0.openedAtHall = Cited(true, "art. 26")
      $0.openedSameDay = Cited(true, "art. 26")
    }
    @Sendable func opened(_ site: String, _ day: CalendarDay, atHall: Bool, inPublic: Bool) -> EntryBody {
      .procedure(
        .custody(
          .opened(
            BoxOpened(
              site: SiteID(site), day: day, atHall: atHall, inPublic: inPublic, witnesses: ["甲", "乙"], seals: []))))
    }
    let fixture = ComplianceFixture(
      rules: rules, records: [.step(CalendarStep(.counting, day: .march(16)))],
      write: { box in
        box.hall(opened("R1", .march(14), atHall: true, inPublic: true))
        box.hall(opened("S1", .march(15), atHall: true, inPublic: false))
      })
    #expect(fixture.checks(.boxOpenedAtHall).map(\.outcome) == [.met, .departs, .notRecorded])
    // The box's own record goes before the day on which counting began.
    #expect(fixture.checks(.boxOpenedSameDay).map(\.outcome) == [.met, .met, .met])
    let elsewhere = ComplianceFixture(
      rules: rules, write: { $0.hall(opened("R1", .march(14), atHall: false, inPublic: true)) })
    #expect(elsewhere.checks(.boxOpenedAtHall).map(\.outcome) == [.departs, .notRecorded, .notRecorded])
  }

  @Test(arguments: [(5, ComplianceCheck.Outcome.departs), (6, .met)])
  func moreThanHalfNominate(returned: Int, outcome: ComplianceCheck.Outcome) {
    let rules = Self.nomination { $0.turnoutMoreThan = Cited(Fraction(1, 2), "art. 18") }
    let fixture = ComplianceFixture(
      rules: rules,
      write: { box in
        let sheets = NominationSheets(area: "R1", issued: 9, returned: returned, valid: returned, invalid: 0)
        box.hall(.procedure(.nomination(.sheets(sheets))))
      })
    #expect(fixture.outcome(.nominationTurnout) == outcome)
    #expect(ComplianceFixture(rules: rules).outcome(.nominationTurnout) == .notRecorded)
  }

  private static func staff(_ change: (inout StaffRules) -> Void) -> ProcedureProfile {
    ProcedureProfile(id: "test", name: BilingualText("test"), staff: ComplianceFixture.with(StaffRules(), change))
  }

  private static func serving(_ records: [StaffRecord], _ rules: ProcedureProfile) -> ComplianceFixture {
    ComplianceFixture(
      rules: rules, write: { box in for record in records { box.hall(.procedure(.staff(record))) } })
  }

  @Test(arguments: [(2, false), (3, true)]) func enoughPeopleAccompanyABox(team: Int, isMet: Bool) {
    let rules = Self.staff { $0.boxTeamMin = Cited(3, "art. 24") }
    let names = ["甲", "乙", "丙"].prefix(team)
    let records = names.map {
      StaffRecord.appointed(StaffAppointment(name: $0, role: .boxTeam, site: SiteID("R1"), day: .march(1)))
    }
    #expect(Self.serving(records, rules).outcome(.boxTeam) == (isMet ? .met : .departs))
    #expect(Self.serving([], rules).outcome(.boxTeam) == .notRecorded)
  }

  /// `chair 0` stands; 甲 is kin of that candidate.
  @Test func candidatesAndTheirKinDoNotCount() {
    let rules = Self.staff {
      $0.candidatesExcluded = Cited(true, "art. 22")
      $0.kinExcluded = Cited(true, "art. 22")
      $0.candidateLeavesCommittee = Cited(true, "art. 9")
    }
    func appointed(_ name: String, _ role: StaffRole) -> StaffRecord {
      .appointed(StaffAppointment(name: name, role: role, day: .march(1)))
    }
    func outcomes(_ records: [StaffRecord]) -> [ComplianceCheck.Outcome?] {
      let fixture = Self.serving(records, rules)
      return [ComplianceCode.candidateServes, .kinServes, .candidateOnCommittee].map(fixture.outcome)
    }
    #expect(outcomes([]) == [.notRecorded, .notRecorded, .notRecorded])
    #expect(outcomes([appointed("乙", .teller), appointed("丙", .committeeMember)]) == [.met, .met, .met])
    #expect(outcomes([appointed("chair 0", .caller)]) == [.departs, .met, .notRecorded])
    #expect(outcomes([appointed("chair 0", .boxTeam)]) == [.notRecorded, .notRecorded, .notRecorded])
    #expect(outcomes([appointed("chair 1", .committeeChair)]) == [.notRecorded, .notRecorded, .departs])
    let kin = StaffRecord.kinship(
      KinshipDeclared(staff: "甲", candidate: "chair 0", relation: "夫妻", day: .march(1)))
    #expect(outcomes([appointed("甲", .scrutineer), kin]) == [.met, .departs, .notRecorded])
    let check = Self.serving([appointed("chair 0", .caller)], rules).checks(.candidateServes)
    #expect(check.map(\.subject) == [.person("chair 0")])
  }

  /// The box goes round on two days, the station and the hall serve on one each.
  @Test(arguments: [(3, false), (4, true)])
  func daysOfVotingAreCountedOnce(most: Int, isMet: Bool) {
    let rules = Self.boxes { $0.pollingDaysMax = Cited(most, "art. 37") }
    #expect(ComplianceFixture(rules: rules).outcome(.pollingDays) == (isMet ? .met : .departs))
    var sameDay = ComplianceFixture(rules: rules)
    sameDay.days = [.march(16), .march(16), .march(16)]
    #expect(sameDay.outcome(.pollingDays) == .met)
  }

  @Test func everyBoxIsOpenedOnTheDayItCloses() {
    let rules = Self.boxes { $0.openedSameDay = Cited(true, "art. 26") }
    let counting = CalendarRecord.step(CalendarStep(.counting, day: .march(16)))
    let checks = ComplianceFixture(rules: rules, records: [counting]).checks(.boxOpenedSameDay)
    #expect(checks.map(\.subject) == ["R1", "S1", "H1"].map { .site(SiteID($0)) })
    #expect(checks.map(\.outcome) == [.departs, .departs, .met])
    #expect(checks.map(\.found) == [2, 1, 0].map { .done(.march(16), days: $0) })
    #expect(Set(ComplianceFixture(rules: rules).checks(.boxOpenedSameDay).map(\.outcome)) == [.notRecorded])
  }

  @Test(arguments: [(0, false), (1, true), (2, true), (3, false)])
  func candidatesExceedSeatsWithinTheLaw(surplus: Int, isMet: Bool) {
    let rules = Self.nomination {
      $0.surplusHeadMin = Cited(1, "art. 16")
      $0.surplusHeadMax = Cited(2, "art. 16")
    }
    let contest = ComplianceFixture.contest("chair", seats: 1, candidates: 1 + surplus)
    #expect(
      ComplianceFixture(rules: rules, contests: [contest]).outcome(.contestedSeats) == (isMet ? .met : .departs))
  }

  @Test func whereAsManyCandidatesAsSeatsAreAllowedTheyAreFine() {
    let rules = Self.nomination {
      $0.surplusMemberMin = Cited(1, "art. 13")
      $0.equalAllowed = Cited(true, "art. 13")
    }
    let equal = ComplianceFixture.contest("member", seats: 5, candidates: 5)
    let fewer = ComplianceFixture.contest("member", seats: 5, candidates: 4)
    let none = ComplianceFixture.contest("member", seats: 5, candidates: 0)
    #expect(ComplianceFixture(rules: rules, contests: [equal]).outcome(.contestedSeats) == .met)
    #expect(ComplianceFixture(rules: rules, contests: [fewer]).outcome(.contestedSeats) == .departs)
    #expect(ComplianceFixture(rules: rules, contests: [none]).outcome(.contestedSeats) == .notRecorded)
  }

  @Test(arguments: [(4, false), (5, true), (9, true), (10, false)])
  func theCommitteeHasAsManyMembersAsTheLawAsks(seats: Int, isMet: Bool) {
    let rules = Self.results {
      $0.membersMin = Cited(5, "art. 7")
      $0.membersMax = Cited(9, "art. 7")
    }
    let contest = ComplianceFixture.contest("member", seats: seats, candidates: seats + 1)
    var fixture = ComplianceFixture(rules: rules, contests: [contest])
    #expect(fixture.outcome(.committeeSize) == (isMet ? .met : .departs))
    fixture.type = .byElection
    #expect(fixture.checks(.committeeSize).isEmpty)
  }

  /// Five seats, ten papers, six votes elect.
  static func elected(
    _ winners: Int, vacancyAllowedFrom: Int?, isElectedAgain: Bool = false
  ) -> ComplianceFixture {
    let rules = results {
      $0.membersMin = Cited(5, "art. 7")
      if isElectedAgain { $0.supplementaryAtLeast = Cited(Fraction(1, 3), "art. 19") }
      $0.vacancyAllowedFrom = vacancyAllowedFrom.map { Cited($0, "art. 30") }
    }
    return ComplianceFixture(
      rules: rules, contests: [ComplianceFixture.contest("member", seats: 5, candidates: 6)],
      write: { box in
        box.open("H1", papers: 10)
        for voter in 1...10 { box.cast("H1", RollNumber(voter)) }
        box.count("H1", returned: 10, valid: 10)
        box.idle()
        let lines = (0..<6).map { Tally.Line(name: "member \($0)", votes: $0 < winners ? 6 : 5) }
        box.hall(.tallyEntered(Tally(contest: "member", lines: lines, writeIns: 0, undervotes: 0)))
      })
  }

  @Test func thoseElectedCountOnceTheVotesAreIn() {
    #expect(Self.elected(5, vacancyAllowedFrom: nil).outcome(.committeeSize) == .met)
    let short = Self.elected(4, vacancyAllowedFrom: nil).checks(.committeeSize)
    #expect(short.map(\.outcome) == [.departs])
    #expect(short.map(\.found) == [.count(4)])
    #expect(Self.elected(3, vacancyAllowedFrom: 3).outcome(.committeeSize) == .met)
    #expect(Self.elected(2, vacancyAllowedFrom: 3).outcome(.committeeSize) == .departs)
    // What is short is elected again, and may come to five yet.
    #expect(Self.elected(4, vacancyAllowedFrom: nil, isElectedAgain: true).outcome(.committeeSize) == .notRecorded)
    #expect(Self.elected(5, vacancyAllowedFrom: nil, isElectedAgain: true).outcome(.committeeSize) == .met)
  }

  @Test(arguments: [(5, ComplianceCheck.Outcome.departs), (6, .met)])
  func moreThanHalfTakePart(returned: Int, outcome: ComplianceCheck.Outcome) {
    let rules = Self.results { $0.turnoutMoreThan = Cited(Fraction(1, 2), "art. 15") }
    let fixture = ComplianceFixture(
      rules: rules,
      write: { box in
        box.open("H1", papers: 10)
        for voter in 1...returned { box.cast("H1", RollNumber(voter)) }
        box.count("H1", returned: returned, valid: returned)
        box.idle()
      })
    #expect(fixture.outcome(.turnout) == outcome)
    #expect(ComplianceFixture(rules: rules).outcome(.turnout) == .notRecorded)
  }

  @Test func theElectionsOwnThresholdsAreTheLaws() {
    let rules = Self.results {
      $0.turnoutMoreThan = Cited(Fraction(1, 2), "art. 15")
      $0.majorityMoreThan = Cited(Fraction(1, 2), "art. 15")
      $0.majorityBase = Cited(.returned, "art. 15")
    }
    func outcomes(_ quorum: Threshold, _ majority: Threshold) -> [ComplianceCheck.Outcome?] {
      var fixture = ComplianceFixture(rules: rules)
      fixture.profile = RuleProfile(proxyLimit: 3, quorum: quorum, majority: majority)
      return [fixture.outcome(.turnoutRule), fixture.outcome(.majorityRule)]
    }
    #expect(outcomes(.half(of: .registered), .half(of: .returned)) == [.met, .met])
    let twoFourths = Threshold(base: .registered, numerator: 2, denominator: 4)
    #expect(outcomes(twoFourths, .half(of: .valid)) == [.met, .departs])
    let third = Threshold(base: .registered, numerator: 1, denominator: 3)
    #expect(outcomes(third, Threshold(base: .returned, numerator: 2, denominator: 3)) == [.departs, .departs])
  }

  @Test(arguments: [(0, ComplianceCheck.Outcome.met), (1, .departs)])
  func everyPaperIsClassified(left: Int, outcome: ComplianceCheck.Outcome) {
    let rules = ProcedureProfile(
      id: "test", name: BilingualText("test"),
      ballots: ComplianceFixture.with(BallotRules()) { $0.allClassified = Cited(true, "art. 44") })
    let fixture = ComplianceFixture(
      rules: rules,
      write: { box in
        box.open("H1")
        box.count("H1", returned: 10, valid: 8 - left, invalid: 1, blank: 1)
        box.idle()
      })
    #expect(fixture.checks(.papersClassified).map(\.found) == [.part(left, of: 10)])
    #expect(fixture.outcome(.papersClassified) == outcome)
    #expect(ComplianceFixture(rules: rules).outcome(.papersClassified) == .notRecorded)
  }

  @Test(
    arguments: [
      ([], .notRecorded), ([.winners], .departs), ([.winners, .registered], .departs), ([.winners, .valid], .met),
      ([.winnersVotes], .met),
    ] as [([ResultFigure], ComplianceCheck.Outcome)])
  func aResultIsPublishedWithWhatWasCounted(figures: [ResultFigure], outcome: ComplianceCheck.Outcome) {
    let rules = Self.closing { $0.countsPublished = Cited(true, "art. 15") }
    let notice = NoticePosted(.result, day: .march(16), figures: figures)
    #expect(ComplianceFixture(rules: rules, records: [.notice(notice)]).outcome(.countsPublished) == outcome)
  }

  @Test func everyFigureThatTheLawListsIsPublishedInOneNoticeOrAnother() {
    let rules = Self.closing { $0.resultFigures = Cited([.valid, .othersVotes], "art. 43") }
    let first = CalendarRecord.notice(NoticePosted(.result, day: .march(16), figures: [.winners, .valid]))
    let second = CalendarRecord.notice(NoticePosted(.result, day: .march(17), figures: [.othersVotes]))
    #expect(ComplianceFixture(rules: rules, records: [first]).outcome(.figuresPublished) == .departs)
    #expect(ComplianceFixture(rules: rules, records: [first, second]).outcome(.figuresPublished) == .met)
    #expect(ComplianceFixture(rules: rules).outcome(.figuresPublished) == .notRecorded)
  }

  @Test func sealedPapersAreKept() {
    let rules = Self.closing { $0.retentionMonths = Cited(36, "art. 37") }
    let step = CalendarRecord.step(CalendarStep(.papersSealed, day: .march(16)))
    #expect(ComplianceFixture(rules: rules, records: [step]).outcome(.retention) == .met)
    #expect(ComplianceFixture(rules: rules).outcome(.retention) == .notRecorded)
  }

  /// A notice with a deadline has its own check; the others are listed by number, unless this election has none of
  /// them.
  @Test func theSeventeenNoticesAreLookedFor() {
    func missing(_ fixture: ComplianceFixture) -> [Int] {
      fixture.checks(.noticePosted).compactMap { check in
        guard case .notice(let kind) = check.subject, check.outcome == .notRecorded else { return nil }
        return kind.number
      }
    }
    #expect(missing(ComplianceFixture()) == [1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 15, 16])
    #expect(missing(ComplianceFixture(mode: .representatives)) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16])
    let rules = Self.nomination { $0.formalListDays = Cited(5, "art. 18") }
    #expect(missing(ComplianceFixture(rules: rules)) == [1, 2, 3, 4, 7, 8, 10, 11, 12, 13, 15, 16])
    let posted = [NoticeKind.roll, .committee].map { CalendarRecord.notice(NoticePosted($0, day: .march(1))) }
    #expect(missing(ComplianceFixture(records: posted)) == [1, 3, 7, 8, 9, 10, 11, 12, 13, 15, 16])
    let voting: @Sendable (inout RegisterBuilder) -> Void = { box in
      box.open("R1")
      box.cast("R1", 1, proxy: 2)
    }
    #expect(missing(ComplianceFixture(write: voting)).contains(14))
    #expect(missing(ComplianceFixture(type: .recall)) == [1, 2, 3, 4, 10, 11, 12, 13, 15, 16])
  }

  @Test func theReportDoesNotDependOnClocks() {
    let rules = Self.closing { $0.handoverDays = Cited(10, "art. 20") }
    var fixture = ComplianceFixture(
      rules: rules,
      records: [.step(CalendarStep(.handover, day: .march(20))), .notice(NoticePosted(.roll, day: .march(1)))])
    let plain = ComplianceRule.report(on: fixture.register)
    fixture.write = { box in box = box.withClocks { _, sequence in Int64(sequence) * -86_400 } }
    #expect(ComplianceRule.report(on: fixture.register) == plain)
  }
}
