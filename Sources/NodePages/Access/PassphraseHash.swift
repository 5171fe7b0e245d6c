package import ElectionRecord
import Foundation
package import NodeService

/// What is kept of a passphrase: enough to recognise it, and costly to guess from.
///
/// - Source: RFC 7914 (scrypt); with these costs one try takes 32 MiB and about a tenth of a second.
package struct PassphraseHash: Codable, Equatable, Sendable {
  static let rounds = 1 << 15
  /// The shortest passphrase, in characters.
  package static let charactersMin = 8

  let salt: Data
  let hash: Data

  /// - Parameter salt: `PassphraseKey.saltBytes` random bytes.
  /// - Throws: ``PassphraseError/tooLong``; ``PassphraseError/noMemory`` where the machine cannot compute it.
  package init(_ passphrase: String, salt: [UInt8]) throws(PassphraseError) {
    self.salt = Data(salt)
    hash = try Self.derive(passphrase, self.salt)
  }

  /// Whether it is the passphrase, in a time that does not depend on where it differs.
  func matches(_ passphrase: String) throws(PassphraseError) -> Bool {
    let other = try Self.derive(passphrase, salt)
    guard other.count == hash.count else { return false }
    return zip(hash, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func derive(_ passphrase: String, _ salt: Data) throws(PassphraseError) -> Data {
    try PassphraseKey.derive(passphrase, salt: salt, rounds: rounds)
  }
}

extension PassphraseError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .tooLong: .passphraseWeak
    case .noMemory: .signInBusy
    }
  }
}

/// A code that an account begins with: said by whoever makes it, typed once by its owner.
package enum AccountCode {
  /// Letters and digits that look like no other.
  private static let signs = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")
  package static let byteCount = 10

  /// What was typed as a code in any letters, with or without its hyphen.
  static func read(_ typed: String) -> String {
    let letters = typed.uppercased().filter { signs.contains($0) }
    return letters.count == byteCount ? String(letters.prefix(5)) + "-" + String(letters.dropFirst(5)) : typed
  }

  /// The code of ``byteCount`` random bytes: 50 bits in two groups.
  package static func text(_ random: [UInt8]) -> String {
    let text = random.map { signs[Int($0) % signs.count] }
    return String(text.prefix(5)) + "-" + String(text.dropFirst(5))
  }
}
