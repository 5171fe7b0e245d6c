import Crypto
import ElectionRecord
import FoundationEssentials

/// The sealed file that a stick carries, version 1.
///
/// Numbers are big-endian. N is the number of recipients, 1 to ``recipientsMax``.
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 17 | magic: `BALLOTSYNC-STICK` and a newline |
/// | 17 | 1 | format version: 1 |
/// | 18 | 32 | digest of the election |
/// | 50 | 16 | file id: random |
/// | 66 | 8 | device that wrote the file |
/// | 74 | 2 | N |
/// | 76 | 88 × N | recipients, in strictly ascending order of their device |
/// | 76 + 88 N | 32 | header code |
/// | 108 + 88 N | | chunks |
///
/// A recipient:
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 8 | device |
/// | 8 | 32 | HPKE encapsulated key |
/// | 40 | 48 | the content key, sealed |
///
/// A chunk:
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 4 | bit 31: this is the last chunk; bits 0 to 30: the content's length L |
/// | 4 | L + 16 | content, encrypted, and its tag |
///
/// - L is 65,536 in every chunk but the last. The last may be shorter, and is empty only when the whole content is.
/// - *Content key*: 32 random bytes, for this file only. Each recipient gets it through HPKE (RFC 9180) in base mode,
///   DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305, with no associated data and as `info`
///   `ballotsync-stick/1 key` ‖ 0x00 ‖ election ‖ file id ‖ writing device ‖ receiving device.
/// - *Header code*: HMAC-SHA256 of every byte before it, keyed with
///   HKDF-SHA256(content key, salt: file id, info: `ballotsync-stick/1 header`, 32 bytes).
/// - *Chunks*: ChaCha20-Poly1305 keyed with
///   HKDF-SHA256(content key, salt: file id, info: `ballotsync-stick/1 content`, 32 bytes). The nonce is 11 bytes that
///   count the chunks from 0 and one byte that is 1 for the last chunk and else 0, as in STREAM; the associated data
///   are the chunk's first four bytes.
///
/// So every byte of the file is authenticated under the content key, no chunk can be moved, repeated, dropped or taken
/// from another file, and the file ends where its writer ended it. Whoever knows a recipient's public key can write
/// such a file: **who said what is shown by the signed checkpoints in the content and by nothing else.**
///
/// - Source: RFC 9180; the chunks follow age (C2SP), with a length before each so that a file cut short, a damaged one
///   and one with bytes added are told apart.
package enum StickFormat {
  /// The most devices that one file can be sealed to.
  package static let recipientsMax = 1024
  /// The longest header, in bytes: what ``recipientsMax`` recipients need.
  package static let headerBytesMax = recipientsOffset + recipientsMax * recipientBytes + codeBytes
  /// The longest file, in bytes: 16 GiB. A reader holds no more than a header or a chunk, whatever a file claims.
  package static let fileBytesMax: UInt64 = 16 << 30
  /// How many bytes tell that a file is one of these.
  package static let markBytes = magic.count

  /// Whether a file that starts with these bytes can be one of these.
  package static func isMarked(_ start: some Collection<UInt8>) -> Bool { start.starts(with: magic) }
}

extension StickFormat {
  static let magic = Array("BALLOTSYNC-STICK\n".utf8)
  static let version: UInt8 = 1
  static let versionOffset = 17
  static let electionOffset = 18
  static let fileIDOffset = 50
  static let senderOffset = 66
  static let recipientCountOffset = 74
  static let recipientsOffset = 76
  static let deviceBytes = 8
  static let encapsulatedKeyBytes = 32
  static let sealedKeyBytes = contentKeyBytes + tagBytes
  static let recipientBytes = deviceBytes + encapsulatedKeyBytes + sealedKeyBytes
  static let codeBytes = 32
  static let contentKeyBytes = 32
  static let chunkPrefixBytes = 4
  static let chunkContentBytesMax = 64 * 1024
  static let tagBytes = 16
  static let lastFlag: UInt32 = 1 << 31

  static var ciphersuite: HPKE.Ciphersuite { .Curve25519_SHA256_ChachaPoly }

  /// The `info` that ties a sealed content key to this file and to one recipient.
  static func keyInfo(election: Digest32, fileID: StickFileID, sender: DeviceID, recipient: DeviceID) -> [UInt8] {
    Array("ballotsync-stick/1 key\0".utf8) + election.bytes + fileID.bytes + bigEndian(sender.rawValue)
      + bigEndian(recipient.rawValue)
  }

  static func headerKey(_ contentKey: SymmetricKey, fileID: StickFileID) -> SymmetricKey {
    derive(contentKey, fileID: fileID, info: "ballotsync-stick/1 header")
  }

  static func chunkKey(_ contentKey: SymmetricKey, fileID: StickFileID) -> SymmetricKey {
    derive(contentKey, fileID: fileID, info: "ballotsync-stick/1 content")
  }

  private static func derive(_ contentKey: SymmetricKey, fileID: StickFileID, info: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: contentKey, salt: fileID.bytes, info: Array(info.utf8), outputByteCount: contentKeyBytes)
  }

  static func nonce(chunk: UInt64, isLast: Bool) -> [UInt8] {
    [0, 0, 0] + bigEndian(chunk) + [isLast ? 1 : 0]
  }

  static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { [UInt8]($0) }
  }

  /// Reads as many bytes as `bytes` has; the caller has checked that they fit.
  static func integer<Value: FixedWidthInteger>(_ bytes: ArraySlice<UInt8>) -> Value {
    bytes.reduce(0) { $0 << 8 | Value($1) }
  }
}

/// One chunk of a sealed file while it is being read.
struct StickChunk {
  let isLast: Bool
  private let contentBytes: Int
  private let prefix: ArraySlice<UInt8>
  private var sealed: ArraySlice<UInt8> = []

  /// The length in the file, with prefix and tag.
  var byteCount: Int { StickFormat.chunkPrefixBytes + contentBytes + StickFormat.tagBytes }

  /// Reads the four bytes before a chunk.
  ///
  /// - Returns: `nil` for a length that no writer produces there; it bounds what the reader waits for and holds.
  init?(_ prefix: ArraySlice<UInt8>, isFirst: Bool) {
    let word: UInt32 = StickFormat.integer(prefix)
    isLast = word & StickFormat.lastFlag != 0
    contentBytes = Int(word & ~StickFormat.lastFlag)
    self.prefix = prefix
    let full = StickFormat.chunkContentBytesMax
    guard isLast ? contentBytes <= full && (contentBytes > 0 || isFirst) : contentBytes == full else { return nil }
  }

  /// The chunk with its bytes.
  ///
  /// - Parameter bytes: exactly ``byteCount`` bytes, beginning with the prefix.
  func filled(from bytes: ArraySlice<UInt8>) -> StickChunk {
    var chunk = self
    chunk.sealed = bytes.dropFirst(StickFormat.chunkPrefixBytes)
    return chunk
  }

  /// Decrypts the chunk as the one at `index`.
  ///
  /// - Returns: `nil` when it is not that chunk, unaltered.
  func open(key: SymmetricKey, index: UInt64) -> Data? {
    guard let nonce = try? ChaChaPoly.Nonce(data: StickFormat.nonce(chunk: index, isLast: isLast)),
      let box = try? ChaChaPoly.SealedBox(
        nonce: nonce, ciphertext: sealed.dropLast(StickFormat.tagBytes), tag: sealed.suffix(StickFormat.tagBytes))
    else { return nil }
    return try? ChaChaPoly.open(box, using: key, authenticating: prefix)
  }
}
