package import Crypto

/// A text signed by one or more keys.
///
/// ```
/// text, which ends in a newline
///
/// — name base64(key hash ‖ signature)
/// ```
///
/// A note that was parsed is only well formed: **nothing in ``text`` counts before ``verify(by:)`` has returned.**
/// Parsing and ``encoded`` are inverse to each other, so a note is stored and compared as its bytes.
///
/// - Source: C2SP signed-note, golang.org/x/mod/sumdb/note.
package struct SignedNote: Sendable, Equatable {
  /// The longest note, in bytes. Leaves room for ``signaturesMax`` signatures of post-quantum size.
  package static let noteBytesMax = 128 * 1024
  /// The most signatures in a note; the specification asks readers to accept 16.
  package static let signaturesMax = 16

  /// The signed text as UTF-8, with its last newline.
  package let textBytes: [UInt8]
  /// The signature lines in their order, verified or not.
  package private(set) var signatures: [Signature]

  private static let newline = UInt8(ascii: "\n")

  /// Reads a note. Checks its form only.
  ///
  /// - Throws: ``SignedNoteError``.
  package init(parsing bytes: [UInt8]) throws(SignedNoteError) {
    try Self.checkCharacters(bytes)
    let separator = bytes.indices.dropLast().last { bytes[$0] == Self.newline && bytes[$0 + 1] == Self.newline }
    guard let separator, separator + 2 < bytes.count, bytes.last == Self.newline else { throw .withoutSignatures }
    let lines = bytes[(separator + 2)...].dropLast().split(separator: Self.newline, omittingEmptySubsequences: false)
    guard lines.count <= Self.signaturesMax else {
      throw .tooManySignatures(found: lines.count, limit: Self.signaturesMax)
    }
    textBytes = Array(bytes[...separator])
    signatures = []
    for (index, line) in lines.enumerated() {
      guard let signature = Signature(parsing: line) else { throw .malformedSignature(line: index + 1) }
      signatures.append(signature)
    }
  }

  /// Signs `text`.
  ///
  /// On Linux and Windows the signature is the deterministic one of RFC 8032: the same key and text give the same
  /// bytes. Apple's CryptoKit draws a random nonce instead, so there a repeated call gives another, equally valid
  /// signature. Nothing may therefore rely on a note's bytes being reproducible.
  ///
  /// - Throws: ``SignedNoteError``, when the text or the name is not allowed in a note.
  package init(
    signing text: String, with key: Curve25519.Signing.PrivateKey, name: String
  ) throws(SignedNoteError) {
    let bytes = Array(text.utf8)
    try Self.checkCharacters(bytes)
    guard bytes.last == Self.newline else { throw .textWithoutNewline }
    textBytes = bytes
    signatures = []
    try addSignature(with: key, name: name)
  }

  /// Adds a signature of the same text after the others, in place of an earlier one of the same key.
  ///
  /// - Throws: ``SignedNoteError``; the note is unchanged when it throws.
  package mutating func addSignature(
    with key: Curve25519.Signing.PrivateKey, name: String
  ) throws(SignedNoteError) {
    let verifier = try VerifierKey(name: name, publicKey: key.publicKey)
    guard let bytes = try? key.signature(for: textBytes) else { throw .signingFailed }
    var signed = self
    signed.signatures.removeAll { $0.isClaimed(by: verifier) }
    signed.signatures.append(Signature(name: name, keyID: verifier.keyID, bytes: Array(bytes)))
    guard signed.signatures.count <= Self.signaturesMax else {
      throw .tooManySignatures(found: signed.signatures.count, limit: Self.signaturesMax)
    }
    guard signed.encoded.count <= Self.noteBytesMax else {
      throw .tooLarge(bytes: signed.encoded.count, limit: Self.noteBytesMax)
    }
    self = signed
  }

  /// The signed text, with its last newline.
  package var text: String { String(decoding: textBytes, as: UTF8.self) }

  /// The whole note as bytes.
  package var encoded: [UInt8] {
    textBytes + [Self.newline] + signatures.flatMap { $0.line.utf8 }
  }

  /// Checks every signature that claims to be of one of `keys`; signatures of other keys are ignored.
  ///
  /// - Returns: the keys that signed, in the order of `keys`; at least one.
  /// - Throws: ``SignedNoteError/signatureInvalid(name:keyID:)`` when one of them is wrong, even if another is right;
  ///   ``SignedNoteError/notSignedByKnownKey`` when there is none.
  @discardableResult
  package func verify(by keys: [VerifierKey]) throws(SignedNoteError) -> [VerifierKey] {
    var signers: [VerifierKey] = []
    for key in keys {
      let claims = signatures.filter { $0.isClaimed(by: key) }
      guard claims.allSatisfy({ key.publicKey.isValidSignature($0.bytes, for: textBytes) }) else {
        throw .signatureInvalid(name: key.name, keyID: key.keyID)
      }
      if !claims.isEmpty { signers.append(key) }
    }
    guard !signers.isEmpty else { throw .notSignedByKnownKey }
    return signers
  }

  private static func checkCharacters(_ bytes: [UInt8]) throws(SignedNoteError) {
    guard bytes.count <= noteBytesMax else { throw .tooLarge(bytes: bytes.count, limit: noteBytesMax) }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    if let offset = bytes.firstIndex(where: { $0 < 0x20 && $0 != newline }) { throw .controlCharacter(offset: offset) }
  }
}
