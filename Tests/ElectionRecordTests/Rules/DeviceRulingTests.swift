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
}
