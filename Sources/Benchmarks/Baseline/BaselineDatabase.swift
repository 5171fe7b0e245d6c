import GRDBSQLite
import JournalStore

/// A plain SQLite database through its C interface: what `scripts/bench` measures the store against, and nothing else
/// uses.
///
/// Set as the store's own: write-ahead log, synchronous=FULL, the same checkpoints, and the larger of the two
/// caches. Its log grows as SQLite leaves it; the store's has its room from the start.
final class BaselineDatabase {
  private let handle: OpaquePointer

  init(path: String, schema: String) throws(StoreError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    guard sqlite3_open_v2(path, &opened, flags, nil) == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw .notWritable
    }
    handle = opened
    try run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536")
    try run("PRAGMA wal_autocheckpoint = \(StoreDatabase.checkpointPages)")
    try run(schema)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that return nothing of interest.
  func run(_ sql: String) throws(StoreError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw .failed(code: code) }
  }

  func prepare(_ sql: String) throws(StoreError) -> BaselineStatement {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &prepared, nil)
    guard code == SQLITE_OK, let prepared else { throw .failed(code: code) }
    return BaselineStatement(handle: prepared, database: self)
  }
}

/// A prepared statement; it keeps its database open.
final class BaselineStatement {
  private let handle: OpaquePointer
  private let database: BaselineDatabase

  fileprivate init(handle: OpaquePointer, database: BaselineDatabase) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  func bind(_ value: Int64, at position: Int32) { sqlite3_bind_int64(handle, position, value) }

  /// - Parameter text: UTF-8 that stays in place until the statement has run.
  func bind(_ text: UnsafeRawBufferPointer, at position: Int32) {
    let characters = text.baseAddress?.assumingMemoryBound(to: CChar.self)
    sqlite3_bind_text(handle, position, characters, Int32(text.count), nil)
  }

  /// Runs the statement to its end.
  func run() throws(StoreError) {
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else { throw .failed(code: code) }
  }

  /// The only number of the only row.
  func number() throws(StoreError) -> Int {
    defer { sqlite3_reset(handle) }
    let code = sqlite3_step(handle)
    guard code == SQLITE_ROW else { throw .failed(code: code) }
    return Int(sqlite3_column_int64(handle, 0))
  }
}
