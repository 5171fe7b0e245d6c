import ElectionRecord
import JournalStore
import NodeService
import Testing

@testable import NodeRehearsal

/// A site keeps the hall's acknowledgements without waiting for its disk; a power cut may take them, and nothing that
/// was decided.
@Suite struct PowerCutTests {
  private let officers = ["甲", "乙"]
  private let cluster: Cluster

  init() throws {
    cluster = try Cluster(election: SmallElection.election, roll: SmallElection.roll, seed: 7)
  }

  private func node(_ name: String) throws -> SimulatedNode { try #require(cluster.node(name)) }

  private func cutPower(of node: SimulatedNode) throws { try node.restart(from: node.medium.afterPowerCut()) }

  @Test func deliveredIsToldAtOnceAndAgainAfterAPowerCut() throws {
    let box = try node("R1")
    try box.node.open(papers: 20, officers: officers)
    _ = try cluster.exchange(box, cluster.hall)
    let before = try box.node.facts().delivered
    let receipt = try box.node.cast(CastRequest(voter: 1), id: RequestID("a"))
    _ = try cluster.exchange(box, cluster.hall)
    let facts = try box.node.facts()
    #expect(facts.delivered == facts.head.size)
    try cutPower(of: box)
    #expect(try box.node.facts().delivered == before)
    #expect(try box.node.cast(CastRequest(voter: 1), id: RequestID("a")) == receipt)
    #expect(try cluster.exchange(box, cluster.hall))
    #expect(try box.node.facts().delivered == facts.head.size)
    #expect(box.node.halted == nil && cluster.hall.node.halted == nil)
    #expect(box.frontier == cluster.hall.frontier)
    #expect(try cluster.hall.node.report().cases.isEmpty)
  }

  /// The hall took the cast and the answer was lost, then the site's power: the site goes on where its disk ends.
  @Test func aSiteThatMissesTheHallsNewestEntriesGoesOn() throws {
    let box = try node("R1")
    try box.node.open(papers: 20, officers: officers)
    for voter in 1...3 {
      _ = try box.node.cast(CastRequest(voter: RollNumber(voter)))
      _ = try cluster.exchange(box, cluster.hall)
      try cutPower(of: box)
    }
    let other = try node("R2")
    try other.node.open(papers: 20, officers: officers)
    _ = try cluster.exchange(other, box)
    try cluster.settle()
    #expect(box.frontier == cluster.hall.frontier)
    #expect(try cluster.hall.node.report().register.counted == 3)
    #expect(box.node.halted == nil)
  }

  @Test func aRightThatMovedIsOnTheDiskBeforeACastSpendsIt() throws {
    let box = try node("R1")
    try box.node.open(papers: 20, officers: officers)
    try box.node.close(unused: 20, officers: officers)
    _ = try cluster.exchange(box, cluster.hall)
    let station = try node("S1")
    try station.node.open(papers: 20, officers: officers)
    _ = try cluster.exchange(station, cluster.hall)
    try cutPower(of: station)
    #expect(!station.node.register.hall.allotments.isEmpty)
    #expect(try station.node.cast(CastRequest(voter: 1)).outcome == .ordinary)
    try cutPower(of: station)
    #expect(try station.node.cast(CastRequest(voter: 1)).reason == .alreadyMarked)
    #expect(!station.node.register.hall.allotments.isEmpty)
  }

  @Test func aRevocationIsOnTheDiskAtOnce() throws {
    let box = try node("R1")
    try box.node.open(papers: 20, officers: officers)
    _ = try cluster.exchange(box, cluster.hall)
    try cluster.hall.node.revoke(site: SiteID("R1"), reason: "lost")
    _ = try cluster.exchange(box, cluster.hall)
    try cutPower(of: box)
    #expect(box.node.halted == .deviceRevoked)
  }
}
