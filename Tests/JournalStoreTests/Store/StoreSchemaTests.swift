import ElectionRecord
import Foundation
import GRDB
import GoldenFiles
import Testing

@testable import JournalStore

/// The database itself refuses what would rewrite a journal (invariant S3), whoever holds the connection.
@Suite struct StoreSchemaTests {
  private static let rewriting = [
    "UPDATE segment SET entries = x'0141'",
    "UPDATE segment SET checkpoint = x'00'",
    "UPDATE segment SET position = position + 1",
    "UPDATE OR REPLACE segment SET count = 1",
    "DELETE FROM segment",
    "INSERT OR REPLACE INTO segment SELECT position, count, entries, x'01' FROM segment",
    "REPLACE INTO segment VALUES ((SELECT max(position) FROM segment), 1, x'0141', NULL)",
    """
    INSERT INTO segment SELECT position, count, entries, NULL FROM segment WHERE true
    ON CONFLICT (position) DO UPDATE SET entries = x'0141'
    """,
    "INSERT INTO segment VALUES ((SELECT max(position) FROM segment) + 2, 1, x'0141', NULL)",
    "INSERT INTO segment VALUES ((SELECT max(position) FROM segment) - 1, 1, x'0141', NULL)",
    "INSERT INTO segment VALUES (99 << 32, 1, x'0141', NULL)",
    "INSERT INTO segment VALUES (2 << 32 | 5, 0, x'0141', NULL)",
    "INSERT INTO segment VALUES (2 << 32 | 5, 1, x'', NULL)",
    "INSERT INTO segment VALUES (2 << 32 | 5, 'one', x'0141', NULL)",
    "UPDATE journal SET size = size - 1",
    "UPDATE journal SET root = zeroblob(32)",
    "UPDATE journal SET size = size + 1, root = zeroblob(31)",
    "UPDATE journal SET device = zeroblob(8) WHERE id = 1",
    "UPDATE journal SET branch = branch + 1",
    "UPDATE journal SET id = id + 7",
    "DELETE FROM journal",
    "INSERT OR REPLACE INTO journal SELECT * FROM journal",
    "REPLACE INTO journal SELECT id + 9, device, branch, size, root FROM journal",
    "UPDATE request SET receipt = x'00'",
    "DELETE FROM request",
    "INSERT OR REPLACE INTO request SELECT id, x'00' FROM request",
    "INSERT INTO request VALUES ('', x'00')",
    "INSERT INTO invitation VALUES ('short', 'R1', x'00', NULL)",
  ]

  @Test(arguments: rewriting)
  func theDatabaseRefuses(_ sql: String) throws {
    let folder = try TemporaryFolder()
    let fixture = try StoreFixture()
    let store = try fixture.begun(folder.path)
    try store.cast(fixture.boxes[0], 4, request: "first")
    let before = try StoreSettingsTests.facts(store)
    #expect(throws: DatabaseError.self) {
      try store.database.write { try $0.execute(sql: sql) }
    }
    try store.reopen()
    #expect(try StoreSettingsTests.facts(store) == before)
    #expect(try store.cast(fixture.boxes[0], 9, request: "first").receipt == [4, 4])
  }

  @Test func theNextSegmentIsNotRefused() throws {
    let store = try StoreFixture().store()
    try store.database.write {
      try $0.execute(sql: "INSERT INTO segment VALUES (1 << 32 | 5, 1, x'0141', NULL)")
      try $0.execute(sql: "UPDATE journal SET size = 6, root = randomblob(32) WHERE id = 1")
    }
    #expect(throws: StoreError.damaged(place: "journal \(try StoreFixture().hall.device.id)")) { try store.reopen() }
  }

  @Test func theSchemaIsAsReviewed() throws {
    let store = try StoreFixture().store()
    let schema = try store.database.read { db in
      try String.fetchAll(db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    }
    try Golden.expect(schema.joined(separator: ";\n\n") + ";\n", is: "schema.sql", in: "Fixtures")
  }

  /// Each version of the schema has a database that the program of that version wrote; it must open for good.
  @Test func aStoreOfVersionOneStillReadsTheSame() throws {
    let folder = try TemporaryFolder()
    let fixture = try StoreFixture()
    let file = Golden.file("v1.db", in: "Fixtures")
    // Written once and never again.
    if Golden.isUpdating, !FileManager.default.fileExists(atPath: file.path) {
      try Self.writeVersionOne(fixture, folder)
      try FileManager.default.moveItem(atPath: folder.file("journal.sqlite"), toPath: file.path)
      try FileManager.default.removeItem(atPath: folder.file("high-water"))
    }
    try FileManager.default.copyItem(atPath: file.path, toPath: folder.file("journal.sqlite"))
    let store = try fixture.store(in: try DataDirectory(owning: folder.path))
    #expect(store.frontier.digest.hex == "565af51771a69ffcf69448269107d71c01848734bb344ff4e46d715c3f8e9a6e")
    #expect(store.report.register.counted == 5)
    #expect(store.report.register.voided == 1)
    #expect(try store.cast(fixture.boxes[0], 9, request: "request-1").receipt == [3, 2])
    #expect(try store.invitation("ABCDE")?.secret == [UInt8](repeating: 5, count: 16))
    #expect(try store.evidence().map(\.kind) == ["segment"])
    try store.cast(fixture.boxes[0], 20)
    #expect(store.report.register.counted == 6)
  }

  private static func writeVersionOne(_ fixture: StoreFixture, _ folder: TemporaryFolder) throws {
    let store = try fixture.begun(folder.path, casts: 1...1)
    try store.cast(fixture.boxes[0], 1, request: "request-0")
    for voter in 1...3 as ClosedRange<RollNumber> {
      try store.cast(fixture.boxes[0], voter + 1, request: "request-\(voter)")
    }
    let voiding = Voiding(sequence: 2, reason: "misread", paperMarked: true)
    _ = try store.append(by: fixture.boxes[0].id, at: StoreFixture.now) {
      [.voided(voiding)]
    }
    _ = try store.merged([try fixture.box(1, 21...21).whole()])
    try store.add(Invitation(id: "ABCDE", site: SiteID("R2"), secret: [UInt8](repeating: 5, count: 16)))
    try store.keepEvidence(kind: "segment", details: ["kept"], at: StoreFixture.now)
  }
}
