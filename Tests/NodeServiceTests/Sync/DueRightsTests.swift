import ElectionRecord
import JournalStore
import SyncProtocol
import TestSupport
import Testing

@testable import NodeService

/// Rights that are due are allotted, whatever happened between the closing and the allotment.
@Suite struct DueRightsTests {
  private let disk: StoreMedium
  private let election = Village.election(.assigned, 2) { $0 }
  private let roll = RollIndex(initialSites: (0..<20).map { UInt16($0 / 10) })
  private let keys: NodeKeys
  private let box: Node

  /// The hall died between merging the closing of R1 and its next transaction.
  init() throws {
    disk = try StoreMedium()
    keys = try Village.keys("hall")
    let dies = NodeRules(dueAllotments: { _ in [] })
    let hall = try Village.node(keys, at: nil, election, roll, keys.publicKey, medium: disk, rules: dies)
    try hall.define(
      ElectionDefinition(
        electionID: election.id, electionDigest: election.canonicalDigest, rollDigest: .zero, registered: 20),
      certificate: nil)
    let box = try Village.keys("R1")
    try hall.enrol(Village.enrolment(box, at: SiteID("R1")))
    try hall.enrol(Village.enrolment(try Village.keys("R2"), at: SiteID("R2")))
    self.box = try Village.node(box, at: SiteID("R1"), election, roll, keys.publicKey)
    try Village.sync(self.box, hall)
    try self.box.open()
    try self.box.close(unused: 10_000, officers: Village.officers)
    try Village.sync(self.box, hall)
    #expect(hall.register.hall.allotments.isEmpty)
  }

  private func restarted() throws -> Node {
    try Village.node(keys, at: nil, election, roll, keys.publicKey, medium: disk)
  }

  @Test func theyAreAllottedAtTheStart() throws {
    let hall = try restarted()
    try hall.settleAtStart()
    #expect(hall.register.hall.allotments.map(\.to) == [SiteID("R2")])
    try hall.settleAtStart()
    #expect(hall.register.hall.allotments.count == 1)
  }

  @Test func theyAreAllottedAfterAMessageThatBringsNothing() throws {
    let hall = try restarted()
    try Village.sync(box, hall)
    #expect(hall.register.hall.allotments.map(\.to) == [SiteID("R2")])
    #expect(box.register.hall.allotments.count == 1)
  }

  @Test func theyAreAllottedOnceTheDiskTakesThem() throws {
    let hall = try restarted()
    var session = SyncSession(authority: hall.device)
    let message = try box.begin(&session)
    #expect(throws: NodeError.self) { try disk.whileCommitsFail { try hall.answer(message) } }
    #expect(hall.register.hall.allotments.isEmpty)
    _ = try hall.answer(message)
    #expect(hall.register.hall.allotments.count == 1)
  }
}
