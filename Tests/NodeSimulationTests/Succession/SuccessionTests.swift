import ElectionRecord
import ElectionReports
import JournalStore
import NodeService
import SyncProtocol
import Testing

@testable import NodeRehearsal

/// A hall is lost, or taken for lost, and another laptop takes over.
@Suite struct SuccessionTests {
  private let officers = ["甲", "乙"]
  private var cluster: Cluster

  init() throws {
    cluster = try Cluster(election: SmallElection.election, roll: SmallElection.roll, seed: 7)
  }

  private func node(_ name: String) throws -> SimulatedNode { try #require(cluster.node(name)) }

  private func open(_ name: String, voters: [RollNumber] = []) throws -> SimulatedNode {
    let site = try node(name)
    try site.node.open(papers: 20, officers: officers)
    for voter in voters { _ = try site.node.cast(CastRequest(voter: voter)) }
    _ = try cluster.exchange(site, cluster.hall)
    return site
  }

  private func close(_ site: SimulatedNode, unused: Int) throws {
    try site.node.close(unused: unused, officers: officers)
    _ = try cluster.exchange(site, cluster.hall)
  }

  private func outcome(_ voter: RollNumber, at site: SimulatedNode) throws -> CastReceipt.Outcome {
    do {
      return try site.node.cast(CastRequest(voter: voter)).outcome
    } catch NodeError.refused {
      return .refused
    }
  }

  private func stick(_ one: SimulatedNode, to other: SimulatedNode) throws {
    var generator = SeededGenerator(seed: 3)
    try cluster.importStick(try cluster.stick(from: one, using: &generator), at: other)
  }

  @Test mutating func sitesFollowOnSightAndEverythingIsThere() throws {
    let box = try open("R1", voters: [1, 2])
    let former = try cluster.takeOver(from: box)
    #expect(cluster.hall.device != former.device && cluster.hall.node.halted == nil)
    #expect(try cluster.hall.node.report().register.counted == 2)
    try cluster.settle()
    for site in cluster.sites { #expect(site.node.authority == cluster.hall.device) }
    #expect(SuccessionRule.awaited(in: cluster.hall.node.register).isEmpty)
    #expect(try outcome(3, at: box) == .ordinary)
    try cluster.settle()
    #expect(try cluster.hall.node.report().register.counted == 3)
  }

  @Test mutating func sitesFollowByStickAloneAndTheHallReadsThoseForTheLostOne() throws {
    let box = try open("R1", voters: [1])
    let other = try open("R2")
    try cluster.takeOver(from: other)
    _ = try box.node.cast(CastRequest(voter: 2))
    // Sealed to the lost hall: this box has not heard of another one.
    try stick(box, to: cluster.hall)
    #expect(try cluster.hall.node.report().register.counted == 2)
    try stick(cluster.hall, to: box)
    #expect(box.node.authority == cluster.hall.device)
    try stick(box, to: cluster.hall)
    #expect(!SuccessionRule.awaited(in: cluster.hall.node.register).contains(box.device))
  }

  @Test mutating func aSiteThatAsksForItsDeliveryAloneHearsOfItToo() throws {
    let box = try open("R1")
    try cluster.takeOver(from: box)
    var session = SyncSession(
      authority: box.node.authority, scope: .delivery(from: box.device, to: box.node.authority))
    var message: [UInt8]? = try box.node.begin(&session)
    while let request = message { message = try box.node.take(try cluster.hall.node.answer(request), in: &session) }
    #expect(box.node.authority == cluster.hall.device)
  }

  @Test mutating func theLostHallStopsOnSight() throws {
    let box = try open("R1", voters: [1])
    let former = try cluster.takeOver(from: box)
    #expect(former.node.halted == nil)
    try cluster.settle()
    _ = try cluster.exchange(box, former)
    #expect(former.node.halted == .deviceRevoked && former.node.isSucceeded)
    #expect(throws: NodeError.hallSucceeded) {
      try former.node.count(BoxCount(site: SiteID("R1"), returned: 1, valid: 1, invalid: 0))
    }
    _ = try cluster.exchange(former, cluster.hall)
    #expect(former.frontier == cluster.hall.frontier)
  }

  /// Voter 11 is of R2, which has closed; the lost hall moves the right to S1 and S1 serves the voter. The successor
  /// knows of neither.
  @Test mutating func nobodyIsServedTwiceThoughTheLostHallGoesOn() throws {
    let box = try open("R2")
    let station = try open("S1")
    let desk = try open("H1")
    let former = try cluster.takeOver(from: desk)
    try box.node.close(unused: 20, officers: officers)
    _ = try cluster.exchange(box, former)
    _ = try cluster.exchange(station, former)
    #expect(try outcome(11, at: station) == .ordinary)

    // R2's closing reaches the successor, who moves nothing while S1 may act on what the lost hall wrote.
    _ = try cluster.exchange(box, cluster.hall)
    #expect(cluster.hall.node.register.hall.allotments.isEmpty)
    _ = try cluster.exchange(try node("R1"), cluster.hall)
    _ = try cluster.exchange(desk, cluster.hall)
    #expect(cluster.hall.node.register.hall.allotments.isEmpty)
    #expect(SuccessionRule.awaited(in: cluster.hall.node.register) == [station.device])

    _ = try cluster.exchange(station, cluster.hall)
    try cluster.settle()
    let moved = try #require(cluster.hall.node.register.hall.allotments.first)
    #expect(moved.from == SiteID("R2") && moved.to == SiteID("S1"))
    // Whoever gets the rights has to see what S1 handed out before.
    #expect(moved.upTo.contains { $0.device == station.device })
    #expect(try outcome(11, at: station) == .refused)
    #expect(try outcome(12, at: station) == .ordinary)
    try cluster.settle()
    let report = try cluster.hall.node.report()
    #expect(report.register.counted == 2 && report.register.surplus == 0 && report.cases.isEmpty)
  }

  @Test mutating func aMarkUnderALostHallsMoveStandsAndOneWithoutIsACase() throws {
    let box = try open("R2")
    let station = try open("S1")
    let former = try cluster.takeOver(from: station)
    try box.node.close(unused: 20, officers: officers)
    _ = try cluster.exchange(box, former)
    _ = try cluster.exchange(station, former)
    #expect(try outcome(11, at: station) == .ordinary)
    // A thief has the laptop sign a mark of somebody of R1, whose right the lost hall never moved.
    _ = try station.store.append(by: station.device, at: station.clock.now()) { [EntryBody.cast(voter: 1, proxy: nil)] }
    // With the station comes what it held of the lost hall's journal.
    try cluster.settle()
    let cases = try cluster.hall.node.report().cases
    #expect(cases.map(\.caseClass) == [.rightNotHeld] && cases.first?.voter == 1)
    #expect(try cluster.hall.node.report().register.counted == 1)
  }

  @Test mutating func whatTheLostHallRuledLaterIsACaseAndItsRevocationsStand() throws {
    let box = try open("R1", voters: [1])
    let former = try cluster.takeOver(from: box)
    try former.node.count(BoxCount(site: SiteID("R1"), returned: 1, valid: 1, invalid: 0))
    try former.node.revoke(site: SiteID("R2"), reason: "stolen")
    _ = try cluster.exchange(former, cluster.hall)
    let register = cluster.hall.node.register
    #expect(register.hall.counts.isEmpty)
    #expect(register.hall.revocations[try node("R2").device] != nil)
    let cases = try cluster.hall.node.report().cases
    #expect(Set(cases.map(\.caseClass)) == [.leftBehind, .deviceRevoked])
    let left = try #require(cases.first { $0.caseClass == .leftBehind })
    #expect(left.device == former.device && left.entries.count == 1 && left.proposal == .acknowledge)
    #expect(throws: NodeError.self) {
      try cluster.hall.node.rule(caseID: left.id, decision: .accept, officers: officers, reason: "no")
    }
    _ = try cluster.hall.node.rule(caseID: left.id, decision: .acknowledge, officers: officers, reason: "counted again")
    #expect(try cluster.hall.node.report().cases.first { $0.id == left.id }?.state == .ruled)
  }

