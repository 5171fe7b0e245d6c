package import Crypto

extension SignedNote {
  /// A key that a reader trusts to sign under a name.
  ///
  /// Its text is `name+hash+base64`: the key hash as eight hexadecimal digits in lower case, then 0x01 and the 32 bytes
  /// of the Ed25519 key. It is not secret; it is read aloud, printed and pinned.
  ///
  /// - Source: golang.org/x/mod/sumdb/note, C2SP signed-note.
  package struct VerifierKey: Sendable {
    /// The longest key name, in bytes of UTF-8.
    package static let nameBytesMax = 255

    /// The name that stands in signature lines.
    package let name: String
    /// The key hash: the first four bytes, big-endian, of `SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)`.
    package let keyID: UInt32
    /// The Ed25519 key.
    package let publicKey: Curve25519.Signing.PublicKey

    static let ed25519: UInt8 = 0x01

    /// Names a key.
    ///
    /// - Throws: ``SignedNoteError/malformedKeyName``.
    package init(name: String, publicKey: Curve25519.Signing.PublicKey) throws(SignedNoteError) {
      guard Self.isName(name) else { throw .malformedKeyName }
      self.name = name
      self.publicKey = publicKey
      keyID = Self.keyID(name: name, publicKey: Array(publicKey.rawRepresentation))
    }

    /// Reads a key's text.
    ///
    /// - Throws: ``SignedNoteError/malformedKey``, ``SignedNoteError/malformedKeyName`` or
    ///   ``SignedNoteError/keyIDMismatch(found:expected:)``.
    package init(parsing text: String) throws(SignedNoteError) {
      // The base64 part may contain plus signs; the name must not, and the hash does not.
      let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let name = String(parts[0]),
        let found = Self.keyID(parsing: parts[1]),
        let key = SignedNoteBase64.decode(parts[2]), key.count == 33, key[0] == Self.ed25519,
        let publicKey = try? Curve25519.Signing.PublicKey(rawRepresentation: Array(key.dropFirst()))
      else { throw .malformedKey }
      try self.init(name: name, publicKey: publicKey)
      guard found == keyID else { throw .keyIDMismatch(found: found, expected: keyID) }
    }

    /// The key's text, `name+hash+base64`.
    package var text: String {
      let key = [Self.ed25519] + Array(publicKey.rawRepresentation)
      return "\(name)+\(Self.hex(keyID))+\(SignedNoteBase64.encode(key))"
    }

    /// Whether `name` may stand in a signature line: not empty, no Unicode space, no plus sign, no control character.
    static func isName(_ name: String) -> Bool {
      (1...nameBytesMax).contains(name.utf8.count)
        && name.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "+" && !$0.properties.isWhitespace }
    }

    private static func keyID(name: String, publicKey: [UInt8]) -> UInt32 {
      let hash = Digest32(sha256: Array(name.utf8) + [UInt8(ascii: "\n"), ed25519] + publicKey)
      return hash.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func keyID(parsing digits: Substring.UTF8View) -> UInt32? {
      guard let text = String(digits), let value = UInt32(text, radix: 16), hex(value) == text else { return nil }
      return value
    }

    private static func hex(_ value: UInt32) -> String {
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }
  }
}

extension SignedNote.VerifierKey: Equatable, CustomStringConvertible {
  /// Compares names byte for byte: Unicode holds some different names for equal, and their key hashes differ.
  package static func == (left: Self, right: Self) -> Bool {
    left.keyID == right.keyID && left.name.utf8.elementsEqual(right.name.utf8)
      && left.publicKey.rawRepresentation == right.publicKey.rawRepresentation
  }

  /// The same as ``text``.
  package var description: String { text }
}
