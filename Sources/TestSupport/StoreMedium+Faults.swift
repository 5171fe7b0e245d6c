import Foundation
import GRDB
package import JournalStore

/// A simulated disk that goes bad.
extension StoreMedium {
  /// Changes one byte of what the journals have stored, past every guard of the schema.
  ///
  /// - Parameters:
  ///   - place: Which byte: counted over all stored entries, checkpoints, names and roots, and around again.
  ///   - mask: The bits to change.
  /// - Throws: ``StoreError`` when the database cannot be changed.
  package func damage(byte place: UInt64, mask: UInt8) throws(StoreError) {
    try StoreDatabase.mapped {
      try database.write { db in
        let cells = try Self.cells(db)
        let total = cells.reduce(0) { $0 + $1.value.count }
        guard total > 0 else { return }
        var offset = Int(place % UInt64(total))
        for cell in cells {
          if offset < cell.value.count { return try Self.write(db, cell, offset, mask) }
          offset -= cell.value.count
        }
      }
    }
  }

  private struct Cell {
    let table: String
    let column: String
    let row: Int64
    let value: Data
  }

  private static func cells(_ db: Database) throws -> [Cell] {
    let columns = [
      ("segment", "entries", "position"), ("segment", "checkpoint", "position"), ("journal", "root", "id"),
      ("journal", "device", "id"),
    ]
    return try columns.flatMap { table, column, key in
      try Row.fetchAll(db, sql: "SELECT \(key), \(column) FROM \(table) WHERE \(column) IS NOT NULL ORDER BY 1")
        .map { Cell(table: table, column: column, row: $0[0], value: $0[1]) }
    }
  }

  private static func write(_ db: Database, _ cell: Cell, _ offset: Int, _ mask: UInt8) throws {
    var value = cell.value
    value[value.startIndex + offset] ^= mask
    for trigger in ["segment_stays", "journal_grows"] { try db.execute(sql: "DROP TRIGGER IF EXISTS \(trigger)") }
    try db.execute(
      sql: "UPDATE \(cell.table) SET \(cell.column) = ? WHERE rowid = ?", arguments: [value, cell.row])
  }
}

/// A simulated disk that does not take what it is given.
extension StoreMedium {
  /// Does `work` while every commit fails after everything was written but the commit itself.
  package func whileCommitsFail<Value, Failure: Error>(_ work: () throws(Failure) -> Value) throws(Failure) -> Value {
    let failure = FailingCommits()
    database.add(transactionObserver: failure, extent: .databaseLifetime)
    defer { database.remove(transactionObserver: failure) }
    return try work()
  }
}

private final class FailingCommits: TransactionObserver {
  struct Refused: Error {}

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
  func databaseDidChange(with event: DatabaseEvent) {}
  func databaseWillCommit() throws { throw Refused() }
  func databaseDidCommit(_ db: Database) {}
  func databaseDidRollback(_ db: Database) {}
}
