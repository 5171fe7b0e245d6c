@testable import ElectionRecord

/// Comma-separated files, in chunks of a size that the first byte says.
enum Tables {
  private static func chunks(_ bytes: [UInt8]) -> [[UInt8]] {
    guard let first = bytes.first else { return [] }
    let rest = Array(bytes.dropFirst())
    let size = first == 0 ? max(1, rest.count) : Int(first)
    return stride(from: 0, to: rest.count, by: size).map { Array(rest[$0..<min(rest.count, $0 + size)]) }
  }

  private static func voters(_ chunks: [[UInt8]]) -> [Voter]? {
    var reader = RollReader(areas: .any)
    var rows: [RollRow] = []
    for chunk in chunks { rows += reader.read(chunk) }
    rows += reader.finish()
    return reader.problems.isEmpty ? rows.map(\.voter) : nil
  }

  /// What was read is written and read back, by its bytes.
  static func roll(_ bytes: [UInt8]) {
    guard let voters = voters(chunks(bytes)) else { return }
    let members = voters.contains { !$0.members.isEmpty }
    let text = RollText.rollHeader(members: members) + voters.map { RollText.line($0, members: members) }.joined()
    guard let again = self.voters([Array(text.utf8)]) else { preconditionFailure("a written roll is refused") }
    precondition(again.map(RollDigest.canonical) == voters.map(RollDigest.canonical), "a roll reads back as another")
  }

  static func registration(_ bytes: [UInt8]) {
    var reader = RegistrationFileReader(areas: .any, key: Fixed.registrationKey)
    for chunk in chunks(bytes) { _ = reader.read(chunk) }
    _ = reader.finish()
  }

  static func households(_ bytes: [UInt8]) {
    var reader = HouseholdFileReader()
    for chunk in chunks(bytes) { _ = reader.read(chunk) }
    _ = reader.finish()
  }

  static func identities(_ bytes: [UInt8]) {
    var reader = IdentityFileReader()
    for chunk in chunks(bytes) { _ = reader.read(chunk) }
    _ = reader.finish()
  }
}
