import Crypto

extension Digest32 {
  /// The SHA-256 of `bytes`.
  package init(sha256 bytes: UnsafeRawBufferPointer) {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    self.init(finishing: hash)
  }

  /// The SHA-256 of `bytes`.
  package init(sha256 bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { Digest32(sha256: $0) }
  }

  private init(finishing hash: SHA256) {
    self = hash.finalize().withUnsafeBytes { $0.loadUnaligned(as: Digest32.self) }
  }

  /// The SHA-256 of `prefix` followed by `rest`, without joining them in memory.
  fileprivate init(sha256 prefix: UInt8, _ rest: UnsafeRawBufferPointer) {
    var hash = SHA256()
    Swift.withUnsafeBytes(of: prefix) { hash.update(bufferPointer: $0) }
    hash.update(bufferPointer: rest)
    self.init(finishing: hash)
  }
}

/// The hash tree over a journal's entries, by the two hashes that make it: each has its own first byte, so that neither
/// can pass for the other.
///
/// A tree of n leaves, n > 1, splits after the first k leaves, where k is the greatest power of two below n. Whoever
/// holds a root and a size holds the journal's whole content up to there: no entry can change, move or go unnoticed.
/// ``MerkleAccumulator`` computes roots while entries arrive.
///
/// - Source: RFC 6962 section 2.1, RFC 9162 section 2.1.1.
package enum MerkleTree {
  private static let leafPrefix: UInt8 = 0x00
  private static let nodePrefix: UInt8 = 0x01

  // An entry is 6 to 40 bytes: copying it behind its prefix costs less than a second call into the hash.
  private static let copiedEntryBytesMax = 255

  /// The root of the tree without leaves: the SHA-256 of nothing.
  package static let emptyRoot = Digest32(sha256: [])

  /// The leaf of one entry: `SHA-256(0x00 ‖ entry)`.
  package static func leafHash(_ entry: UnsafeRawBufferPointer) -> Digest32 {
    guard entry.count <= copiedEntryBytesMax else { return Digest32(sha256: leafPrefix, entry) }
    return withUnsafeTemporaryAllocation(byteCount: entry.count + 1, alignment: 1) { scratch in
      scratch[0] = leafPrefix
      UnsafeMutableRawBufferPointer(rebasing: scratch[1...]).copyMemory(from: entry)
      return Digest32(sha256: UnsafeRawBufferPointer(scratch))
    }
  }

  /// The leaf of one entry: `SHA-256(0x00 ‖ entry)`.
  package static func leafHash(_ entry: [UInt8]) -> Digest32 {
    entry.withUnsafeBytes { leafHash($0) }
  }

  /// The parent of two nodes: `SHA-256(0x01 ‖ left ‖ right)`.
  package static func nodeHash(_ left: Digest32, _ right: Digest32) -> Digest32 {
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Digest32.byteCount, alignment: 8) { scratch in
      scratch[0] = nodePrefix
      scratch.storeBytes(of: left, toByteOffset: 1, as: Digest32.self)
      scratch.storeBytes(of: right, toByteOffset: 1 + Digest32.byteCount, as: Digest32.self)
      return Digest32(sha256: UnsafeRawBufferPointer(scratch))
    }
  }
}
