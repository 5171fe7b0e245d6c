import Testing

@testable import ElectionRecord

/// The roll, the candidates and the days before an election is set up on them.
@Suite struct SetupCheckTests {
  private static let pollingDay = RegistrationSamples.day("2010-03-16")

  private static func voter(
    _ number: RollNumber, _ name: String, born: String = "1960-06-07", address: String? = nil, household: String = "",
    members: [String] = []
  ) -> Voter {
    Voter(
      number: number, name: name, sex: "男", birthDate: born, address: address ?? "东村\(number)号", area: "东村",
      household: household, card: "C-\(number)", members: members)
  }

  private static func election(
    electorate: Int, candidates: [Candidate] = [], pollingDay: CalendarDay? = pollingDay, days: [[CalendarDay]] = [],
    type: ElectionType? = nil, papers: Int = 0, mode: ElectionMode = .voters
  ) -> Election {
    let plain = RollSamples.election()
    let sites = plain.sites.enumerated().map { index, site in
      Site(
        id: site.id, kind: site.kind, stage: index + 1, name: site.name, areas: site.areas, papers: papers,
        days: days.isEmpty ? [Self.pollingDay] : days[index])
    }
    return Election(
      format: 1, id: plain.id, name: plain.name, mode: mode, policy: .assigned, electorate: electorate,
      roll: plain.roll, profile: plain.profile, polls: plain.polls, sites: sites,
      contests: [Contest(id: "chair", office: plain.name, seats: 1, candidates: candidates)], type: type,
      pollingDay: pollingDay, procedure: nil)
  }

  private static func findings(_ voters: [Voter], _ election: Election? = nil) -> [SetupFinding] {
    var check = SetupCheck(election ?? Self.election(electorate: voters.count))
    for voter in voters { check.count(voter) }
    for voter in voters { check.check(voter) }
    return check.finish()
  }

  @Test func onePersonUnderTwoCardsIsFoundAndTwoNamesakesAreAQuestion() {
    let twice = Self.findings([
      Self.voter(1, "合成丽·试验", address: "东村1号"), Self.voter(2, "乙"), Self.voter(3, "合成丽•试验", address: "东村 １号"),
    ])
    #expect(twice == [.voter(3, .samePerson, other: 1, source: nil)])
    #expect(twice[0].refuses)
    let namesakes = Self.findings([Self.voter(1, "甲"), Self.voter(2, "甲"), Self.voter(3, "甲", born: "1961-06-07")])
    #expect(namesakes == [.voter(2, .sameNameAndBirth, other: 1, source: nil)])
    #expect(!namesakes[0].refuses)
  }

