import Testing

@testable import ElectionRecord

/// Who may serve.
@Suite struct StaffTests {
  private static func appointed(
    _ name: String, _ role: StaffRole, site: String? = nil, session: String = "", voter: RollNumber? = nil
  ) -> ProcedureRecord {
    .staff(appointment(name, role, site: site, session: session, voter: voter))
  }

  private static func appointment(
    _ name: String, _ role: StaffRole, site: String? = nil, session: String = "", voter: RollNumber? = nil
  ) -> StaffRecord {
    .appointed(
      StaffAppointment(
        name: name, role: role, site: site.map { SiteID($0) }, session: session, voter: voter, day: .before(5)))
  }

  private static func kin(_ staff: String, _ candidate: String) -> ProcedureRecord {
    .staff(.kinship(KinshipDeclared(staff: staff, candidate: candidate, relation: "夫妻", day: .before(6))))
  }

  private static let candidates = [Candidate(name: "候选人", voter: 20)]

  private static func script(_ change: (inout StaffRules) -> Void = { _ in }) -> ProcedureScript {
    ProcedureScript(candidates: candidates) {
      $0.staff.candidatesExcluded = .law(true)
      $0.staff.kinExcluded = .law(true)
      $0.staff.candidateLeavesCommittee = .law(true)
      change(&$0.staff)
    }
  }

  @Test(arguments: StaffRole.allCases)
  func aCandidateNeitherCountsNorSitsOnTheCommittee(role: StaffRole) {
    var script = Self.script()
    let site = role == .boxTeam ? "R1" : nil
    // Before anybody was put forward, a candidate to be may have been on the committee: that is asked about.
    let asked = StaffFit.misfits(of: Self.appointment("候选人", role, site: site), in: script.builder.register())
    #expect(asked.count == (role.isCommittee ? 1 : 0))
    #expect(script.enter(Self.appointed("候选人", role, site: site)) == (role.isCounting ? "candidateServes" : nil))
    var silent = ProcedureScript(candidates: Self.candidates)
    #expect(silent.enter(Self.appointed("候选人", role, site: site)) == nil)
    var allowed = ProcedureScript(candidates: Self.candidates) { $0.staff.candidatesExcluded = .law(false) }
    #expect(allowed.enter(Self.appointed("候选人", role, site: site)) == nil)
  }

  private static func nominated(_ name: String) -> ProcedureRecord {
    .nomination(.party(PartyNomination(contest: "chair", name: name, organisation: "党支部", day: .before(7))))
  }

