import Crypto
import CryptoExtras
package import ElectionRecord
import Foundation

/// What is kept of a passphrase: enough to recognise it, and costly to guess from.
///
/// - Source: RFC 7914 (scrypt); with these costs one try takes 32 MiB and about a tenth of a second.
package struct PassphraseHash: Codable, Equatable, Sendable {
  package static let saltBytes = 16
  static let hashBytes = 32
  static let rounds = 1 << 15
  static let blockSize = 8
  /// The shortest passphrase, in characters; and the longest, in UTF-8 bytes.
  package static let charactersMin = 8
  static let bytesMax = 256

  let salt: Data
  let hash: Data

  /// - Parameter salt: ``saltBytes`` random bytes.
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

  /// Typed on other keyboards, the same characters are the same passphrase.
  private static func derive(_ passphrase: String, _ salt: Data) throws(PassphraseError) -> Data {
    let text = Data(passphrase.precomposedStringWithCompatibilityMapping.utf8)
    guard text.count <= bytesMax else { throw .tooLong }
    do {
      let key = try KDF.Scrypt.deriveKey(
        from: text, salt: salt, outputByteCount: hashBytes, rounds: rounds, blockSize: blockSize, parallelism: 1)
      return key.withUnsafeBytes { Data($0) }
    } catch {
      throw .noMemory
    }
  }
}

/// Why a passphrase cannot be worked with.
package enum PassphraseError: Error, Equatable, Sendable {
  case tooLong
  case noMemory
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
