import ElectionRecord
import Foundation
import GRDB
import Testing

@testable import JournalStore

/// How the database is opened, and what is refused at opening.
@Suite struct StoreSettingsTests {
  private let fixture: StoreFixture
  private let folder: TemporaryFolder

  init() throws {
    fixture = try StoreFixture()
    folder = try TemporaryFolder()
  }

  private var database: String { folder.file("journal.sqlite") }

  private func reopened() throws -> JournalStore {
    try fixture.store(in: try DataDirectory(owning: folder.path))
  }

  @Test func everyCommitIsOnTheDiskBeforeItsReceipt() throws {
    let store = try fixture.begun(folder.path)
    let (synchronous, mode) = try store.database.read { db in
      (try Int.fetchOne(db, sql: "PRAGMA synchronous"), try String.fetchOne(db, sql: "PRAGMA journal_mode"))
    }
    #expect(synchronous == 2)
    #expect(mode == "wal")
  }

  @Test func aConnectionThatMayLoseCommitsIsRefused() throws {
    var configuration = Configuration()
    configuration.journalMode = .wal
    let normal = try DatabaseQueue(path: folder.file("normal.sqlite"), configuration: configuration)
    #expect(throws: StoreError.unsafeSettings) { try StoreDatabase.assertSafe(normal) }
    let rollback = try DatabaseQueue(path: folder.file("rollback.sqlite"))
    try rollback.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    #expect(throws: StoreError.unsafeSettings) { try StoreDatabase.assertSafe(rollback) }
  }

  @Test func nobodyElseOpensTheDatabaseMeanwhile() throws {
    let store = try fixture.begun(folder.path)
    #expect(throws: DatabaseError.self) { try Self.execute("CREATE TABLE other (a)", on: database) }
    #expect(!folder.names.contains { $0.hasSuffix("-shm") })
    try store.cast(fixture.boxes[0], 4)
  }

  @Test func reopeningGivesTheSameRegister() throws {
    let before = try Self.facts(try fixture.begun(folder.path))
    #expect(before.report.register.counted == 3)
    #expect(try Self.facts(try reopened()) == before)
  }

  @Test func onlyTheOwnerCanReadTheFiles() throws {
    let store = try fixture.begun(folder.path)
    for name in folder.names {
      let mode = try FileManager.default.attributesOfItem(atPath: folder.file(name))[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(name)")
    }
    withExtendedLifetime(store) {}
  }

  @Test func aStoreOfANewerProgramIsRefused() throws {
    try fixture.begun(folder.path)
    try Self.execute("PRAGMA user_version = \(Migrations.versionMax + 1)", on: database)
    #expect(throws: StoreError.futureVersion(found: Migrations.versionMax + 1)) { try reopened() }
  }

  @Test func anOlderCopyOfTheDatabaseIsRefused() throws {
    try fixture.begun(folder.path)
    let old = try Data(contentsOf: URL(filePath: database))
    do {
      let store = try reopened()
      try store.cast(fixture.boxes[0], 4)
      try store.cast(fixture.boxes[0], 5)
    }
    try old.write(to: URL(filePath: database))
    #expect(throws: StoreError.rolledBack(found: 9, expected: 11)) { try reopened() }
  }

  @Test func aLostDatabaseIsNotTakenForANewOne() throws {
    try fixture.begun(folder.path)
    try FileManager.default.removeItem(atPath: database)
    #expect(throws: StoreError.rolledBack(found: 0, expected: 9)) { try reopened() }
  }

  @Test func anUnreadableHighWaterMarkSaysNothing() throws {
    try fixture.begun(folder.path)
    for text in ["", "9", "99\n0000000000000000\n", "x\ny\n"] {
      try Data(text.utf8).write(to: URL(filePath: folder.file("high-water")))
      #expect(try reopened().report.register.counted == 3)
    }
  }

  /// Its code alone does not tell: the log's index is made at opening, so a full disk shows there, and so does a broken
  /// one.
  @Test func aDiskIsCalledFullOnlyWhereItSaysSo() {
    #expect(StoreError(DatabaseError(resultCode: .SQLITE_FULL), in: folder.path) == .diskFull)
    for code in [ResultCode.SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_READ, .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC] {
      #expect(StoreError(DatabaseError(resultCode: code), in: folder.path) == .failed(code: code.rawValue))
    }
    #expect(folder.names.isEmpty)
  }

  @Test(arguments: [
    (ENOSPC, DiskFault.full), (EDQUOT, .full), (EROFS, .readOnly), (EACCES, .readOnly), (EIO, .failing),
  ])
  func anErrorNumberNamesTheFault(number: Int32, fault: DiskFault) {
    #expect(DiskFault(errno: number) == fault)
  }

  @Test func aFolderThatTakesNothingIsAsked() {
    #expect(DiskFault(at: "/proc") != .full)
    #expect(DiskFault(at: "/dev/full/none") == .failing)
  }

  /// SQLite would make a log of the same mode, and the store could not be opened once the database can be written
  /// again.
  @Test(.enabled(if: geteuid() != 0, "the superuser writes anywhere"))
  func aReadOnlyDatabaseLeavesNoLogBehind() throws {
    try fixture.begun(folder.path)
    let mode = FileAttributeKey.posixPermissions
    try FileManager.default.setAttributes([mode: 0o400], ofItemAtPath: database)
    #expect(throws: StoreError.notWritable) { try reopened() }
    try FileManager.default.setAttributes([mode: 0o600], ofItemAtPath: database)
    #expect(try reopened().report.register.counted == 3)
  }

  @Test func aDatabaseThatCannotBeWrittenIsNamed() throws {
    try FileManager.default.createDirectory(atPath: database, withIntermediateDirectories: false)
    #expect(throws: StoreError.notWritable) { try reopened() }
  }

  @Test func aFileThatIsNoDatabaseIsDamaged() throws {
    try Data(repeating: 7, count: 8192).write(to: URL(filePath: database))
    #expect(throws: StoreError.damaged(place: "database")) { try reopened() }
  }

  struct Facts: Equatable {
    let frontier: Frontier
    let report: ReconciliationReport
  }

  static func facts(_ store: JournalStore) throws -> Facts { Facts(frontier: store.frontier, report: store.report) }

  static func execute(_ sql: String, on path: String) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
  }
}
