import ElectionRecord
import NodeService
import Testing

/// The nomination and the staff of the two elections, as their files record them.
@Suite struct SeedNominationTests {
  /// Rules that both elections' nominations meet.
  private static var rules: ProcedureProfile {
    var nomination = NominationRules()
    (nomination.surplusHeadMin, nomination.surplusHeadMax) = (Cited(1, "沪12"), Cited(1, "沪12"))
    (nomination.surplusMemberMin, nomination.surplusMemberMax) = (Cited(1, "沪12"), Cited(3, "沪12"))
    (nomination.oneOfficeOnly, nomination.refillByRank) = (Cited(true, "浙17"), Cited(true, "浙19"))
    var staff = StaffRules()
    (staff.candidatesExcluded, staff.candidateLeavesCommittee) = (Cited(true, "浙22"), Cited(true, "村12"))
    staff.boxTeamMin = Cited(3, "浙24")
    return ProcedureProfile(
      id: "test", name: BilingualText(zh: "试验规程", en: "Test rules"), nomination: nomination, staff: staff)
  }

  @Test func houbeiansFormsAndListsAreThoseOfTheText() throws {
    for rules in [nil, Self.rules] {
      let standing = try SeedElection.register("houbeian", "nomination.yaml", "staff.yaml", rules: rules).nomination
      #expect(standing.total == NominationAccount(issued: 2684, returned: 1772, valid: 1768, invalid: 4))
      #expect(standing.registered == 2722)
      #expect(standing.sheets.count == 6)
      #expect(standing.offices.map(\.nominees.count) == [4, 11, 24])
      #expect(standing.offices.map { $0.formal?.names.count } == [2, 2, 6])
      #expect(standing.offices.allSatisfy { office in office.nominees.allSatisfy { $0.vetting != nil } })
      #expect(standing.offices.map(\.nominees.first?.name) == ["吴逸芸", "方学全", "印彦邦"])
    }
  }

  @Test(arguments: ["houbeian", "lianxing"])
  func theFormalListsAreTheCandidatesOfTheElectionsFile(name: String) throws {
    let register = try SeedElection.register(name, "nomination.yaml", "staff.yaml", rules: Self.rules)
    for contest in register.election.contests {
      #expect(register.candidates(of: contest) == contest.candidates)
    }
  }

  @Test func lianxingsMeetingPutTwoAndFourForward() throws {
    let standing = try SeedElection.register("lianxing", "nomination.yaml", rules: Self.rules).nomination
    #expect(standing.offices.map(\.nominees.count) == [2, 4])
    #expect(standing.offices.flatMap(\.nominees).allSatisfy { $0.votes == nil })
    #expect(standing.sheets.isEmpty)
  }

  @Test func fifteenCountAndEveryBoxHasATeamOfThree() throws {
    let register = try SeedElection.register("houbeian", "staff.yaml", rules: Self.rules)
    let staff = register.staff
    #expect(staff.appointments.count { $0.role == .caller || $0.role == .teller } == 15)
    for site in register.election.sites where site.kind == .mobileBox { #expect(staff.boxTeam(of: site.id).count == 3) }
    #expect(
      try SeedElection.register("lianxing", "staff.yaml", rules: Self.rules).staff.appointments
        .count { $0.role == .committeeChair || $0.role == .committeeMember } == 13)
  }

  @Test func nobodyOnStaffBearsARealName() throws {
    for name in ["houbeian", "lianxing"] {
      let staff = try SeedElection.register(name, "staff.yaml").staff
      #expect(staff.appointments.allSatisfy { $0.name.hasSuffix("（合成）") })
    }
  }
}
