import ElectionRecord
import Testing

@Suite struct RulingTests {
  /// Which decision each class allows, and why the others are refused.
  private static let table: [CaseClass: [RulingDecision: Refusal]] = [
    .doubleCast: [.accept: .onlyAcknowledge, .refuse: .onlyAcknowledge],
    .proxyAgainstPrincipal: [.accept: .onlyAcknowledge, .refuse: .onlyAcknowledge],
    .provisionalAgainstOrdinary: [.accept: .ordinaryCounts, .acknowledge: .decisionNeeded],
    .provisional: [.acknowledge: .decisionNeeded],
    .notOnRoll: [.acknowledge: .decisionNeeded],
    .struckOff: [.acknowledge: .decisionNeeded],
    .staleRoll: [.acknowledge: .decisionNeeded],
    .onePersonTwoNumbers: [.accept: .onlyAcknowledge, .refuse: .onlyAcknowledge],
    .outsideOpening: [.refuse: .onlyAcknowledge],
    .rightNotHeld: [.accept: .rightInUse, .acknowledge: .decisionNeeded],
    .selfProxy: [.accept: .onlyAcknowledge, .refuse: .onlyAcknowledge],
    .proxyIsCandidate: [.accept: .onlyAcknowledge, .refuse: .onlyAcknowledge],
    .proxyNotOnRoll: [.accept: .onlyAcknowledge, .refuse: .onlyAcknowledge],
    .proxyLimit: [.accept: .onlyAcknowledge, .refuse: .onlyAcknowledge],
    .deviceRevoked: [:],
    .fork: [:],
    .manyHistories: [.accept: .onlyAcknowledge, .refuse: .onlyAcknowledge],
  ]

  @Test(arguments: Conflict.all, RulingDecision.allCases)
  func aDecisionIsAllowedOrRefusedByTheTable(conflict: Conflict, decision: RulingDecision) throws {
    let refusal = try #require(Self.table[conflict.caseClass])[decision]
    var box = conflict.builder()
    guard let refusal else {
      try box.rule(conflict.caseClass, decision)
      #expect(conflict.found(in: box.report().cases)?.state == .ruled)
      return
    }
    let before = box.report()
    #expect(throws: refusal) { try box.rule(conflict.caseClass, decision) }
    #expect(box.report() == before)
  }

  @Test(arguments: Conflict.all)
  func whatIsProposedIsAllowed(conflict: Conflict) {
    #expect(Self.table[conflict.caseClass]?[conflict.proposal] == nil)
    #expect(CaseRule.proposal(for: conflict.caseClass) == conflict.proposal)
  }

