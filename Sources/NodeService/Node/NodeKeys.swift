package import Crypto
package import ElectionRecord

/// A device's own keys. They never leave the laptop.
package struct NodeKeys: Sendable {
  /// Signs the journal's checkpoints (Ed25519).
  package let signing: Curve25519.Signing.PrivateKey
  /// Opens sticks that are sealed to this device (X25519).
  package let sealing: Curve25519.KeyAgreement.PrivateKey
  package let publicKey: [UInt8]
  package let device: DeviceID

  package init(signing: Curve25519.Signing.PrivateKey, sealing: Curve25519.KeyAgreement.PrivateKey) {
    self.signing = signing
    self.sealing = sealing
    publicKey = Array(signing.publicKey.rawRepresentation)
    device = DeviceID(publicKey: publicKey)
  }

  /// Keys from two secrets of 32 bytes each.
  ///
  /// - Throws: what Crypto throws for secrets of another length.
  package init(signingSeed: [UInt8], sealingSeed: [UInt8]) throws {
    self.init(
      signing: try Curve25519.Signing.PrivateKey(rawRepresentation: signingSeed),
      sealing: try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: sealingSeed))
  }

  package var sealingPublicKey: [UInt8] { Array(sealing.publicKey.rawRepresentation) }

  /// The public key in the text form of C2SP signed notes, for observers.
  package func verifierKeyText(election: String) -> String {
    let key = try? SegmentRule.key(of: publicKey, election: election)
    return key?.text ?? ""
  }

  /// Signs the journal's head.
  func checkpoint(election: String, size: UInt32, root: Digest32) -> [UInt8]? {
    let origin = JournalOrigin.name(election: election, device: device)
    guard let checkpoint = try? Checkpoint(origin: origin, size: UInt64(size), root: root) else { return nil }
    return try? checkpoint.sign(with: signing).encoded
  }
}
