/// 补登: the hall puts a person on the roll after it was imported (选民名单补正).
///
/// No name stands in a journal. Who holds the election's person key (every node, and nobody else) opens the row;
/// everybody else sees that a number was given, for which area, on what basis and by whom. A row that takes the place
/// of a household's representative (户代表更换) has the same form.
package struct VoterAdded: WireMessage {
  /// The most voters that one election adds.
  package static let votersMax = 10_000
  /// The longest sealed row, in bytes.
  package static let sealedBytesMax = 4096

  /// The number that the person got: one beyond the imported roll; the household's own where a representative is
  /// replaced.
  package var voter: RollNumber = 0
  /// The area of the person's address, as the roll names areas.
  package var area = ""
  /// A digest of the row under the person key: it tells that a row is the one that was added, and nobody's name.
  package var digest = Digest32.zero
  /// The row, encrypted under the person key.
  package var sealed: [UInt8] = []
  /// What the officers rest it on, without a name: `申诉 3 成立`, `法院判决`.
  package var basis = ""
  package var officers: [String] = []

  package init() {}

  package init(
    voter: RollNumber, area: String, digest: Digest32, sealed: [UInt8], basis: String, officers: [String]
  ) {
    self.voter = voter
    self.area = area
    self.digest = digest
    self.sealed = sealed
    self.basis = basis
    self.officers = officers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.voter(1, "voter", &voter)
    try fields.text(2, "area", &area)
    try fields.digest(3, "digest", &digest)
    try fields.key(4, "sealed", &sealed)
    try fields.text(5, "basis", &basis)
    try fields.texts(6, "officers", &officers)
    try fields.demand(4, sealed.count <= Self.sealedBytesMax)
  }
}
