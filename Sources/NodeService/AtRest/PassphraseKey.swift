import CryptoExtras
package import Foundation

/// A key from a passphrase, costly to guess from.
///
/// - Source: RFC 7914 (scrypt).
package enum PassphraseKey {
  package static let saltBytes = 16
  package static let keyBytes = 32
  /// The longest passphrase, in UTF-8 bytes.
  package static let bytesMax = 256
  private static let blockSize = 8

  /// - Parameters:
  ///   - salt: ``saltBytes`` random bytes.
  ///   - rounds: A power of two; one try takes as many KiB.
  /// - Returns: ``keyBytes`` bytes. Typed on other keyboards, the same characters are the same passphrase.
  /// - Throws: ``PassphraseError``.
  package static func derive(_ passphrase: String, salt: Data, rounds: Int) throws(PassphraseError) -> Data {
    let text = Data(passphrase.precomposedStringWithCompatibilityMapping.utf8)
    guard text.count <= bytesMax else { throw .tooLong }
    do {
      let key = try KDF.Scrypt.deriveKey(
        from: text, salt: salt, outputByteCount: keyBytes, rounds: rounds, blockSize: blockSize, parallelism: 1)
      return key.withUnsafeBytes { Data($0) }
    } catch {
      throw .noMemory
    }
  }
}

/// Why a passphrase cannot be worked with.
package enum PassphraseError: Error, Equatable, Sendable {
  case tooLong
  /// The machine cannot compute it.
  case noMemory
}
