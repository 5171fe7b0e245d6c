import ElectionRecord
import GRDB

/// Transactions, and what is done when the disk does not take one.
///
/// Invariants S1 and S11: a receipt rests on a sync of its own commit that succeeded. After any failure of a commit, a
/// sync or a checkpoint, nothing is said before the log was written anew; where the disk does not take that either,
/// the store is stopped.
extension JournalStore {
  /// What the store knows of its log.
  enum State: Equatable {
    case sound
    /// A commit or checkpoint failed: what the log holds may not be on the disk.
    case doubtful(DiskFault)
  }

  /// How the disk failed at the latest change; nil while it takes them. Changes are tried all the same.
  package var fault: DiskFault? {
    if case .doubtful(let fault) = state { fault } else { nil }
  }

  /// Makes the log safe after a failure, before anything is decided on what the store holds, or said to another node.
  ///
  /// - Throws: As ``reopen()``.
  package func ensureSound() throws(StoreError) {
    if let readOnly = directory?.copiedBecause { throw readOnly }
    if state != .sound { try reopen() }
  }

  /// Writes the log anew and reads everything again, after an unknown outcome.
  ///
  /// - Throws: ``StoreError/stopped(_:)`` while the disk does not take the log; what a reading of the store throws.
  package func reopen() throws(StoreError) {
    do throws(DiskFault) {
      try secureLog()
    } catch {
      state = .doubtful(error)
      // What was staged may be in no file: nothing is read, sent or carried away but what the disk shows.
      try? reload()
      throw .stopped(error)
    }
    try refold()
    state = .sound
  }

  /// Reads all entries again.
  func refold() throws(StoreError) {
    register = Register(election: register.election, roll: register.roll)
    try reload()
  }

  /// Brings the log to the disk again, copies it into the database and starts a new one.
  ///
  /// Where the database has no room to grow, the log is kept as it is.
  func secureLog() throws(DiskFault) {
    guard let directory else { return }
    try WriteAheadLog(of: directory.databasePath).writeAnew()
    do {
      try checkpoint(.truncate)
      if isReserving { reserveLog() }
    } catch {
      let fault = DiskFault(error, in: directory.path)
      guard fault == .full else { throw fault }
    }
  }

  /// Runs a transaction and tells apart what failed before the commit from a commit whose outcome is unknown.
  ///
  /// - Throws: ``StoreError/unknownOutcome`` when everything may have been written, and otherwise what hindered it.
  func commit(
    _ durability: Durability = .synced, _ body: (Database) throws -> Database.TransactionCompletion
  ) throws(StoreError) {
    guard state == .sound else { throw .unknownOutcome }
    if durability == .deferred { try medium?.keepSynced() }
    var reachedCommit = false
    do {
      try database.writeWithoutTransaction { db in
        try set(durability, db)
        try Self.transaction(db) {
          let completion = try body(db)
          reachedCommit = completion == .commit
          return completion
        }
      }
    } catch {
      throw failure(error, reachedCommit: reachedCommit)
    }
    // What was taken back has synced nothing.
    guard reachedCommit else { return }
    checkpointIfDue()
    // A mark ahead of what the disk holds would make a power cut look like an older copy.
    guard durability == .synced else { return }
    highWater?.write(table.total)
    medium?.forgetSynced()
  }

  /// As GRDB's own, which makes the two statements anew each time: a tenth of a cast.
  private static func transaction(_ db: Database, _ body: () throws -> Database.TransactionCompletion) throws {
    try db.cachedStatement(sql: "BEGIN IMMEDIATE").execute()
    do {
      switch try body() {
      case .commit: try db.cachedStatement(sql: "COMMIT").execute()
      case .rollback: try db.rollback()
      }
    } catch {
      // Some failures have ended it already.
      if db.isInsideTransaction { try? db.rollback() }
      throw error
    }
  }

  private func failure(_ error: any Error, reachedCommit: Bool) -> StoreError {
    guard let error = error as? DatabaseError else {
      if reachedCommit { state = .doubtful(.failing) }
      return reachedCommit ? .unknownOutcome : error as? StoreError ?? .failed(code: -1)
    }
    let cause = StoreError(error, in: directory?.path)
    guard reachedCommit else { return cause }
    state = .doubtful(DiskFault(error, in: directory?.path))
    return error.leavesNoCommit ? cause : .unknownOutcome
  }

  /// Sets the connection before the transaction; when that fails nothing is written.
  private func set(_ wanted: Durability, _ db: Database) throws {
    guard durability != wanted else { return }
    try db.execute(sql: wanted.pragma)
    durability = wanted
  }

  /// The commit before it stands: its own sync succeeded.
  private func checkpointIfDue() {
    guard logLength.pages >= StoreDatabase.checkpointPages else { return }
    do {
      try checkpoint(.passive)
    } catch {
      state = .doubtful(DiskFault(error, in: directory?.path))
    }
  }

  private func checkpoint(_ kind: CheckpointKind) throws {
    try database.writeWithoutTransaction { db in
      let row = try Row.fetchOne(db, sql: kind.pragma)
      guard row?[0] == 0 else { throw DatabaseError(resultCode: .SQLITE_BUSY) }
      logLength.reset()
    }
  }
}

/// How the log is copied into the database.
private enum CheckpointKind {
  case passive
  /// The log is then empty.
  case truncate

  var pragma: String {
    switch self {
    case .passive: "PRAGMA wal_checkpoint(PASSIVE)"
    case .truncate: "PRAGMA wal_checkpoint(TRUNCATE)"
    }
  }
}

extension DatabaseError {
  /// Whether the last frame of the transaction cannot be in the log: it is written after all others, and synchronised
  /// after that.
  fileprivate var leavesNoCommit: Bool {
    resultCode.primaryResultCode == .SQLITE_FULL || extendedResultCode == .SQLITE_IOERR_WRITE
  }
}

extension DiskFault {
  /// - Parameter folder: Where the database lies; nil where it is in memory.
  init(_ error: any Error, in folder: String?) {
    if (error as? DatabaseError)?.resultCode.primaryResultCode == .SQLITE_FULL {
      self = .full
    } else {
      self = folder.map(DiskFault.init(at:)) ?? .failing
    }
  }
}
