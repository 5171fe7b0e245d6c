import Crypto
import FoundationEssentials

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
