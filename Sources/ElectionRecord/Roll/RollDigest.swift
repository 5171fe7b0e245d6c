import Crypto

/// The digest of a roll: SHA-256 over the canonical form of its rows, in the order of their numbers.
///
/// The canonical form starts with ``prefix``. Each row is its number, name, sex, birth date, address, area, household
/// and card, in this order; each field is its length in bytes as a varint and its UTF-8 bytes, the number in decimal
/// digits. Where a household's other members are named, an empty field and their names follow, as ``HouseholdMembers``
/// writes them; no number is empty, so they are nobody's number. So two rolls have one digest only if they have the
/// same rows; the file's line ends, quotes and column order do not matter.
package struct RollDigest: Sendable {
  /// What the canonical form starts with.
  package static let prefix = "ballotsync/roll/1\n"

  private var hash = SHA256()

  package init() { hash.update(data: Array(Self.prefix.utf8)) }

  /// Adds the next row, already in its canonical form.
  package mutating func append(canonical row: [UInt8]) { hash.update(data: row) }

  /// Adds the next row.
  package mutating func append(_ voter: Voter) { append(canonical: Self.canonical(voter)) }

  /// The digest of the rows so far.
  package func finish() -> Digest32 {
    hash.finalize().withUnsafeBytes { Digest32($0) } ?? .zero
  }

  /// The canonical form of one row.
  package static func canonical(_ voter: Voter) -> [UInt8] {
    var writer = WireWriter()
    var fields = [
      String(voter.number), voter.name, voter.sex, voter.birthDate, voter.address, voter.area, voter.household,
      voter.card,
    ]
    if !voter.members.isEmpty { fields += ["", HouseholdMembers.text(voter.members)] }
    for field in fields {
      writer.varint(UInt64(field.utf8.count))
      writer.raw(field.utf8)
    }
    return writer.bytes
  }
}
