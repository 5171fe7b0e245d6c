package import GRDB
import Synchronization

/// A simulated disk: what is committed to it survives the store that wrote it.
package struct StoreMedium: Sendable {
  package let database: DatabaseQueue
  private let synced = SyncedCopy()

  /// An empty disk.
  ///
  /// - Throws: ``StoreError`` when SQLite cannot open a database in memory.
  package init() throws(StoreError) { database = try StoreDatabase.inMemory() }

  /// A byte-for-byte copy, as a cloned disk.
  ///
  /// - Throws: ``StoreError`` when the copy cannot be made.
  package func cloned() throws(StoreError) -> StoreMedium {
    let copy = try StoreMedium()
    try StoreDatabase.mapped { try database.backup(to: copy.database) }
    return copy
  }

  /// What a power cut leaves of the disk: everything up to the latest synced commit.
  package func afterPowerCut() -> StoreMedium {
    synced.medium.withLock { $0 } ?? self
  }

  /// Keeps the disk as it is before a commit that waits for no sync.
  func keepSynced() throws(StoreError) {
    guard synced.medium.withLock({ $0 == nil }) else { return }
    let copy = try cloned()
    synced.medium.withLock { $0 = copy }
  }

  /// Everything is on the disk now.
  func forgetSynced() { synced.medium.withLock { $0 = nil } }
}

/// Shared by all who hold the same disk.
private final class SyncedCopy: Sendable {
  /// Nil while every commit is on the disk.
  let medium = Mutex<StoreMedium?>(nil)
}