  /// Whoever has the lost hall's machine cannot stop its successor.
  @Test mutating func aLostHallRevokesNobodyButSitesLaptops() throws {
    let box = try open("R1")
    let former = try cluster.takeOver(from: box)
    let late = Revocation(device: cluster.hall.device, size: 0, reason: "thief")
    _ = try former.store.append(by: former.device, at: 0) { [EntryBody.deviceRevoked(late)] }
    _ = try cluster.exchange(former, cluster.hall)
    #expect(cluster.hall.node.halted == nil && cluster.hall.node.register.hall.revocations[late.device] == nil)
    try cluster.hall.node.count(BoxCount(site: SiteID("R1"), returned: 0, valid: 0, invalid: 0))
    #expect(!cluster.hall.node.register.hall.counts.isEmpty)
  }

  @Test mutating func aLaptopThatOnlyTheLostHallEnrolledCountsForNothingUntilTodaysDoes() throws {
    let box = try open("R1")
    try cluster.hall.node.revoke(site: SiteID("R2"), reason: "lost")
    let source = try node("S1")
    _ = try cluster.exchange(source, cluster.hall)
    let late = try cluster.enrol(SiteID("R2"), named: "R2n")
    _ = try cluster.exchange(late, cluster.hall)
    try late.node.open(papers: 20, officers: officers)
    let former = try cluster.takeOver(from: source)
    _ = try cluster.exchange(late, former)
    _ = try cluster.exchange(late, box)
    _ = try cluster.exchange(former, cluster.hall)
    _ = try cluster.exchange(late, cluster.hall)
    #expect(late.node.halted == .deviceRevoked)
    #expect(try late.node.askReceipt(AskOrder(voter: 11)).outcome == .refused)
    #expect(cluster.hall.node.register.journals.contains { $0.device == late.device && $0.site == nil })
    let enrolment = Enrolment(
      publicKey: late.keys.publicKey, sealingKey: late.keys.sealingPublicKey, site: SiteID("R2"), certificate: nil)
    try cluster.hall.node.enrol(enrolment)
    #expect(cluster.hall.node.register.journals.contains { $0.device == late.device && $0.site == 1 })
    _ = try cluster.exchange(late, cluster.hall)
    #expect(late.node.halted == nil)
  }

