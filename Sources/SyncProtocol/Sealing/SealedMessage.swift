import Crypto
import FoundationEssentials

/// One message, encrypted under a secret that two devices share and use once: a request to be enrolled, or its answer.
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 1 | format version: 1 |
/// | 1 | 16 | salt: random |
/// | 17 | | the message, encrypted, and its 16-byte tag |
///
/// ChaCha20-Poly1305 with an all-zero nonce and the version byte as associated data, keyed with
/// HKDF-SHA256(secret, salt, info: `ballotsync-message/1` ‖ 0x00 ‖ context, 32 bytes). The salt makes the key new for
/// each message, so the nonce need not vary. The context keeps an answer from passing for a request.
///
/// - Important: whoever sees a sealed message can try secrets against it without asking anybody, as fast as his
///   machines go. The secret must be random, of 80 bits or more; this is no place for a word or a short number.
/// - Source: RFC 5869, RFC 8439.
package enum SealedMessage {
  /// The number of bytes in a salt.
  package static let saltBytes = 16
  /// The shortest secret, in bytes. Sixteen characters of base 32 carry 80 bits.
  package static let secretBytesMin = 16
  /// The longest message, in bytes: 64 KiB.
  package static let plaintextBytesMax = 64 * 1024

  private static let version: UInt8 = 1
  private static let tagBytes = 16
  private static let keyBytes = 32
  private static let headerBytes = 1 + saltBytes

  /// Encrypts a message.
  ///
  /// - Parameters:
  ///   - context: what the message is for; the reader must name the same.
  ///   - salt: 16 random bytes, new for each message.
  /// - Throws: ``SealedMessageError/secretTooShort(bytes:limit:)`` or ``SealedMessageError/tooLarge(limit:)``.
  /// - Precondition: `salt` has ``saltBytes`` bytes.
  package static func seal(
    secret: [UInt8], context: String, salt: [UInt8], plaintext: [UInt8]
  ) throws(SealedMessageError) -> [UInt8] {
    precondition(salt.count == saltBytes, "a salt has \(saltBytes) bytes")
    guard plaintext.count <= plaintextBytesMax else { throw .tooLarge(limit: plaintextBytesMax) }
    let key = try key(secret: secret, context: context, salt: salt[...])
    guard let nonce = zeroNonce,
      let box = try? ChaChaPoly.seal(plaintext, using: key, nonce: nonce, authenticating: [version])
    else { throw .sealingFailed }
    return [version] + salt + Array(box.ciphertext) + Array(box.tag)
  }

  /// Decrypts a message.
  ///
  /// - Throws: ``SealedMessageError``.
  package static func open(
    secret: [UInt8], context: String, sealed: [UInt8]
  ) throws(SealedMessageError) -> [UInt8] {
    guard let version = sealed.first, version >= Self.version else { throw .malformed }
    guard version == Self.version else { throw .futureVersion(found: version) }
    guard sealed.count >= headerBytes + tagBytes else { throw .malformed }
    guard sealed.count <= headerBytes + plaintextBytesMax + tagBytes else { throw .tooLarge(limit: plaintextBytesMax) }
    let key = try key(secret: secret, context: context, salt: sealed[1..<headerBytes])
    guard let nonce = zeroNonce,
      let box = try? ChaChaPoly.SealedBox(
        nonce: nonce, ciphertext: sealed[headerBytes...].dropLast(tagBytes), tag: sealed.suffix(tagBytes)),
      let plaintext = try? ChaChaPoly.open(box, using: key, authenticating: [version])
    else { throw .refused }
    return Array(plaintext)
  }

  private static var zeroNonce: ChaChaPoly.Nonce? { try? ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12)) }

  private static func key(
    secret: [UInt8], context: String, salt: ArraySlice<UInt8>
  ) throws(SealedMessageError) -> SymmetricKey {
    guard secret.count >= secretBytesMin else { throw .secretTooShort(bytes: secret.count, limit: secretBytesMin) }
    return HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: secret), salt: salt,
      info: Array("ballotsync-message/1\0\(context)".utf8), outputByteCount: keyBytes)
  }
}
