/// From a text to the codewords of a symbol, in byte mode.
///
/// - Source: ISO/IEC 18004, sections "Data encodation" and "Constructing the final message codeword sequence".
enum QRCodewords {
  private static let byteMode: UInt32 = 0b0100

  /// Data codewords: the mode, the count, the bytes, and padding.
  static func data(_ bytes: [UInt8], _ version: QRVersion) -> [UInt8] {
    precondition(bytes.count <= version.bytesMax, "the caller chooses a version that holds the text")
    var bits = QRBits()
    bits.append(byteMode, count: 4)
    bits.append(UInt32(bytes.count), count: version.countBits)
    for byte in bytes { bits.append(UInt32(byte), count: 8) }
    bits.append(0, count: min(4, version.dataCodewords * 8 - bits.count))
    var codewords = bits.bytes
    let padding: [UInt8] = [0xec, 0x11]
    for index in 0..<version.dataCodewords - codewords.count { codewords.append(padding[index % 2]) }
    return codewords
  }

  /// Data and error correction of all blocks, interleaved as they are placed.
  static func interleaved(_ data: [UInt8], _ version: QRVersion) -> [UInt8] {
    var blocks: [[UInt8]] = []
    var start = 0
    for count in version.dataBlocks {
      blocks.append(Array(data[start..<start + count]))
      start += count
    }
    let corrections = blocks.map { ReedSolomon.remainder(of: $0, count: version.correctionCodewords) }
    return columns(of: blocks) + columns(of: corrections)
  }

  /// The first of each row, then the second of each, and so on; some rows are shorter by one.
  private static func columns(of rows: [[UInt8]]) -> [UInt8] {
    let longest = rows.map(\.count).max() ?? 0
    return (0..<longest).flatMap { column in rows.compactMap { column < $0.count ? $0[column] : nil } }
  }
}

/// Bits from the highest to the lowest, filled up to bytes with zeros.
private struct QRBits {
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  mutating func append(_ value: UInt32, count length: Int) {
    for bit in (0..<length).reversed() {
      if count % 8 == 0 { bytes.append(0) }
      bytes[count / 8] |= UInt8((value >> UInt32(bit)) & 1) << UInt8(7 - count % 8)
      count += 1
    }
  }
}
