package import Crypto

/// The size and root of a journal, as its device signs them.
///
/// The signed text is exactly three lines:
///
/// ```
/// origin
/// size, in decimal without leading zeros
/// base64 of the root
/// ```
///
/// Extension lines, which the specification allows and advises against, are refused: nothing here would check them.
///
/// - Source: C2SP tlog-checkpoint.
package struct Checkpoint: Sendable, Hashable {
  /// The longest origin, in bytes of UTF-8.
  package static let originBytesMax = 255

  /// The log's identity: one line without control characters. The key that signs is usually named alike.
  package let origin: String
  /// The number of entries.
  package let size: UInt64
  /// The root over those entries.
  package let root: Digest32

  /// Composes a checkpoint.
  ///
  /// - Throws: ``SignedNoteError/malformedCheckpoint(line:)`` when the origin is empty, too long or not one line, or
  ///   size and root disagree on whether the journal is empty.
  package init(origin: String, size: UInt64, root: Digest32) throws(SignedNoteError) {
    guard (1...Self.originBytesMax).contains(origin.utf8.count), origin.utf8.allSatisfy({ $0 >= 0x20 }) else {
      throw .malformedCheckpoint(line: 1)
    }
    guard (size == 0) == (root == MerkleTree.emptyRoot) else { throw .malformedCheckpoint(line: 3) }
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// Reads the three lines of an unsigned text.
  ///
  /// Believe a checkpoint only when it comes from ``init(verifying:origin:key:)-(SignedNote,_,_)``.
  ///
  /// - Throws: ``SignedNoteError/malformedCheckpoint(line:)``.
  package init(parsing text: [UInt8]) throws(SignedNoteError) {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count >= 4 else { throw .malformedCheckpoint(line: lines.count) }
    guard lines.count == 4, lines[3].isEmpty else { throw .malformedCheckpoint(line: 4) }
    guard let origin = String(validating: lines[0], as: UTF8.self) else { throw .malformedCheckpoint(line: 1) }
    // Comparing with what would be written refuses leading zeros, signs and whatever else a parser forgives.
    guard let digits = String(validating: lines[1], as: UTF8.self), let size = UInt64(digits), "\(size)" == digits
    else { throw .malformedCheckpoint(line: 2) }
    guard let bytes = SignedNoteBase64.decode(lines[2]), let root = Digest32(bytes: bytes)
    else { throw .malformedCheckpoint(line: 3) }
    try self.init(origin: origin, size: size, root: root)
  }

  /// The three lines.
  package var text: String {
    root.withUnsafeBytes { "\(origin)\n\(size)\n\(SignedNoteBase64.encode($0))\n" }
  }

  /// Signs the checkpoint.
  ///
  /// Whether the same checkpoint gives the same bytes again depends on the platform, see
  /// ``SignedNote/init(signing:with:name:)``.
  ///
  /// - Important: a device must never sign two checkpoints unless one's journal begins with the other's.
  /// - Parameter name: the key's name; the specification advises the origin, which stands for `nil`.
  /// - Throws: ``SignedNoteError/malformedKeyName``, ``SignedNoteError/signingFailed``.
  package func sign(
    with key: Curve25519.Signing.PrivateKey, name: String? = nil
  ) throws(SignedNoteError) -> SignedNote {
    try SignedNote(signing: text, with: key, name: name ?? origin)
  }

  /// Takes a checkpoint from a note that `key` signed. Signatures of other keys are ignored.
  ///
  /// - Parameter origin: the log that the checkpoint must be of.
  /// - Throws: ``SignedNoteError``.
  package init(verifying note: SignedNote, origin: String, key: SignedNote.VerifierKey) throws(SignedNoteError) {
    try note.verify(by: [key])
    try self.init(parsing: note.textBytes)
    guard self.origin.utf8.elementsEqual(origin.utf8) else { throw .foreignOrigin(found: self.origin) }
  }

  /// Takes a checkpoint from the bytes of a note that `key` signed. Signatures of other keys are ignored.
  ///
  /// - Parameter origin: the log that the checkpoint must be of.
  /// - Throws: ``SignedNoteError``.
  package init(verifying bytes: [UInt8], origin: String, key: SignedNote.VerifierKey) throws(SignedNoteError) {
    try self.init(verifying: SignedNote(parsing: bytes), origin: origin, key: key)
  }

  /// Compares origins byte for byte.
  package static func == (left: Self, right: Self) -> Bool {
    left.size == right.size && left.root == right.root && left.origin.utf8.elementsEqual(right.origin.utf8)
  }

  /// Hashes what `==` compares.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(size)
    hasher.combine(root)
  }
}

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
