import GRDB

/// What was refused, kept for the officers; never an entry.
extension JournalStore {
  /// The most rows kept; older ones go first.
  package static let evidenceRowsMax = 10_000

  /// One thing that was refused.
  package struct Evidence: Equatable, Sendable {
    /// Seconds since 1970 UTC.
    package let recordedAt: Int64
    package let kind: String
    package let detail: String
  }

  /// Keeps refusals in one transaction, without a voter's name or number.
  ///
  /// - Throws: ``StoreError``; nothing is kept then.
  package func keepEvidence(kind: String, details: [String], at now: Int64) throws(StoreError) {
    try ensureSound()
    try commit { db in
      let statement = try db.cachedStatement(
        sql: "INSERT INTO evidence (recorded_at, kind, detail) VALUES (?, ?, ?)")
      for detail in details {
        try statement.execute(arguments: [now, kind, String(detail.unicodeScalars.prefix(2000))])
      }
      try db.execute(
        sql: "DELETE FROM evidence WHERE id <= (SELECT max(id) FROM evidence) - ?", arguments: [Self.evidenceRowsMax])
      return .commit
    }
  }

  /// The latest refusals, newest first.
  ///
  /// - Throws: ``StoreError/damaged(place:)`` for a row that is not what was written, or why the database cannot be
  ///   read.
  package func evidence(limit: Int = 100) throws(StoreError) -> [Evidence] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT recorded_at, kind, detail FROM evidence ORDER BY id DESC LIMIT ?", arguments: [limit]
      ).map {
        try Evidence(
          recordedAt: $0.checked(0, in: "evidence"), kind: $0.checked(1, in: "evidence"),
          detail: $0.checked(2, in: "evidence"))
      }
    }
  }
}
