import ElectionRecord
import Foundation
import GRDB
import Testing

@testable import JournalStore

/// What is stored is what was imported, or it is refused (invariant S15).
@Suite struct RollDamageTests {
  private static let election = RollFixture.election(areas: ["西村", "东村"])

  private static func imported(_ folder: TemporaryFolder) throws -> String {
    let csv = folder.file("roll.csv")
    try Data(RollFixture.csv(["李正生", "方学全", "吴逸芸"])).write(to: URL(filePath: csv))
    _ = try RollStore.importRoll(csv: csv, into: folder.file("roll.sqlite"), election: election)
    return folder.file("roll.sqlite")
  }

  /// Opens the roll and reads everything of it.
  private static func readAll(_ path: String) throws -> [Voter] {
    let store = try RollStore(path: path, election: election)
    return try (1...3).compactMap { try store.voter($0) } + store.search("HB1", limit: 9)
  }

  @Test func noFlippedByteChangesWhatIsRead() throws {
    let folder = try TemporaryFolder()
    let path = try Self.imported(folder)
    let good = try Self.readAll(path)
    let bytes = try Data(contentsOf: URL(filePath: path))
    var refused = 0
    // Every byte of the file's header and some of each page, each with another bit.
    for offset in Array(0..<100) + Array(stride(from: 100, to: bytes.count, by: 149)) {
      var changed = bytes
      changed[offset] ^= 1 << (offset % 8)
      try changed.write(to: URL(filePath: path))
      guard let found = try? Self.readAll(path) else {
        refused += 1
        continue
      }
      // The search may miss a voter; it never shows another one.
      #expect(found.allSatisfy { good.contains($0) }, "byte \(offset)")
      #expect(found.prefix(3) == good.prefix(3), "byte \(offset)")
    }
    #expect(refused > 50)
  }

  @Test(arguments: [
    "UPDATE roll SET sites = zeroblob(6)", "UPDATE roll SET registered = 2", "DELETE FROM voter WHERE number = 3",
    "UPDATE voter SET name = '李四' WHERE number = 2", "UPDATE voter SET card = 'HB-9' WHERE number = 1",
    "UPDATE roll SET digest = zeroblob(32)",
  ])
  func aChangedRowIsFoundAtTheNextOpening(sql: String) throws {
    let folder = try TemporaryFolder()
    let path = try Self.imported(folder)
    let database = try StoreDatabase.open(path: path)
    try database.write { db in
      for table in ["voter", "roll"] {
        for event in ["stays", "remains"] { try db.execute(sql: "DROP TRIGGER \(table)_\(event)") }
      }
      try db.execute(sql: sql)
    }
    try database.close()
    let error = #expect(throws: StoreError.self) { try RollStore(path: path, election: Self.election) }
    guard case .damaged? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func anotherElectionsSitesAreRefused() throws {
    let folder = try TemporaryFolder()
    let path = try Self.imported(folder)
    for areas in [["东村", "西村"], ["西村", "东村", "北村"], ["西村"]] {
      #expect(throws: StoreError.damaged(place: "roll: sites or areas of the election changed")) {
        try RollStore(path: path, election: RollFixture.election(areas: areas))
      }
    }
  }

  @Test func aLaterVersionAndAMissingRollAreNamed() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StoreError.notFound) {
      try RollStore(path: folder.file("roll.sqlite"), election: Self.election)
    }
    let path = try Self.imported(folder)
    let database = try StoreDatabase.open(path: path)
    try database.write { try $0.execute(sql: "PRAGMA user_version = 3") }
    try database.close()
    #expect(throws: StoreError.futureVersion(found: 3)) { try RollStore(path: path, election: Self.election) }
    let medium = try StoreMedium()
    #expect(throws: StoreError.notFound) { try RollStore(medium: medium, election: Self.election) }
  }
}
