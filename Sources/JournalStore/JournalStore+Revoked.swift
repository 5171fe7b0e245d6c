import GRDB

/// What the hall told this device about itself over a connection of its own, before any entry that says so has come.
extension JournalStore {
  private static let revokedKey = "revoked"

  /// Keeps that the hall has revoked this device: it records nothing more, in no process.
  ///
  /// - Throws: ``StoreError``; nothing is kept then.
  package func noteRevoked() throws(StoreError) {
    guard !isRevoked else { return }
    try ensureSound()
    try commit { db in
      try db.execute(sql: "INSERT INTO meta (key, value) VALUES (?, x'01')", arguments: [Self.revokedKey])
      return .commit
    }
    isRevoked = true
  }

  func readRevoked() throws(StoreError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM meta WHERE key = ?)", arguments: [Self.revokedKey]) ?? false
    }
  }
}
