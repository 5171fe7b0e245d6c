/// A journal's checkpoint without what both ends know already: 100 bytes instead of some 230.
///
/// The origin follows from election and device and the size from the segment, so only root, key hash and signature
/// travel; the receiver writes the same note again, byte for byte.
package struct CompactCheckpoint: Equatable, Sendable {
  /// Root (32), key hash (4) and Ed25519 signature (64).
  package let bytes: [UInt8]

  /// How many bytes it takes.
  package static let byteCount = 100

  /// - Returns: nil unless `bytes` has ``byteCount`` bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// - Returns: nil when the note is not exactly what ``note(origin:size:)`` writes.
  package init?(note: [UInt8], origin: String, size: UInt32) {
    guard let parsed = try? SignedNote(parsing: note), parsed.signatures.count == 1,
      let checkpoint = try? Checkpoint(parsing: parsed.textBytes), parsed.signatures[0].bytes.count == 64
    else { return nil }
    let keyID = parsed.signatures[0].keyID
    let hash = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * UInt32($0))) }
    bytes = checkpoint.root.bytes + hash + parsed.signatures[0].bytes
    guard self.note(origin: origin, size: size) == note else { return nil }
  }

  /// The signed note that the bytes stand for.
  package func note(origin: String, size: UInt32) -> [UInt8] {
    let root = SignedNoteBase64.encode(Array(bytes[..<32]))
    let signature = SignedNoteBase64.encode(Array(bytes[32...]))
    return Array("\(origin)\n\(size)\n\(root)\n\n— \(origin) \(signature)\n".utf8)
  }
}
