import Crypto
import ElectionRecord
import SyncProtocol

/// Messages about three journals whose devices have fixed keys.
struct MessageFixture {
  static let electionID = "small"
  static let election: UInt64 = 0x0102_0304_0506_0708
  static let base = (0..<16).map { UInt8($0) }

  /// A journal in memory that can be cut and signed anywhere.
  struct Journal {
    let key: Curve25519.Signing.PrivateKey
    let entries: [[UInt8]]

    init(_ name: String, entries count: Int) throws {
      key = try .init(rawRepresentation: Digest32(sha256: Array("message/\(name)".utf8)).bytes)
      entries = (0..<count).map {
        Entry(elapsedSeconds: 60, body: .cast(voter: RollNumber($0 + 1), proxy: nil)).encoded()
      }
    }

    var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }
    var device: DeviceID { DeviceID(publicKey: publicKey) }
    var origin: String { JournalOrigin.name(election: electionID, device: device) }

    func accumulator(at size: Int) -> MerkleAccumulator {
      var accumulator = MerkleAccumulator()
      for entry in entries.prefix(size) { accumulator.append(entry) }
      return accumulator
    }

    func segment(_ range: Range<Int>) throws -> JournalSegment {
      let checkpoint = try Checkpoint(
        origin: origin, size: UInt64(range.upperBound), root: accumulator(at: range.upperBound).root)
      return JournalSegment(
        device: device, start: UInt32(range.lowerBound), run: EntryRun(entries: Array(entries[range])),
        checkpoint: try checkpoint.sign(with: key).encoded)
    }

    /// Whether the device signed the segment; a start beyond the journal would be a gap.
    func hasSigned(_ segment: JournalSegment) throws -> Bool {
      guard segment.start <= entries.count else { return false }
      let verifier = try SegmentRule.key(of: publicKey, election: electionID)
      let extended = try? SegmentRule.extend(
        accumulator(at: Int(segment.start)), by: segment.run, checkpoint: segment.checkpoint, origin: origin,
        key: verifier)
      return extended != nil
    }
  }

  let journals: [Journal]

  init() throws { journals = try [Journal("hall", entries: 6), Journal("R1", entries: 9), Journal("R2", entries: 4)] }

  /// A frontier, two segments and a device that is wanted.
  func message() throws -> SyncMessage {
    SyncMessage(
      election: Self.election, base: Self.base, frontier: frontier, wants: [journals[2].device],
      segments: [try journals[0].segment(0..<6), try journals[1].segment(3..<9)])
  }

  var frontier: WireFrontier {
    WireFrontier(
      Frontier(
        journals: [
          journals[0].device: [.init(size: 6, root: journals[0].accumulator(at: 6).root)],
          journals[1].device: [
            .init(size: 3, root: journals[1].accumulator(at: 3).root), .init(size: 300, root: .zero),
          ],
        ]))
  }

  static func decoded(_ bytes: [UInt8]) throws(SyncError) -> SyncMessage {
    try SyncMessage(decoding: bytes, electionID: electionID, election: election)
  }

  /// Whether a message brings nothing but what the devices of these journals signed.
  func isHarmless(_ message: SyncMessage) throws -> Bool {
    try message.segments.allSatisfy { segment in
      guard let journal = journals.first(where: { $0.device == segment.device }) else { return true }
      if segment.start > journal.entries.count { return true }
      let isPart =
        segment.start + UInt32(segment.run.count) <= journal.entries.count
        && segment.run.entries == Array(journal.entries[Int(segment.start)...].prefix(segment.run.count))
      return try isPart || !journal.hasSigned(segment)
    }
  }
}

extension [UInt8] {
  var hex: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

  init(hex: String) {
    let digits = hex.filter { !$0.isWhitespace }.compactMap(\.hexDigitValue)
    self = stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
