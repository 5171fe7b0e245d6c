extension SignedNote {
  /// One signature line, `— name base64(key hash ‖ signature)`, of any algorithm.
  package struct Signature: Sendable {
    /// The name of the key.
    package let name: String
    /// The key hash, which also tells the algorithm.
    package let keyID: UInt32
    /// The signature itself; 64 bytes when it is Ed25519.
    package let bytes: [UInt8]

    // An em dash and a space.
    private static let prefix: [UInt8] = [0xe2, 0x80, 0x94, 0x20]

    init(name: String, keyID: UInt32, bytes: [UInt8]) {
      self.name = name
      self.keyID = keyID
      self.bytes = bytes
    }

    /// Reads a line without its newline.
    ///
    /// - Returns: `nil` for any other form.
    init?(parsing line: ArraySlice<UInt8>) {
      guard line.starts(with: Self.prefix) else { return nil }
      let fields = line.dropFirst(Self.prefix.count)
        .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      guard fields.count == 2, let name = String(validating: fields[0], as: UTF8.self), VerifierKey.isName(name),
        let decoded = SignedNoteBase64.decode(fields[1]), decoded.count > 4
      else { return nil }
      self.init(
        name: name, keyID: decoded.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }, bytes: Array(decoded.dropFirst(4)))
    }

    /// The line with its newline.
    var line: String {
      let hash = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * UInt32($0))) }
      return "— \(name) \(SignedNoteBase64.encode(hash + bytes))\n"
    }

    /// Whether the line claims to be of `key`.
    func isClaimed(by key: VerifierKey) -> Bool {
      keyID == key.keyID && name.utf8.elementsEqual(key.name.utf8)
    }
  }
}

extension SignedNote.Signature: Equatable {
  /// Compares names byte for byte.
  package static func == (left: Self, right: Self) -> Bool {
    left.keyID == right.keyID && left.bytes == right.bytes && left.name.utf8.elementsEqual(right.name.utf8)
  }
}
