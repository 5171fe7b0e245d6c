package import ElectionRecord
import Foundation
import GRDB

/// One node's store: every journal it holds, and the register folded from them.
///
/// Ownership: one process owns the data directory and one connection reads and writes, so the register in memory is
/// always the fold of what is committed. It is rebuilt from the entries at every opening; there is no other copy that
/// could drift. The store is not thread-safe: its node's actor owns it.
package final class JournalStore {
  let database: DatabaseQueue
  let highWater: HighWater?
  let directory: DataDirectory?
  let medium: StoreMedium?
  let logLength = LogLength()
  var table = JournalTable()
  /// The first hall's key, and the halls that took over.
  var chain: HallChain
  /// The key of the hall of today: the one whose hall entries count.
  package private(set) var authority: [UInt8]
  /// The hall's own device.
  package private(set) var hall: DeviceID
  /// Everything that the journals held here say.
  package internal(set) var register: Register
  /// What became of the log after the latest failure; nothing is written, and no receipt is shown, before it is safe.
  var state = State.sound
  /// How the connection is set; databases are opened so that commits wait for the disk.
  var durability = Durability.synced
  /// The hall said over its own connection that it has revoked this device.
  package internal(set) var isRevoked = false
  /// Whether the process stays, and its log keeps room for the commits to come.
  private(set) var isReserving = false

  /// Opens the store of `directory`, which this process must own, and checks every entry in it.
  ///
  /// - Parameter authority: The first hall's key; those that took over are found in the store.
  /// - Throws: ``StoreError``; ``StoreError/damaged(place:)`` when entries do not lead to the stored roots.
  package convenience init(
    directory: DataDirectory, election: Election, roll: RollIndex, authority: [UInt8]
  ) throws(StoreError) {
    let database = try StoreDatabase.open(path: directory.databasePath, isExclusive: true)
    try self.init(
      database: database, directory: directory, medium: nil, election: election, roll: roll, authority: authority)
  }

  /// Opens a store on a medium that outlives it, such as a simulated disk.
  ///
  /// - Throws: ``StoreError/damaged(place:)`` when entries do not lead to the stored roots,
  ///   ``StoreError/futureVersion(found:)``.
  package convenience init(
    medium: StoreMedium, election: Election, roll: RollIndex, authority: [UInt8]
  ) throws(StoreError) {
    try self.init(
      database: medium.database, directory: nil, medium: medium, election: election, roll: roll, authority: authority)
  }

  private init(
    database: DatabaseQueue, directory: DataDirectory?, medium: StoreMedium?, election: Election, roll: RollIndex,
    authority: [UInt8]
  ) throws(StoreError) {
    self.database = database
    self.directory = directory
    self.medium = medium
    self.authority = authority
    hall = DeviceID(publicKey: authority)
    chain = HallChain(election: election.id, root: authority)
    highWater = directory.map { HighWater(path: $0.highWaterPath) }
    register = Register(election: election, roll: roll)
    try StoreDatabase.mapped {
      try database.writeWithoutTransaction { db in
        logLength.watch(db)
        try db.inTransaction {
          try Migrations.migrate(db)
          return .commit
        }
      }
    }
    try reload()
  }

  deinit {
    // Closing would copy a log that is not on the disk over the database, which is.
    if let directory, state != .sound, (try? secureLog()) == nil {
      StoreDatabase.abandon(database, at: directory.databasePath)
    }
  }

  /// Makes room in the log for the commits to come, in a process that stays: closing the store removes the log.
  package func reserveLog() {
    guard let directory else { return }
    isReserving = true
    WriteAheadLog(of: directory.databasePath).reserve()
  }

  /// Whether this is a copy to read, because the disk takes no writing: nothing is recorded in it.
  package var isCopy: Bool { directory?.copiedBecause != nil }

  /// The device's journal index here; nil before its first entry.
  package func journalIndex(of device: DeviceID) -> Int? { table.indices(of: device).first }

  /// Whether entries of the device's journal came from another node: to the device itself this shows that its data is
  /// an older copy (invariant S9).
  package func hasReceivedOwnEntries(of device: DeviceID) -> Bool {
    table.indices(of: device).contains { table.branches[$0].hasReceived }
  }

  /// Entries held of a device's journal (of its first branch).
  package func size(of device: DeviceID) -> UInt32 {
    table.indices(of: device).first.map { table.branches[$0].size } ?? 0
  }

  /// Size and root of every journal held.
  package var frontier: Frontier { table.frontier }

  /// Size and root of these devices' journals, at a cost that depends on their number alone.
  package func frontier(of devices: [DeviceID]) -> Frontier { table.frontier(of: devices) }

  /// Entries held in all journals; grows with every one.
  package var total: UInt64 { table.total }

  /// Rebuilds the register from the stored entries.
  func reload() throws(StoreError) {
    chain = try readChain()
    let loaded = try StoreDatabase.mapped {
      try database.read { db in
        var loader = StoreLoader(db: db, register: register, chain: chain)
        return try loader.load()
      }
    }
    authority = loaded.authority
    hall = DeviceID(publicKey: authority)
    table = loaded.table
    register = loaded.register
    isRevoked = try readRevoked()
    if let expected = highWater?.read(), expected > table.total {
      throw .rolledBack(found: table.total, expected: expected)
    }
  }

  /// Reads without a transaction of its own, as one connection reads and writes.
  ///
  /// GRDB's `read` forbids writing meanwhile, by a setting of the connection; each change of it makes SQLite prepare
  /// every statement anew, and a cast would cost half as much again.
  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    try StoreDatabase.mapped(in: directory?.path) { try database.unsafeRead(body) }
  }
}
