package import Crypto
package import ElectionRecord
import FoundationEssentials

/// Seals a file for a stick, a piece at a time: content in, bytes of the file out, nothing kept but one chunk.
///
/// ```swift
/// var writer = try StickWriter(election: …, fileID: …, sender: …, recipients: …, contentKey: …)
/// for piece in content { file.write(try writer.append(piece)) }
/// file.write(try writer.finish())
/// ```
///
/// A writer cannot be copied: two that went on from the same point would encrypt two contents under one nonce.
/// The layout is described in ``StickFormat``.
package struct StickWriter: ~Copyable, Sendable {
  private let chunkKey: SymmetricKey
  private let fileBytesMax: UInt64
  // The header, until it is handed out with the first bytes.
  private var output: [UInt8]
  // Content that is not encrypted yet: whether a full chunk is the last one is known only at the next byte.
  private var pending: [UInt8] = []
  private var chunkCount: UInt64 = 0
  private var fileBytes: UInt64

  /// Seals the content key to each recipient and composes the header.
  ///
  /// The randomness of the content comes from the caller. HPKE's ephemeral keys do not: swift-crypto draws them from
  /// the system itself, so two files with the same arguments differ in their header.
  ///
  /// - Parameters:
  ///   - election: the digest that the reader must expect.
  ///   - fileID: random, new for each file.
  ///   - recipients: 1 to ``StickFormat/recipientsMax`` different devices, in any order.
  ///   - contentKey: 32 random bytes, **new for each file**.
  /// - Throws: ``StickError/recipientCount(found:limit:)``, ``StickError/repeatedRecipient(_:)`` or
  ///   ``StickError/invalidRecipientKey(_:)``.
  /// - Precondition: `contentKey` has 32 bytes.
  package init(
    election: Digest32, fileID: StickFileID, sender: DeviceID, recipients: [StickRecipient], contentKey: SymmetricKey
  ) throws(StickError) {
    try self.init(
      election: election, fileID: fileID, sender: sender, recipients: recipients, contentKey: contentKey,
      fileBytesMax: StickFormat.fileBytesMax)
  }

  /// With another limit than ``StickFormat/fileBytesMax``, so that the limit can be tested without 16 GiB.
  init(
    election: Digest32, fileID: StickFileID, sender: DeviceID, recipients: [StickRecipient], contentKey: SymmetricKey,
    fileBytesMax: UInt64
  ) throws(StickError) {
    precondition(contentKey.bitCount == StickFormat.contentKeyBytes * 8, "a content key has 32 bytes")
    let header = try Self.header(
      election: election, fileID: fileID, sender: sender, recipients: recipients, contentKey: contentKey)
    self.fileBytesMax = fileBytesMax
    output = header
    fileBytes = UInt64(header.count)
    chunkKey = StickFormat.chunkKey(contentKey, fileID: fileID)
  }

  /// Takes content and returns the bytes of the file that are ready, which may be none.
  ///
  /// - Throws: ``StickError/tooLarge(limit:)`` when the file would become too long; the file is then unfinished and
  ///   must be deleted.
  package mutating func append(_ content: some Collection<UInt8>) throws(StickError) -> [UInt8] {
    pending.append(contentsOf: content)
    var sealed = 0
    while pending.count - sealed > StickFormat.chunkContentBytesMax {
      let end = sealed + StickFormat.chunkContentBytesMax
      try seal(pending[sealed..<end], isLast: false)
      sealed = end
    }
    pending.removeSubrange(..<sealed)
    return takeOutput()
  }

  /// Ends the file and returns its last bytes. A file without them is refused as truncated.
  ///
  /// - Throws: ``StickError/tooLarge(limit:)``, as ``append(_:)``.
  package consuming func finish() throws(StickError) -> [UInt8] {
    try seal(pending[...], isLast: true)
    return takeOutput()
  }

  private mutating func takeOutput() -> [UInt8] {
    let taken = output
    output = []
    return taken
  }

  private mutating func seal(_ content: ArraySlice<UInt8>, isLast: Bool) throws(StickError) {
    let prefix = StickFormat.bigEndian(UInt32(content.count) | (isLast ? StickFormat.lastFlag : 0))
    fileBytes += UInt64(prefix.count + content.count + StickFormat.tagBytes)
    guard fileBytes <= fileBytesMax else { throw .tooLarge(limit: fileBytesMax) }
    let nonce = StickFormat.nonce(chunk: chunkCount, isLast: isLast)
    guard let nonce = try? ChaChaPoly.Nonce(data: nonce),
      let box = try? ChaChaPoly.seal(content, using: chunkKey, nonce: nonce, authenticating: prefix)
    else { throw .sealingFailed }
    output.append(contentsOf: prefix)
    output.append(contentsOf: box.ciphertext)
    output.append(contentsOf: box.tag)
    chunkCount += 1
  }
}

extension StickWriter {
  private static func header(
    election: Digest32, fileID: StickFileID, sender: DeviceID, recipients: [StickRecipient], contentKey: SymmetricKey
  ) throws(StickError) -> [UInt8] {
    let ordered = try ordered(recipients)
    var header = StickFormat.magic + [StickFormat.version] + election.bytes + fileID.bytes
    header += StickFormat.bigEndian(sender.rawValue) + StickFormat.bigEndian(UInt16(ordered.count))
    for recipient in ordered {
      let info = StickFormat.keyInfo(
        election: election, fileID: fileID, sender: sender, recipient: recipient.device)
      header += StickFormat.bigEndian(recipient.device.rawValue)
      header += try sealedKey(contentKey, to: recipient, info: info)
    }
    let code = HMAC<SHA256>.authenticationCode(
      for: header, using: StickFormat.headerKey(contentKey, fileID: fileID))
    return header + Array(code)
  }

  private static func ordered(_ recipients: [StickRecipient]) throws(StickError) -> [StickRecipient] {
    guard (1...StickFormat.recipientsMax).contains(recipients.count) else {
      throw .recipientCount(found: recipients.count, limit: StickFormat.recipientsMax)
    }
    let ordered = recipients.sorted { $0.device < $1.device }
    for (one, next) in zip(ordered, ordered.dropFirst()) where one.device == next.device {
      throw .repeatedRecipient(one.device)
    }
    return ordered
  }

  /// The encapsulated key and the sealed content key.
  private static func sealedKey(
    _ contentKey: SymmetricKey, to recipient: StickRecipient, info: [UInt8]
  ) throws(StickError) -> [UInt8] {
    let key = contentKey.withUnsafeBytes { [UInt8]($0) }
    guard
      var sender = try? HPKE.Sender(
        recipientKey: recipient.publicKey, ciphersuite: StickFormat.ciphersuite, info: Data(info)),
      let sealed = try? sender.seal(key)
    else { throw .invalidRecipientKey(recipient.device) }
    return Array(sender.encapsulatedKey) + Array(sealed)
  }
}
