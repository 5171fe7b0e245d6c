import ElectionRecord
import Testing

/// What shows of nomination, staff and proxies only once all is recorded.
@Suite struct NominationComplianceTests {
  private func checks(_ script: ProcedureScript, _ code: ComplianceCode) -> [ComplianceCheck] {
    ComplianceRule.report(on: script.register)?.checks.filter { $0.code == code } ?? []
  }

  private func outcomes(_ script: ProcedureScript, _ code: ComplianceCode) -> [ComplianceCheck.Outcome] {
    checks(script, code).map(\.outcome)
  }

  private func sheets(_ issued: Int, _ returned: Int, _ valid: Int, _ invalid: Int) -> ProcedureRecord {
    .nomination(
      .sheets(NominationSheets(area: "R1", issued: issued, returned: returned, valid: valid, invalid: invalid)))
  }

  /// Twenty voters: eleven forms are more than half.
  @Test(arguments: [(10, ComplianceCheck.Outcome.departs), (11, .met)])
  func moreThanHalfOfTheVotersNominate(returned: Int, outcome: ComplianceCheck.Outcome) {
    var script = ProcedureScript { $0.nomination.turnoutMoreThan = .law(Fraction(1, 2)) }
    #expect(outcomes(script, .nominationTurnout) == [.notRecorded])
    script.enter(sheets(20, returned, returned, 0))
    #expect(outcomes(script, .nominationTurnout) == [outcome])
    #expect(checks(script, .nominationTurnout).first?.found == .part(returned, of: 20))
    #expect(checks(script, .nominationTurnout).first?.source == ProcedureScript.source)
    #expect(outcomes(ProcedureScript(), .nominationTurnout).isEmpty)
  }

  @Test(arguments: [(10, 10, 9, 1, 0), (10, 11, 10, 1, 1), (10, 9, 7, 1, 1), (10, 9, 9, 1, 1), (10, 0, 0, 0, 0)])
  func formsAddUp(issued: Int, returned: Int, valid: Int, invalid: Int, off: Int) {
    var script = ProcedureScript { $0.ballots.allClassified = .law(true) }
    script.enter(sheets(issued, returned, valid, invalid))
    #expect(outcomes(script, .nominationForms) == [off == 0 ? .met : .departs])
    #expect(checks(script, .nominationForms).first?.found == .part(off, of: returned))
  }

  @Test func aCandidateWhoLeavesTheListIsReplaced() {
    var script = ProcedureScript { $0.nomination.refillByRank = .law(true) }
    script.nominate("chair", ["甲": 3, "乙": 2, "丙": 1])
    script.vet("chair", "甲", "乙", "丙")
    #expect(outcomes(script, .formalListStands).isEmpty)
    script.adopt("chair", "甲", "乙")
    #expect(outcomes(script, .formalListStands) == [.met])
    script.withdraw("chair", "乙")
    #expect(outcomes(script, .formalListStands) == [.departs])
    script.adopt("chair", "甲", "丙")
    #expect(outcomes(script, .formalListStands) == [.met])
    script.vet("chair", "丙", passed: false, reason: "户籍不符")
    #expect(checks(script, .formalListStands).map(\.found) == [.count(1)])
  }

  @Test func theListOfTheFileIsTheListThatWasAdopted() {
    var script = ProcedureScript(candidates: [Candidate(name: "乙", voter: 2), Candidate(name: "甲", voter: 1)])
    script.nominate("chair", ["甲": 3, "乙": 2, "丙": 1])
    script.nominate("member", ["甲": 3, "乙": 2, "丙": 1])
    for contest in ["chair", "member"] { script.vet(contest, "甲", "乙", "丙") }
    #expect(outcomes(script, .formalListDiffers).isEmpty)
    script.adopt("chair", "甲", "乙")
    script.adopt("member", "甲", "乙", "丙")
    #expect(outcomes(script, .formalListDiffers) == [.met])
    script.adopt("chair", "甲", "乙", "丙")
    #expect(outcomes(script, .formalListDiffers) == [.departs])
    #expect(checks(script, .formalListDiffers).map(\.found) == [.count(1)])
  }

  @Test func contestedSeatsAreThoseOfTheAdoptedList() {
    var script = ProcedureScript { $0.nomination.surplusMemberMin = .law(1) }
    #expect(outcomes(script, .contestedSeats) == [.notRecorded])
    script.nominate("member", ["甲": 4, "乙": 3, "丙": 2, "丁": 1])
    script.vet("member", "甲", "乙", "丙", "丁")
    script.adopt("member", "甲", "乙", "丙", "丁")
    #expect(outcomes(script, .contestedSeats) == [.met])
  }

