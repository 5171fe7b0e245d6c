import ElectionRecord
import Testing

/// Which commissions may be registered.
@Suite struct ProxyTests {
  private static func commission(
    _ principal: RollNumber, _ proxy: RollNumber, _ day: CalendarDay = .before(9),
    relation: ProxyRelation = .otherVoter, written: Bool = true, card: Bool = true, away: Bool = true
  ) -> ProcedureRecord {
    .proxy(
      .commissioned(
        ProxyCommission(
          principal: principal, proxy: proxy, day: day, relation: relation, isWritten: written, isCardTakenIn: card,
          isAway: away)))
  }

  /// The urban law of 2025, art. 19: any voter is a proxy, of those who are away.
  @Test func onlyWhoeverIsAwayCommissionsWhereTheLawSaysSo() {
    var script = Self.script {
      $0.awayOnly = .law(true)
      $0.kinOnly = .law(false)
    }
    #expect(script.enter(Self.commission(1, 2, away: false)) == "principalNotAway")
    #expect(script.enter(Self.commission(1, 2)) == nil)
    var silent = Self.script()
    #expect(silent.enter(Self.commission(1, 2, away: false)) == nil)
  }

  private static func script(_ rules: (inout ProxyRules) -> Void = { _ in }) -> ProcedureScript {
    ProcedureScript(candidates: [Candidate(name: "候选人", voter: 20)]) { rules(&$0.proxies) }
  }

  @Test(arguments: [(4, nil), (3, nil), (2, "proxyFiledTooLate")] as [(Int, String?)])
  func theLastDayOfFilingIsThreeDaysBeforeThePoll(daysBefore: Int, code: String?) {
    var script = Self.script { $0.filedDays = .law(3) }
    #expect(script.enter(Self.commission(1, 2, .before(daysBefore))) == code)
    var silent = Self.script()
    #expect(silent.enter(Self.commission(1, 2, .before(daysBefore))) == nil)
  }

  @Test func aProxyHasThreePrincipalsAndNotFour() {
    var script = Self.script { $0.principalsMax = .law(3) }
    for principal in RollNumber(1)...3 { #expect(script.enter(Self.commission(principal, 9)) == nil) }
    #expect(script.enter(Self.commission(4, 9)) == "proxyLimit")
    #expect(script.enter(.proxy(.withdrawn(ProxyWithdrawal(principal: 2, day: .before(8))))) == nil)
    #expect(script.enter(Self.commission(4, 9)) == nil)
  }

  @Test func aCommissionIsNotPassedOn() {
    for (first, second) in [((1, 2), (2, 3)), ((2, 3), (1, 2))]
      as [((RollNumber, RollNumber), (RollNumber, RollNumber))]
    {
      var script = Self.script { $0.subProxyAllowed = .law(false) }
      #expect(script.enter(Self.commission(first.0, first.1)) == nil)
      #expect(script.enter(Self.commission(second.0, second.1)) == "subProxy")
      var silent = Self.script()
      silent.enter(Self.commission(first.0, first.1))
      #expect(silent.enter(Self.commission(second.0, second.1)) == nil)
    }
  }

  @Test func candidatesArePrincipalsAndNotProxies() {
    var script = Self.script()
    #expect(script.enter(Self.commission(1, 20)) == "proxyIsCandidate")
    #expect(script.enter(Self.commission(20, 1)) == nil)
    var allowed = Self.script { $0.candidatesExcluded = .law(false) }
    #expect(allowed.enter(Self.commission(1, 20)) == nil)
    allowed.builder.open("R1")
    #expect(allowed.builder.admission("R1", 1, proxy: 20) == .ordinary)
  }

  @Test func aVoterHasOneCommissionAtATime() {
    var script = Self.script()
    #expect(script.enter(Self.commission(1, 2)) == nil)
    #expect(script.enter(Self.commission(1, 3)) == "alreadyCommissioned")
    let withdrawn = ProcedureRecord.proxy(.withdrawn(ProxyWithdrawal(principal: 1, day: .before(8))))
    #expect(script.enter(withdrawn) == nil)
    #expect(script.enter(withdrawn) == "noCommission")
    #expect(script.enter(Self.commission(1, 3)) == nil)
    #expect(script.register.commissions.map(\.proxy) == [3])
  }

  @Test func bothAreOnTheRollAndDifferentPeople() {
    var script = Self.script()
    script.builder.amend(5, .struckOff)
    #expect(script.enter(Self.commission(1, 1)) == "selfProxy")
    for pair in [(1, 5), (5, 1), (1, 21), (21, 1), (0, 1)] as [(RollNumber, RollNumber)] {
      #expect(script.enter(Self.commission(pair.0, pair.1)) == "proxyNotOnRoll")
    }
  }

  @Test func formsThatTheLawAsksForAreChecked() {
    var silent = Self.script()
    #expect(silent.enter(Self.commission(1, 2, written: false, card: false)) == nil)
    var script = Self.script {
      ($0.writtenOnly, $0.cardTakenIn, $0.kinOnly) = (.law(true), .law(true), .law(true))
    }
    #expect(script.enter(Self.commission(1, 2, relation: .spouse, written: false)) == "proxyNotWritten")
    #expect(script.enter(Self.commission(1, 2, relation: .spouse, card: false)) == "proxyCardNotTakenIn")
    #expect(script.enter(Self.commission(1, 2, relation: .otherVoter)) == "proxyNotKin")
    #expect(script.enter(Self.commission(1, 2, relation: .otherKin)) == nil)
    var none = Self.script { $0.allowed = .law(false) }
    #expect(none.enter(Self.commission(1, 2)) == "proxiesNotAllowed")
  }

  @Test func afterTheVoterWasMarkedNothingChanges() {
    var script = Self.script()
    script.enter(Self.commission(1, 2))
    script.builder.open("R1")
    script.builder.cast("R1", 1, proxy: 2)
    script.builder.cast("R1", 3)
    #expect(script.enter(.proxy(.withdrawn(ProxyWithdrawal(principal: 1, day: .before(1))))) == "principalHasVoted")
    #expect(script.enter(Self.commission(3, 2)) == "principalHasVoted")
  }

  @Test func commissionsBelongToTheHallAndAssistedMarkingToItsSite() {
    var script = Self.script()
    func assisted(_ site: String, _ count: Int = 1, clerk: String = "代写员") -> ProcedureRecord {
      .proxy(.assisted(AssistedMarking(site: SiteID(site), clerk: clerk, day: .before(0), count: count)))
    }
    #expect(script.enter(Self.commission(1, 2), at: "R1") == "onlyAtHall")
    #expect(script.enter(assisted("R1", 2), at: "R1") == nil)
    #expect(script.enter(assisted("R2"), at: "R1") == "otherSite")
    #expect(script.enter(assisted("R2")) == nil)
    #expect(script.enter(assisted("R9")) == "unknownSite")
    #expect(script.enter(assisted("R1", 0)) == "nothingAssisted")
    #expect(script.enter(assisted("R1", -1)) == "figureOutOfRange")
    #expect(script.enter(assisted("R1", clerk: "")) == "nameMissing")
    #expect(script.register.assistedMarkings.map(\.count) == [1, 2])
  }
}
