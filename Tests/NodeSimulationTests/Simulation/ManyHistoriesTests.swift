import ElectionRecord
import ElectionReports
import NodeService
import Testing

@testable import NodeRehearsal

/// A laptop's disk copied more often than histories are told apart, and each copy used: all nodes end up equal.
@Suite struct ManyHistoriesTests {
  private let officers = ["甲", "乙"]

  /// The hall, the boxes, and twelve copies of box R1 that each served one voter more; no two copies have met.
  private func cluster() throws -> (cluster: Cluster, box: SimulatedNode, copies: [SimulatedNode]) {
    var cluster = try Cluster(election: SmallElection.election, roll: SmallElection.roll, seed: 7)
    let box = try #require(cluster.node("R1"))
    let other = try #require(cluster.node("R2"))
    try box.node.open(papers: 20, officers: officers)
    for voter in 1...3 { _ = try box.node.cast(CastRequest(voter: RollNumber(voter))) }
    try other.node.open(papers: 20, officers: officers)
    for voter in 11...12 { _ = try other.node.cast(CastRequest(voter: RollNumber(voter))) }
    let copies = try (1...12).map { try cluster.clone(box, as: "copy \($0)") }
    for (number, copy) in copies.enumerated() {
      // At different times, or several copies would write the same bytes.
      cluster.time.advance(by: 60)
      _ = try copy.node.cast(CastRequest(voter: RollNumber(4 + number % 7)))
    }
    return (cluster, box, copies)
  }

  @Test(arguments: 0..<UInt64(6))
  func allNodesEndUpEqualWhicheverMetFirst(seed: UInt64) throws {
    let (cluster, box, copies) = try cluster()
    var draw = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let (one, other) = (draw.pick(cluster.sites), draw.pick(cluster.sites))
      if one !== other { _ = try cluster.exchange(one, other) }
    }
    try cluster.settle()
    let report = try cluster.hall.node.report()
    for node in [box] + copies {
      #expect(node.frontier == cluster.hall.frontier)
      #expect(try ReportJSON.digest(node.node.report()) == ReportJSON.digest(report))
      #expect(node.node.halted == .deviceFrozen)
    }
    #expect(report.cases.map(\.caseClass) == [.manyHistories])
    #expect(report.register.counted == 2 && !report.complete)
  }

  @Test func oneStickBringsThatThereAreTooMany() throws {
    let (cluster, box, _) = try cluster()
    try cluster.settle()
    let other = try #require(cluster.node("R2"))
    let late = try Cluster(election: SmallElection.election, roll: SmallElection.roll, seed: 7)
    let fresh = try #require(late.node("R2"))
    var draw = SeededGenerator(seed: 1)
    try late.importStick(try cluster.stick(from: cluster.hall, using: &draw), at: fresh)
    #expect(fresh.frontier == other.frontier)
    #expect(fresh.frontier.stated(box.device) == [Frontier.tooManyBranches])
  }

  @Test func statusSaysSoAndTheSitesVotersGetEnvelopes() throws {
    let (cluster, box, _) = try cluster()
    try cluster.settle()
    let facts = try cluster.hall.node.facts()
    #expect(facts.sites.filter { $0.devices.contains(where: \.hasManyHistories) }.map(\.site) == [SiteID("R1")])
    #expect(facts.missing.contains(SiteID("R1")) && facts.openCases == 1)
    let other = try #require(cluster.node("R2"))
    #expect(try other.node.cast(CastRequest(voter: 1, envelope: "E-1")).reason == .alreadyMarked)
    #expect(try other.node.cast(CastRequest(voter: 13)).outcome == .ordinary)
    #expect(try other.node.cast(CastRequest(voter: 10, envelope: "E-2")).outcome != .ordinary)
    try cluster.hall.node.revoke(site: SiteID("R1"), reason: "copied")
    #expect(box.node.halted != nil)
  }
}
