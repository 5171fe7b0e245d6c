import Crypto

/// The secret under which identity numbers are hashed (登记密钥), held at the hall.
///
/// Communities that share it can find a person who registered twice by comparing hashes alone.
package struct RegistrationKey: Sendable {
  package static let byteCount = 32

  private let key: SymmetricKey

  /// - Returns: nil unless there are ``byteCount`` bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    key = SymmetricKey(data: bytes)
  }

  /// HMAC-SHA-256 of an identity number in capitals.
  package func hash(identity number: String) -> Digest32 { hash("ballotsync/identity/1\n" + number) }

  /// HMAC-SHA-256 of a folded name and a birth date: a person whose identity number nobody wrote down.
  package func hash(name: String, birthDate: CalendarDay) -> Digest32 {
    hash(nameAsTyped: name.folded.text, birthDate: birthDate)
  }

  /// The same of a name as it was typed: what files say that were written before names were folded.
  func hash(nameAsTyped name: String, birthDate: CalendarDay) -> Digest32 {
    hash("ballotsync/person/1\n\(birthDate)\n" + name)
  }

  private func hash(_ text: String) -> Digest32 {
    HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key).withUnsafeBytes { Digest32($0) } ?? .zero
  }
}
