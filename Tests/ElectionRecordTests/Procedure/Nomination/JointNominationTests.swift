import ElectionRecord
import Testing

/// Ten voters, or five households.
@Suite struct JointNominationTests {
  private func joint(
    _ name: String = "甲", voters: [RollNumber] = [], households: [RollNumber] = [], others: Int = 0
  ) -> ProcedureRecord {
    .nomination(
      .joint(
        JointNomination(
          contest: "chair", name: name, nominee: 19, voters: voters, households: households, others: others,
          day: .before(9))))
  }

  private static func script(_ rules: (inout NominationRules) -> Void = { _ in }) -> ProcedureScript {
    ProcedureScript {
      ($0.nomination.jointVoters, $0.nomination.jointHouseholds) = (.law(10), .law(5))
      rules(&$0.nomination)
    }
  }

  @Test(
    arguments: [
      (9, 0, "tooFewNominators"), (10, 0, nil), (0, 4, "tooFewNominators"), (0, 5, nil), (9, 4, "tooFewNominators"),
      (11, 1, nil),
    ] as [(Int, Int, String?)])
  func tenVotersOrFiveHouseholdsAreEnough(voters: Int, households: Int, code: String?) {
    var script = Self.script()
    let signed = joint(
      voters: (0..<voters).map { RollNumber($0 + 1) }, households: (0..<households).map { RollNumber($0 + 13) })
    #expect(script.enter(signed) == code)
    #expect(script.office("chair").nominees.count == (code == nil ? 1 : 0))
  }

  /// Where representatives vote, a voter who is none has no number and signs all the same.
  @Test func votersWithoutANumberSignWhereRepresentativesVote() {
    var script = Self.script()
    #expect(script.enter(joint(voters: Array(1...9), others: 1)) == "signersHaveNumbers")
    for mode in [ElectionMode.households, .representatives] {
      var represented = ProcedureScript(mode: mode) { $0.nomination.jointVoters = .law(10) }
      #expect(represented.enter(joint(voters: Array(1...8), others: 1)) == "tooFewNominators")
      #expect(represented.enter(joint(voters: Array(1...8), others: 2)) == nil)
      #expect(represented.office("chair").nominees.map(\.nominators) == [10])
    }
  }

  @Test func onlyWhatTheProfileNamesCounts() {
    var silent = ProcedureScript()
    #expect(silent.enter(joint(voters: Array(1...12))) == "jointNotAllowed")
    var votersOnly = Self.script { $0.jointHouseholds = nil }
    #expect(votersOnly.enter(joint(households: Array(1...12))) == "tooFewNominators")
  }

  @Test func eachSignsOnceAndIsOnTheRoll() {
    var script = Self.script()
    #expect(script.enter(joint(voters: Array(1...9) + [9])) == "signedTwice")
    #expect(script.enter(joint(voters: Array(1...9) + [21])) == "nominatorNotOnRoll")
    script.builder.amend(5, .struckOff)
    #expect(script.enter(joint(voters: Array(1...10))) == "nominatorNotOnRoll")
    #expect(script.enter(joint("", voters: Array(6...15))) == "nameMissing")
  }

  @Test func nobodyPutsForwardMoreThanThereAreSeats() {
    var silent = Self.script()
    #expect(silent.enter(joint("甲", voters: Array(1...10))) == nil)
    #expect(silent.enter(joint("乙", voters: Array(1...10))) == nil)
    var script = Self.script { $0.namesUpToSeats = .law(true) }
    #expect(script.enter(joint("甲", voters: Array(1...10))) == nil)
    #expect(script.enter(joint("乙", voters: Array(10...19))) == "tooManyNames")
    #expect(script.enter(joint("乙", voters: Array(11...20))) == nil)
    #expect(script.enter(joint("甲", voters: Array(1...10))) == nil)
  }

  /// The urban law of 2025, art. 18: the Party organisation, or ten voters; one nominee may have both.
  @Test func thePartyOrganisationNominatesWhereTheLawSaysSo() {
    func party(_ name: String) -> ProcedureRecord {
      .nomination(
        .party(PartyNomination(contest: "chair", name: name, nominee: 19, organisation: "社区党委", day: .before(9))))
    }
    var silent = Self.script()
    #expect(silent.enter(party("甲")) == "partyNotAllowed")
    var forbidden = Self.script { $0.partyAllowed = .law(false) }
    #expect(forbidden.enter(party("甲")) == "partyNotAllowed")
    var script = Self.script { $0.partyAllowed = .law(true) }
    #expect(script.enter(party("")) == "nameMissing")
    #expect(script.enter(party("甲")) == nil)
    #expect(script.enter(joint("甲", voters: Array(1...10))) == nil)
    script.enter(joint("丙", voters: Array(1...10)))
    script.nominate("chair", ["乙": 3])
    let nominees = script.office("chair").nominees
    #expect(nominees.map(\.name) == ["乙", "甲", "丙"])
    #expect(nominees.map(\.isByParty) == [false, true, false])
    #expect(nominees.map(\.nominators) == [0, 10, 10])
    #expect(nominees[1].voter == 19)
  }

  /// The urban law of 2025, art. 18: four grounds, as the rules list them.
  @Test func aGroundOfTheLawIsAReason() {
    func decision(_ passed: Bool, _ ground: ExclusionGround?, reason: String = "") -> ProcedureRecord {
      .nomination(
        .vetting(
          VettingDecision(
            contest: "chair", name: "甲", passed: passed, reason: reason, day: .before(7), ground: ground)))
    }
    var script = Self.script { $0.exclusions = .law([.convicted, .gangs]) }
    script.nominate("chair", ["甲": 3, "乙": 2])
    #expect(script.enter(decision(false, nil)) == "reasonMissing")
    #expect(script.enter(decision(false, .expelled, reason: "经查")) == "groundNotInRules")
    #expect(script.enter(decision(true, .convicted)) == "groundNotInRules")
    #expect(script.enter(decision(false, .convicted)) == nil)
    #expect(script.office("chair").nominees.first?.isOpen == false)
    var silent = Self.script()
    silent.nominate("chair", ["甲": 3])
    #expect(silent.enter(decision(false, .convicted, reason: "经查")) == "groundNotInRules")
    #expect(silent.enter(decision(false, nil, reason: "经查")) == nil)
  }

  @Test func aNameWithoutVotesFollowsThoseWithVotes() {
    var script = Self.script()
    script.enter(joint("甲", voters: Array(1...10)))
    script.nominate("chair", ["乙": 3])
    #expect(script.office("chair").nominees.map(\.name) == ["乙", "甲"])
    #expect(script.office("chair").nominees.map(\.nominators) == [0, 10])
    #expect(script.office("chair").nominees.last?.voter == 19)
  }
}
