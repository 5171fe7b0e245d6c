import ElectionRecord
import GRDBSQLite
import JournalStore

/// The table that one would write instead of this project's store: one row a cast, found by site and number or by
/// voter.
///
/// `scripts/bench` states the merge as a multiple of it (baseline B). It signs nothing, verifies nothing and decides
/// nothing.
final class CheckinBaseline {
  /// Rows in one transaction.
  static let transactionRows = 1000
  private static let voterBytes = 18

  private let database: BaselineDatabase
  private let insert: BaselineStatement

  /// Makes the empty table in a new file.
  ///
  /// - Throws: ``StoreError``.
  init(path: String) throws(StoreError) {
    database = try BaselineDatabase(
      path: path,
      schema: """
        CREATE TABLE checkin (
            site INTEGER NOT NULL, seq INTEGER NOT NULL, voter TEXT NOT NULL, at INTEGER NOT NULL,
            kind INTEGER NOT NULL, PRIMARY KEY (site, seq));
        CREATE INDEX checkin_voter ON checkin (voter);
        """)
    insert = try database.prepare("INSERT INTO checkin (site, seq, voter, at, kind) VALUES (?, ?, ?, ?, 1)")
  }

  /// Inserts casts of one site in one durable transaction.
  ///
  /// - Parameters:
  ///   - first: The number of the first one.
  ///   - now: Seconds since 1970 UTC.
  func checkIn(site: Int, first: Int, voters: ArraySlice<RollNumber>, at now: Int64) throws(StoreError) {
    try database.run("BEGIN IMMEDIATE")
    var text = [UInt8](repeating: UInt8(ascii: "0"), count: Self.voterBytes)
    insert.bind(Int64(site), at: 1)
    for (offset, voter) in voters.enumerated() {
      Self.write(voter, into: &text)
      insert.bind(Int64(first + offset), at: 2)
      insert.bind(now + Int64(offset), at: 4)
      let inserted = text.withUnsafeBytes { text in
        insert.bind(text, at: 3)
        return Result { () throws(StoreError) in try insert.run() }
      }
      try inserted.get()
    }
    try database.run("COMMIT")
  }

  /// Voters with more than one row, for comparing what both sides found.
  func duplicates() throws(StoreError) -> Int {
    try database.prepare(
      "SELECT count(*) FROM (SELECT voter FROM checkin GROUP BY voter HAVING count(*) > 1)"
    ).number()
  }

  /// Eighteen digits, as long as an identity number.
  private static func write(_ voter: RollNumber, into text: inout [UInt8]) {
    var rest = voter
    for place in (0..<voterBytes).reversed() {
      text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}

/// One durable transaction of one row, with nothing around it: the floor under every receipt.
///
/// `scripts/bench` states a cast as a multiple of it.
final class DurableCommitBaseline {
  private let insert: BaselineStatement

  /// Makes the empty table in a new file.
  ///
  /// - Throws: ``StoreError``.
  init(path: String) throws(StoreError) {
    let database = try BaselineDatabase(
      path: path, schema: "CREATE TABLE row (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, voter INTEGER NOT NULL)")
    insert = try database.prepare("INSERT INTO row (at, voter) VALUES (?, ?)")
  }

  /// Inserts a row; it is durable when this returns.
  func commit(at now: Int64, voter: UInt32) throws(StoreError) {
    insert.bind(now, at: 1)
    insert.bind(Int64(voter), at: 2)
    try insert.run()
  }
}

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
