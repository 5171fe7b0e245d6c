import JournalStore

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
