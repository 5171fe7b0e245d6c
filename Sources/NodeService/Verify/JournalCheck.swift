import ElectionRecord

/// Reads one exported journal line by line and checks it against its own hashes, its device's signature and what the
/// hall acknowledged.
struct JournalCheck {
  let device: DeviceID
  let election: String
  let key: SignedNote.VerifierKey
  /// What the hall acknowledged of the device, by size.
  let acknowledged: [JournalHead]
  /// A journal with several histories: the hall acknowledged one of them.
  let isBranch: Bool

  /// A journal that is what its device signed.
  struct Passed {
    let head: JournalHead
    /// Sizes at which it was as acknowledged.
    let matches: Set<UInt32>
  }

  /// - Parameter body: Called with each entry that has its leaf hash, in order.
  /// - Throws: the first problem, with device and sequence.
  func read(
    _ file: ExportFile, _ body: ([UInt8]) throws(ExportProblem) -> Void
  ) throws(ExportProblem) -> Passed {
    try readHeader(file)
    var progress = AcknowledgedProgress(acknowledged)
    var entry: [UInt8] = []
    while try readEntry(file, sequence: progress.size, into: &entry, leaf: { progress.leaf = $0 }) {
      try body(entry)
      guard progress.advance() || isBranch else {
        throw problem(file, progress.lastMatch..<progress.size, .notAsAcknowledged)
      }
    }
    let head = try checkNote(file, progress)
    if let missing = acknowledged.last?.size, missing > progress.size, !isBranch {
      throw problem(file, progress.size..<missing, .acknowledgedMissing)
    }
    return Passed(head: head, matches: progress.matches)
  }

  private func readHeader(_ file: ExportFile) throws(ExportProblem) {
    for expected in ExportFormat.headerLines(election: election, device: device, key: key) {
      let isAsExpected = try file.withLine(bytesMax: ExportFormat.lineBytesMax) { line in
        line.elementsEqual(expected.utf8)
      }
      guard isAsExpected == true else { throw problem(file, nil, isAsExpected == nil ? .truncated : .malformed) }
    }
  }

  /// Reads the next entry; false at the empty line behind the last one.
  private func readEntry(
    _ file: ExportFile, sequence: UInt32, into entry: inout [UInt8], leaf: (Digest32) -> Void
  ) throws(ExportProblem) -> Bool {
    var parsed: EntryLine?
    let isEntry = try file.withLine(bytesMax: ExportFormat.lineBytesMax) { (line) throws(ExportProblem) in
      guard !line.isEmpty else { return false }
      parsed = EntryLine(line, into: &entry)
      return true
    }
    guard let isEntry else { throw problem(file, sequence..<(sequence + 1), .truncated) }
    guard isEntry else { return false }
    let place = sequence..<(sequence + 1)
    guard let parsed, sequence < UInt32.max - 1 else { throw problem(file, place, .lineMalformed) }
    guard parsed.sequence == UInt64(sequence) else {
      throw problem(file, place, .sequenceDiffers(found: parsed.sequence))
    }
    let hash = MerkleTree.leafHash(entry)
    guard hash == parsed.leaf else { throw problem(file, place, .leafDiffers) }
    leaf(hash)
    return true
  }

  private func checkNote(_ file: ExportFile, _ progress: AcknowledgedProgress) throws(ExportProblem) -> JournalHead {
    let note = try file.rest(bytesMax: SignedNote.noteBytesMax)
    let signed: Checkpoint
    do throws(SignedNoteError) {
      signed = try Checkpoint(verifying: note, origin: key.name, key: key)
    } catch {
      throw problem(file, nil, .noteInvalid(error))
    }
    // One signature, and nothing beside it that nobody checks.
    guard let parsed = try? SignedNote(parsing: note), parsed.signatures.count == 1, parsed.encoded == note else {
      throw problem(file, nil, .malformed)
    }
    let changed = progress.lastMatch..<max(progress.size, progress.lastMatch)
    guard signed.size == UInt64(progress.size) else {
      let end = UInt32(clamping: max(signed.size, UInt64(progress.size)))
      throw problem(file, min(UInt32(clamping: signed.size), progress.size)..<end, .sizeDiffers(signed: signed.size))
    }
    guard signed.root == progress.root else { throw problem(file, changed, .rootDiffers) }
    return JournalHead(device: device, size: progress.size, root: progress.root)
  }

  private func problem(_ file: ExportFile, _ sequences: Range<UInt32>?, _ kind: ExportProblem.Kind) -> ExportProblem {
    ExportProblem(file: file.name, device: device, sequences: sequences, kind: kind)
  }
}

/// A journal's tree while it grows, compared with what the hall acknowledged at each size.
private struct AcknowledgedProgress {
  private let heads: [JournalHead]
  private var next = 0
  private var accumulator = MerkleAccumulator()
  /// The largest size at which the journal was as acknowledged.
  private(set) var lastMatch: UInt32 = 0
  private(set) var matches: Set<UInt32> = []
  /// The next entry's leaf.
  var leaf = Digest32.zero

  init(_ heads: [JournalHead]) { self.heads = heads }

  var size: UInt32 { UInt32(accumulator.size) }
  var root: Digest32 { accumulator.root }

  /// Takes the next leaf; false where the hall acknowledged something else.
  mutating func advance() -> Bool {
    accumulator.append(leaf: leaf)
    var isMatch = true
    while next < heads.count, heads[next].size <= size {
      if heads[next].size == size {
        if heads[next].root == accumulator.root {
          lastMatch = size
          matches.insert(size)
        } else {
          isMatch = false
        }
      }
      next += 1
    }
    return isMatch
  }
}

/// `SEQUENCE LEAF ENTRY`, exactly as it is written.
struct EntryLine {
  let sequence: UInt64
  let leaf: Digest32

  /// - Parameter entry: Receives the entry's bytes.
  /// - Returns: Nil for anything that an export would not have written.
  init?(_ line: UnsafeRawBufferPointer, into entry: inout [UInt8]) {
    guard let first = line.firstIndex(of: UInt8(ascii: " ")), (1...10).contains(first) else { return nil }
    var sequence: UInt64 = 0
    for digit in line[..<first] {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      sequence = sequence * 10 + UInt64(digit - UInt8(ascii: "0"))
    }
    guard first == 1 || line[0] != UInt8(ascii: "0") else { return nil }
    let leafStart = first + 1
    let entryStart = leafStart + 2 * Digest32.byteCount + 1
    guard line.count > entryStart, line[entryStart - 1] == UInt8(ascii: " "), (line.count - entryStart) % 2 == 0,
      line.count - entryStart <= 2 * Entry.bytesMax
    else { return nil }
    guard Self.decode(line, leafStart..<(entryStart - 1), into: &entry), let leaf = Digest32(bytes: entry),
      Self.decode(line, entryStart..<line.count, into: &entry)
    else { return nil }
    self.sequence = sequence
    self.leaf = leaf
  }

  private static func decode(_ line: UnsafeRawBufferPointer, _ range: Range<Int>, into bytes: inout [UInt8]) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    var index = range.lowerBound
    while index < range.upperBound {
      guard let high = value(line[index]), let low = value(line[index + 1]) else { return false }
      bytes.append(high << 4 | low)
      index += 2
    }
    return true
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
