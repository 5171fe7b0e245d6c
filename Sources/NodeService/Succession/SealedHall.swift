package import Crypto
package import ElectionRecord
package import SyncProtocol

/// What a sheet opens: everything that the hall's machine had and nobody else has.
package struct SealedHall: Sendable {
  private enum Field {
    static let signing = 1
    static let sealing = 2
    static let authorityKey = 3
    static let authorityCertificate = 4
    static let personKey = 5
    static let registrationKey = 6
    static let inherited = 7
  }

  package let keys: NodeKeys
  /// Of the election's private certificate authority, PEM.
  package let authorityKey: String
  package let authorityCertificate: String
  package let personKey: PersonKey?
  /// The file of the key of registrations' hashes; nil where there is none.
  package let registrationKey: String?
  /// Sealing keys of the halls before.
  package let inherited: [DeviceID: Curve25519.KeyAgreement.PrivateKey]

  package init(
    keys: NodeKeys, authorityKey: String, authorityCertificate: String, personKey: PersonKey?,
    registrationKey: String?, inherited: [DeviceID: Curve25519.KeyAgreement.PrivateKey]
  ) {
    (self.keys, self.authorityKey, self.authorityCertificate) = (keys, authorityKey, authorityCertificate)
    (self.personKey, self.registrationKey, self.inherited) = (personKey, registrationKey, inherited)
  }

  /// Seals it under a sheet's key.
  ///
  /// - Parameters:
  ///   - key: ``RecoveryHalf/keyBytes`` random bytes.
  ///   - salt: Sixteen random bytes.
  /// - Throws: ``SealedMessageError``.
  package func sealed(
    election: String, sheet: UInt16, key: [UInt8], salt: [UInt8]
  ) throws(SealedMessageError) -> RecoverySealed {
    var writer = WireWriter()
    writer.field(Field.signing, Array(keys.signing.rawRepresentation))
    writer.field(Field.sealing, Array(keys.sealing.rawRepresentation))
    writer.field(Field.authorityKey, authorityKey)
    writer.field(Field.authorityCertificate, authorityCertificate)
    if let personKey { writer.field(Field.personKey, personKey.bytes) }
    if let registrationKey { writer.field(Field.registrationKey, registrationKey) }
    for (device, key) in inherited.sorted(by: { $0.key < $1.key }) {
      writer.field(Field.inherited, device.bigEndianBytes + Array(key.rawRepresentation))
    }
    let name = RecoveryHalf.name(of: sheet)
    return RecoverySealed(
      sheet: name,
      sealed: try SealedMessage.seal(
        secret: key, context: Self.context(election, name), salt: salt, plaintext: writer.bytes))
  }

  private static func context(_ election: String, _ sheet: String) -> String {
    "ballotsync-recovery/1 \(election) \(sheet)"
  }

  /// Opens what a sheet sealed.
  ///
  /// - Throws: ``Refusal`` with `sheetOpensNothing` for another sheet's key.
  package init(opening recovery: RecoverySealed, election: String, key: [UInt8]) throws(Refusal) {
    guard
      let plain = try? SealedMessage.open(
        secret: key, context: Self.context(election, recovery.sheet), sealed: recovery.sealed),
      let fields = try? JoinFields(plain), let signing = fields.bytes(Field.signing),
      let sealing = fields.bytes(Field.sealing), let keys = try? NodeKeys(signingSeed: signing, sealingSeed: sealing),
      let authorityKey = fields.bytes(Field.authorityKey),
      let certificate = fields.bytes(Field.authorityCertificate)
    else { throw .sheetOpensNothing(recovery.sheet) }
    let inherited = fields.all(Field.inherited).compactMap(Self.inherited)
    self.init(
      keys: keys, authorityKey: String(decoding: authorityKey, as: UTF8.self),
      authorityCertificate: String(decoding: certificate, as: UTF8.self),
      personKey: fields.bytes(Field.personKey).flatMap { PersonKey(bytes: $0) },
      registrationKey: fields.bytes(Field.registrationKey).map { String(decoding: $0, as: UTF8.self) },
      inherited: Dictionary(inherited) { first, _ in first })
  }

  private static func inherited(_ bytes: [UInt8]) -> (DeviceID, Curve25519.KeyAgreement.PrivateKey)? {
    guard bytes.count == 40, let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes.dropFirst(8))
    else { return nil }
    return (DeviceID(rawValue: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }), key)
  }

  /// The sealing keys that a successor inherits, this hall's own too.
  package var passedOn: [DeviceID: Curve25519.KeyAgreement.PrivateKey] {
    inherited.merging([keys.device: keys.sealing]) { $1 }
  }
}

extension Refusal {
  static func sheetOpensNothing(_ sheet: String) -> Refusal {
    Refusal(
      "sheetOpensNothing", .unverified,
      zh: "这两半打不开这里的恢复文件（它属于恢复单 \(sheet)）。请换用那张单，或换一个更早或更晚的来源。",
      en:
        "The halves do not open the recovery that is here (it is of sheet \(sheet)). Take that sheet, or an earlier or "
        + "later source.")
  }
}
