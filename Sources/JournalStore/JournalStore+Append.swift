package import ElectionRecord
import Foundation
import GRDB

extension JournalStore {
  /// What an append has made durable.
  package struct Appended<Made: Decision> {
    /// What was decided; nil where the request had been answered before, and nothing was appended.
    package let decision: Made?
    /// The new entries, in order.
    package let entries: [EntryID]
    /// What the caller is told; for a repeated request, what it was told the first time.
    package let receipt: [UInt8]
  }

  /// Decides and appends in one transaction.
  ///
  /// `decide` reads the register as it is committed. A request id that was answered before returns the first receipt
  /// without asking again (invariant S11).
  ///
  /// - Parameters:
  ///   - device: This node's own; its journal is the one appended to.
  ///   - now: The device's clock, seconds since 1970 UTC.
  /// - Throws: ``StoreError``; nothing is written when it throws, unless it is ``StoreError/unknownOutcome`` or
  ///   ``StoreError/stopped(_:)``.
  package func append<Made: Decision>(
    by device: DeviceID, poll: UInt8 = 0, at now: Int64, request: RequestID? = nil, decide: () -> Made
  ) throws(StoreError) -> Appended<Made> {
    try ensureSound()
    if let request, let receipt = try receipt(of: request) {
      return Appended(decision: nil, entries: [], receipt: receipt)
    }
    let decision = decide()
    var staged = table
    let index = staged.indices(of: device).first
    let first = index.map { staged.branches[$0].size } ?? 0
    let bodies = decision.entries
    let receipt = decision.receipt(at: EntryID(device: device, sequence: first))
    guard device == hall || Int(first) + bodies.count <= Int(JournalLimit.entriesMax(in: register))
    else { throw .journalFull(limit: JournalLimit.entriesMax(in: register)) }
    guard !bodies.isEmpty else { return Appended(decision: decision, entries: [], receipt: receipt) }
    guard device == hall || site(of: device) != nil else { throw .notEnrolled }
    let entries = encode(bodies, poll: poll, at: now, journal: index)
    guard entries.allSatisfy({ $0.count <= Entry.bytesMax }) else {
      throw .entryTooLarge(limitBytes: Entry.bytesMax)
    }
    let run = EntryRun(entries: entries)
    let before = table
    try commitStaging { (db) throws in
      let target = try index ?? Self.addJournal(db, device: device, to: &staged)
      try Self.append(db, run, to: target, in: &staged)
      if let request { try Self.insertReceipt(db, request, receipt) }
      self.table = staged
      return .commit
    } undo: {
      self.table = before
    }
    let target = index ?? register.addJournal(device: device, site: site(of: device))
    register.fold(run, into: target)
    if bodies.contains(where: givesMeaning) { try refold() }
    let ids = (0..<run.count).map { EntryID(device: device, sequence: first + UInt32($0)) }
    return Appended(decision: decision, entries: ids, receipt: receipt)
  }

  /// Whether the entry enrols a device whose journal is held already: what it holds counts from now on.
  private func givesMeaning(_ body: EntryBody) -> Bool {
    guard case .deviceEnrolled(let enrolment) = body else { return false }
    return !table.indices(of: DeviceID(publicKey: enrolment.publicKey)).isEmpty
  }

  /// Runs a transaction that stages the table, and takes the staging back when it did not commit.
  func commitStaging(
    _ durability: Durability = .synced, _ body: (Database) throws -> Database.TransactionCompletion, undo: () -> Void
  ) throws(StoreError) {
    do throws(StoreError) {
      try commit(durability, body)
    } catch {
      if error != .unknownOutcome { undo() }
      throw error
    }
  }

  private func encode(_ bodies: [EntryBody], poll: UInt8, at now: Int64, journal: Int?) -> [[UInt8]] {
    var last = journal.map { register.journals[$0].recordedAt } ?? 0
    return bodies.map { body in
      let entry = Entry(elapsedSeconds: now &- last, poll: poll, body: body)
      last = now
      return entry.encoded()
    }
  }

  static func addJournal(_ db: Database, device: DeviceID, to staged: inout JournalTable) throws -> Int {
    let index = staged.add(device: device)
    try SegmentRows.insertJournal(db, staged.branches[index])
    return index
  }

  static func append(
    _ db: Database, _ run: EntryRun, to index: Int, in staged: inout JournalTable
  ) throws {
    var accumulator = staged.branches[index].accumulator
    for part in run.split(bytesMax: EntryRun.bytesMax) {
      part.forEach { accumulator.append($0) }
      try SegmentRows.append(db, part, to: staged.branches[index], reaching: accumulator, checkpoint: nil)
      staged.set(accumulator, at: index)
    }
  }

  /// The site of a device as the hall enrolled it; nil for the hall's own node.
  func site(of device: DeviceID) -> SiteID? { register.hall.enrolment(of: device)?.site }

  /// Whether the request was answered before.
  ///
  /// - Throws: ``StoreError``.
  package func hasAnswered(_ request: RequestID) throws(StoreError) -> Bool { try receipt(of: request) != nil }

  private func receipt(of request: RequestID) throws(StoreError) -> [UInt8]? {
    try read { db in
      try Data.fetchOne(
        db.cachedStatement(sql: "SELECT receipt FROM request WHERE id = ?"), arguments: [request.rawValue])
    }.map { Array($0) }
  }

  private static func insertReceipt(_ db: Database, _ request: RequestID, _ receipt: [UInt8]) throws {
    let statement = try db.cachedStatement(sql: "INSERT INTO request (id, receipt) VALUES (?, ?)")
    try statement.execute(arguments: [request.rawValue, Data(receipt)])
  }
}

/// What is decided in one transaction: the entries to append, and what the caller is told of them.
package protocol Decision {
  /// None when nothing is recorded.
  var entries: [EntryBody] { get }

  /// What is kept under the request's name and told to whoever repeats it (invariant S11).
  ///
  /// - Parameter first: Where the entries begin.
  func receipt(at first: EntryID) -> [UInt8]
}

/// Entries that no request names.
extension [EntryBody]: Decision {
  package var entries: [EntryBody] { self }

  /// Nobody asks for it again.
  package func receipt(at first: EntryID) -> [UInt8] { [] }
}
