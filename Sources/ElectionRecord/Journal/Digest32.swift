/// A SHA-256 value: exactly 32 bytes, held inline, so that arrays of them are flat and copying one allocates nothing.
///
/// Digests order by their bytes, first byte first, which is also the order of their hexadecimal text.
package struct Digest32: Hashable, Sendable, BitwiseCopyable {
  /// The number of bytes in a digest.
  package static let byteCount = 32

  /// 32 zero bytes: a value to start from, and no hash of anything known.
  package static let zero = Digest32(word0: 0, word1: 0, word2: 0, word3: 0)

  // The four words hold the bytes as they lie in memory; their numeric value depends on the machine and means nothing.
  private let word0: UInt64
  private let word1: UInt64
  private let word2: UInt64
  private let word3: UInt64

  private init(word0: UInt64, word1: UInt64, word2: UInt64, word3: UInt64) {
    self.word0 = word0
    self.word1 = word1
    self.word2 = word2
    self.word3 = word3
  }

  /// Reads a digest from memory.
  ///
  /// - Returns: `nil` unless `buffer` holds exactly ``byteCount`` bytes.
  package init?(_ buffer: UnsafeRawBufferPointer) {
    guard buffer.count == Self.byteCount else { return nil }
    self = buffer.loadUnaligned(as: Digest32.self)
  }

  /// Reads a digest from a collection of bytes.
  ///
  /// - Returns: `nil` unless there are exactly ``byteCount`` bytes.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self = withUnsafeTemporaryAllocation(byteCount: Self.byteCount, alignment: 8) { scratch in
      scratch.copyBytes(from: bytes)
      return scratch.load(as: Digest32.self)
    }
  }

  /// Reads a digest from 64 hexadecimal digits in lower case.
  ///
  /// Upper case is refused, so that a digest has one text and texts can be compared.
  ///
  /// - Returns: `nil` for any other text.
  package init?(hex text: some StringProtocol) {
    let digits = text.utf8
    guard digits.count == Self.byteCount * 2 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    var high: UInt8?
    for digit in digits {
      guard let value = Self.value(ofHexDigit: digit) else { return nil }
      if let pending = high {
        bytes.append(pending << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    self.init(bytes: bytes)
  }

  /// The 32 bytes, in order.
  package var bytes: [UInt8] { withUnsafeBytes { [UInt8]($0) } }

  /// 64 hexadecimal digits in lower case.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: Self.byteCount * 2) { text in
      withUnsafeBytes { bytes in
        for (index, byte) in bytes.enumerated() {
          text[2 * index] = digits[Int(byte >> 4)]
          text[2 * index + 1] = digits[Int(byte & 0x0f)]
        }
      }
      return Self.byteCount * 2
    }
  }

  /// Calls `body` with the 32 bytes in memory; the pointer is valid only during the call.
  package func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try Swift.withUnsafeBytes(of: self, body)
  }

  private static func value(ofHexDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

extension Digest32: Comparable {
  /// Compares byte by byte, first byte first.
  package static func < (left: Digest32, right: Digest32) -> Bool {
    if left.word0 != right.word0 { return left.word0.bigEndian < right.word0.bigEndian }
    if left.word1 != right.word1 { return left.word1.bigEndian < right.word1.bigEndian }
    if left.word2 != right.word2 { return left.word2.bigEndian < right.word2.bigEndian }
    return left.word3.bigEndian < right.word3.bigEndian
  }
}

extension Digest32: CustomStringConvertible {
  /// The same as ``hex``.
  package var description: String { hex }
}

extension Digest32: Codable {
  /// Reads 64 hexadecimal digits.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = Digest32(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a digest")
    }
    self = digest
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
