import Crypto
import ElectionRecord
import FoundationEssentials

/// A header that was read from a file and is still to be authenticated.
struct StickHeaderOpening {
  let header: StickHeader
  private let bytes: ArraySlice<UInt8>

  /// The length of the header, with its code.
  var byteCount: Int { bytes.count }

  /// Reads the header at the beginning of `buffer`.
  ///
  /// A wrong file is refused as early as its bytes tell. The election comes before the recipients, since for a file of
  /// another election «another election» is the answer that helps.
  ///
  /// - Returns: `nil` when more bytes are needed.
  /// - Throws: ``StickError``.
  init?(parsing buffer: [UInt8], election: Digest32) throws(StickError) {
    guard buffer.starts(with: StickFormat.magic.prefix(buffer.count)) else { throw .notAStick }
    guard buffer.count > StickFormat.versionOffset else { return nil }
    let version = buffer[StickFormat.versionOffset]
    guard version <= StickFormat.version else { throw .futureVersion(found: version) }
    guard version == StickFormat.version else { throw .notAStick }
    guard buffer.count >= StickFormat.recipientsOffset else { return nil }

    guard let found = Digest32(bytes: buffer[StickFormat.electionOffset..<StickFormat.fileIDOffset]),
      let fileID = StickFileID(bytes: Array(buffer[StickFormat.fileIDOffset..<StickFormat.senderOffset]))
    else { throw .damaged(offset: UInt64(StickFormat.electionOffset)) }
    guard found == election else { throw .foreignElection(found: found) }

    let count = Int(StickFormat.integer(Self.slice(buffer, StickFormat.recipientCountOffset, 2)) as UInt16)
    guard (1...StickFormat.recipientsMax).contains(count) else {
      throw .damaged(offset: UInt64(StickFormat.recipientCountOffset))
    }
    let end = StickFormat.recipientsOffset + count * StickFormat.recipientBytes + StickFormat.codeBytes
    guard buffer.count >= end else { return nil }
    bytes = buffer[..<end]
    header = StickHeader(
      election: found, fileID: fileID, sender: Self.device(buffer, at: StickFormat.senderOffset),
      recipients: try Self.recipients(buffer, count: count))
  }

  /// Opens the content key for `device` and checks the header's code with it.
  ///
  /// - Throws: ``StickError/notARecipient(recipients:)`` or ``StickError/damaged(offset:)``.
  func contentKey(
    for device: DeviceID, privateKey: Curve25519.KeyAgreement.PrivateKey
  ) throws(StickError) -> SymmetricKey {
    guard let index = header.recipients.firstIndex(of: device) else {
      throw .notARecipient(recipients: header.recipients)
    }
    let offset = StickFormat.recipientsOffset + index * StickFormat.recipientBytes
    guard let key = openedKey(at: offset + StickFormat.deviceBytes, device: device, privateKey: privateKey) else {
      throw .damaged(offset: UInt64(offset))
    }
    let headerKey = StickFormat.headerKey(key, fileID: header.fileID)
    let code = bytes.suffix(StickFormat.codeBytes)
    guard
      HMAC<SHA256>.isValidAuthenticationCode(
        Array(code), authenticating: bytes.dropLast(StickFormat.codeBytes), using: headerKey)
    else { throw .damaged(offset: 0) }
    return key
  }

  private func openedKey(
    at offset: Int, device: DeviceID, privateKey: Curve25519.KeyAgreement.PrivateKey
  ) -> SymmetricKey? {
    let info = StickFormat.keyInfo(
      election: header.election, fileID: header.fileID, sender: header.sender, recipient: device)
    let sealedOffset = offset + StickFormat.encapsulatedKeyBytes
    guard
      var recipient = try? HPKE.Recipient(
        privateKey: privateKey, ciphersuite: StickFormat.ciphersuite, info: Data(info),
        encapsulatedKey: Data(bytes[offset..<sealedOffset])),
      let key = try? recipient.open(bytes[sealedOffset..<(sealedOffset + StickFormat.sealedKeyBytes)])
    else { return nil }
    return SymmetricKey(data: key)
  }

  private static func recipients(_ buffer: [UInt8], count: Int) throws(StickError) -> [DeviceID] {
    var devices: [DeviceID] = []
    for index in 0..<count {
      let offset = StickFormat.recipientsOffset + index * StickFormat.recipientBytes
      let device = device(buffer, at: offset)
      if let previous = devices.last, previous >= device { throw .damaged(offset: UInt64(offset)) }
      devices.append(device)
    }
    return devices
  }

  private static func device(_ buffer: [UInt8], at offset: Int) -> DeviceID {
    DeviceID(rawValue: StickFormat.integer(slice(buffer, offset, StickFormat.deviceBytes)))
  }

  private static func slice(_ buffer: [UInt8], _ offset: Int, _ count: Int) -> ArraySlice<UInt8> {
    buffer[offset..<(offset + count)]
  }
}
