import Crypto
package import ElectionRecord

/// The election's person key (选民密钥): random, at its nodes only, and for what a journal must not say of a person.
///
/// Rows of persons who are added to the roll travel sealed under it, and names of persons without a number as digests.
package struct PersonKey: Equatable, Sendable {
  package static let byteCount = 32

  package let bytes: [UInt8]

  /// - Parameter bytes: ``byteCount`` random bytes; nil for any other number of bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  private static let sealing = "ballotsync/added-row/1"
  private static let rows = "ballotsync/added-row-digest/1"
  private static let names = "ballotsync/person/1"
  private static let mark = "ballotsync/person-key/1"

  /// Tells this key from another election's, and nothing else about it.
  package var fingerprint: String { Hex.text(Array(digest([], Self.mark).bytes.prefix(8))) }

  private func key(_ use: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: bytes), info: Array(use.utf8), outputByteCount: Self.byteCount)
  }

  private func digest(_ bytes: [UInt8], _ use: String) -> Digest32 {
    HMAC<SHA256>.authenticationCode(for: bytes, using: key(use)).withUnsafeBytes { Digest32($0) } ?? .zero
  }

  /// Tells whether two laptops speak of one name, as names are compared, and nothing to who has no key.
  package func digest(ofName name: String) -> Digest32 { digest(Array(name.folded.text.utf8), Self.names) }

  /// Seals a row for the journal.
  ///
  /// The nonce is the start of the row's own digest: one row has one form, and no two rows share a nonce.
  ///
  /// - Returns: The row's digest, and the row as ChaCha20-Poly1305 seals it (RFC 8439); nil for a row that is too long.
  package func seal(_ voter: Voter) -> (digest: Digest32, sealed: [UInt8])? {
    let row = AddedRow.bytes(voter)
    let digest = digest(row, Self.rows)
    guard let nonce = try? ChaChaPoly.Nonce(data: digest.bytes.prefix(12)),
      let box = try? ChaChaPoly.seal(row, using: key(Self.sealing), nonce: nonce),
      box.combined.count <= VoterAdded.sealedBytesMax
    else { return nil }
    return (digest, Array(box.combined))
  }

  /// The row that the hall added; nil where it was sealed under another key, or is not the one of the record.
  package func open(_ record: VoterAdded) -> Voter? {
    guard let box = try? ChaChaPoly.SealedBox(combined: record.sealed),
      let row = try? ChaChaPoly.open(box, using: key(Self.sealing)), digest(Array(row), Self.rows) == record.digest,
      let voter = AddedRow.voter(Array(row)), voter.number == record.voter, voter.area == record.area
    else { return nil }
    return voter
  }
}

/// The fields of a row between number and card, each with its number, and the household's other members.
private enum AddedRow {
  static func bytes(_ voter: Voter) -> [UInt8] {
    var writer = WireWriter()
    let texts = [
      "\(voter.number)", voter.name, voter.sex, voter.birthDate, voter.address, voter.area, voter.household, voter.card,
    ]
    for (index, text) in texts.enumerated() { writer.field(index + 1, text) }
    if !voter.members.isEmpty { writer.field(texts.count + 1, HouseholdMembers.text(voter.members)) }
    return writer.bytes
  }

  static func voter(_ bytes: [UInt8]) -> Voter? {
    guard let fields = try? JoinFields(bytes), let number = fields.text(1).flatMap({ RollNumber($0) }) else {
      return nil
    }
    func text(_ number: Int) -> String { fields.text(number) ?? "" }
    return Voter(
      number: number, name: text(2), sex: text(3), birthDate: text(4), address: text(5), area: text(6),
      household: text(7), card: text(8), members: HouseholdMembers.names(text(9)))
  }
}
