import Crypto
import ElectionRecord
import SyncProtocol

/// One hall, one site, and files between them, with fixed randomness.
struct StickFixture {
  static let hall = DeviceID(rawValue: 0x1a11)
  static let site = DeviceID(rawValue: 0x0000_0001_0000_0002)
  static let election = Digest32(sha256: Array("election".utf8))

  let hallKey = Curve25519.KeyAgreement.PrivateKey()
  let siteKey = Curve25519.KeyAgreement.PrivateKey()
  let contentKey = SymmetricKey(data: (0..<32).map { UInt8($0) })

  var hall: StickRecipient { StickRecipient(device: Self.hall, publicKey: hallKey.publicKey) }
  var site: StickRecipient { StickRecipient(device: Self.site, publicKey: siteKey.publicKey) }

  static func fileID(_ byte: UInt8 = 7) throws -> StickFileID {
    guard let id = StickFileID(bytes: [UInt8](repeating: byte, count: StickFileID.byteCount)) else {
      throw StickError.notAStick
    }
    return id
  }

  /// Different at every place, so that moved content is seen.
  static func content(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) }
  }

  /// The file that a site writes for the hall, with the content given in pieces of `pieceBytes`.
  func file(_ content: [UInt8], to recipients: [StickRecipient]? = nil, pieceBytes: Int = .max) throws -> [UInt8] {
    var writer = try StickWriter(
      election: Self.election, fileID: Self.fileID(), sender: Self.site, recipients: recipients ?? [hall],
      contentKey: contentKey)
    var file: [UInt8] = []
    for piece in content.pieces(of: pieceBytes) { file += try writer.append(piece) }
    return file + (try writer.finish())
  }

  /// A reader at the hall.
  func reader() -> StickReader { StickReader(election: Self.election, device: Self.hall, privateKey: hallKey) }

  /// What the hall reads.
  func content(of file: [UInt8], pieceBytes: Int = .max) throws -> [UInt8] {
    var reader = reader()
    var content: [UInt8] = []
    for piece in file.pieces(of: pieceBytes) { content += try reader.append(piece) }
    _ = try reader.finish()
    return content
  }
}

extension [UInt8] {
  func pieces(of count: Int) -> [ArraySlice<UInt8>] {
    stride(from: 0, to: self.count, by: Swift.min(count, Swift.max(self.count, 1))).map { self[$0...].prefix(count) }
  }

  func flipping(bit: Int) -> [UInt8] {
    var flipped = self
    flipped[bit / 8] ^= 1 << UInt8(bit % 8)
    return flipped
  }
}

/// A file's places, from its documented layout.
enum StickLayout {
  static let version = 17
  static let election = 18
  static let recipientCount = 74
  static let recipients = 76
  static let recipientBytes = 88

  static func code(recipients count: Int) -> Int { recipients + count * recipientBytes }
  static func chunks(recipients count: Int) -> Int { code(recipients: count) + 32 }
}
