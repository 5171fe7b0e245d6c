import ElectionRecord
import Testing

/// What the committee may adopt as the formal list.
@Suite struct FormalListTests {
  /// Six nominees for three seats, all vetted.
  private static func script(_ rules: (inout NominationRules) -> Void = { _ in }) -> ProcedureScript {
    var script = ProcedureScript {
      $0.nomination.surplusMemberMin = .law(1)
      rules(&$0.nomination)
    }
    script.nominate("member", ["N-1": 9, "N-2": 8, "N-3": 7, "N-4": 6, "N-5": 5, "N-6": 4])
    script.vet("member", "N-1", "N-2", "N-3", "N-4", "N-5", "N-6")
    return script
  }

  @Test func theListTakesThePlaceOfTheFilesCandidates() {
    var script = ProcedureScript(candidates: [Candidate(name: "旧", voter: 20)])
    let chair = script.register.election.contests[0]
    #expect(script.register.candidates(of: chair) == chair.candidates)
    script.nominate("chair", ["N-3": 9, "N-4": 8])
    script.vet("chair", "N-3", "N-4")
    #expect(script.adopt("chair", "N-3", "N-4") == nil)
    #expect(
      script.register.candidates(of: chair) == [Candidate(name: "N-3", voter: 3), Candidate(name: "N-4", voter: 4)])
    #expect(script.register.polledElection.contests.first?.candidates.map(\.name) == ["N-3", "N-4"])
    script.builder.open("R1")
    #expect(script.builder.admission("R1", 1, proxy: 3) == .refused(.proxyIsCandidate))
    #expect(script.builder.admission("R1", 1, proxy: 20) == .ordinary)
    script.builder.tally("chair", ["N-4": 5, "N-3": 5])
    #expect(script.builder.report().results.first?.lines.map(\.name) == ["N-3", "N-4"])
  }

  /// Put forward by the Party organisation or jointly: nobody has more votes than another.
  @Test func whereNobodyVotedTheCommitteesOrderStands() {
    var script = ProcedureScript {
      $0.nomination.partyAllowed = .law(true)
      $0.nomination.jointVoters = .law(2)
      $0.nomination.refillByRank = .law(true)
    }
    for name in ["N-1", "N-2"] {
      let party = PartyNomination(contest: "chair", name: name, organisation: "党委", day: .before(9))
      #expect(script.enter(.nomination(.party(party))) == nil)
    }
    let joint = JointNomination(contest: "chair", name: "N-3", voters: [1, 2], day: .before(9))
    #expect(script.enter(.nomination(.joint(joint))) == nil)
    script.vet("chair", "N-1", "N-2", "N-3")
    #expect(script.adopt("chair", "N-3", "N-2", "N-1") == nil)
    #expect(script.adopt("chair", "N-2", "N-1") == nil)
    #expect(script.adopt("chair", "N-3", "N-1") == nil)
  }

  /// Whoever has votes comes before those without, and a meeting names people in its order.
  @Test func votesAndAMeetingsOrderRank() {
    var script = ProcedureScript { $0.nomination.partyAllowed = .law(true) }
    script.nominate("chair", ["N-1": 5, "N-2": nil, "N-3": nil])
    let party = PartyNomination(contest: "chair", name: "N-4", organisation: "党委", day: .before(9))
    script.enter(.nomination(.party(party)))
    script.vet("chair", "N-1", "N-2", "N-3", "N-4")
    #expect(script.adopt("chair", "N-2", "N-1") == "notInRankOrder")
    #expect(script.adopt("chair", "N-4", "N-1") == "notInRankOrder")
    #expect(script.adopt("chair", "N-1", "N-3", "N-2") == "notInRankOrder")
    #expect(script.adopt("chair", "N-1", "N-4", "N-2", "N-3") == nil)
    let list = FormalList(contest: "chair", names: ["N-3", "N-2"], officers: ["甲", "乙"], day: .before(5))
    #expect(script.refusal(of: .nomination(.formal(list)))?.zh.contains("得票多于") == false)
  }

  @Test func aLaterListTakesTheEarlierOnesPlace() {
    var script = Self.script()
    #expect(script.adopt("member", "N-1", "N-2", "N-3", "N-4") == nil)
    script.withdraw("member", "N-2")
    #expect(script.adopt("member", "N-1", "N-3", "N-4", "N-5") == nil)
    #expect(
      script.register.candidates(of: script.register.election.contests[1]).map(\.name) == ["N-1", "N-3", "N-4", "N-5"])
    #expect(script.office("member").formal?.names == ["N-1", "N-3", "N-4", "N-5"])
  }

  @Test func onlyThoseStandWhoWereNominatedVettedAndDidNotWithdraw() {
    var script = Self.script()
    #expect(script.adopt("member", "N-1", "N-2", "N-3", "某人") == "notNominated")
    script.vet("member", "N-2", passed: false, reason: "户籍不符")
    #expect(script.adopt("member", "N-1", "N-2", "N-3", "N-4") == "vettingFailed")
    script.withdraw("member", "N-3")
    #expect(script.adopt("member", "N-1", "N-3", "N-4", "N-5") == "nomineeWithdrew")
    #expect(script.adopt("member", "N-1", "N-4", "N-5", "N-6") == nil)
    script.nominate("chair", ["N-1": 3, "N-2": 2])
    #expect(script.adopt("chair", "N-1", "N-2") == "notVetted")
  }

  @Test func aListIsSignedByTwoAndNamesEachOnce() {
    var script = Self.script()
    #expect(script.adopt("member", "N-1", "N-2", "N-3", "N-4", officers: ["甲"]) == "twoOfficersRequired")
    #expect(script.adopt("member", "N-1", "N-2", "N-3", "N-4", officers: ["甲", " 甲"]) == "twoOfficersRequired")
    #expect(script.adopt("member", "N-1", "N-2", "N-3", "N-3") == "namedTwice")
    #expect(
      script.enter(
        .nomination(.formal(FormalList(contest: "member", names: [], officers: ["甲", "乙"], day: .before(5)))))
        == "nameMissing")
  }

  @Test func namesStandInTheOrderOfRank() {
    var script = Self.script()
    #expect(script.adopt("member", "N-2", "N-1", "N-3", "N-4") == "notInRankOrder")
    #expect(script.adopt("member", "N-1", "N-2", "N-3", "N-4") == nil)
  }

  /// Where the rules do not order by votes, the list is in the committee's own order, or by strokes of the names.
  @Test(arguments: [(ListOrder.strokes, ["丁一", "王二"]), (.list, ["王二", "丁一"])])
  func whereVotesAreNotTheOrderTheListIsInItsOwn(order: ListOrder, kept: [String]) {
    var script = ProcedureScript { $0.nomination.listOrder = .law(order) }
    script.nominate("member", ["丁一": 9, "王二": 8, "丙": 7, "甲": 7])
    script.vet("member", "丁一", "王二", "丙", "甲")
    #expect(script.adopt("member", "丙", "王二", "丁一") == "tieAtCut")
    #expect(script.adopt("member", "王二", "丁一") == nil)
    #expect(script.register.candidates(of: script.register.election.contests[1]).map(\.name) == kept)
  }

  @Test func equalVotesMayStandEitherWayRound() {
    for names in [["甲", "乙", "丙"], ["乙", "甲", "丙"]] {
      var script = ProcedureScript()
      script.nominate("member", ["甲": 5, "乙": 5, "丙": 4])
      script.vet("member", "甲", "乙", "丙")
      #expect(script.adopt("member", names[0], names[1], names[2]) == nil)
    }
  }

  @Test func aListDoesNotEndInTheMiddleOfATie() {
    var script = ProcedureScript()
    script.nominate("member", ["甲": 9, "乙": 8, "丙": 7, "丁": 7])
    script.vet("member", "甲", "乙", "丙", "丁")
    #expect(script.adopt("member", "甲", "乙", "丙") == "tieAtCut")
    #expect(script.adopt("member", "甲", "乙", "丁") == "tieAtCut")
    script.nominate("member", ["丙": 20, "丁": 20], revote: true)
    #expect(script.adopt("member", "甲", "乙", "丙") == "tieAtCut")
    script.nominate("member", ["丙": 20, "丁": 21], revote: true)
    #expect(script.adopt("member", "甲", "乙", "丁") == nil)
  }

  @Test func nobodyIsPassedOverWhereTheNextByRankMovesUp() {
    var silent = Self.script()
    #expect(silent.adopt("member", "N-1", "N-2", "N-4", "N-5") == nil)
    var script = Self.script { $0.refillByRank = .law(true) }
    #expect(script.adopt("member", "N-1", "N-2", "N-4", "N-5") == "passedOver")
    script.withdraw("member", "N-3")
    #expect(script.adopt("member", "N-1", "N-2", "N-4", "N-5") == nil)
  }

  @Test func theRuleOfContestedSeatsHolds() {
    var script = Self.script { $0.surplusMemberMax = .law(2) }
    #expect(script.adopt("member", "N-1", "N-2", "N-3") == "surplusTooFew")
    #expect(script.adopt("member", "N-1", "N-2", "N-3", "N-4", "N-5", "N-6") == "surplusTooMany")
    #expect(script.adopt("member", "N-1", "N-2", "N-3", "N-4", "N-5") == nil)
    #expect(script.adopt("member", "N-1", "N-2", "N-3", "N-4") == nil)
  }

  @Test func whoStandsForOneOfficeLeavesTheOtherToTheNext() {
    var script = Self.script {
      $0.oneOfficeOnly = .law(true)
      $0.refillByRank = .law(true)
    }
    script.nominate("chair", ["N-1": 9, "N-7": 8])
    script.vet("chair", "N-1", "N-7")
    #expect(script.adopt("chair", "N-1", "N-7") == nil)
    #expect(script.office("member").proposed == ["N-2", "N-3", "N-4", "N-5"])
    #expect(script.adopt("member", "N-1", "N-2", "N-3", "N-4") == "standsForAnotherOffice")
    #expect(script.adopt("member", "N-2", "N-3", "N-4", "N-5") == nil)
  }

  @Test func onceAPaperWasHandedOutTheListCannotChange() {
    var script = Self.script()
    script.adopt("member", "N-1", "N-2", "N-3", "N-4")
    script.builder.open("R1")
    script.builder.cast("R1", 1)
    #expect(script.adopt("member", "N-1", "N-2", "N-3", "N-4", officers: ["丙", "丁"]) == nil)
    #expect(script.adopt("member", "N-1", "N-2", "N-3", "N-4", "N-5") == "pollingHasBegun")
  }

  @Test func aRefusalNamesItsArticle() throws {
    var script = Self.script { $0.surplusMemberMin = .law(4) }
    let record = ProcedureRecord.nomination(
      .formal(
        FormalList(contest: "member", names: ["N-1", "N-2", "N-3", "N-4"], officers: ["甲", "乙"], day: .before(5))))
    let message = try #require(script.refusal(of: record))
    #expect(message.zh.hasSuffix("（依据：\(ProcedureScript.source)）"))
    #expect(message.en.hasSuffix("(\(ProcedureScript.source))"))
    #expect(script.enter(record) == "surplusTooFew")
  }
}
