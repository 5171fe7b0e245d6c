import ElectionRecord

/// Everything that the simulated devices ever wrote, as a tree for each device: the yardstick for what nodes hold.
///
/// It is filled where entries are made, never from what was sent, so an entry that is not in it was invented.
struct Truth {
  /// One written entry. Its journal up to it is the way to the root.
  struct Item {
    let device: DeviceID
    /// The entry before it; nil for the journal's first one.
    let parent: Int?
    let sequence: UInt32
    let entry: Entry
    let bytes: [UInt8]
    let accumulator: MerkleAccumulator
    /// For a void: the cast it takes back.
    let voids: Int?
    /// A mark of a batch from paper.
    let isFromPaper: Bool
    /// Marks of such a batch that follow.
    let paperLeft: Int

    var size: UInt32 { sequence + 1 }
    var id: EntryID { EntryID(device: device, sequence: sequence) }
  }

  private struct Head: Hashable {
    let device: DeviceID
    let size: UInt32
    let root: Digest32
  }

  private(set) var items: [Item] = []
  private var heads: [Head: Int] = [:]
  private var children: [Int: Int] = [:]
  private var firsts: [DeviceID: Int] = [:]
  /// Where a device's histories part first, in entries; devices with one history are not in it.
  private(set) var forkPoints: [DeviceID: UInt32] = [:]
  /// Ordinary casts by voter.
  private(set) var casts: [RollNumber: [Int]] = [:]
  /// Voids by the cast that they take back.
  private(set) var voidings: [Int: [Int]] = [:]
  /// Marks that the hall took back.
  private(set) var takenBack: Set<EntryID> = []
  /// Ordinary marks that a thief had a device sign for any voter.
  private(set) var forged: Set<Int> = []
  /// The halls that were taken over from, in order: how much of their journals, and by whom.
  private(set) var successions: [(former: DeviceID, size: UInt32, successor: DeviceID)] = []
  /// How many entries of a revoked device stand.
  private(set) var revocations: [DeviceID: UInt32] = [:]

  /// The item that a held journal ends with.
  func item(of device: DeviceID, at branch: Frontier.Branch) -> Int? {
    heads[Head(device: device, size: branch.size, root: branch.root)]
  }

  /// Records what a device wrote after `parent`.
  ///
  /// - Returns: The last one's item.
  @discardableResult
  mutating func extend(_ device: DeviceID, after parent: Int?, by entries: [[UInt8]]) -> Int? {
    entries.reduce(parent) { last, bytes in add(device, after: last, bytes) }
  }

  private mutating func add(_ device: DeviceID, after parent: Int?, _ bytes: [UInt8]) -> Int {
    var accumulator = parent.map { items[$0].accumulator } ?? MerkleAccumulator()
    let sequence = UInt32(accumulator.size)
    accumulator.append(bytes)
    let head = Head(device: device, size: sequence + 1, root: accumulator.root)
    if let known = heads[head] { return known }
    let entry = bytes.withUnsafeBytes { Entry(decoding: $0) }
    let index = items.count
    heads[head] = index
    noteFork(device, at: sequence, parent: parent)
    var voids: Int?
    if case .voided(let voiding) = entry.body { voids = parent.flatMap { ancestor(of: $0, at: voiding.sequence) } }
    let paper = paper(entry, after: parent)
    items.append(
      Item(
        device: device, parent: parent, sequence: sequence, entry: entry, bytes: bytes, accumulator: accumulator,
        voids: voids, isFromPaper: paper.isMark, paperLeft: paper.left))
    note(entry, index: index, voids: voids)
    return index
  }

  private func paper(_ entry: Entry, after parent: Int?) -> (isMark: Bool, left: Int) {
    switch entry.body {
    case .procedure(.paper(.batch(let batch))): return (false, batch.marks)
    case .cast:
      let left = parent.map { items[$0].paperLeft } ?? 0
      return (left > 0, max(0, left - 1))
    default: return (false, 0)
    }
  }

  private mutating func noteFork(_ device: DeviceID, at sequence: UInt32, parent: Int?) {
    let siblings = parent.map { children[$0, default: 0] } ?? firsts[device, default: 0]
    if siblings > 0 { forkPoints[device] = min(forkPoints[device] ?? .max, sequence) }
    if let parent { children[parent, default: 0] += 1 } else { firsts[device, default: 0] += 1 }
  }

  private mutating func note(_ entry: Entry, index: Int, voids: Int?) {
    switch entry.body {
    case .cast(let voter, _): casts[voter, default: []].append(index)
    case .voided: if let voids { voidings[voids, default: []].append(index) }
    case .markTakenBack(let record): takenBack.insert(EntryID(device: record.device, sequence: record.sequence))
    case .deviceRevoked(let revocation):
      revocations[revocation.device] = min(revocations[revocation.device] ?? .max, revocation.size)
    default: break
    }
  }

  mutating func noteSuccession(of former: DeviceID, size: UInt32, by successor: DeviceID) {
    successions.append((former, size, successor))
  }

  /// The halls before `hall`, in order, with how much of each one's journal was taken over.
  func formers(of hall: DeviceID) -> [(device: DeviceID, size: UInt32)] {
    guard let last = successions.last(where: { $0.successor == hall }) else { return [] }
    return formers(of: last.former) + [(last.former, last.size)]
  }

  /// Whether the device is or was the hall.
  func isHall(_ device: DeviceID, today hall: DeviceID) -> Bool {
    device == hall || successions.contains { $0.former == device || $0.successor == device }
  }

  mutating func noteForged(_ item: Int) { forged.insert(item) }

  /// Whether a clerk made the mark by what the device itself allowed.
  func isHonest(_ item: Int) -> Bool {
    !forged.contains(item) && !items[item].isFromPaper && forkPoints[items[item].device] == nil
  }

  /// The item at `sequence` on the way to `item`.
  func ancestor(of item: Int, at sequence: UInt32) -> Int? {
    var current: Int? = item
    while let index = current, items[index].sequence > sequence { current = items[index].parent }
    return current.flatMap { items[$0].sequence == sequence ? $0 : nil }
  }

  /// Whether the journal that ends with `earlier` is a beginning of the one that ends with `later`.
  func isBeginning(_ earlier: Int, of later: Int) -> Bool {
    ancestor(of: later, at: items[earlier].sequence) == earlier
  }

  /// The journal that ends with `item`, without the hall's acknowledgements at its end.
  func withoutAcknowledgements(_ item: Int) -> Int {
    var last = item
    while case .merged = items[last].entry.body, let parent = items[last].parent { last = parent }
    return last
  }

  /// The journal that ends with `item`, in order.
  func journal(_ item: Int?) -> [Int] {
    var way: [Int] = []
    var current = item
    while let index = current {
      way.append(index)
      current = items[index].parent
    }
    return way.reversed()
  }

  /// Whether the entry was written by a device that had every right to: before any fork and any revocation of it.
  func isInOrder(_ item: Int) -> Bool {
    let entry = items[item]
    return entry.sequence < min(forkPoints[entry.device] ?? .max, revocations[entry.device] ?? .max)
  }
}
