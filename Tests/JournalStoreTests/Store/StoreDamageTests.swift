import ElectionRecord
import Foundation
import GRDB
import TestSupport
import Testing

@testable import JournalStore

/// One changed byte anywhere in a store's files is refused, or changes no count (invariant S15).
@Suite struct StoreDamageTests {
  /// Every so many bytes, each with another bit.
  private static let strideBytes = Int(ProcessInfo.processInfo.environment["DAMAGE_STRIDE"] ?? "") ?? 97

  private struct Tally {
    var refused = 0
    var unchanged = 0
  }

  private let fixture: StoreFixture
  private let folder: TemporaryFolder

  init() throws {
    fixture = try StoreFixture()
    folder = try TemporaryFolder()
  }

  /// The files as they lie on the disk: with the log of a process that died, or without.
  private func image(crashed: Bool) throws -> (files: [String: Data], facts: StoreSettingsTests.Facts) {
    let writing = try TemporaryFolder()
    try fixture.begun(writing.path)
    var store: JournalStore? = try fixture.store(in: try DataDirectory(owning: writing.path))
    for voter in 4...6 as ClosedRange<RollNumber> { try store?.cast(fixture.boxes[0], voter, request: "r\(voter)") }
    _ = try store?.merged([try fixture.box(1, 18...23).segment(0..<4), try fixture.box(2, 40...45).whole()])
    let facts = try StoreSettingsTests.facts(try #require(store))
    if !crashed { store = nil }
    return (try writing.image(), facts)
  }

  private func open(_ files: [String: Data]) throws -> StoreSettingsTests.Facts {
    try folder.restore(files)
    return try StoreSettingsTests.facts(try fixture.store(in: try DataDirectory(owning: folder.path)))
  }

  private func damageEverywhere(_ name: String, crashed: Bool) throws -> Tally {
    let (files, facts) = try image(crashed: crashed)
    #expect(try open(files) == facts)
    let original = try #require(files[name])
    var tally = Tally()
    for offset in stride(from: 0, to: original.count, by: Self.strideBytes) {
      var damaged = files
      damaged[name]?[offset] ^= 1 << (offset % 8)
      do {
        #expect(try open(damaged) == facts, "byte \(offset) of \(name) changed the register in silence")
        tally.unchanged += 1
      } catch is StoreError {
        tally.refused += 1
      }
    }
    return tally
  }

  @Test func aFlippedByteOfTheDatabaseIsRefusedOrChangesNothing() throws {
    let tally = try damageEverywhere("journal.sqlite", crashed: false)
    report("journal.sqlite", tally)
    #expect(tally.refused > 0 && tally.unchanged > 0)
  }

  @Test func aFlippedByteOfTheLogIsRefusedOrChangesNothing() throws {
    let tally = try damageEverywhere("journal.sqlite-wal", crashed: true)
    report("journal.sqlite-wal", tally)
    #expect(tally.refused > 0)
  }

  /// Counts for whoever asks for them.
  private func report(_ name: String, _ tally: Tally) {
    guard ProcessInfo.processInfo.environment["DAMAGE_STRIDE"] != nil else { return }
    print("\(name): \(tally.refused) refused, \(tally.unchanged) unchanged")
  }

  @Test func aShorterLogIsRefusedOrChangesNothing() throws {
    let (files, facts) = try image(crashed: true)
    let log = try #require(files["journal.sqlite-wal"])
    var refused = 0
    for size in stride(from: 0, to: log.count, by: 1031) {
      var damaged = files
      damaged["journal.sqlite-wal"] = log.prefix(size)
      do {
        #expect(try open(damaged) == facts, "the log cut at \(size)")
      } catch {
        refused += 1
      }
    }
    #expect(refused > 0)
    var lost = files
    lost["journal.sqlite-wal"] = nil
    #expect(throws: StoreError.self) { try open(lost) }
  }

  @Test func aShorterDatabaseIsRefused() throws {
    let (files, _) = try image(crashed: false)
    let database = try #require(files["journal.sqlite"])
    for size in stride(from: 0, to: database.count - 4096, by: 2048) {
      var damaged = files
      damaged["journal.sqlite"] = database.prefix(size)
      #expect(throws: StoreError.self, "cut at \(size)") { try open(damaged) }
    }
  }

  /// SQLite's own structure may be whole and its values be none that were ever written.
  @Test(arguments: [
    "NULL, device, branch, size, root", "id + 1, device, branch, size, root", "id, NULL, branch, size, root",
    "id, 'device', branch, size, root", "id, device, NULL, size, root", "id, device, branch + 1, size, root",
    "id, device, branch, NULL, root", "id, device, branch, -1, root", "id, device, branch, 'many', root",
    "id, device, branch, size + 1, root", "id, device, branch, size, NULL", "id, device, branch, size, x'00'",
    "id, device, branch, size, 7.5",
  ])
  func aHeadThatWasNeverWrittenIsDamage(_ columns: String) throws {
    let store = try fixture.store(with: [try fixture.box(1, 18...23).whole()])
    try store.database.write { db in
      try db.execute(
        sql: """
          DROP TRIGGER segment_follows;
          CREATE TABLE loose (id, device, branch, size, root);
          INSERT INTO loose SELECT \(columns) FROM journal;
          DROP TABLE journal;
          ALTER TABLE loose RENAME TO journal;
          """)
    }
    #expect(throws: StoreError.self) { try store.reopen() }
  }

  @Test(arguments: [
    "position, NULL, entries, checkpoint", "position, -1, entries, checkpoint",
    "position, count + 1, entries, checkpoint",
    "position, 'all', entries, checkpoint", "position, count, NULL, checkpoint", "position, count, 5, checkpoint",
    "position, count, x'ff', checkpoint", "position, count, entries, 5.5", "position + 1, count, entries, checkpoint",
  ])
  func aSegmentThatWasNeverWrittenIsDamage(_ columns: String) throws {
    let store = try fixture.store(with: [try fixture.box(1, 18...23).whole()])
    try store.database.write { db in
      try db.execute(
        sql: """
          CREATE TABLE loose (position, count, entries, checkpoint);
          INSERT INTO loose SELECT \(columns) FROM segment;
          DROP TABLE segment;
          ALTER TABLE loose RENAME TO segment;
          """)
    }
    #expect(throws: StoreError.self) { try store.reopen() }
  }

  /// Past SQLite's own structure: any byte that the journals themselves consist of.
  @Test func aFlippedByteOfAJournalIsRefused() throws {
    var refused = 0
    for place in stride(from: 0 as UInt64, to: 1200, by: 5) {
      let medium = try StoreMedium()
      let store = try JournalStore(
        medium: medium, election: fixture.election, roll: fixture.roll, authority: fixture.hall.device.publicKey)
      _ = try store.merged([try fixture.hall.whole(), try fixture.box(1, 18...23).whole()])
      let facts = try StoreSettingsTests.facts(store)
      try medium.damage(byte: place, mask: 1 << UInt8(place % 8))
      do {
        try store.reopen()
        #expect(try StoreSettingsTests.facts(store) == facts)
      } catch {
        #expect(throws: StoreError.self) { throw error }
        refused += 1
      }
    }
    #expect(refused > 100)
  }
}