  private func appointed(_ name: String, _ role: StaffRole, site: String? = nil) -> ProcedureRecord {
    .staff(
      .appointed(StaffAppointment(name: name, role: role, site: site.map { SiteID($0) }, day: .before(9))))
  }

  @Test func whoBecomesACandidateLeavesTheCountAndTheCommittee() {
    var script = ProcedureScript {
      ($0.staff.candidatesExcluded, $0.staff.candidateLeavesCommittee) = (.law(true), .law(true))
    }
    let codes: [ComplianceCode] = [.candidateServes, .candidateOnCommittee]
    for code in codes { #expect(outcomes(script, code) == [.notRecorded]) }
    script.enter(appointed("甲", .teller))
    script.enter(appointed("甲", .committeeMember))
    for code in codes { #expect(outcomes(script, code) == [.met]) }
    script.nominate("chair", ["甲": 3, "乙": 2])
    script.vet("chair", "甲", "乙")
    script.adopt("chair", "甲", "乙")
    for code in codes { #expect(outcomes(script, code) == [.departs]) }
    // Vetted on the seventh day before: who stays longer decided on the own nomination.
    for (day, outcome) in [(7, ComplianceCheck.Outcome.met), (6, .departs)] {
      var script = script
      for role in [StaffRole.teller, .committeeMember] {
        script.enter(.staff(.relieved(StaffRelief(name: "甲", role: role, day: .before(day)))))
      }
      script.enter(appointed("丙", .caller))
      script.enter(appointed("丙", .committeeChair))
      #expect(outcomes(script, .candidateServes) == [.met])
      #expect(outcomes(script, .candidateOnCommittee) == [outcome])
    }
  }

  @Test func kinshipDeclaredAfterTheAppointmentShows() {
    var script = ProcedureScript(candidates: [Candidate(name: "候选人", voter: 20)]) {
      $0.staff.kinExcluded = .law(true)
    }
    script.enter(appointed("家属", .scrutineer))
    #expect(outcomes(script, .kinServes) == [.met])
    script.enter(.staff(.kinship(KinshipDeclared(staff: "家属", candidate: "旁人", relation: "夫妻", day: .before(4)))))
    #expect(outcomes(script, .kinServes) == [.met])
    script.enter(.staff(.kinship(KinshipDeclared(staff: "家属", candidate: "候选人", relation: "夫妻", day: .before(4)))))
    #expect(outcomes(script, .kinServes) == [.departs])
  }

  /// The urban law of 2025, art. 15: close kin of a candidate leave the committee, its vice-chair too.
  @Test func theKinOfACandidateLeaveTheCommittee() {
    var script = ProcedureScript(candidates: [Candidate(name: "候选人", voter: 20)]) {
      $0.staff.kinLeavesCommittee = .law(true)
    }
    script.enter(appointed("家属", .committeeViceChair))
    script.enter(appointed("旁人", .teller))
    #expect(outcomes(script, .kinOnCommittee) == [.met])
    for name in ["家属", "旁人"] {
      script.enter(.staff(.kinship(KinshipDeclared(staff: name, candidate: "候选人", relation: "夫妻", day: .before(4)))))
    }
    #expect(checks(script, .kinOnCommittee).map(\.subject) == [.person("家属")])
    #expect(outcomes(script, .kinOnCommittee) == [.departs])
    #expect(script.enter(appointed("旁人", .committeeMember)) == "kinServes")
    #expect(script.enter(appointed("旁人", .stationClerk)) == nil)
  }

  @Test func eachBoxHasATeamOfThree() {
    var script = ProcedureScript { $0.staff.boxTeamMin = .law(3) }
    #expect(outcomes(script, .boxTeam) == [.notRecorded, .notRecorded])
    for name in ["甲", "乙", "丙"] { script.enter(appointed(name, .boxTeam, site: "R1")) }
    for name in ["丁", "戊"] { script.enter(appointed(name, .boxTeam, site: "R2")) }
    #expect(outcomes(script, .boxTeam) == [.met, .departs])
    #expect(checks(script, .boxTeam).map(\.found) == [.count(3), .count(2)])
    #expect(checks(script, .boxTeam).map(\.subject) == [.site(SiteID("R1")), .site(SiteID("R2"))])
  }

  @Test func commissionsThatNobodyCouldSeeShow() {
    var script = ProcedureScript { $0.proxies.unpostedVoid = .law(true) }
    #expect(outcomes(script, .commissionsPosted).isEmpty)
    for (principal, days) in [(1, 9), (2, 8)] as [(RollNumber, Int)] {
      script.enter(.proxy(.commissioned(ProxyCommission(principal: principal, proxy: 3, day: .before(days)))))
    }
    script.enter(.calendar(.notice(NoticePosted(.proxies, day: .before(9)))))
    #expect(checks(script, .commissionsPosted).map(\.found) == [.part(1, of: 2)])
    #expect(outcomes(script, .commissionsPosted) == [.departs])
    script.enter(.calendar(.notice(NoticePosted(.proxies, day: .before(8)))))
    #expect(outcomes(script, .commissionsPosted) == [.met])
  }

  @Test func whereTheLawHasTheListPostedCommissionsOutsideItShow() {
    var script = ProcedureScript { $0.proxies.listPosted = .law(true) }
    script.enter(.proxy(.commissioned(ProxyCommission(principal: 1, proxy: 3, day: .before(3)))))
    script.enter(.calendar(.notice(NoticePosted(.proxies, day: .before(4)))))
    #expect(outcomes(script, .commissionsPosted) == [.departs])
    #expect(checks(script, .commissionsPosted).map(\.source) == [ProcedureScript.source])
  }

  /// A commission may be older than the candidacy of who holds it.
  @Test func aProxyWhoComesToStandShows() {
    var script = ProcedureScript {
      $0.proxies.candidatesExcluded = .law(true)
      $0.nomination.partyAllowed = .law(true)
    }
    #expect(checks(script, .candidateActsAsProxy).isEmpty)
    script.enter(.proxy(.commissioned(ProxyCommission(principal: 1, proxy: 3, day: .before(9)))))
    #expect(outcomes(script, .candidateActsAsProxy) == [.met])
    script.enter(
      .nomination(
        .party(PartyNomination(contest: "chair", name: "甲", nominee: 3, organisation: "党支部", day: .before(8)))))
    #expect(outcomes(script, .candidateActsAsProxy) == [.met])
    script.builder.append(
      .procedure(
        .nomination(.formal(FormalList(contest: "chair", names: ["甲"], officers: ["丙", "丁"], day: .before(7))))),
      to: "hall")
    #expect(outcomes(script, .candidateActsAsProxy) == [.departs])
    #expect(checks(script, .candidateActsAsProxy).map(\.found) == [.part(1, of: 1)])
  }

  /// Rules that ask for a commission, and what a paper without one comes to.
  private static let demands: [(rules: @Sendable (inout ProxyRules) -> Void, outcome: ComplianceCheck.Outcome)] = [
    (rules: { $0.listPosted = .law(true) }, outcome: .departs),
    (rules: { $0.awayOnly = .law(true) }, outcome: .departs),
    (rules: { $0.filedDays = .law(3) }, outcome: .departs),
    (rules: { $0.writtenOnly = .law(true) }, outcome: .notRecorded),
  ]

  @Test(arguments: demands.indices)
  func papersOfProxiesWithoutACommissionShowWithTheirArticle(index: Int) {
    let (rules, outcome) = Self.demands[index]
    var script = ProcedureScript { rules(&$0.proxies) }
    script.builder.open("R1")
    script.enter(.proxy(.commissioned(ProxyCommission(principal: 1, proxy: 3, day: .before(9)))))
    #expect(checks(script, .proxiesCommissioned).isEmpty)
    script.builder.cast("R1", 1, proxy: 3)
    #expect(outcomes(script, .proxiesCommissioned) == [.met])
    script.builder.cast("R1", 2, proxy: 3)
    #expect(outcomes(script, .proxiesCommissioned) == [outcome])
    #expect(checks(script, .proxiesCommissioned).map(\.source) == [ProcedureScript.source])
    #expect(checks(script, .proxiesCommissioned).map(\.found) == [outcome == .departs ? .part(1, of: 2) : nil])
  }

  @Test func whereTheRulesSayNothingOfCommissionsNoPaperIsAskedFor() {
    var script = ProcedureScript()
    script.builder.open("R1")
    script.builder.cast("R1", 1, proxy: 3)
    #expect(checks(script, .proxiesCommissioned).isEmpty)
  }
}
