import ElectionRecord
import Foundation
import GRDB

/// The work of one merge: journal heads on a copy, rows in the transaction, folds put off until it is committed.
struct MergeStage {
  private(set) var table: JournalTable
  private(set) var outcomes: [SegmentOutcome] = []
  private(set) var hasForked = false
  /// What is held has another meaning now: another hall took over, or one of its devices is known only now.
  private(set) var changesHall = false
  /// Asked for its register, never kept beside it: a second holder would make every fold copy the register whole.
  private let store: JournalStore
  private let authority: [UInt8]
  /// Successors whose journals are not held far enough yet, with their notes.
  private let candidates: [DeviceID: HallChain.Link]
  private let entriesMax: UInt32
  private var keys: [DeviceID: SignedNote.VerifierKey] = [:]
  /// Successors whose journals are held far enough since this very merge.
  private var successors: Set<DeviceID> = []
  /// Enrolments that this very merge brought.
  private var enrolled: [DeviceID: Enrolment] = [:]
  /// Halls that were lost, as this very merge showed.
  private var lost: Set<DeviceID> = []
  /// What they enrolled, as this very merge showed.
  private var enrolledByLost: [DeviceID: Enrolment] = [:]
  private var folds: [(journal: Int, run: EntryRun)] = []
  private var grown: Set<Int> = []
  /// Devices from which this message brings nothing more.
  private var given: Set<DeviceID> = []
  /// For each device, the note at the end of its latest segment that brought nothing new.
  private var knownEnds: [DeviceID: [UInt8]] = [:]

  init(store: JournalStore) {
    table = store.table
    self.store = store
    authority = store.authority
    let links = store.chain.links.drop { link in
      link.note.former != store.hall
    }
    candidates = Dictionary(uniqueKeysWithValues: links.map { ($0.note.successor, $0) })
    entriesMax = JournalLimit.entriesMax(in: store.register)
  }

  /// Takes one segment as far as it is good.
  ///
  /// After a device's first segment that is no part of its journal, the device's other segments are skipped: a message
  /// costs at most one such check a device.
  mutating func add(_ segment: JournalSegment, _ db: Database) throws {
    guard !given.contains(segment.device) else { return }
    let outcome = try outcome(of: segment, db)
    outcomes.append(outcome)
    if outcome.endsJournal { given.insert(segment.device) }
  }

  private mutating func outcome(of segment: JournalSegment, _ db: Database) throws -> SegmentOutcome {
    let device = segment.device
    guard let key = key(of: device) else { return .unknownDevice(device) }
    guard let end = segment.end, segment.run.count > 0 else { return .contradicts(device: device) }
    guard end <= entriesMax || isHall(device) else {
      return .tooManyEntries(device: device, limit: entriesMax)
    }
    let branches = table.indices(of: device)
    let held = branches.map { table.branches[$0].size }.max() ?? 0
    guard segment.start <= held else { return .gap(device: device, size: held) }
    if let link = candidates[device], try !isSuccession(segment, link, db) {
      return .refused(device: device, .rootDiffers)
    }
    var failure: SegmentError?
    for index in branches where table.branches[index].size >= segment.start {
      switch try join(segment, end: end, to: index, key: key, db) {
      case .known:
        knownEnds[device] = segment.checkpoint
        return .known(device: device)
      case .merged(let count): return .merged(device: device, entries: count)
      case .mismatch(let error): failure = failure ?? error
      case .differs: break
      }
    }
    if branches.isEmpty { return try addFirst(segment, key: key, db) }
    return try addBranch(segment, end: end, key: key, failure: failure, db)
  }

  private enum Joining {
    case known
    case merged(Int)
    /// The entries do not fit the checkpoint after this branch.
    case mismatch(SegmentError)
    /// The overlap with this branch has other entries.
    case differs
  }

  /// Tries to take the segment as a part of one branch, or as its continuation.
  private mutating func join(
    _ segment: JournalSegment, end: UInt32, to index: Int, key: SignedNote.VerifierKey, _ db: Database
  ) throws -> Joining {
    let size = table.branches[index].size
    let overlap = min(end, size) - segment.start
    if overlap > 0 {
      let held = try SegmentRows.run(db, journal: table.branches[index].id, start: segment.start, count: overlap)
      guard held == segment.run.prefix(Int(overlap)) else { return .differs }
    }
    guard end > size else { return .known }
    let fresh = segment.run.dropFirst(Int(overlap))
    switch extend(table.branches[index].accumulator, by: fresh, segment, key: key) {
    case .failure(let error): return .mismatch(error)
    case .success(let extended):
      try append(fresh, at: index, reaching: extended, checkpoint: segment.checkpoint, db)
      return .merged(fresh.count)
    }
  }

  private func extend(
    _ accumulator: MerkleAccumulator, by run: EntryRun, _ segment: JournalSegment, key: SignedNote.VerifierKey
  ) -> Result<MerkleAccumulator, SegmentError> {
    Result { () throws(SegmentError) in
      try SegmentRule.extend(
        accumulator, by: run, checkpoint: segment.checkpoint, origin: key.name, key: key)
    }
  }

