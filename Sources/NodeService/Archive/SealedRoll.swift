import ElectionRecord
import JournalStore
import SyncProtocol

/// The roll in an archive: a comma-separated file, encrypted in pieces under the archive's code.
enum SealedRoll {
  /// - Parameter salt: Gives 16 random bytes for each piece.
  static func seal(
    _ text: [UInt8], secret: [UInt8], salt: () -> [UInt8]
  ) throws(SealedMessageError) -> [UInt8] {
    var sealed: [UInt8] = []
    var start = 0
    var piece = 0
    repeat {
      let end = min(text.count, start + SealedMessage.plaintextBytesMax)
      let context = ArchiveFormat.context(piece: piece, isLast: end == text.count)
      let message = try SealedMessage.seal(
        secret: secret, context: context, salt: salt(), plaintext: Array(text[start..<end]))
      sealed += (0..<4).map { UInt8(truncatingIfNeeded: message.count >> (24 - 8 * $0)) } + message
      start = end
      piece += 1
    } while start < text.count
    return sealed
  }

  /// - Throws: ``SealedMessageError/refused`` for another code, and for bytes that were changed, dropped or added.
  static func open(_ sealed: [UInt8], secret: [UInt8]) throws(SealedMessageError) -> [UInt8] {
    var text: [UInt8] = []
    var start = 0
    var piece = 0
    repeat {
      guard sealed.count - start >= 4 else { throw .malformed }
      let size = sealed[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      guard size <= sealed.count - start - 4 else { throw .malformed }
      let end = start + 4 + size
      let context = ArchiveFormat.context(piece: piece, isLast: end == sealed.count)
      text += try SealedMessage.open(secret: secret, context: context, sealed: Array(sealed[start + 4..<end]))
      start = end
      piece += 1
    } while start < sealed.count
    return text
  }

  /// The roll as the file that it was imported from could have been.
  static func csv(_ roll: RollStore) throws(StoreError) -> [UInt8] {
    var text = Array(RollText.rollHeader.utf8)
    try roll.forEachVoter { text += RollText.line($0).utf8 }
    return text
  }
}
