import ElectionRecord
import Foundation
import GRDB
import Testing

@testable import JournalStore

/// A site takes the hall's acknowledgements without waiting for its disk, and nothing else.
@Suite struct DeferredMergeTests {
  private let fixture: StoreFixture
  private let folder: TemporaryFolder

  init() throws {
    fixture = try StoreFixture()
    folder = try TemporaryFolder()
  }

  private var box: TestDevice { fixture.boxes[0] }

  /// The hall's journal going on with `bodies`: what a site that holds its beginning is sent.
  private func said(_ bodies: EntryBody...) throws -> JournalSegment {
    var hall = fixture.hall
    for body in bodies { hall.append(body) }
    return try hall.segment(fixture.hall.entries.count..<hall.entries.count)
  }

  private var acknowledged: EntryBody { .merged([JournalHead(device: box.id, size: 4, root: .zero)]) }

  private func disk() throws -> (store: JournalStore, medium: StoreMedium) {
    let medium = try StoreMedium()
    let store = try store(on: medium)
    _ = try store.merged([try fixture.hall.whole()])
    try store.open(box, "R1")
    for voter in 1...3 as ClosedRange<RollNumber> { try store.cast(box, voter) }
    return (store, medium)
  }

  private func store(on medium: StoreMedium) throws -> JournalStore {
    try JournalStore(
      medium: medium, election: fixture.election, roll: fixture.roll, authority: fixture.hall.device.publicKey)
  }

  private func waitsForTheDisk(_ store: JournalStore) throws -> Bool {
    try store.database.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2
  }

  @Test func anAcknowledgementIsToldAtOnceAndWaitsForNoDisk() throws {
    let store = try fixture.begun(folder.path)
    #expect(try store.merged([try said(acknowledged)]) == [.merged(device: fixture.hall.device.id, entries: 1)])
    #expect(store.register.hall.merged[box.id]?.size == 4)
    #expect(try !waitsForTheDisk(store))
  }

  @Test func everyOtherWordOfTheHallWaitsForTheDisk() throws {
    let allotment = Allotment(
      from: SiteID("R2"), to: SiteID("R1"), upTo: [JournalHead(device: fixture.boxes[1].id, size: 2, root: .zero)])
    let others: [[JournalSegment]] = [
      [try said(.rightAllotted(allotment))],
      [try said(acknowledged, .rightAllotted(allotment))],
      [try said(.deviceRevoked(Revocation(device: box.id, size: 4, reason: "lost")))],
      [try said(.rollAmended(RollAmendment(voter: 9, change: .struckOff)))],
      [try said(acknowledged), try fixture.box(1, 21...22).whole()],
      [try fixture.box(1, 21...22).whole()],
    ]
    for segments in others {
      let folder = try TemporaryFolder()
      let store = try fixture.begun(folder.path)
      _ = try store.merged(segments)
      #expect(try waitsForTheDisk(store))
    }
  }

  @Test func theHallWaitsForItsDisk() throws {
    let store = try fixture.begun(folder.path)
    let acknowledgement = Acknowledgement(publicKey: fixture.hall.device.publicKey, now: StoreFixture.now)
    _ = try store.merge([try said(acknowledged)], acknowledgement: acknowledgement).get()
    #expect(try waitsForTheDisk(store))
  }

  @Test func theConnectionIsSetBeforeEachTransaction() throws {
    let store = try fixture.begun(folder.path)
    for (durability, level) in [(Durability.deferred, 1), (.synced, 2), (.deferred, 1), (.deferred, 1), (.synced, 2)] {
      try store.commit(durability) { (db) throws in
        let found = try Int.fetchOne(db, sql: "PRAGMA synchronous")
        #expect(found == level)
        return .commit
      }
    }
  }

  @Test func aPowerCutTakesTheAcknowledgementAndItIsFetchedAgain() throws {
    let (store, medium) = try disk()
    let own = store.size(of: box.id)
    _ = try store.merged([try said(acknowledged)])
    let after = try self.store(on: medium.afterPowerCut())
    #expect(after.register.hall.merged[box.id] == nil)
    #expect(after.size(of: box.id) == own)
    #expect(after.report.register.counted == 3)
    _ = try after.merged([try said(acknowledged)])
    #expect(after.frontier == store.frontier)
    #expect(!after.hasReceivedOwnEntries(of: box.id))
    #expect(after.register.trust[fixture.hall.device.id]?.forkPoint == nil)
  }

  @Test func aCastTakesToTheDiskWhatCameBeforeIt() throws {
    let (store, medium) = try disk()
    _ = try store.merged([try said(acknowledged)])
    try store.cast(box, 4)
    let after = try self.store(on: medium.afterPowerCut())
    #expect(try StoreSettingsTests.facts(after) == (try StoreSettingsTests.facts(store)))
    #expect(after.register.hall.merged[box.id]?.size == 4)
  }

  /// The mark beside the database speaks of what is on the disk only.
  @Test func aLostAcknowledgementIsNoOlderCopy() throws {
    let store = try fixture.begun(folder.path)
    let synced = try folder.image()
    _ = try store.merged([try said(acknowledged)])
    var left = synced
    left["high-water"] = try folder.image()["high-water"]
    let other = try TemporaryFolder()
    try other.restore(left)
    let after = try fixture.store(in: try DataDirectory(owning: other.path))
    #expect(after.report.register.counted == 3)
    #expect(after.register.hall.merged[box.id] == nil)
  }

  @Test func aLostCastAfterAnAcknowledgementIsAnOlderCopy() throws {
    let store = try fixture.begun(folder.path)
    let synced = try folder.image()
    _ = try store.merged([try said(acknowledged)])
    try store.cast(box, 4)
    var left = synced
    left["high-water"] = try folder.image()["high-water"]
    let other = try TemporaryFolder()
    try other.restore(left)
    #expect(throws: StoreError.rolledBack(found: 9, expected: 11)) {
      try fixture.store(in: try DataDirectory(owning: other.path))
    }
  }

  @Test func aProcessThatDiesLosesNoAcknowledgement() throws {
    let store = try fixture.begun(folder.path)
    _ = try store.merged([try said(acknowledged)])
    let other = try TemporaryFolder()
    try other.restore(try folder.image())
    let after = try fixture.store(in: try DataDirectory(owning: other.path))
    #expect(after.register.hall.merged[box.id]?.size == 4)
  }
}
