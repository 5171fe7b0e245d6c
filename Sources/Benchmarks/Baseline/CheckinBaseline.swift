import ElectionRecord
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
