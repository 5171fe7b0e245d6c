package import ElectionRecord
import GRDB
import Synchronization

/// The rows that the hall's journal holds, in memory: of persons who were added, and of households' representatives who
/// took another's place. The journals are where they are kept.
///
/// They stand in tables like the imported ones, so that they are found in the same ways.
final class JournalRows: Sendable {
  private let rows = Mutex<(database: DatabaseQueue, digests: [RollNumber: Digest32])?>(nil)

  /// The tables, once there is somebody in them.
  var database: DatabaseQueue? { rows.withLock { $0?.database } }

  /// The digest of the number's row; nil where there is none.
  func digest(of number: RollNumber) -> Digest32? { rows.withLock { $0?.digests[number] } }

  /// Numbers of `index` whose imported row no longer speaks.
  func superseded(in index: RollIndex) -> Set<Int64> {
    rows.withLock { rows in Set((rows?.digests.keys.filter(index.contains) ?? []).map(Int64.init)) }
  }

  /// Takes a row; one with the same number gives way.
  func put(_ voter: Voter, digest: Digest32) throws(StoreError) {
    try rows.withLock { (rows) throws(StoreError) in
      guard rows?.digests[voter.number] != digest else { return }
      let database = if let rows { rows.database } else { try Self.empty() }
      try StoreDatabase.mapped {
        try database.write { db in
          var writer = try VoterWriter(db)
          if let earlier = try VoterRows.fetch(db, voter.number) { try writer.delete(earlier) }
          try writer.insert(voter, canonical: RollDigest.canonical(voter))
        }
      }
      if rows == nil { rows = (database, [:]) }
      rows?.digests[voter.number] = digest
    }
  }

  private static func empty() throws(StoreError) -> DatabaseQueue {
    try StoreDatabase.mapped {
      let database = try DatabaseQueue()
      try database.write { db in
        try RollSchema.migrate(db)
        try db.execute(sql: RollSchema.indexes)
      }
      return database
    }
  }
}

extension RollStore {
  /// Whether the row of the record is known here.
  package func knows(_ record: VoterAdded) -> Bool { rows.digest(of: record.voter) == record.digest }

  /// Takes the row that a record of the hall's journal holds; once.
  ///
  /// - Throws: ``StoreError``.
  package func put(_ voter: Voter, of record: VoterAdded) throws(StoreError) {
    try rows.put(voter, digest: record.digest)
  }

  /// Reads the imported rows, then those of the hall's journal.
  ///
  /// - Parameter read: Gets the numbers whose row in that database no longer speaks.
  func eachDatabase(_ read: (Database, _ superseded: Set<Int64>) throws -> Void) throws {
    let superseded = rows.superseded(in: index)
    try database.unsafeRead { try read($0, superseded) }
    try rows.database?.unsafeRead { try read($0, []) }
  }
}
