package import Crypto

/// 接任书: who goes on with a lost hall's journal, and from where. The lost hall's own key signs it, which two officers
/// open for that.
///
/// The signed text is exactly four lines:
///
/// ```
/// ballotsync/ELECTION/LOST DEVICE/succession
/// how many entries of the journal are taken over, in decimal
/// base64 of the Merkle root over them
/// base64 of the successor's Ed25519 key
/// ```
///
/// A checkpoint has three lines and another first one, so neither can pass for the other.
///
/// - Source: C2SP signed-note.
package struct SuccessionNote: Hashable, Sendable {
  /// The lost hall's device.
  package let former: DeviceID
  /// Entries of its journal that the successor took over.
  package let size: UInt32
  /// The Merkle root over them.
  package let root: Digest32
  /// The successor's Ed25519 key, 32 bytes.
  package let successorKey: [UInt8]

  package init(former: DeviceID, size: UInt32, root: Digest32, successorKey: [UInt8]) {
    (self.former, self.size, self.root, self.successorKey) = (former, size, root, successorKey)
  }

  /// The longest note, in bytes.
  package static let bytesMax = 1024

  package var successor: DeviceID { DeviceID(publicKey: successorKey) }

  private static func firstLine(election: String, former: DeviceID) -> String {
    JournalOrigin.name(election: election, device: former) + "/succession"
  }

  /// - Throws: ``SignedNoteError``.
  package func signed(election: String, with key: Curve25519.Signing.PrivateKey) throws(SignedNoteError) -> [UInt8] {
    let text = [
      Self.firstLine(election: election, former: former), "\(size)", SignedNoteBase64.encode(root.bytes),
      SignedNoteBase64.encode(successorKey), "",
    ].joined(separator: "\n")
    let name = JournalOrigin.name(election: election, device: former)
    return try SignedNote(signing: text, with: key, name: name).encoded
  }

  /// The note, if the lost hall's key signed it.
  ///
  /// - Returns: Nil for anything else.
  package init?(verifying bytes: [UInt8], election: String, former key: [UInt8]) {
    guard bytes.count <= Self.bytesMax, let verifier = try? SegmentRule.key(of: key, election: election),
      let note = try? SignedNote(parsing: bytes), (try? note.verify(by: [verifier])) != nil,
      // One signature, and nothing beside it: a note has one form, whoever passes it on.
      note.signatures.count == 1, note.encoded == bytes
    else { return nil }
    let former = DeviceID(publicKey: key)
    let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 5, lines[4].isEmpty, lines[0] == Self.firstLine(election: election, former: former),
      let size = UInt32(lines[1]), "\(size)" == lines[1], size > 0,
      let root = SignedNoteBase64.decode(Array(lines[2].utf8)[...]).flatMap({ Digest32(bytes: $0) }),
      let successor = SignedNoteBase64.decode(Array(lines[3].utf8)[...]), successor.count == 32
    else { return nil }
    self.init(former: former, size: size, root: root, successorKey: successor)
  }
}
