import ElectionRecord
import Testing

@Suite struct DeviceRulingTests {
  @Test func entriesPastARevocationCountOnceAccepted() throws {
    var box = Conflict.of(.deviceRevoked).builder()
    #expect(box.report().register.counted == 1 && box.report().register.quarantined == 1)
    try box.rule(.deviceRevoked, .accept)
    #expect(box.report().register.counted == 2 && box.report().register.quarantined == 0)
  }

  @Test(arguments: [RulingDecision.refuse, .acknowledge])
  func entriesPastARevocationStayOutOtherwise(decision: RulingDecision) throws {
    var box = Conflict.of(.deviceRevoked).builder()
    try box.rule(.deviceRevoked, decision)
    #expect(box.report().register.counted == 1 && box.report().register.quarantined == 1)
  }

  @Test func theCommonPrefixOfAForkStandsAndEveryBranchIsQuarantined() throws {
    var box = RegisterBuilder()
    box.open("R1")
    box.cast("R1", 1)
    box.fork("R1", at: 2, as: "clone")
    box.cast("R1", 2)
    box.cast("clone", 3)
    box.cast("clone", 4)
    #expect(box.report().register.counted == 1 && box.report().register.quarantined == 3)
    try box.rule(.fork, .accept)
    #expect(box.report().register.counted == 4 && box.report().register.quarantined == 0)
  }

  @Test func aLateEntryReopensADevicesCaseAndStaysOut() throws {
    var box = Conflict.of(.deviceRevoked).builder()
    try box.rule(.deviceRevoked, .accept)
    box.cast("R1", 3)
    #expect(box.report().cases.map(\.state) == [.open])
    #expect(box.report().register.quarantined == 1)
  }

  @Test func theFirstDecisionOnADevicesEntryStands() throws {
    var box = Conflict.of(.deviceRevoked).builder()
    try box.rule(.deviceRevoked, .refuse)
    box.cast("R1", 3)
    try box.rule(.deviceRevoked, .accept)
    let counts = box.report().register
    #expect(counts.counted == 2 && counts.quarantined == 1)
    #expect(StandingRule.standing(of: 2, poll: 0, in: box.register()).counted == nil)
  }

  /// The wrong site was revoked, and its laptop ruled out as proposed.
  @Test func aRulingOnALaptopIsPutRight() throws {
    var box = Conflict.of(.deviceRevoked).builder()
    try box.rule(.deviceRevoked, .refuse)
    #expect(throws: Refusal.self) { try box.rule(.deviceRevoked, .acknowledge, corrects: true) }
    for (decision, counted) in [(RulingDecision.accept, 2), (.refuse, 1), (.accept, 2)] {
      try box.rule(.deviceRevoked, decision, corrects: true)
      #expect(box.report().register.counted == counted && box.report().cases.map(\.state) == [.ruled])
    }
  }

  @Test func acceptingAForkDoesNotLiftARevocation() throws {
    var box = Conflict.of(.fork).builder()
    box.revoke("R1", at: 2)
    try box.rule(.fork, .accept)
    let counts = box.report().register
    #expect(counts.counted == 2 && counts.quarantined == 1)
    try box.rule(.deviceRevoked, .accept)
    #expect(box.report().register.quarantined == 0)
  }

  @Test func acceptingARevokedDevicesEntriesDoesNotSettleAFork() throws {
    var box = Conflict.of(.fork).builder()
    box.revoke("R1", at: 1)
    try box.rule(.deviceRevoked, .accept)
    #expect(box.report().register.quarantined == 3)
  }

  @Test func anEarlierRevocationWinsAndALaterOneChangesNothing() {
    var box = Conflict.of(.deviceRevoked).builder()
    box.revoke("R1", at: 3)
    #expect(box.report().register.quarantined == 1)
    box.revoke("R1", at: 1)
    #expect(box.report().register.quarantined == 2)
  }

  @Test func aVoidPastAForkDoesNotReachACastBeforeIt() throws {
    var box = RegisterBuilder()
    box.open("R1")
    let entry = box.cast("R1", 1)
    box.fork("R1", at: 2, as: "clone")
    box.void("R1", entry)
    box.cast("clone", 2)
    try box.rule(.fork, .accept)
    for order in [[0, 1, 2, 3, 4, 5], [0, 5, 2, 3, 4, 1]] {
      #expect(box.report(order: order).register.counted == 2)
      #expect(box.report(order: order).register.voided == 0)
    }
  }

  /// Both branches mark the same voter at the same place: which mark counts must not be the clocks' choice.
  @Test(arguments: [(60, 60), (60, 9_999), (9_999, 60), (-60, 60)])
  func betweenTwoBranchesNoClockDecides(one: Int64, other: Int64) throws {
    var box = RegisterBuilder()
    box.open("R1")
    box.fork("R1", at: 1, as: "clone")
    box.append(.cast(voter: 1, proxy: nil), to: "R1", after: one)
    box.append(.cast(voter: 1, proxy: 4), to: "clone", after: other)
    try box.rule(.fork, .accept)
    #expect(StandingRule.standing(of: 1, poll: 0, in: box.register()).counted?.claim.proxy == 0)
  }

