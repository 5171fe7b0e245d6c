import SyncProtocol

/// Bytes of any length, encrypted in pieces whose number and order are part of what is authenticated.
enum SealedPieces {
  /// What a piece is for, by its place from 0.
  typealias Context = (_ piece: Int, _ isLast: Bool) -> String

  /// - Parameter salt: Gives 16 random bytes for each piece.
  static func seal(
    _ bytes: [UInt8], secret: [UInt8], context: Context, salt: () -> [UInt8]
  ) throws(SealedMessageError) -> [UInt8] {
    var sealed: [UInt8] = []
    var start = 0
    var piece = 0
    repeat {
      let end = min(bytes.count, start + SealedMessage.plaintextBytesMax)
      let message = try SealedMessage.seal(
        secret: secret, context: context(piece, end == bytes.count), salt: salt(), plaintext: Array(bytes[start..<end]))
      sealed += (0..<4).map { UInt8(truncatingIfNeeded: message.count >> (24 - 8 * $0)) } + message
      start = end
      piece += 1
    } while start < bytes.count
    return sealed
  }

  /// - Throws: ``SealedMessageError/refused`` for another secret, and for bytes that were changed, dropped or added.
  static func open(
    _ sealed: [UInt8], secret: [UInt8], context: Context
  ) throws(SealedMessageError) -> [UInt8] {
    var bytes: [UInt8] = []
    var start = 0
    var piece = 0
    repeat {
      guard sealed.count - start >= 4 else { throw .malformed }
      let size = sealed[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      guard size <= sealed.count - start - 4 else { throw .malformed }
      let end = start + 4 + size
      bytes += try SealedMessage.open(
        secret: secret, context: context(piece, end == sealed.count), sealed: Array(sealed[start + 4..<end]))
      start = end
      piece += 1
    } while start < sealed.count
    return bytes
  }
}
