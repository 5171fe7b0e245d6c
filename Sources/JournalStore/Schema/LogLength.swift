import GRDB
import GRDBSQLite

/// How long the write-ahead log is, counted by SQLite after each commit.
///
/// SQLite's own checkpoints keep their errors to themselves, so the store makes them when this says that they are due.
final class LogLength {
  /// Pages of committed frames in the log.
  private(set) var pages = 0

  /// Counts the commits of `db` from now on, in place of SQLite's automatic checkpoints. The connection must not
  /// outlive this value.
  func watch(_ db: Database) {
    sqlite3_wal_hook(
      db.sqliteConnection,
      { context, _, _, pages in
        if let context { Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue().pages = Int(pages) }
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// The log was emptied.
  func reset() { pages = 0 }
}