  private mutating func addFirst(
    _ segment: JournalSegment, key: SignedNote.VerifierKey, _ db: Database
  ) throws -> SegmentOutcome {
    switch extend(MerkleAccumulator(), by: segment.run, segment, key: key) {
    case .failure(let error): return .refused(device: segment.device, error)
    case .success(let extended):
      let index = try JournalStore.addJournal(db, device: segment.device, to: &table)
      try append(segment.run, at: index, reaching: extended, checkpoint: segment.checkpoint, db)
      return .merged(device: segment.device, entries: segment.run.count)
    }
  }

  /// Keeps a second history that the device signed (invariant S9); refuses what it did not sign.
  ///
  /// The signature is checked before anything is read: a sender without the key costs one verification.
  private mutating func addBranch(
    _ segment: JournalSegment, end: UInt32, key: SignedNote.VerifierKey, failure: SegmentError?, _ db: Database
  ) throws -> SegmentOutcome {
    let device = segment.device
    if let error = signatureFailure(segment, end: end, key: key) { return .refused(device: device, error) }
    var tried: Set<Digest32> = []
    for index in table.indices(of: device) where table.branches[index].size >= segment.start {
      let state = try SegmentRows.state(db, of: table.branches[index], at: segment.start)
      guard tried.insert(state.root).inserted,
        case .success = extend(state, by: segment.run, segment, key: key)
      else { continue }
      guard table.indices(of: device).count < JournalTable.branchesMax else {
        return .tooManyBranches(device: device, checkpoint: segment.checkpoint)
      }
      let shared = try SegmentRows.rows(db, journal: table.branches[index].id, upTo: segment.start)
      guard let rows = branchRows(shared, segment, reaching: state, key: key) else { break }
      let branch = try JournalStore.addJournal(db, device: device, to: &table)
      for row in rows { try append(row, at: branch, db) }
      hasForked = true
      return .forked(device: device)
    }
    if let failure, segment.start == 0 { return .refused(device: device, failure) }
    return .contradicts(device: device)
  }

  private func signatureFailure(
    _ segment: JournalSegment, end: UInt32, key: SignedNote.VerifierKey
  ) -> SegmentError? {
    do throws(SegmentError) {
      let signed = try SegmentRule.verify(segment.checkpoint, origin: key.name, key: key)
      return signed.size == UInt64(end) ? nil : .sizeDiffers(stated: signed.size, found: UInt64(end))
    } catch {
      return error
    }
  }

  /// The rows of a second history: those that it shares with another one, then the segment.
  ///
  /// Another's journal can be sent on only where a checkpoint came with it, so no row may be larger than a segment. A
  /// shared row in which the segment starts is cut there: it ends with the known note of that place, or is joined with
  /// the segment; nil when both are too large for one row, and the whole journal is needed.
  private func branchRows(
    _ shared: [SegmentRows.Row], _ segment: JournalSegment, reaching start: MerkleAccumulator,
    key: SignedNote.VerifierKey
  ) -> [SegmentRows.Row]? {
    let end = SegmentRows.Row(first: segment.start, run: segment.run, checkpoint: segment.checkpoint)
    guard let last = shared.last, last.isCut else { return shared + [end] }
    if let note = knownEnds[segment.device], isSigned(note, at: start, key: key) {
      return shared.dropLast() + [SegmentRows.Row(first: last.first, run: last.run, checkpoint: note), end]
    }
    let joined = last.run.appending(segment.run)
    guard joined.bytes.count <= EntryRun.bytesMax else { return nil }
    return shared.dropLast() + [SegmentRows.Row(first: last.first, run: joined, checkpoint: segment.checkpoint)]
  }

  private func isSigned(_ note: [UInt8], at state: MerkleAccumulator, key: SignedNote.VerifierKey) -> Bool {
    guard let signed = try? SegmentRule.verify(note, origin: key.name, key: key) else { return false }
    return signed.size == state.size && signed.root == state.root
  }

  private mutating func append(_ row: SegmentRows.Row, at index: Int, _ db: Database) throws {
    var head = table.branches[index].accumulator
    row.run.forEach { head.append($0) }
    try append(row.run, at: index, reaching: head, checkpoint: row.checkpoint, db)
  }

  private mutating func append(
    _ run: EntryRun, at index: Int, reaching head: MerkleAccumulator, checkpoint: [UInt8]?, _ db: Database
  ) throws {
    try SegmentRows.append(db, run, to: table.branches[index], reaching: head, checkpoint: checkpoint)
    table.set(head, at: index)
    table.markReceived(index)
    folds.append((index, run))
    grown.insert(index)
    let device = table.branches[index].device
    if device == store.hall || successors.contains(device) {
      readHall(run)
    } else if let link = candidates[device], table.branches[index].size > link.note.size {
      successors.insert(device)
      changesHall = true
      for row in try SegmentRows.rows(db, journal: table.branches[index].id, upTo: table.branches[index].size) {
        readHall(row.run)
      }
    } else if isLost(device) {
      readLeftBehind(run)
    }
  }

  private func isLost(_ device: DeviceID) -> Bool {
    lost.contains(device) || store.register.formerHalls.contains(device)
  }

