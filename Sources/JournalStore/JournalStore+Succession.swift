package import ElectionRecord
import Foundation
import GRDB

/// Halls that took over from one another.
extension JournalStore {
  private static let noteKey = "succession."

  private static func key(of link: Int) -> String { noteKey + String(1000 + link) }

  /// The notes that the halls signed, the first hall's first.
  package var notes: [[UInt8]] { chain.links.map(\.bytes) }

  func readChain() throws(StoreError) -> HallChain {
    let notes = try read { db in
      try Data.fetchAll(
        db, sql: "SELECT value FROM meta WHERE key BETWEEN ? AND ? ORDER BY key",
        arguments: [Self.key(of: 0), Self.key(of: HallChain.linksMax)])
    }
    var chain = HallChain(election: register.election.id, root: chain.root)
    for note in notes where chain.add(Array(note)) != .added { throw .damaged(place: "meta") }
    return chain
  }

  /// Keeps notes that lead on from the halls that are known here. The hall of today is another one once its journal is
  /// held as far as it shows that it took over.
  ///
  /// - Returns: What became of each.
  /// - Throws: ``StoreError``; none is kept then.
  @discardableResult
  package func take(notes: [[UInt8]]) throws(StoreError) -> [HallChain.Outcome] {
    var longer = chain
    let outcomes = notes.map { longer.add($0) }
    guard longer.links.count > chain.links.count else { return outcomes }
    try ensureSound()
    try commit { db in
      try Self.write(longer, after: chain.links.count, db)
      return .commit
    }
    chain = longer
    return outcomes
  }

  private static func write(_ chain: HallChain, after known: Int, _ db: Database) throws {
    for (place, link) in chain.links.enumerated().dropFirst(known) {
      try db.execute(
        sql: "INSERT INTO meta (key, value) VALUES (?, ?)", arguments: [key(of: place), Data(link.bytes)])
    }
  }

  /// Takes the hall's journal over under a new device's key, as far as it is held here, and goes on with it.
  ///
  /// One transaction: afterwards the device is the hall, or nothing has changed.
  ///
  /// - Parameters:
  ///   - note: Of the hall of today, about exactly what is held here.
  ///   - bodies: What the successor records first; the succession itself among them.
  /// - Throws: ``StoreError``; ``StoreError/notEnrolled`` for a note that does not fit.
  package func takeOver(by device: DeviceID, note: [UInt8], bodies: [EntryBody], at now: Int64) throws(StoreError) {
    try ensureSound()
    var longer = chain
    guard longer.add(note) == .added, let link = longer.links.last?.note, link.former == hall,
      link.successor == device, table.indices(of: hall).count == 1, let former = table.indices(of: hall).first,
      link.size == table.branches[former].size, link.root == table.branches[former].accumulator.root
    else { throw .notEnrolled }
    let last = register.journals[former].recordedAt
    let entries = bodies.enumerated().map { Entry(elapsedSeconds: $0 == 0 ? now &- last : 0, body: $1).encoded() }
    var staged = table
    let before = table
    let known = chain.links.count
    try commitStaging { db in
      try Self.write(longer, after: known, db)
      let target = try Self.addJournal(db, device: device, to: &staged)
      for row in try SegmentRows.rows(db, journal: staged.branches[former].id, upTo: link.size) {
        try Self.append(db, row.run, to: target, in: &staged)
      }
      try Self.append(db, EntryRun(entries: entries), to: target, in: &staged)
      self.table = staged
      return .commit
    } undo: {
      self.table = before
    }
    chain = longer
    try refold()
  }
}

extension JournalStore {
  /// Whether a successor of today's hall is named, and its journal is not held far enough.
  package var isAboutToFollow: Bool { chain.links.contains { $0.note.former == hall } }

  /// Whether it is a hall that took over, or will once its journal is here.
  package func isSuccessor(_ device: DeviceID) -> Bool { chain.links.contains { $0.note.successor == device } }
}
