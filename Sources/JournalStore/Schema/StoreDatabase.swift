import Foundation
import GRDB

/// Opens SQLite the only way this project may: one connection, WAL, synchronous=FULL.
///
/// GRDB sets `synchronous=NORMAL` for WAL databases after `prepareDatabase`, and at NORMAL a power cut loses casts
/// whose receipt was shown; so FULL is set after opening and asserted. SQLite before 3.51.3 can lose data when two
/// connections write or checkpoint at once; so there is one connection.
enum StoreDatabase {
  /// WAL pages before SQLite checkpoints on its own (4 KiB each).
  static let checkpointPages = 16_384
  /// Page cache in KiB.
  static let cacheKiB = 16_384

  /// - Parameter isExclusive: Keeps out every other connection for as long as this one is open. SQLite then takes its
  ///   locks once and not at each commit, and needs no memory that is shared between processes.
  static func open(path: String, isExclusive: Bool = false) throws(StoreError) -> DatabaseQueue {
    try mapped {
      var configuration = Configuration()
      configuration.journalMode = .wal
      configuration.busyMode = .immediateError
      configuration.prepareDatabase { db in
        // Before the first access to the log, or it would share memory for good.
        if isExclusive { try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
        try db.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;")
        try db.execute(sql: "PRAGMA cache_size = -\(cacheKiB); PRAGMA wal_autocheckpoint = \(checkpointPages);")
      }
      // Created before SQLite would, so that nobody else can read the roll; SQLite gives its log the same mode.
      if !FileManager.default.fileExists(atPath: path) {
        _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
      }
      // SQLite would open it for reading and leave a log that cannot be written either, once the file can be again.
      guard access(path, R_OK | W_OK) == 0 else { throw StoreError.notWritable }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { try $0.execute(sql: Durability.synced.pragma) }
      try assertSafe(queue)
      return queue
    }
  }

  /// A database in memory, for simulations.
  static func inMemory() throws(StoreError) -> DatabaseQueue {
    try mapped { try DatabaseQueue() }
  }

  /// Refuses to go on when the connection is not durable.
  static func assertSafe(_ queue: DatabaseQueue) throws {
    try queue.read { db in
      let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
      let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
      guard synchronous == 2, mode == "wal" else { throw StoreError.unsafeSettings }
    }
  }

  /// Turns SQLite's errors into the store's.
  static func mapped<T>(_ body: () throws -> T) throws(StoreError) -> T {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(error)
    } catch {
      throw .failed(code: -1)
    }
  }
}

extension StoreError {
  init(_ error: DatabaseError) {
    switch error.resultCode.primaryResultCode {
    case .SQLITE_FULL: self = .diskFull
    // The log's index has its room reserved at opening, so a full disk shows there first.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: self = .diskFull
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .notWritable
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(place: "database")
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .inUse
    default: self = .failed(code: error.extendedResultCode.rawValue)
    }
  }
}
