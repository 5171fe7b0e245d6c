import ElectionRecord
import JournalStore
import NodeService
import TestSupport
import Testing

@testable import NodeRehearsal
@testable import NodeSimulation

/// What the simulation once found, each in its smallest form.
@Suite struct RegressionTests {
  private let officers = ["甲", "乙"]

  private func cluster(policy: RightsPolicy = .assigned, messageBytes: Int? = nil) throws -> Cluster {
    var rules = NodeRules()
    if let messageBytes { rules.messageEntriesBytes = messageBytes }
    return try Cluster(
      election: SmallElection.election.with(policy: policy), roll: SmallElection.roll, seed: 7, rules: rules)
  }

  private func node(_ name: String, of cluster: Cluster) throws -> SimulatedNode {
    try #require(cluster.node(name))
  }

  @Test func aHallThatGotItsOwnEntriesBackWritesNothingMore() throws {
    let cluster = try cluster()
    let box = try node("R1", of: cluster)
    let backup = try cluster.hall.medium.cloned()
    try box.node.open(papers: 20, officers: officers)
    _ = try cluster.exchange(box, cluster.hall)
    let full = cluster.hall.frontier
    try cluster.hall.restart(from: backup)
    _ = try box.node.cast(CastRequest(voter: 1))
    _ = try cluster.exchange(box, cluster.hall)
    #expect(cluster.hall.node.halted == .deviceFrozen)
    let own = cluster.hall.device
    #expect(cluster.hall.frontier.journals[own] == full.journals[own])
    #expect(cluster.hall.frontier == box.frontier)
    #expect(try cluster.hall.node.reconcile().register.counted == 1)
    // There is no hall that it could call.
    #expect(throws: NodeError.hallHalted) { try cluster.hall.node.revoke(site: SiteID("R1"), reason: "lost") }
    #expect(NodeError.hallHalted.refusal.code == ReasonCode.deviceFrozen.rawValue)
  }

  @Test func anEnvelopeThatOfficersAcceptedIsNotTakenBack() throws {
    let result = try SmallElection.run(
      """
      open: {site: R2}
      cast: {site: R2, voter: 1, envelope: E-1}
      settle: {}
      cut: {site: R2}
      rule: {voter: 1, decision: accept, insist: true}
      void: {site: R2, voter: 1}
      heal: {site: R2}
      settle: {}
      reconcile: {}
      """)
    #expect(result.outcomes.allSatisfy { $0 == "done" || $0.hasPrefix("provisional") })
    #expect(result.verdict == ["counted 1, accepted 1", "provisional R2 ruled"])
  }

  @Test func aForkedJournalDoesNotStarveTheOthers() throws {
    var cluster = try cluster(messageBytes: 30)
    let box = try node("R1", of: cluster)
    try box.node.open(papers: 20, officers: officers)
    for voter in 1...3 { _ = try box.node.cast(CastRequest(voter: RollNumber(voter))) }
    let copy = try cluster.clone(box, as: "R1b")
    _ = try box.node.cast(CastRequest(voter: 4))
    _ = try copy.node.cast(CastRequest(voter: 5))
    let other = try node("R2", of: cluster)
    try other.node.open(papers: 20, officers: officers)
    for voter in 11...16 { _ = try other.node.cast(CastRequest(voter: RollNumber(voter))) }
    try cluster.settle()
    for laptop in cluster.sites { #expect(laptop.frontier == cluster.hall.frontier) }
    #expect(cluster.hall.frontier.journals[box.device]?.count == 2)
  }

  @Test func aRepeatedCorrectionIsRecordedOnce() throws {
    let cluster = try cluster()
    let box = try node("R1", of: cluster)
    try box.node.open(papers: 20, officers: officers)
    let cast = try #require(try box.node.cast(CastRequest(voter: 1), id: RequestID("a")).entry)
    let replaced = try box.node.replace(voter: 1, reason: "spoilt", id: RequestID("b"))
    #expect(try box.node.replace(voter: 1, reason: "spoilt", id: RequestID("b")) == replaced)
    let voided = try box.node.void(voter: 1, reason: "misread", id: RequestID("c"))
    #expect(try box.node.void(voter: 1, reason: "misread", id: RequestID("c")) == voided)
    try box.node.close(unused: 19, officers: officers, id: RequestID("d"))
    try box.node.close(unused: 19, officers: officers, id: RequestID("d"))
    #expect(throws: NodeError.procedure(.closedBefore)) { try box.node.close(unused: 19, officers: officers) }
    #expect([cast.sequence, replaced.sequence, voided.sequence] == [1, 2, 3])
    #expect(box.frontier.journals[box.device]?.map(\.size) == [5])
  }

  @Test func anIdThatAnsweredAnotherCommandIsRefused() throws {
    let cluster = try cluster()
    let box = try node("R1", of: cluster)
    try box.node.open(papers: 20, officers: officers)
    _ = try box.node.cast(CastRequest(voter: 1), id: RequestID("a"))
    #expect(throws: NodeError.requestOfAnotherCommand) {
      try box.node.void(voter: 1, reason: "misread", id: RequestID("a"))
    }
  }

  @Test func aVoidInOnePollLeavesTheOtherAlone() throws {
    let small = SmallElection.election
    let polls = small.polls + [Poll(id: PollID("second"), name: small.name)]
    let election = Election(
      format: small.format, id: small.id, name: small.name, mode: small.mode, policy: small.policy,
      electorate: small.electorate, roll: small.roll, profile: small.profile, polls: polls, sites: small.sites,
      contests: small.contests)
    let cluster = try Cluster(election: election, roll: SmallElection.roll, seed: 7)
    let box = try node("R1", of: cluster)
    try box.node.open(papers: 20, officers: officers)
    _ = try box.node.cast(CastRequest(voter: 1))
    _ = try box.node.cast(CastRequest(voter: 1), poll: PollID("second"))
    _ = try box.node.void(voter: 1, reason: "misread")
    #expect(try box.node.report().register.counted == 0)
    #expect(try box.node.report(poll: PollID("second")).register.counted == 1)
  }

  @Test func aCommitThatFailsChangesNothingAndCanBeRepeated() throws {
    let cluster = try cluster()
    let box = try node("R1", of: cluster)
    try box.node.open(papers: 20, officers: officers)
    let before = box.frontier
    #expect(throws: NodeError.store(.unknownOutcome)) {
      try box.medium.whileCommitsFail { try box.node.cast(CastRequest(voter: 1), id: RequestID("a")) }
    }
    #expect(box.frontier == before)
    #expect(try box.node.cast(CastRequest(voter: 1), id: RequestID("a")).outcome == .ordinary)
    #expect(try box.node.cast(CastRequest(voter: 1), id: RequestID("a")).entry?.sequence == 1)
  }

  /// Seeds that failed before these were mended.
  @Test(arguments: [UInt64(10), 13, 28, 30, 47, 59, 79, 266, 318, 328, 485])
  func aSeedThatOnceFailedHolds(_ seed: UInt64) {
    #expect(Simulation.run(seed: seed).failure == nil)
  }
}
