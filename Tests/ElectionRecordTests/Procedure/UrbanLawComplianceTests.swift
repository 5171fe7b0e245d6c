import ElectionRecord
import Testing

/// What the urban law of 2025 asks besides: meetings, the audit, kin among those elected, a place to mark in secret.
@Suite struct UrbanLawComplianceTests {
  private static func rules(_ change: (inout ProcedureProfile) -> Void) -> ProcedureProfile {
    var rules = ProcedureProfile(id: "test", name: BilingualText("test"))
    change(&rules)
    return rules
  }

  /// The urban law of 2025, art. 29: two thirds of a meeting of representatives, where others need more than half.
  @Test(
    arguments: [
      (.assembly, 47, false), (.assembly, 48, true), (.residents, 36, false), (.residents, 37, true),
      (.candidatesMeet, 0, nil), (.representativesElected, 0, nil),
    ] as [(MeetingKind, Int, Bool?)])
  func representativesMeetByTwoThirds(kind: MeetingKind, present: Int, isMet: Bool?) {
    let rules = Self.rules {
      $0.results.meetingMoreThan = Cited(Fraction(1, 2), "art. 27")
      $0.results.representativesMeetingAtLeast = Cited(Fraction(2, 3), "art. 29")
    }
    let meeting = Meeting(kind, day: .march(1), expected: 72, present: present)
    let fixture = ComplianceFixture(rules: rules, records: [.meeting(meeting)])
    #expect(fixture.outcome(.meetingQuorum) == isMet.map { $0 ? .met : .departs })
    #expect(
      fixture.checks(.meetingQuorum).compactMap(\.source)
        == (isMet == nil ? [] : kind == .assembly ? ["art. 29"] : ["art. 27"]))
  }

  /// Art. 26: residents are told ten days ahead.
  @Test(arguments: [(1, .met), (2, .departs), (nil, .notRecorded)] as [(Int?, ComplianceCheck.Outcome)])
  func residentsAreToldOfTheirMeeting(called: Int?, outcome: ComplianceCheck.Outcome) {
    let rules = Self.rules { $0.results.assemblyNoticeDays = Cited(10, "art. 26") }
    let meetings: [CalendarRecord] = [
      .meeting(Meeting(.residents, day: .march(11), called: called.map { .march($0) })),
      .meeting(Meeting(.assembly, day: .march(11))),
    ]
    #expect(ComplianceFixture(rules: rules, records: meetings).outcome(.meetingCalled) == outcome)
  }

  /// Voting begins on the 13th.
  @Test(arguments: [(12, .met), (13, .departs), (nil, .notRecorded)] as [(Int?, ComplianceCheck.Outcome)])
  func candidatesMeetTheResidentsBeforeTheVote(day: Int?, outcome: ComplianceCheck.Outcome) {
    let rules = Self.rules { $0.nomination.candidatesMeet = Cited(true, "art. 18") }
    let meeting = day.map { CalendarRecord.meeting(Meeting(.candidatesMeet, day: .march($0))) }
    var fixture = ComplianceFixture(rules: rules, records: meeting.map { [$0] } ?? [])
    #expect(fixture.outcome(.candidatesMet) == outcome)
    fixture.type = .runoff
    #expect(fixture.checks(.candidatesMet).isEmpty)
  }

  @Test(arguments: [(12, .met), (13, .departs), (nil, .notRecorded)] as [(Int?, ComplianceCheck.Outcome)])
  func theAuditIsPostedBeforeTheVote(day: Int?, outcome: ComplianceCheck.Outcome) {
    let rules = Self.rules { $0.closing.auditBeforeElection = Cited(true, "art. 38") }
    let step = day.map { CalendarRecord.step(CalendarStep(.auditPosted, day: .march($0))) }
    var fixture = ComplianceFixture(rules: rules, records: step.map { [$0] } ?? [])
    #expect(fixture.outcome(.auditPosted) == outcome)
    fixture.type = .supplementary
    #expect(fixture.checks(.auditPosted).isEmpty)
  }

  /// Decided on the 3rd; what hung before does not say it.
  @Test(
    arguments: [([2], .departs), ([3], .met), ([2, 4], .met), ([], .notRecorded)]
      as [([Int], ComplianceCheck.Outcome)])
  func whatWasDecidedIsPosted(days: [Int], outcome: ComplianceCheck.Outcome) {
    let rules = Self.rules { $0.registration.decisionPosted = Cited(true, "art. 17") }
    let posted = days.map { CalendarRecord.step(CalendarStep(.decisionsPosted, day: .march($0))) }
    let fixture = ComplianceFixture(
      rules: rules, records: posted,
      write: { box in
        let filed = ObjectionFiled(day: .march(1), kind: .omitted, voter: nil, by: "家属")
        box.hall(.procedure(.registration(.objected(filed))))
        let decided = ObjectionDecided(
          objection: 1, day: .march(3), outcome: .upheld, reason: "漏登", officers: ["甲", "乙"])
        box.hall(.procedure(.registration(.decided(decided))))
      })
    #expect(fixture.outcome(.decisionsPosted) == outcome)
    #expect(ComplianceFixture(rules: rules).checks(.decisionsPosted).isEmpty)
  }

  /// The urban law of 2025, art. 16: who says so; community workers of six months.
  @Test func registrationsThatNothingSpeaksForAreNotFine() {
    let rules = Self.rules {
      $0.registration.declarationRequired = Cited(true, "art. 16")
      $0.registration.workersAllowed = Cited(true, "art. 16")
      $0.registration.workMonths = Cited(6, "art. 16")
    }
    func fixture(_ source: RegistrationSource, isDeclared: Bool, since: CalendarDay?) -> ComplianceFixture {
      ComplianceFixture(
        rules: rules,
        write: { box in
          let all: [RegistrationRecord] = [
            .registered(
              VotersRegistered(day: .march(1), basis: .hukou, source: .door, canvasser: "", voters: [1, 2])),
            .registered(
              VotersRegistered(
                day: .march(1), basis: .worker, source: source, canvasser: "", voters: [3], isDeclared: isDeclared)),
          ]
          for record in all { box.hall(.procedure(.registration(record))) }
          let worker = since.map { RegistrationRecord.worker(EntitledSince(voter: 3, day: .march(1), since: $0)) }
          if let worker { box.hall(.procedure(.registration(worker))) }
        })
    }
    let silent = fixture(.hukouFile, isDeclared: false, since: nil)
    #expect(silent.outcome(.votersDeclared) == .notRecorded)
    #expect(silent.checks(.votersDeclared).map(\.found) == [.part(1, of: 3)])
    #expect(silent.outcome(.workersEntitled) == .notRecorded)
    let told = fixture(.hukouFile, isDeclared: true, since: .march(1))
    #expect(told.outcome(.votersDeclared) == .met)
    #expect(told.outcome(.workersEntitled) == .met)
    #expect(fixture(.phone, isDeclared: false, since: nil).outcome(.votersDeclared) == .met)
    let nobody = ComplianceFixture(rules: rules)
    #expect(nobody.outcome(.votersDeclared) == .notRecorded)
    #expect(nobody.checks(.workersEntitled).isEmpty)
  }

  /// The urban law of 2025, art. 13: a representative of 20 to 50 households, or a reason; the group's leader is one.
  @Test(
    arguments: [
      (39, "", .departs), (40, "", .met), (100, "", .met), (101, "", .departs), (101, "楼栋分散", .met),
      (nil, "", .notRecorded),
    ] as [(Int?, String, ComplianceCheck.Outcome)])
  func aRepresentativeStandsForSoManyHouseholds(households: Int?, need: String, outcome: ComplianceCheck.Outcome) {
    let rules = Self.rules {
      $0.registration.householdsPerRepresentativeMin = Cited(20, "art. 13")
      $0.registration.householdsPerRepresentativeMax = Cited(50, "art. 13")
      $0.registration.leadersFromRepresentatives = Cited(true, "art. 13")
    }
    @Sendable func group(_ leader: RollNumber?) -> GroupRepresentatives {
      GroupRepresentatives(
        group: "第1组", day: .march(1), count: 2, voters: [1, 2], households: households, leader: leader, need: need)
    }
    var fixture = ComplianceFixture(rules: rules, mode: .representatives)
    fixture.write = { $0.hall(.procedure(.registration(.represented(group(2))))) }
    #expect(fixture.outcome(.householdsPerRepresentative) == outcome)
    #expect(fixture.checks(.householdsPerRepresentative).map(\.subject) == [.group("第1组")])
    #expect(fixture.outcome(.groupLeader) == .met)
    fixture.write = { $0.hall(.procedure(.registration(.represented(group(nil))))) }
    #expect(fixture.outcome(.groupLeader) == .notRecorded)
    fixture.mode = .voters
    #expect(fixture.checks(.householdsPerRepresentative).isEmpty)
    #expect(fixture.checks(.groupLeader).isEmpty)
  }

  /// The urban law of 2025, art. 25: chaired by the election committee, supervised by the sub-district.
  @Test(
    arguments: [
      ("甲", "街道乙", .met, .met), ("丙", "街道乙", .departs, .met), ("", " ", .notRecorded, .notRecorded),
    ] as [(String, String, ComplianceCheck.Outcome, ComplianceCheck.Outcome)])
  func theHandoverIsChairedAndSupervised(
    chair: String, supervisor: String, chaired: ComplianceCheck.Outcome, supervised: ComplianceCheck.Outcome
  ) {
    let rules = Self.rules {
      $0.closing.handoverChaired = Cited(true, "art. 25")
      $0.closing.handoverSupervised = Cited(true, "art. 25")
    }
    let step = CalendarStep(.handover, day: .march(20), chair: chair, supervisor: supervisor)
    var fixture = ComplianceFixture(rules: rules, records: [.step(step)])
    // Nobody is known to be of the committee.
    #expect(fixture.outcome(.handoverChaired) == .notRecorded)
    let member = StaffAppointment(name: "甲", role: .committeeMember, day: .march(1))
    fixture.write = { $0.hall(.procedure(.staff(.appointed(member)))) }
    #expect(fixture.outcome(.handoverChaired) == chaired)
    #expect(fixture.outcome(.handoverSupervised) == supervised)
    fixture.type = .byElection
    #expect(fixture.checks(.handoverChaired).isEmpty)
  }

  /// Gansu, art. 14: more than half of the election committee; the rules of residents' meetings are not asked.
  @Test(arguments: [(3, .departs), (4, .met)] as [(Int, ComplianceCheck.Outcome)])
  func theCommitteeMeetsByMoreThanHalf(present: Int, outcome: ComplianceCheck.Outcome) {
    var rules = Self.rules { $0.results.meetingMoreThan = Cited(Fraction(2, 3), "art. 27") }
    let meeting = Meeting(.committee, day: .march(1), expected: 6, present: present)
    #expect(ComplianceFixture(rules: rules, records: [.meeting(meeting)]).checks(.meetingQuorum).isEmpty)
    rules.staff.committeeMeetingMoreThan = Cited(Fraction(1, 2), "Gansu 14")
    #expect(ComplianceFixture(rules: rules, records: [.meeting(meeting)]).outcome(.meetingQuorum) == outcome)
  }

  /// Gansu, art. 16: of two who come from elsewhere one has chosen this community.
  @Test func whoComesFromElsewhereIsRegisteredOnce() {
    let rules = Self.rules { $0.registration.onePlaceOnly = Cited(true, "Gansu 16") }
    func fixture(_ chosen: [RollNumber]) -> ComplianceFixture {
      ComplianceFixture(
        rules: rules,
        write: { box in
          let batch = VotersRegistered(day: .march(1), basis: .residence, source: .door, canvasser: "", voters: [1, 2])
          box.hall(.procedure(.registration(.registered(batch))))
          for voter in chosen {
            let residence = SeparatedResidence(
              voter: voter, day: .march(1), choice: .here, community: "西山社区", proof: .certificate)
            box.hall(.procedure(.registration(.separated(residence))))
          }
        })
    }
    #expect(fixture([1]).checks(.onePlace).map(\.found) == [.part(1, of: 2)])
    #expect(fixture([1]).outcome(.onePlace) == .notRecorded)
    #expect(fixture([1, 2]).outcome(.onePlace) == .met)
  }

  /// The urban law of 2025, art. 8: those elected are no close kin of each other.
  @Test(
    arguments: [
      ("member 0", "member 4", .departs), ("member 0", "member 5", .met), ("旁人", "member 0", .met),
    ] as [(String, String, ComplianceCheck.Outcome)])
  func closeKinAreNotBothElected(one: String, other: String, outcome: ComplianceCheck.Outcome) {
    var fixture = ComplianceTests.elected(5, vacancyAllowedFrom: nil)
    fixture.rules.results.kinExcluded = Cited(true, "art. 8")
    let kinship = KinshipDeclared(staff: one, candidate: other, relation: "父子", day: .march(1))
    let count = fixture.write
    fixture.write = { box in
      box.hall(.procedure(.staff(.kinship(kinship))))
      count(&box)
    }
    let checks = fixture.checks(.kinElected)
    #expect(checks.map(\.outcome) == (outcome == .met ? [.met] : [.departs, .departs]))
    #expect(checks.map(\.subject) == (outcome == .met ? [nil] : [.person(one), .person(other)]))
    fixture.write = { _ in }
    #expect(fixture.outcome(.kinElected) == .notRecorded)
  }

  /// The urban law of 2025, art. 19; R1's laptop says so when it opens, S1's does not.
  @Test func everySiteHasAPlaceToMarkInSecret() {
    let rules = Self.rules { $0.boxes.secretPlace = Cited(true, "art. 19") }
    let fixture = ComplianceFixture(
      rules: rules,
      write: { box in
        box.append(.opened(Opening(site: SiteID("R1"), papers: 10, hasSecretPlace: true)), to: "R1")
        box.open("S1")
      })
    #expect(fixture.checks(.secretPlace).map(\.subject) == ["R1", "S1", "H1"].map { .site(SiteID($0)) })
    #expect(fixture.checks(.secretPlace).map(\.outcome) == [.met, .notRecorded, .notRecorded])
  }

  /// The urban law of 2025, art. 8: one woman at least. Five are elected; the numbers of three are known.
  @Test(
    arguments: [
      ([false, false, false], 1, .notRecorded), ([false, true, false], 1, .met), ([false, true, false], 4, .departs),
      ([true, true, true], 3, .met), ([true, true, false], 4, .notRecorded),
    ] as [([Bool], Int, ComplianceCheck.Outcome)])
  func oneWomanAtLeastIsElected(sexes: [Bool], least: Int, outcome: ComplianceCheck.Outcome) {
    var fixture = ComplianceTests.elected(5, vacancyAllowedFrom: nil)
    fixture.rules.results.womenMin = Cited(least, "art. 8")
    let known = sexes.indices.map { RollNumber($0 + 1) }
    fixture.contests = [
      Contest(
        id: "member", office: BilingualText("member"), seats: 5,
        candidates: (0..<6).map { Candidate(name: "member \($0)", voter: $0 < 3 ? RollNumber($0 + 1) : nil) })
    ]
    let women = Dictionary(uniqueKeysWithValues: zip(known, sexes))
    func checks(_ fixture: ComplianceFixture) -> [ComplianceCheck] {
      ComplianceRule.report(on: fixture.register, women: women)?.checks.filter { $0.code == .womenElected } ?? []
    }
    #expect(checks(fixture).map(\.outcome) == [outcome])
    fixture.write = { _ in }
    #expect(checks(fixture).map(\.outcome) == [.notRecorded])
    fixture.type = .byElection
    #expect(checks(fixture).isEmpty)
  }
}
