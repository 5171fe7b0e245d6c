package import ElectionRecord
import Foundation
import GRDB

/// The roll (选民名册) of one node: its voters, the index that decisions need, and the search.
///
/// Ownership: one connection, opened by the process that owns the data directory; reads from any thread take turns on
/// it. The roll is imported once and never changed: strikings, additions and replaced representatives are entries of
/// the hall's journal, and the rows that it holds stand beside the roll in memory.
package final class RollStore: Sendable {
  /// Rolls of at most so many voters are checked row by row at every opening; larger ones by ``verify()``.
  package static let rowsCheckedAtOpening = 10_000

  let database: DatabaseQueue
  let rows = JournalRows()
  /// For each roll number, the site that holds the right at first.
  package let index: RollIndex
  /// SHA-256 of the canonical form of all rows, as ``ElectionRecord/RollDigest`` defines it.
  package let rollDigest: Digest32

  /// Opens an imported roll.
  ///
  /// - Parameters:
  ///   - path: The roll's file, as ``DataDirectory/rollPath`` names it.
  ///   - election: The election that the roll was imported for.
  /// - Throws: ``StoreError/notFound`` when no roll was imported; ``StoreError/damaged(place:)`` when the index is not
  ///   what was written, or when the election's sites are others than at the import.
  package convenience init(path: String, election: Election) throws(StoreError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .notFound }
    try self.init(database: try StoreDatabase.open(path: path), election: election)
  }

  /// Opens the roll that was imported into a medium of its own, such as a simulated disk.
  ///
  /// - Throws: As ``init(path:election:)``.
  package convenience init(medium: StoreMedium, election: Election) throws(StoreError) {
    try self.init(database: medium.database, election: election)
  }

  init(database: DatabaseQueue, election: Election) throws(StoreError) {
    self.database = database
    let stored = try StoreDatabase.mapped { try database.unsafeRead { try RollRecord(reading: $0) } }
    guard stored.layout == RollLayout.digest(election) else {
      throw .damaged(place: "roll: sites or areas of the election changed")
    }
    index = RollIndex(initialSites: stored.sites)
    rollDigest = stored.digest
    if stored.sites.count <= Self.rowsCheckedAtOpening { try verify() }
  }

  /// Registered voters on the roll.
  package var count: Int { index.count }

  /// The voter with a roll number, or nil when it is not on the roll.
  ///
  /// - Throws: ``StoreError/damaged(place:)`` when the row is not the one that was imported.
  package func voter(_ number: RollNumber) throws(StoreError) -> Voter? {
    if rows.digest(of: number) != nil, let more = rows.database {
      return try StoreDatabase.mapped { try more.unsafeRead { try VoterRows.fetch($0, number) } }
    }
    guard index.contains(number) else { return nil }
    let found = try StoreDatabase.mapped { try database.unsafeRead { try VoterRows.fetch($0, number) } }
    guard let found else { throw .damaged(place: VoterRows.place) }
    return found
  }

  /// Whether the roll names households' other members.
  ///
  /// - Throws: ``StoreError``.
  package func hasMembers() throws(StoreError) -> Bool {
    try StoreDatabase.mapped {
      var found = false
      try eachDatabase { db, _ in
        if !found, try RollSchema.version(db) > 1 {
          found = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM voter WHERE members <> '')") ?? false
        }
      }
      return found
    }
  }

  /// Reads every voter by number, in one pass; those who were added come last.
  ///
  /// - Throws: What the database throws, as ``StoreError``.
  package func forEachVoter(_ body: (Voter) -> Void) throws(StoreError) {
    try StoreDatabase.mapped {
      let superseded = rows.superseded(in: index)
      try database.unsafeRead { db in
        try VoterRows.each(db) { imported in
          guard superseded.contains(Int64(imported.number)) else { return body(imported) }
          if let voter = try voter(imported.number) { body(voter) }
        }
      }
      try rows.database?.unsafeRead { try VoterRows.each($0) { if !index.contains($0.number) { body($0) } } }
    }
  }

  /// Reads every row and compares the roll's digest; about two seconds for a million voters.
  ///
  /// - Throws: ``StoreError/damaged(place:)`` when a row is not the one that was imported.
  package func verify() throws(StoreError) {
    try StoreDatabase.mapped {
      try database.unsafeRead { db in
        var digest = RollDigest()
        var rows = 0
        try VoterRows.each(db) { voter in
          digest.append(voter)
          rows += 1
        }
        guard rows == count, digest.finish() == rollDigest else { throw StoreError.damaged(place: VoterRows.place) }
      }
    }
  }
}

/// What the single row of the table `roll` holds, checked against its own digest.
private struct RollRecord {
  let digest: Digest32
  let layout: Digest32
  let sites: [UInt16]

  init(reading db: Database) throws {
    let version = try RollSchema.version(db)
    guard version > 0 else { throw StoreError.notFound }
    guard version <= RollSchema.versionMax else { throw StoreError.futureVersion(found: version) }
    let sql = """
      SELECT registered, digest, layout, sites, sites_digest, (SELECT max(number) FROM voter) AS last FROM roll
      """
    guard let row = try Row.fetchOne(db, sql: sql) else { throw StoreError.damaged(place: "roll: index") }
    let blob: Data = row["sites"]
    let registered: Int = row["registered"]
    let sites = RollLayout.sites(from: [UInt8](blob))
    guard let digest = Digest32(bytes: row["digest"] as Data), let layout = Digest32(bytes: row["layout"] as Data),
      Digest32(bytes: row["sites_digest"] as Data) == Digest32(sha256: [UInt8](blob)),
      blob.count == 2 * sites.count, (row["last"] as Int?) == sites.count,
      sites.count(where: { $0 != RollIndex.nobody }) == registered
    else { throw StoreError.damaged(place: "roll: index") }
    self.digest = digest
    self.layout = layout
    self.sites = sites
  }
}

/// The stored form of a roll's index.
enum RollLayout {
  /// SHA-256 of the election's sites with their areas: what the stored site indexes mean.
  static func digest(_ election: Election) -> Digest32 {
    var writer = WireWriter()
    for site in election.sites {
      writer.message(1) { nested in
        nested.field(1, site.id.rawValue)
        for area in site.areas { nested.field(2, area) }
      }
    }
    return Digest32(sha256: writer.bytes)
  }

  static func bytes(of sites: [UInt16]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * sites.count)
    for site in sites {
      bytes.append(UInt8(truncatingIfNeeded: site))
      bytes.append(UInt8(truncatingIfNeeded: site >> 8))
    }
    return bytes
  }

  static func sites(from bytes: [UInt8]) -> [UInt16] {
    (0..<(bytes.count / 2)).map { UInt16(bytes[2 * $0]) | UInt16(bytes[2 * $0 + 1]) << 8 }
  }
}