  /// The urban law of 2025, art. 15: from the nomination on, and not only from the formal list.
  @Test(arguments: StaffRole.allCases)
  func whoIsPutForwardIsKeptFromTheCommitteeAndSoAreTheirKin(role: StaffRole) {
    let site = role == .boxTeam ? "R1" : nil
    for isNominated in [false, true] {
      var script = ProcedureScript(candidates: Self.candidates) {
        ($0.staff.candidateLeavesCommittee, $0.staff.kinLeavesCommittee) = (.law(true), .law(true))
        $0.nomination.partyAllowed = .law(true)
      }
      script.enter(Self.kin("家属", "被提名人"))
      if isNominated { #expect(script.enter(Self.nominated("被提名人")) == nil) }
      let isKept = isNominated && role.isCommittee
      #expect(script.enter(Self.appointed("被提名人", role, site: site)) == (isKept ? "candidateOnCommittee" : nil))
      #expect(script.enter(Self.appointed("家属", role, site: site)) == (isKept ? "kinServes" : nil))
    }
  }

  @Test func theRollNumberTellsTwoOfOneNameApart() {
    var script = Self.script()
    #expect(script.enter(Self.appointed("候选人", .teller, voter: 3)) == nil)
    #expect(script.enter(Self.appointed("改过名的人", .teller, voter: 20)) == "candidateServes")
  }

  @Test(arguments: StaffRole.allCases)
  func closeKinOfACandidateDoesNotCount(role: StaffRole) {
    var script = Self.script()
    script.enter(Self.kin("家属", "候选人"))
    script.enter(Self.kin("旁人", "已不是候选人"))
    let site = role == .boxTeam ? "R1" : nil
    #expect(script.enter(Self.appointed("家属", role, site: site)) == (role.isCounting ? "kinServes" : nil))
    #expect(script.enter(Self.appointed("旁人", role, site: site)) == nil)
  }

  /// Whoever of the two is named first: the candidate may have declared it.
  @Test(arguments: StaffRole.allCases)
  func kinshipHoldsFromEitherSide(role: StaffRole) {
    var script = Self.script { $0.kinLeavesCommittee = .law(true) }
    #expect(script.enter(Self.kin("候选人", "家属")) == nil)
    let site = role == .boxTeam ? "R1" : nil
    let record = Self.appointed("家属", role, site: site)
    let isRefused = role.isCounting || role.isCommittee
    if isRefused {
      #expect(script.refusal(of: record)?.zh.contains("“家属”是候选人“候选人”的近亲属") == true)
    }
    #expect(script.enter(record) == (isRefused ? "kinServes" : nil))
  }

  @Test func whoeverTheCandidateDeclaresLaterShows() {
    var script = Self.script()
    script.enter(Self.appointed("家属", .teller))
    script.enter(Self.kin("候选人", "家属"))
    let found = ComplianceRule.report(on: script.register)?.checks.filter { $0.code == .kinServes } ?? []
    #expect(found.map(\.outcome) == [.departs] && found.map(\.subject) == [.person("家属")])
  }

  @Test func nobodyIsTheirOwnKin() {
    var script = Self.script()
    #expect(script.enter(Self.kin("张三", "张三")) == "ownKin")
    #expect(script.enter(Self.kin("张三", " 张　三")) == "ownKin")
  }

  @Test(arguments: [
    (StaffRole.teller, StaffRole.scrutineer, true), (.caller, .teller, true), (.caller, .scrutineer, true),
    (.observer, .stationClerk, true), (.adviser, .committeeMember, true), (.observer, .adviser, true),
    (.teller, .stationClerk, false), (.committeeMember, .scrutineer, false), (.custodian, .boxTeam, false),
  ])
  func rolesThatConflictAreNotHeldByOnePerson(one: StaffRole, other: StaffRole, conflict: Bool) {
    for (first, second) in [(one, other), (other, one)] {
      var script = Self.script()
      let site = [first, second].contains(.boxTeam) ? "R1" : nil
      #expect(script.enter(Self.appointed("某人", first, site: site)) == nil)
      #expect(script.enter(Self.appointed("某人", second, site: site)) == (conflict ? "conflictingRoles" : nil))
      #expect(script.enter(Self.appointed("他人", second, site: site)) == nil)
    }
  }

  @Test func rolesAtDifferentSessionsOrSitesDoNotConflict() {
    var script = Self.script()
    #expect(script.enter(Self.appointed("某人", .teller, site: "R1", session: "上午")) == nil)
    #expect(script.enter(Self.appointed("某人", .scrutineer, site: "R1", session: "下午")) == nil)
    #expect(script.enter(Self.appointed("某人", .scrutineer, site: "R2")) == nil)
    #expect(script.enter(Self.appointed("某人", .scrutineer, site: "R1", session: "上午")) == "conflictingRoles")
    #expect(script.enter(Self.appointed("某人", .scrutineer, site: "R1")) == "conflictingRoles")
    #expect(script.enter(Self.appointed("某人", .scrutineer)) == "conflictingRoles")
  }

  @Test func whoWasRelievedMayTakeAnotherRole() {
    var script = Self.script()
    let relief = ProcedureRecord.staff(.relieved(StaffRelief(name: "某人", role: .teller, day: .before(4))))
    #expect(script.enter(relief) == "notAppointed")
    script.enter(Self.appointed("某人", .teller, site: "R1"))
    #expect(script.enter(Self.appointed("某人", .teller, site: "R1")) == "alreadyAppointed")
    #expect(script.enter(relief) == nil)
    #expect(script.enter(Self.appointed("某人", .scrutineer, site: "R1")) == nil)
    #expect(script.register.staff.appointments.map(\.role) == [.scrutineer])
  }

  @Test func placesAreChecked() {
    var script = Self.script()
    #expect(script.enter(Self.appointed("某人", .teller, site: "R9")) == "unknownSite")
    #expect(script.enter(Self.appointed("某人", .boxTeam)) == "boxTeamNeedsBox")
    #expect(script.enter(Self.appointed("某人", .boxTeam, site: "S1")) == "boxTeamNeedsBox")
    #expect(script.enter(Self.appointed("某人", .boxTeam, site: "R1")) == nil)
    #expect(script.enter(Self.appointed("  ", .teller)) == "nameMissing")
    #expect(script.enter(Self.appointed("某人", .teller), at: "R1") == "onlyAtHall")
    #expect(script.register.staff.boxTeam(of: SiteID("R1")).map(\.name) == ["某人"])
  }
}