  /// Three branches: the voided cast stands in what two of them share, past the point where the third one left.
  @Test func aVoidInOneOfThreeBranchesDoesNotDependOnTheirOrder() throws {
    var box = RegisterBuilder()
    box.open("R1")
    box.fork("R1", at: 1, as: "third")
    box.cast("third", 9)
    let entry = box.cast("R1", 1)
    box.fork("R1", at: 2, as: "clone")
    box.void("R1", entry)
    box.cast("clone", 2)
    try box.rule(.fork, .accept)
    let clones = ["R1", "clone", "third"].map(box.index)
    let others = box.journals.indices.filter { !clones.contains($0) }
    let expected = box.report()
    for branches in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      #expect(box.report(order: others + branches.map { clones[$0] }) == expected)
    }
  }

  /// Box R1 with so many histories, each with a cast of its own after the same first one; box R2 has one voter.
  private func forked(_ histories: Int) -> RegisterBuilder {
    var box = RegisterBuilder()
    box.open("R1", "R2")
    box.cast("R1", 1)
    box.cast("R2", 7)
    for number in 1..<histories {
      box.fork("R1", at: 2, as: "clone \(number)")
      box.envelope("clone \(number)", RollNumber(1 + number))
    }
    box.cast("R1", 13)
    return box
  }

  @Test func ofADeviceWithTooManyHistoriesNothingIsCounted() throws {
    #expect(forked(Frontier.branchesMax).report().cases.map(\.caseClass) == [.fork])
    var box = forked(Frontier.branchesMax + 1)
    let report = box.report()
    #expect(report.register.counted == 1 && report.register.marks == 1)
    #expect(report.cases.map(\.caseClass) == [.manyHistories])
    #expect(report.cases[0].entries.isEmpty && report.cases[0].proposal == .acknowledge)
    #expect(report.missing.contains(SiteID("R1")))
    for decision in [RulingDecision.accept, .refuse] {
      #expect(throws: Refusal.onlyAcknowledge) { try box.rule(.manyHistories, decision) }
    }
    try box.rule(.manyHistories, .acknowledge)
    #expect(box.report().cases.map(\.state) == [.ruled])
    #expect(box.report().register.counted == 1)
  }

  /// A fork that officers had accepted is no ground to count one of too many histories.
  @Test func anAcceptedForkDoesNotOutliveTooManyHistories() throws {
    var box = forked(2)
    try box.rule(.fork, .accept)
    #expect(box.report().register.counted == 3)
    for number in 2...Frontier.branchesMax {
      box.fork("R1", at: 2, as: "clone \(number)")
      box.cast("clone \(number)", RollNumber(1 + number))
    }
    #expect(box.report().register.counted == 1)
    #expect(box.report().cases.map(\.state) == [.open])
  }

  /// Nobody can tell whom it served, so its voters get envelopes, also after the hall replaced it.
  @Test func theRightsOfADeviceWithTooManyHistoriesStayFrozen() throws {
    var box = forked(Frontier.branchesMax + 1)
    box.revoke("R1", at: 2)
    try box.rule(.manyHistories, .acknowledge)
    try box.rule(.deviceRevoked, .acknowledge)
    #expect(!box.report().missing.contains(SiteID("R1")))
    box.enrol("R1 new", at: "R1")
    box.open("R1 new", "S1")
    #expect(box.admission("R1 new", 3, envelope: "E-1") == .provisional(.deviceRevoked, right: nil))
    #expect(box.admission("S1", 3, envelope: "E-1") == .provisional(.rightElsewhere, right: SiteID("R1")))
    // A mark that is known here is a mark, whatever it is worth.
    guard case .refused(.alreadyMarked, _, _) = box.admission("S1", 1) else {
      Issue.record("a marked voter was served")
      return
    }
  }

  /// What had moved on before is nobody's any more, because who spent it cannot be told.
  @Test func aRightThatMovedOnFromADeviceWithTooManyHistoriesIsDoubtful() throws {
    var box = RegisterBuilder()
    box.open("R1", "R2", "S1")
    box.cast("R1", 1)
    box.close("R1", "R2")
    box.merge("R1", "R2")
    box.allotDue()
    #expect(box.admission("S1", 3) == .ordinary)
    for number in 1...Frontier.branchesMax {
      box.fork("R1", at: 1, as: "clone \(number)")
      box.cast("clone \(number)", RollNumber(1 + number % 5))
      box.append(.incident(Incident(text: "\(number)")), to: "clone \(number)")
    }
    // No history that is held here marks this voter; one that is not held might.
    #expect(box.admission("S1", 6, envelope: "E-1") == .provisional(.rightElsewhere, right: SiteID("R1")))
    #expect(box.admission("S1", 8) == .ordinary)
  }

  @Test func aCaseAboutADeviceShowsTheLatestRuling() throws {
    var box = RegisterBuilder()
    box.open("R1")
    box.cast("R1", 1)
    box.revoke("R1", at: 1)
    try box.rule(.deviceRevoked, .acknowledge)
    box.cast("R1", 2)
    let second = try box.rule(.deviceRevoked, .refuse)
    let found = try #require(box.report().cases.first { $0.caseClass == .deviceRevoked })
    #expect(found.state == .ruled && found.ruling == second)
  }

  @Test func aCaseAboutADeviceSaysHowManyEntriesItDoesNotList() {
    var box = RegisterBuilder(roll: "R1:150")
    box.open("R1")
    box.fork("R1", at: 1, as: "clone")
    box.cast("clone", 150)
    for voter in 1...100 { box.cast("R1", RollNumber(voter)) }
    let subject = box.report().cases[0]
    #expect(subject.entries.count == 64 && subject.omittedEntries == 36)
    #expect(Conflict.of(.fork).builder().report().cases.allSatisfy { $0.omittedEntries == 0 })
  }
}
