package import Crypto
package import ElectionRecord

/// The random name of one sealed file, so that a file that comes twice is seen to be the same.
package struct StickFileID: Hashable, Sendable, CustomStringConvertible {
  /// The number of bytes.
  package static let byteCount = 16

  /// The bytes, random and public.
  package let bytes: [UInt8]

  /// Takes random bytes from the caller.
  ///
  /// - Returns: `nil` unless there are exactly ``byteCount`` bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// 32 hexadecimal digits in lower case.
  package var description: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// A device that can open a sealed file.
package struct StickRecipient: Sendable {
  /// The device.
  package let device: DeviceID
  /// The device's sealing key, from its enrolment.
  package let publicKey: Curve25519.KeyAgreement.PublicKey

  /// Names a recipient.
  package init(device: DeviceID, publicKey: Curve25519.KeyAgreement.PublicKey) {
    (self.device, self.publicKey) = (device, publicKey)
  }

  /// Whether 32 bytes are a key that something can be sealed to.
  ///
  /// A point of small order gives the shared secret zero with everybody: nothing sealed to it would be secret, and
  /// writing a stick for it fails. The scalar of every private key is a multiple of eight, so one key answers for all.
  ///
  /// - Source: RFC 7748, section 6.1: the check for the all-zero value.
  package static func isUsable(_ sealingKey: [UInt8]) -> Bool {
    guard let own = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: [UInt8](repeating: 0x40, count: 32)),
      let key = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: sealingKey),
      let secret = try? own.sharedSecretFromKeyAgreement(with: key)
    else { return false }
    return secret.withUnsafeBytes { !$0.allSatisfy { $0 == 0 } }
  }
}

/// What a sealed file says of itself. It is readable without a key, and names no voter.
package struct StickHeader: Equatable, Sendable {
  /// The digest of the election's definition.
  package let election: Digest32
  /// The file's own name.
  package let fileID: StickFileID
  /// The device that wrote the file, by its own word.
  package let sender: DeviceID
  /// The devices that can open the file, ascending.
  package let recipients: [DeviceID]
}
