package import ElectionRecord
import GRDB
import Synchronization

/// The rows of persons whom the hall added to the roll, in memory: the journals are where they are kept.
///
/// They stand in tables like the imported ones, so that they are found in the same ways.
final class AddedVoters: Sendable {
  private let rows = Mutex<(database: DatabaseQueue, numbers: Set<RollNumber>)?>(nil)

  /// The tables, once there is somebody in them.
  var database: DatabaseQueue? { rows.withLock { $0?.database } }

  func contains(_ number: RollNumber) -> Bool { rows.withLock { $0?.numbers.contains(number) ?? false } }

  /// Adds a voter whose number is not there yet.
  func add(_ voter: Voter) throws(StoreError) {
    try rows.withLock { (rows) throws(StoreError) in
      guard rows?.numbers.contains(voter.number) != true else { return }
      let database = if let rows { rows.database } else { try Self.empty() }
      try StoreDatabase.mapped {
        try database.write { db in
          var writer = try VoterWriter(db)
          try writer.insert(voter, canonical: RollDigest.canonical(voter))
        }
      }
      if rows == nil { rows = (database, []) }
      rows?.numbers.insert(voter.number)
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
  /// Whether the row of a person whom the hall added is known here.
  package func knows(added number: RollNumber) -> Bool { added.contains(number) }

  /// Takes the row of a person whom the hall added; once.
  ///
  /// - Throws: ``StoreError``.
  package func add(_ voter: Voter) throws(StoreError) { try added.add(voter) }

  /// Reads the imported rows, then those that were added.
  func eachDatabase(_ read: (Database) throws -> Void) throws {
    try database.unsafeRead(read)
    try added.database?.unsafeRead(read)
  }
}
