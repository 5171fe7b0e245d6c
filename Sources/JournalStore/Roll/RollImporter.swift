import ElectionRecord
import Foundation
import GRDB

/// Writes a roll in one transaction, so that a roll is there as a whole or not at all.
struct RollImporter {
  let database: DatabaseQueue
  let election: Election
  let limits: RollLimits
  /// Bytes of the file.
  let total: UInt64

  /// Terms are gathered in memory up to this many bytes before they are written as one sorted run.
  private static let termBytesPerRun = 32 << 20

  func run(
    next: () throws(RollImportError) -> [UInt8]?, progress: (RollImportProgress) -> Void
  ) throws(RollImportError) {
    var reachedCommit = false
    do {
      try database.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          try write(db, next: next, progress: progress)
          reachedCommit = true
          return .commit
        }
      }
    } catch {
      let cause = Self.importError(error)
      guard reachedCommit, !isEmpty else { throw cause }
      throw .store(.unknownOutcome)
    }
  }

  /// Whether a commit that failed left nothing: it was rolled back, as on a full disk.
  private var isEmpty: Bool {
    let rows = try? database.read { db in
      try db.tableExists("roll") ? Int.fetchOne(db, sql: "SELECT count(*) FROM roll") ?? 0 : 0
    }
    return rows == 0
  }

  private func write(
    _ db: Database, next: () throws(RollImportError) -> [UInt8]?, progress: (RollImportProgress) -> Void
  ) throws {
    try RollSchema.migrate(db)
    guard try Int.fetchOne(db, sql: "SELECT count(*) FROM roll") == 0 else { throw StoreError.exists }
    try db.execute(
      sql: "INSERT INTO voter_search (voter_search, rank) VALUES ('automerge', 0), ('hashsize', ?)",
      arguments: [Self.termBytesPerRun])
    var reader = RollReader(areas: RollAreas(election), limits: limits)
    var writer = try RollWriter(db)
    while !reader.isStopped, let chunk = try next() {
      try writer.insert(reader.read(chunk))
      progress(state(reader, isIndexing: false))
    }
    try writer.insert(reader.finish())
    guard reader.problems.isEmpty else { throw RollImportError.problems(reader.problems) }
    progress(state(reader, isIndexing: true))
    try writer.finish(layout: RollLayout.digest(election), problemsMax: limits.problemsMax)
  }

  private func state(_ reader: RollReader, isIndexing: Bool) -> RollImportProgress {
    RollImportProgress(
      bytesRead: reader.bytesRead, bytesTotal: total, rows: reader.rows, passedOver: reader.passedOver,
      isIndexing: isIndexing)
  }

  private static func importError(_ error: any Error) -> RollImportError {
    switch error {
    case let error as RollImportError: error
    case let error as StoreError: .store(error)
    case let error as DatabaseError: .store(StoreError(error))
    default: .store(.failed(code: -1))
    }
  }
}

/// Inserts voters with their search terms.
struct VoterWriter {
  private let db: Database
  private let voters: Statement
  private let search: Statement
  private var terms = SearchTerms()

  init(_ db: Database) throws {
    self.db = db
    voters = try db.makeStatement(
      sql: """
        INSERT INTO voter (number, name, sex, birth_date, address, area, household, card, card_key, address_key,
                           household_key, members, row_check) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    search = try db.makeStatement(sql: "INSERT INTO voter_search (rowid, terms) VALUES (?, ?)")
  }

  /// - Parameter canonical: The row's canonical form.
  mutating func insert(_ voter: Voter, canonical: [UInt8]) throws {
    voters.setUncheckedArguments([
      voter.number, voter.name, voter.sex, voter.birthDate, voter.address, voter.area, voter.household, voter.card,
      Self.key(voter.card), Self.key(voter.address), Self.key(voter.household),
      HouseholdMembers.text(voter.members), VoterRows.check(canonical: canonical),
    ])
    try voters.execute()
    search.setUncheckedArguments([voter.number, terms.terms(of: voter)])
    try search.execute()
  }

  /// Takes a row out again, with its search terms: an index without content is told what it held.
  mutating func delete(_ voter: Voter) throws {
    try db.execute(sql: "DELETE FROM voter WHERE number = ?", arguments: [voter.number])
    try db.execute(
      sql: "INSERT INTO voter_search (voter_search, rowid, terms) VALUES ('delete', ?, ?)",
      arguments: [voter.number, terms.terms(of: voter)])
  }

  private static func key(_ text: String) -> String { SearchText.string(SearchText.fold(text)) }
}

/// Inserts the voters of a file, and closes the roll.
private struct RollWriter {
  private let db: Database
  private var voters: VoterWriter
  private var sites: [UInt16] = []
  private var registered = 0
  /// The first voter behind each line that was passed over, with the voter's line.
  private var lines: [(number: RollNumber, line: Int)] = []
  private var digest = RollDigest()

  init(_ db: Database) throws {
    self.db = db
    voters = try VoterWriter(db)
  }

  mutating func insert(_ rows: [RollRow]) throws {
    for row in rows {
      let voter = row.voter
      if lines.last.map({ row.line - Int(voter.number) != $0.line - Int($0.number) }) ?? true {
        lines.append((voter.number, row.line))
      }
      let canonical = RollDigest.canonical(voter)
      digest.append(canonical: canonical)
      while sites.count + 1 < voter.number { sites.append(RollIndex.nobody) }
      sites.append(row.site)
      registered += 1
      try voters.insert(voter, canonical: canonical)
    }
  }

  func finish(layout: Digest32, problemsMax: Int) throws {
    do {
      try db.execute(sql: RollSchema.uniqueCards)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw RollImportError.problems(try duplicateCards(max: problemsMax))
    }
    try db.execute(sql: RollSchema.indexes)
    let blob = RollLayout.bytes(of: sites)
    try db.execute(
      sql: "INSERT INTO roll (id, registered, digest, layout, sites, sites_digest) VALUES (1, ?, ?, ?, ?, ?)",
      arguments: [
        registered, Data(digest.finish().bytes), Data(layout.bytes), Data(blob), Data(Digest32(sha256: blob).bytes),
      ])
    try db.execute(sql: RollSchema.seals)
  }

  /// The line of a voter.
  private func line(_ number: RollNumber) -> Int {
    let start = lines.last { $0.number <= number } ?? (number: 1, line: 2)
    return start.line + Int(number - start.number)
  }

  private func duplicateCards(max: Int) throws -> [RollProblem] {
    let sql = """
      SELECT later.number, earlier.first FROM voter AS later
      JOIN (SELECT card_key, min(number) AS first FROM voter GROUP BY card_key HAVING count(*) > 1) AS earlier
        ON earlier.card_key = later.card_key
      WHERE later.number > earlier.first ORDER BY later.number LIMIT ?
      """
    return try Row.fetchAll(db, sql: sql, arguments: [max]).map { row in
      RollProblem(line: line(row[0]), column: .card, kind: .duplicateCard(firstLine: line(row[1])))
    }
  }
}