  @Test(
    arguments: [
      [], ["甲"], ["甲", "甲"], ["甲", ""], ["甲", " "], ["王 甲", "王甲 "],
      ["甲", "甲\u{200B}"], ["甲", "\u{202E}甲"], ["甲", "甲\u{FE00}"], ["甲", "\u{3164}甲"], ["甲", "\u{200B}"],
    ] as [[String]])
  func aRulingTakesTwoDifferentPeople(officers: [String]) {
    var box = Conflict.of(.doubleCast).builder()
    #expect(throws: Refusal.twoOfficersRequired) {
      try box.rule(.doubleCast, .acknowledge, officers: officers)
    }
  }

  @Test func aRuledCaseIsNotRuledAgain() throws {
    var box = Conflict.of(.provisional).builder()
    try box.rule(.provisional, .refuse)
    #expect(throws: Refusal.noOpenCase) { try box.rule(.provisional, .accept) }
  }

  @Test func acceptingOpensTheFirstEnvelopeAndRefusesTheOthers() throws {
    var box = Conflict.of(.provisional).builder()
    #expect(box.report().register.counted == 0)
    #expect(box.report().register.provisionalPending == 2)
    try box.rule(.provisional, .accept)
    let counts = box.report().register
    #expect(counts.counted == 1 && counts.provisionalAccepted == 1 && counts.provisionalRefused == 1)
    let standing = StandingRule.standing(of: 1, poll: 0, in: box.register())
    #expect(standing.counted?.entry.device == RegisterBuilder.device("R1"))
  }

  /// What was said of the envelope says nothing of the voter who was struck off afterwards.
  @Test func strikingAVoterOffOpensACaseThatNobodyHasRuledOn() throws {
    var box = Conflict.of(.provisional).builder()
    try box.rule(.provisional, .refuse)
    box.amend(1, .struckOff)
    let found = try #require(box.report().cases.first)
    #expect(found.caseClass == .staleRoll && found.state == .open)
    try box.rule(.staleRoll, .refuse)
    #expect(box.report().cases.map(\.state) == [.ruled])
    #expect(box.report().register.provisionalRefused == 2)
  }

  @Test func refusingKeepsEveryEnvelopeSealed() throws {
    var box = Conflict.of(.provisional).builder()
    try box.rule(.provisional, .refuse)
    let counts = box.report().register
    #expect(counts.counted == 0 && counts.provisionalRefused == 2)
  }

  @Test func aLateEnvelopeReopensTheCaseAndTheOneOpenedStays() throws {
    var box = Conflict.of(.provisional).builder()
    box.open("S1")
    try box.rule(.provisional, .accept)
    box.envelope("S1", 1)
    let reopened = try #require(box.report().cases.first)
    #expect(reopened.state == .open && reopened.entries.count == 3 && reopened.proposal == .refuse)
    #expect(throws: Refusal.ordinaryCounts) { try box.rule(.provisional, .accept) }
    try box.rule(.provisional, nil)
    let counts = box.report().register
    #expect(counts.counted == 1 && counts.provisionalAccepted == 1 && counts.provisionalRefused == 2)
  }

  @Test func aLateEnvelopeMayBeAcceptedWhereTheFirstOnesWereRefused() throws {
    var box = Conflict.of(.provisional).builder()
    box.open("S1")
    try box.rule(.provisional, .refuse)
    box.envelope("S1", 1)
    try box.rule(.provisional, .accept)
    let standing = StandingRule.standing(of: 1, poll: 0, in: box.register())
    #expect(standing.counted?.entry.device == RegisterBuilder.device("S1"))
  }

  @Test func aLateOrdinaryPaperAfterAnEnvelopeWasOpenedIsADoubleCast() throws {
    var box = Conflict.of(.provisional).builder()
    try box.rule(.provisional, .accept)
    box.cast("R2", 1)
    let report = box.report()
    #expect(report.cases.map(\.caseClass) == [.doubleCast, .provisionalAgainstOrdinary])
    #expect(report.cases.map(\.state) == [.open, .ruled])
    #expect(report.register.counted == 1 && report.register.surplus == 1)
  }

  @Test func aThirdPaperReopensADoubleCast() throws {
    var box = Conflict.of(.doubleCast).builder()
    box.open("S1")
    try box.rule(.doubleCast, .acknowledge)
    box.cast("S1", 1)
    #expect(box.report().cases.map(\.state) == [.open])
    try box.rule(.doubleCast, .acknowledge)
    #expect(box.report().cases.map(\.state) == [.ruled])
    #expect(box.report().register.counted == 1 && box.report().register.surplus == 2)
  }

  @Test func theFirstVerdictStands() throws {
    var box = Conflict.of(.provisional).builder()
    let first = try box.rule(.provisional, .refuse)
    let second = Ruling(
      caseClass: .provisional, voter: 1, device: nil,
      verdicts: first.verdicts.map { Verdict(device: $0.device, first: $0.first, decision: .accepted) },
      officers: ["甲", "乙"], reason: "again")
    box.hall(.caseRuled(second))
    #expect(box.report().register.provisionalRefused == 2)
  }

  @Test func anAcknowledgementDoesNotStandInTheWayOfADecision() throws {
    var box = Conflict.of(.selfProxy).builder()
    try box.rule(.selfProxy, .acknowledge)
    box.amend(1, .struckOff)
    #expect(box.report().register.surplus == 1)
    try box.rule(.staleRoll, .accept)
    #expect(box.report().register.counted == 1)
  }

  @Test(arguments: [CaseClass.notOnRoll, .struckOff, .staleRoll])
  func acceptingAnAbsentVotersPapersCountsTheFirst(caseClass: CaseClass) throws {
    var box = Conflict.of(caseClass).builder()
    let papers = box.report().register.marks
    #expect(box.report().register.counted == 0 && box.report().register.surplus == papers)
    try box.rule(caseClass, .accept)
    #expect(box.report().register.counted == 1 && box.report().register.surplus == papers - 1)
  }

  @Test func noEnvelopeIsOpenedBehindAnAbsentVotersOrdinaryPaper() throws {
    var box = Conflict.of(.staleRoll).builder()
    box.envelope("R2", 1)
    try box.rule(.staleRoll, .accept)
    let counts = box.report().register
    #expect(counts.counted == 1 && counts.provisionalRefused == 1 && counts.provisionalAccepted == 0)
    #expect(box.report().cases.map(\.state) == [.ruled])
  }

  @Test func onlyOneEnvelopeOfAnAbsentVoterIsOpened() throws {
    var box = RegisterBuilder()
    box.open("R1", "R2")
    box.envelope("R1", 99)
    box.envelope("R2", 99)
    try box.rule(.notOnRoll, .accept)
    let counts = box.report().register
    #expect(counts.provisionalAccepted == 1 && counts.provisionalRefused == 1 && counts.surplus == 0)
  }

  @Test func aPaperFromOutsideTheOpeningCountsOnceAccepted() throws {
    var box = Conflict.of(.outsideOpening).builder()
    #expect(box.report().register.surplus == 1)
    try box.rule(.outsideOpening, .accept)
    #expect(box.report().register.counted == 1)
    var seen = Conflict.of(.outsideOpening).builder()
    try seen.rule(.outsideOpening, .acknowledge)
    #expect(seen.report().register.surplus == 1)
  }
}