  @Test mutating func aClosedSiteSaysNothingMoreAndIsNotWaitedFor() throws {
    let box = try open("R1", voters: [1])
    try close(box, unused: 19)
    let head = box.frontier.journals[box.device]
    try cluster.takeOver(from: box)
    try cluster.settle()
    #expect(box.node.authority == cluster.hall.device && box.frontier.journals[box.device] == head)
    #expect(SuccessionRule.awaited(in: cluster.hall.node.register).isEmpty)
  }

  @Test mutating func aSpareKeepsEverythingRecordsNothingAndIsTakenOverFrom() throws {
    let spare = try cluster.enrol(.spare, named: "spare")
    let box = try open("R1", voters: [1, 2])
    _ = try cluster.exchange(spare, cluster.hall)
    #expect(spare.frontier == cluster.hall.frontier && spare.node.halted == .deviceFrozen)
    #expect(throws: NodeError.nodeIsSpare) { try spare.node.open(papers: 20, officers: officers) }
    #expect(try outcome(1, at: spare) == .refused)
    let digest = ReportJSON.digest(try cluster.hall.node.report())
    #expect(ReportJSON.digest(try spare.node.report()) == digest)
    #expect(try !cluster.hall.node.report().completeness.contains { $0.device == spare.device })
    // A second spare is no second laptop of a site.
    _ = try cluster.enrol(.spare, named: "spare 2")
    _ = try cluster.exchange(spare, cluster.hall)
    try cluster.takeOver(from: spare)
    #expect(!SuccessionRule.awaited(in: cluster.hall.node.register).contains(spare.device))
    try cluster.settle()
    #expect(box.node.authority == cluster.hall.device)
    #expect(try cluster.hall.node.report().register.counted == 2)
    try cluster.hall.node.revoke(site: .spare, reason: "stolen")
    #expect(cluster.hall.node.register.hall.revocations.keys.contains(spare.device))
    // The spare goes on as one.
    #expect(spare.node.authority == cluster.hall.device)
  }

  @Test mutating func onlyTheLostHallsOwnKeysTakeOver() throws {
    let box = try open("R1")
    let stranger = ClusterKeys.keys(seed: 99, name: "stranger")
    #expect(throws: NodeError.procedure(.notThisHallsKeys)) {
      _ = try box.takeOver(named: "hall", keys: stranger, lost: [stranger])
    }
  }

  @Test mutating func aSecondSuccessorIsKeptAsEvidenceAndNotFollowed() throws {
    let box = try open("R1")
    let hallKeys = cluster.hall.keys
    try cluster.takeOver(from: box)
    _ = try cluster.exchange(box, cluster.hall)
    let rival = try node("R2").takeOver(
      named: "rival", keys: ClusterKeys.keys(seed: 99, name: "rival"), lost: [hallKeys])
    _ = try? cluster.exchange(box, rival)
    #expect(box.node.authority == cluster.hall.device)
    #expect(try box.store.evidence().contains { $0.kind == "succession" })
  }

  @Test mutating func aHallThatTookOverCanBeLostToo() throws {
    let box = try open("R1", voters: [1])
    try cluster.takeOver(from: box)
    _ = try cluster.exchange(box, cluster.hall)
    try cluster.takeOver(from: box)
    // R2 has heard of neither and follows both at once.
    let other = try node("R2")
    _ = try cluster.exchange(other, cluster.hall)
    #expect(other.node.authority == cluster.hall.device)
    try cluster.settle()
    #expect(cluster.hall.node.register.hall.successions.count == 2)
    let late = try cluster.hall.node.register.hall.enrolment(of: node("S1").device)
    #expect(late != nil && SuccessionRule.awaited(in: cluster.hall.node.register).isEmpty)
    #expect(try cluster.hall.node.report().register.counted == 1)
  }
}
