import GRDB

/// Copies of a node's databases while it goes on: everything that is committed, in a new file that is whole and on the
/// disk.
extension StoreDatabase {
  fileprivate static func copy(_ source: DatabaseQueue, to path: String) throws(StoreError) {
    let target = try open(path: path, isExclusive: true)
    try mapped {
      try source.backup(to: target)
      try target.close()
    }
  }
}

extension JournalStore {
  /// - Throws: ``StoreError``, also while the disk does not take what is held.
  package func copy(to path: String) throws(StoreError) {
    try ensureSound()
    try StoreDatabase.copy(database, to: path)
  }
}

extension RollStore {
  /// - Throws: ``StoreError``.
  package func copy(to path: String) throws(StoreError) { try StoreDatabase.copy(database, to: path) }
}