  @Test func whereHouseholdsVoteEachIsThereOnceAndHasANumber() {
    let voters = [
      Self.voter(1, "甲", household: "1"), Self.voter(2, "乙", household: "１"), Self.voter(3, "丙"),
      Self.voter(4, "丁", household: "2"),
    ]
    let found = Self.findings(voters, Self.election(electorate: 9, mode: .households))
    #expect(
      found == [
        .voter(2, .householdRepeated, other: 1, source: nil), .voter(3, .householdMissing, other: nil, source: nil),
      ])
    #expect(Self.findings(voters, Self.election(electorate: 4)) == [])
  }

  /// A member of a household may stand, though another one votes for it.
  @Test func aCandidateMayBeAnyMemberOfAHousehold() {
    let voters = [Self.voter(1, "甲", household: "1", members: ["乙"]), Self.voter(2, "丙", household: "2")]
    func found(_ name: String) -> [String] {
      let election = Self.election(electorate: 3, candidates: [Candidate(name: name, voter: nil)], mode: .households)
      return Self.findings(voters, election).map(\.code)
    }
    #expect(found("乙") == [] && found("甲") == ["candidateNumberMissing"] && found("丁") == ["candidateNameUnknown"])
  }

  @Test(
    arguments: [
      (["乙"], []), (["甲"], ["memberRepeated"]), (["乙", "丙（弟）", "丙"], []), (["张三", "張三"], ["memberRepeated"]),
      (["張三", "乙", "张 三"], ["memberRepeated"]), (["张?"], ["nameLost"]), (["张〓"], ["nameOpen"]),
    ] as [([String], [String])])
  func nobodyIsOfAHouseholdTwiceAndEveryMemberHasAName(_ members: [String], _ codes: [String]) {
    let voters = [Self.voter(1, "甲", household: "1", members: members)]
    let people = voters[0].people.count
    let found = Self.findings(voters, Self.election(electorate: people, mode: .households))
    #expect(found.map(\.code) == codes)
    #expect(found.allSatisfy(\.refuses) == (codes != ["nameOpen"]))
    let issues = NoErrorRule.nameIssues(voters[0].members) + NoErrorRule.memberIssues("甲", members)
    #expect(issues.map(\.code.rawValue) == codes)
  }

  /// Representatives and members are the voters of the community.
  @Test func theElectorateIsEverybodyWhomAHouseholdNames() {
    let voters = [
      Self.voter(1, "甲", household: "1", members: ["乙", "丙"]), Self.voter(2, "丁", household: "2", members: ["丁", "戊"]),
    ]
    func found(_ electorate: Int) -> [SetupFinding] {
      Self.findings(voters, Self.election(electorate: electorate, mode: .households)).filter {
        $0.code != "memberRepeated"
      }
    }
    #expect(found(5) == [])
    #expect(found(4) == [.electorateBelowRoll(stated: 4, rows: 5)] && found(4).allSatisfy(\.refuses))
    #expect(found(6) == [.electorateAboveRoll(stated: 6, rows: 5)])
    let alone = [Self.voter(1, "甲", household: "1")]
    #expect(Self.findings(alone, Self.election(electorate: 6, mode: .households)) == [])
  }

  @Test func agesAreThoseOfPollingDay() {
    let found = Self.findings([
      Self.voter(1, "甲", born: "1992-03-16"), Self.voter(2, "乙", born: "1992-03-17"),
      Self.voter(3, "丙", born: "2055-01-01"), Self.voter(4, "丁", born: "1890-01-01"),
    ])
    #expect(
      found == [
        .voter(2, .underAge, other: nil, source: SetupCheck.ageByLaw.source),
        .voter(3, .dateImpossible, other: nil, source: nil), .voter(4, .ageImprobable, other: nil, source: nil),
      ])
    #expect(found.map(\.refuses) == [true, true, false])
  }

  @Test(arguments: ["王?平", "王？平", "王□平", "锟斤拷", "王\u{FFFD}平", "#N/A", "#REF!", "王\u{E000}平", "■"])
  func aLostCharacterIsNeverTakenSilently(_ name: String) {
    #expect(LostName.isLost(name))
    #expect(Self.findings([Self.voter(1, name)]).map(\.refuses) == [true])
    let row = RegistrationSamples.preview(
      RegistrationSamples.row(name.hasPrefix("#") ? "王\(name)" : name, checked: "组长"))
    #expect(row.rows.map(\.verdict) == [.questionable])
    #expect(row.rows[0].issues.map(\.code).contains(.nameLost) || !row.rows[0].problems.isEmpty)
    #expect(throws: Refusal.nameLost(name)) { try RecordLimits.check(names: [name]) }
  }

  @Test func anOpenPlaceIsListedAndARareCharacterIsNoQuestion() {
    #expect(Self.findings([Self.voter(1, "王〓平")]) == [.voter(1, .nameOpen, other: nil, source: nil)])
    for name in ["王䶮平", "王\u{E863}平", "𠮷野", "合成丽·试验", "O'Brien"] { #expect(Self.findings([Self.voter(1, name)]) == []) }
    let rows = RegistrationSamples.preview(
      RegistrationSamples.row("王〓平"), RegistrationSamples.row("王〓山", address: "东村9号", identity: "", checked: "组长")
    ).rows
    #expect(rows.map(\.verdict) == [.questionable, .accepted])
  }

  @Test func candidatesAreHeldAgainstTheRoll() {
    let voters = [Self.voter(1, "甲"), Self.voter(2, "合成丽·试验"), Self.voter(3, "丙")]
    func found(_ name: String, _ number: RollNumber?) -> [SetupFinding] {
      Self.findings(
        voters, Self.election(electorate: 3, candidates: [Candidate(name: name, voter: number)]))
    }
    #expect(found("甲", 1) == [])
    #expect(found("合成丽•试验", 2) == [])
    // Without the number nobody sees that a proxy is the candidate; a namesake may vote under it all the same.
    #expect(found("丙", nil).map(\.code) == ["candidateNumberMissing"] && found("丙", nil).map(\.refuses) == [false])
    let slip = found("甲", 3)
    #expect(slip == [.candidateNameDiffers(contest: "chair", name: "甲", number: 3, found: 1)])
    #expect(slip[0].refuses)
    #expect(found("丁", 3).map(\.refuses) == [true])
    #expect(found("甲", 4) == [.candidateNotOnRoll(contest: "chair", name: "甲", number: 4)])
    #expect(found("丁", nil) == [.candidateNameUnknown(contest: "chair", name: "丁")])
    #expect(found("丁?", nil).contains(.candidateNameLost(contest: "chair", name: "丁?")))
  }

  @Test(arguments: [("張三", RollNumber(1)), ("张三主任", 1), ("張三", nil)])
  func aCandidateWhoseNameIsLikeOneOfTheRollIsAQuestion(_ name: String, _ number: RollNumber?) {
    let found = Self.findings(
      [Self.voter(1, "张三")], Self.election(electorate: 1, candidates: [Candidate(name: name, voter: number)]))
    #expect(found == [.candidateNameLike(contest: "chair", name: name, number: 1, onRoll: "张三")])
    #expect(found.map(\.refuses) == [true])
  }

  @Test func theElectorateAndTheDaysFitEachOther() {
    let voters = [Self.voter(1, "甲"), Self.voter(2, "乙")]
    #expect(Self.findings(voters, Self.election(electorate: 1)) == [.electorateBelowRoll(stated: 1, rows: 2)])
    let above = Self.findings(voters, Self.election(electorate: 9))
    #expect(above == [.electorateAboveRoll(stated: 9, rows: 2)])
    #expect(above[0].refuses)
    let early = Self.pollingDay.adding(days: -2)
    let outside = Self.election(electorate: 2, days: [[early], [early]])
    #expect(Self.findings(voters, outside) == [.pollingDayOutsideDays(Self.pollingDay, first: early, last: early)])
    let reversed = Self.election(electorate: 2, days: [[Self.pollingDay], [early]])
    #expect(Self.findings(voters, reversed) == [.stageBeforeEarlier(site: SiteID("R2"), earlier: SiteID("R1"))])
  }

  /// The law of 2018 ends with 2025; an election without a polling day is held on its sites' first.
  @Test(arguments: [("2025-12-31", nil), ("2026-01-01", "national")] as [(String, String?)])
  func rulesHoldInTheirTime(_ day: String, _ fits: String?) throws {
    let voters = [Self.voter(1, "甲")]
    let day = RegistrationSamples.day(day)
    let rules = ProcedureProfile(
      id: "r", name: BilingualText(zh: "规则", en: "Rules"), inForce: NationalRules.law2018.inForce)
    for pollingDay in [day, nil] {
      var election = Self.election(electorate: 1, pollingDay: pollingDay, days: [[day], [day]])
      election.procedure = rules
      let inForce = try #require(rules.inForce)
      let expected = fits.map { [SetupFinding.rulesNotInForce(day, rules: rules.name, inForce, fits: $0)] } ?? []
      #expect(Self.findings(voters, election) == expected)
      #expect(!expected.contains { !$0.refuses })
    }
  }

  /// Whoever is struck off leaves a gap in the rolls of the polls that follow; elsewhere a row may be lost.
  @Test func numbersThatAreLeftOutAreAQuestionUnlessThePollFollowsAnother() {
    let voters = [Self.voter(2, "甲"), Self.voter(3, "乙"), Self.voter(7, "丙")]
    #expect(Self.findings(voters) == [.numbersSkipped(first: 1, count: 4)])
    #expect(Self.findings(voters).map(\.refuses) == [true])
    for type in [ElectionType.runoff, .supplementary] {
      #expect(Self.findings(voters, Self.election(electorate: 3, type: type)) == [])
    }
  }

  @Test(arguments: [(6, false), (7, true)])
  func moreThanTwoPapersAVoterAreAQuestion(papers: Int, isAsked: Bool) {
    let voters = (1...3).map { Self.voter(RollNumber($0), ["甲", "乙", "丙"][$0 - 1]) }
    let found = Self.findings(voters, Self.election(electorate: 3, papers: papers))
    #expect(
      found == (isAsked ? ["R1", "R2"].map { .papersMany(site: SiteID($0), papers: papers, electorate: 3) } : []))
    #expect(!found.contains { !$0.refuses })
  }

  @Test func manyFindingsAreCountedAndSomeKept() {
    let voters = (1...50).map { Self.voter(RollNumber($0), "甲", born: "2001-01-01", address: "东村\($0)号") }
    var check = SetupCheck(Self.election(electorate: 50))
    for voter in voters { check.count(voter) }
    for voter in voters { check.check(voter) }
    #expect(check.finish().count == 2 * SetupCheck.findingsMax)
    #expect(check.counts == ["underAge": 50, "sameNameAndBirth": 49])
  }

  /// The urban law of 2025, arts. 8 and 18: five to nine members, and more candidates than seats.
  @Test(
    arguments: [
      (5, 6, .general, []), (5, 5, .general, ["candidatesTooFew"]), (5, 4, .byElection, ["candidatesTooFew"]),
      (5, 0, .general, []), (4, 5, .general, ["committeeSize"]), (10, 11, .general, ["committeeSize"]),
      (2, 2, .runoff, []), (1, 2, .byElection, []),
    ] as [(Int, Int, ElectionType, [String])])
  func seatsAreHeldAgainstCandidatesAndTheSizeOfACommittee(
    seats: Int, candidates: Int, type: ElectionType, codes: [String]
  ) {
    let plain = Self.election(electorate: 1, type: type)
    let rules = ProcedureProfile.rules(
      results: {
        $0.membersMin = Cited(5, "第八条")
        $0.membersMax = Cited(9, "第八条")
      }, nomination: { $0.equalAllowed = Cited(false, "第十八条") })
    let names = (0..<candidates).map { Candidate(name: "候选\($0)", voter: nil) }
    let election = Election(
      format: 1, id: plain.id, name: plain.name, mode: plain.mode, policy: plain.policy, electorate: 1,
      roll: plain.roll, profile: plain.profile, polls: plain.polls, sites: plain.sites,
      contests: [Contest(id: "member", office: plain.name, seats: seats, candidates: names)], type: type,
      pollingDay: plain.pollingDay, procedure: rules)
    let found = Self.findings([Self.voter(1, "甲")], election).map(\.code)
    #expect(found.filter { $0 == "candidatesTooFew" || $0 == "committeeSize" } == codes)
  }
}