  private func isHall(_ device: DeviceID) -> Bool {
    device == store.hall || candidates[device] != nil || isLost(device)
  }

  /// Whether a successor's journal begins with what the lost hall's key signed over to it, as far as the segment tells.
  private func isSuccession(_ segment: JournalSegment, _ link: HallChain.Link, _ db: Database) throws -> Bool {
    let size = link.note.size
    guard let end = segment.end, segment.start <= size, size < end else { return true }
    let index = table.indices(of: segment.device).first
    var state =
      try index.map { try SegmentRows.state(db, of: table.branches[$0], at: segment.start) } ?? MerkleAccumulator()
    segment.run.prefix(Int(size - segment.start)).forEach { state.append($0) }
    var isNamed = false
    segment.run.dropFirst(Int(size - segment.start)).prefix(1).forEach { bytes in
      if case .hallSucceeded(let record) = Entry(decoding: bytes).body { isNamed = record.note == link.bytes }
    }
    return isNamed && state.root == link.note.root
  }

  private mutating func readHall(_ run: EntryRun) {
    run.forEach { bytes in
      switch Entry(decoding: bytes).body {
      case .deviceEnrolled(let enrolment):
        let device = DeviceID(publicKey: enrolment.publicKey)
        if !table.indices(of: device).isEmpty, store.register.hall.enrolment(of: device) == nil { changesHall = true }
        enrolled[device] = enrolment
      case .hallSucceeded(let record):
        let keys = enrolled.values.filter { $0.site == nil }.map(\.publicKey) + [authority]
        let notes = keys.compactMap {
          SuccessionNote(verifying: record.note, election: store.register.election.id, former: $0)
        }
        lost.formUnion(notes.map(\.former))
        changesHall = true
      default: break
      }
    }
  }

  /// The journals of devices that a lost hall enrolled later are held, and nothing in them counts.
  private mutating func readLeftBehind(_ run: EntryRun) {
    run.forEach { bytes in
      guard case .deviceEnrolled(let enrolment) = Entry(decoding: bytes).body else { return }
      enrolledByLost[DeviceID(publicKey: enrolment.publicKey)] = enrolment
    }
  }

  /// The hall's own entry that acknowledges every journal of another device that grew.
  mutating func acknowledge(_ acknowledgement: Acknowledgement, _ db: Database) throws {
    let hall = DeviceID(publicKey: acknowledgement.publicKey)
    let heads = grown.sorted().map { table.branches[$0] }.filter { $0.device != hall && $0.branch == 0 }
      .map { JournalHead(device: $0.device, size: $0.size, root: $0.accumulator.root) }
    // A hall that got entries of its own back was restored from an older copy, and writes nothing more (invariant S9).
    guard !heads.isEmpty, !changesHall, table.indices(of: hall).count == 1, let own = table.indices(of: hall).first,
      !table.branches[own].hasReceived
    else { return }
    let last = table.branches[own].size == 0 ? 0 : store.register.journals[own].recordedAt
    let entries = stride(from: 0, to: heads.count, by: Acknowledgement.headsMax).map { start in
      // All at one moment: only the first one's clock moves.
      Entry(
        elapsedSeconds: start == 0 ? acknowledgement.now &- last : 0,
        body: .merged(Array(heads[start..<min(start + Acknowledgement.headsMax, heads.count)]))
      ).encoded()
    }
    let run = EntryRun(entries: entries)
    try JournalStore.append(db, run, to: own, in: &table)
    folds.append((own, run))
  }

  /// Folds what was committed; the hall's entries first, because they say who the others are.
  func fold(into register: inout Register) {
    let hall = store.hall
    // Past a fork of the hall's own journal an enrolment does not stand.
    let standing = register.trust[hall]?.forkPoint == nil ? enrolled : [:]
    for index in register.journals.count..<max(register.journals.count, table.branches.count) {
      let device = table.branches[index].device
      let site = (standing[device] ?? register.hall.enrolment(of: device))?.site ?? SiteID.none
      _ = register.addJournal(
        device: device, site: device == hall ? nil : site, foldFrom: candidates[device] == nil ? 0 : .max)
    }
    for (journal, run) in folds where table.branches[journal].device == hall { register.fold(run, into: journal) }
    for (journal, run) in folds where table.branches[journal].device != hall { register.fold(run, into: journal) }
  }

  private func enrolment(of device: DeviceID) -> Enrolment? {
    enrolled[device] ?? store.register.hall.enrolment(of: device) ?? store.register.hall.enrolledPastFork[device]
      ?? enrolledByLost[device]
  }

  private mutating func key(of device: DeviceID) -> SignedNote.VerifierKey? {
    if let key = keys[device] { return key }
    let enrolled = enrolment(of: device).flatMap { $0.site == nil && !isLost(device) ? nil : $0.publicKey }
    let publicKey = device == store.hall ? authority : candidates[device]?.note.successorKey ?? enrolled
    guard let publicKey else { return nil }
    let key = try? SegmentRule.key(of: publicKey, election: store.register.election.id)
    keys[device] = key
    return key
  }
}
