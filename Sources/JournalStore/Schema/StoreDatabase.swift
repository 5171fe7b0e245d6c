import ElectionRecord
import Foundation
import GRDB
import Synchronization

/// Opens SQLite the only way this project may: one connection, WAL, synchronous=FULL.
///
/// GRDB sets `synchronous=NORMAL` for WAL databases after `prepareDatabase`, and at NORMAL a power cut loses casts
/// whose receipt was shown; so FULL is set after opening and asserted. SQLite before 3.51.3 can lose data when two
/// connections write or checkpoint at once; so there is one connection.
package enum StoreDatabase {
  /// WAL pages before the store makes a checkpoint (4 KiB each).
  package static let checkpointPages = 16_384
  /// Page cache in KiB.
  static let cacheKiB = 16_384

  /// - Parameter isExclusive: Keeps out every other connection for as long as this one is open. SQLite then takes its
  ///   locks once and not at each commit, and needs no memory that is shared between processes.
  static func open(path: String, isExclusive: Bool = false) throws(StoreError) -> DatabaseQueue {
    try mapped(in: URL(fileURLWithPath: path).deletingLastPathComponent().path) {
      var configuration = Configuration()
      configuration.journalMode = .wal
      configuration.busyMode = .immediateError
      configuration.prepareDatabase { db in
        // Before the first access to the log, or it would share memory for good.
        if isExclusive { try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
        try db.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;")
        try db.execute(sql: "PRAGMA cache_size = -\(cacheKiB)")
      }
      guard !abandoned.withLock({ $0.contains(path) }) else { throw StoreError.stopped(.failing) }
      // An earlier process may have left what it could not write: nothing is recovered that is not on the disk.
      try writeLogAnew(of: path)
      // Created before SQLite would, so that nobody else can read the roll; SQLite gives its log the same mode. By the
      // system itself: `FileManager` would make a file of another name first, and a death leave it.
      let made = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if made >= 0 { close(made) }
      // SQLite would open it for reading and leave a log that cannot be written either, once the file can be again.
      guard access(path, R_OK | W_OK) == 0 else { throw StoreError.notWritable }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { try $0.execute(sql: Durability.synced.pragma) }
      try assertSafe(queue)
      return queue
    }
  }

  private static func writeLogAnew(of path: String) throws(StoreError) {
    try wrapping(StoreError.stopped) { () throws(DiskFault) in try WriteAheadLog(of: path).writeAnew() }
  }

  /// Databases of this process that must not be closed, by path.
  private static let abandoned = Mutex<Set<String>>([])

  /// Keeps a connection for as long as the process lives: closing it would copy its log into the database.
  static func abandon(_ queue: DatabaseQueue, at path: String) {
    _ = Unmanaged.passRetained(queue)
    abandoned.withLock { _ = $0.insert(path) }
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
  ///
  /// - Parameter folder: Where the database lies; nil where it is in memory.
  /// - Throws: ``StoreError``; ``StoreError/failed(code:)`` with -1 for an error that is neither SQLite's nor the
  ///   store's.
  package static func mapped<T>(in folder: String? = nil, _ body: () throws -> T) throws(StoreError) -> T {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(error, in: folder)
    } catch {
      throw .failed(code: -1)
    }
  }
}

extension StoreError {
  /// - Parameter folder: Where the database lies, to ask its disk after a failed reading or writing; nil in memory.
  init(_ error: DatabaseError, in folder: String? = nil) {
    switch error.resultCode.primaryResultCode {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .notWritable
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(place: "database")
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .inUse
    case .SQLITE_IOERR:
      switch folder.map(DiskFault.init(at:)) {
      case .full: self = .diskFull
      case .readOnly: self = .notWritable
      case .failing, nil: self = .failed(code: error.extendedResultCode.rawValue)
      }
    default: self = .failed(code: error.extendedResultCode.rawValue)
    }
  }
}

/// When what a transaction wrote is safe from a power cut. From the death of the process it is safe in either case.
enum Durability {
  /// Before the commit returns.
  case synced
  /// With the next synced commit, at the latest: the log is one file that is read from its beginning, and a sync takes
  /// all of it. So nothing that was decided on what is deferred outlives it.
  case deferred

  /// Sets the connection, outside of a transaction.
  var pragma: String {
    switch self {
    case .synced: "PRAGMA synchronous = FULL"
    case .deferred: "PRAGMA synchronous = NORMAL"
    }
  }
}
