import Crypto
import ElectionRecord

/// A device whose keys follow from its name.
struct TestDevice: Sendable {
  let key: Curve25519.Signing.PrivateKey

  init(_ name: String) throws {
    key = try Curve25519.Signing.PrivateKey(rawRepresentation: Digest32(sha256: Array("store/\(name)".utf8)).bytes)
  }

  var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }
  var id: DeviceID { DeviceID(publicKey: publicKey) }
}

/// A journal as its device wrote it: whole in memory, to be cut and signed anywhere.
struct TestJournal {
  static let election = "test"

  let device: TestDevice
  private(set) var entries: [[UInt8]] = []

  init(device: TestDevice) { self.device = device }

  mutating func append(_ bodies: EntryBody..., after seconds: Int64 = 60) {
    entries += bodies.map { Entry(elapsedSeconds: seconds, body: $0).encoded() }
  }

  mutating func cast(_ voters: ClosedRange<RollNumber>) {
    for voter in voters { append(.cast(voter: voter, proxy: nil)) }
  }

  /// Another history that shares the first `size` entries.
  func branch(at size: Int) -> TestJournal {
    var branch = self
    branch.entries = Array(entries.prefix(size))
    return branch
  }

  func root(at size: Int) -> Digest32 {
    var accumulator = MerkleAccumulator()
    for entry in entries.prefix(size) { accumulator.append(entry) }
    return accumulator.root
  }

  /// A segment with its checkpoint.
  ///
  /// - Parameters:
  ///   - signer: Who signs instead of the device.
  ///   - stated: The size that the checkpoint states instead of the true one.
  func segment(
    _ range: Range<Int>, signer: TestDevice? = nil, stated: Int? = nil, root: Digest32? = nil
  ) throws -> JournalSegment {
    let checkpoint = try Checkpoint(
      origin: JournalOrigin.name(election: Self.election, device: device.id), size: UInt64(stated ?? range.upperBound),
      root: root ?? self.root(at: range.upperBound))
    return JournalSegment(
      device: device.id, start: UInt32(range.lowerBound), run: EntryRun(entries: Array(entries[range])),
      checkpoint: try checkpoint.sign(with: (signer ?? device).key).encoded)
  }

  func whole() throws -> JournalSegment { try segment(0..<entries.count) }

  /// The whole journal in segments that end at random places.
  func cut(using generator: inout some RandomNumberGenerator) throws -> [JournalSegment] {
    var segments: [JournalSegment] = []
    var start = 0
    while start < entries.count {
      let end = Int.random(in: (start + 1)...entries.count, using: &generator)
      segments.append(try segment(start..<end))
      start = end
    }
    return segments
  }
}
