import ElectionRecord
import Foundation
import GRDB

/// The statements on journals and segments; nothing else in the project writes them.
enum SegmentRows {
  static func insertJournal(_ db: Database, _ branch: JournalTable.Branch) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO journal (id, device, branch, size, root) VALUES (?, ?, ?, 0, ?)")
    try statement.execute(arguments: [
      branch.id, Data(branch.device.bigEndianBytes), branch.branch, Data(MerkleAccumulator().root.bytes),
    ])
  }

  /// Appends a run to a journal and moves its head.
  static func append(
    _ db: Database, _ run: EntryRun, to branch: JournalTable.Branch, reaching head: MerkleAccumulator,
    checkpoint: [UInt8]?
  ) throws {
    let insert = try db.cachedStatement(
      sql: "INSERT INTO segment (position, count, entries, checkpoint) VALUES (?, ?, ?, ?)")
    insert.setUncheckedArguments([
      branch.id << 32 | Int64(branch.size), run.count, Data(run.bytes), checkpoint.map { Data($0) },
    ])
    try insert.execute()
    let update = try db.cachedStatement(sql: "UPDATE journal SET size = ?, root = ? WHERE id = ?")
    update.setUncheckedArguments([Int64(head.size), Data(head.root.bytes), branch.id])
    try update.execute()
  }

  /// A stored segment.
  struct Row {
    let first: UInt32
    let run: EntryRun
    let checkpoint: [UInt8]?
    /// Its end was cut off, and with it the checkpoint that another node sent.
    var isCut = false
  }

  /// Calls `body` with the segments that hold entries from `start` on, in order, until it returns false.
  ///
  /// The statements are prepared once, so `body` must not read segments itself.
  static func read(_ db: Database, journal id: Int64, from start: UInt32, _ body: (Row) throws -> Bool) throws {
    let latest = try db.cachedStatement(sql: "SELECT max(position) FROM segment WHERE position BETWEEN ? AND ?")
    let first = try Int64.fetchOne(latest, arguments: [id << 32, id << 32 | Int64(start)])
    let rows = try Row.cursor(db, from: first ?? id << 32, through: id << 32 | Int64(UInt32.max))
    while let row = try rows.next() {
      let run = try run(row.checked(2, in: "segment"), count: row.checked(1, in: "segment"))
      let checkpoint: Data? = try row.checkedIfPresent(3, in: "segment")
      let position: Int64 = try row.checked(0, in: "segment")
      let first = UInt32(truncatingIfNeeded: position)
      guard try body(Row(first: first, run: run, checkpoint: checkpoint.map { Array($0) })) else { return }
    }
  }

  /// The journal's state after its first `size` entries, of which only those after the latest milestone are read.
  static func state(_ db: Database, of branch: JournalTable.Branch, at size: UInt32) throws -> MerkleAccumulator {
    var state = branch.milestone(before: size)
    let start = UInt32(state.size)
    try run(db, journal: branch.id, start: start, count: size - start).forEach { state.append($0) }
    return state
  }

  /// The stored segments up to the entry at `size`; the last one is cut there.
  static func rows(_ db: Database, journal id: Int64, upTo size: UInt32) throws -> [Row] {
    var rows: [Row] = []
    var held = 0
    guard size > 0 else { return rows }
    try read(db, journal: id, from: 0) { row in
      let run = row.run.prefix(Int(size) - held)
      let isWhole = run.count == row.run.count
      held += run.count
      rows.append(
        Row(
          first: row.first, run: run, checkpoint: isWhole ? row.checkpoint : nil,
          isCut: !isWhole && row.checkpoint != nil))
      return held < Int(size)
    }
    guard held == Int(size) else { throw StoreError.damaged(place: "segment") }
    return rows
  }

  /// Exactly `count` entries from `start` on.
  static func run(_ db: Database, journal id: Int64, start: UInt32, count: UInt32) throws -> EntryRun {
    var result = EntryRun.empty
    guard count > 0 else { return result }
    try read(db, journal: id, from: start) { row in
      let skipped = result.count == 0 ? Int(start) - Int(row.first) : 0
      result = result.appending(row.run.dropFirst(skipped).prefix(Int(count) - result.count))
      return result.count < Int(count)
    }
    guard result.count == Int(count) else { throw StoreError.damaged(place: "segment") }
    return result
  }

  private static func run(_ bytes: Data, count: Int) throws -> EntryRun {
    do {
      let run = try EntryRun(bytes: Array(bytes))
      guard run.count == count else { throw StoreError.damaged(place: "segment") }
      return run
    } catch is WireError {
      throw StoreError.damaged(place: "segment")
    }
  }
}

extension SegmentRows.Row {
  fileprivate static func cursor(_ db: Database, from first: Int64, through last: Int64) throws -> RowCursor {
    let statement = try db.cachedStatement(
      sql: "SELECT position, count, entries, checkpoint FROM segment WHERE position BETWEEN ? AND ? ORDER BY position")
    return try GRDB.Row.fetchCursor(statement, arguments: [first, last])
  }
}

/// Columns of rows that a damaged file may have changed: another type or range is damage, and never stops the process.
extension GRDB.Row {
  func checked<T: DatabaseValueConvertible>(_ index: Int, in place: String) throws -> T {
    guard let value: T = try checkedIfPresent(index, in: place) else { throw StoreError.damaged(place: place) }
    return value
  }

  func checkedIfPresent<T: DatabaseValueConvertible>(_ index: Int, in place: String) throws -> T? {
    let stored: DatabaseValue = self[index]
    if stored.isNull { return nil }
    guard let value = T.fromDatabaseValue(stored) else { throw StoreError.damaged(place: place) }
    return value
  }
}
