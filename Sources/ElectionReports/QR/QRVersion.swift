/// The sizes of QR codes that this program makes: versions 1 to 10 at error correction level M, which stands 15 % of a
/// symbol being unreadable.
///
/// - Source: ISO/IEC 18004, tables of error correction characteristics and of alignment patterns.
struct QRVersion: Equatable, Sendable {
  let number: Int

  static let all = (1...10).map { QRVersion(number: $0) }

  private struct Blocks {
    /// Error correction codewords of each block.
    let correction: Int
    /// Data codewords of each block, in order.
    let data: [Int]
  }

  private static let blocks = [
    Blocks(correction: 10, data: [16]), Blocks(correction: 16, data: [28]), Blocks(correction: 26, data: [44]),
    Blocks(correction: 18, data: [32, 32]), Blocks(correction: 24, data: [43, 43]),
    Blocks(correction: 16, data: [27, 27, 27, 27]), Blocks(correction: 18, data: [31, 31, 31, 31]),
    Blocks(correction: 22, data: [38, 38, 39, 39]), Blocks(correction: 22, data: [36, 36, 36, 37, 37]),
    Blocks(correction: 26, data: [43, 43, 43, 43, 44]),
  ]

  private static let alignment = [
    [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
  ]

  /// Modules along each side.
  var size: Int { 17 + 4 * number }
  /// Rows and columns at whose crossings alignment patterns lie, but for the three corners with finder patterns.
  var alignmentCentres: [Int] { Self.alignment[number - 1] }
  /// Data codewords of each block, in order.
  var dataBlocks: [Int] { Self.blocks[number - 1].data }
  var correctionCodewords: Int { Self.blocks[number - 1].correction }
  var dataCodewords: Int { dataBlocks.reduce(0, +) }
  /// Bits of the number that says how many bytes follow.
  var countBits: Int { number < 10 ? 8 : 16 }
  /// The most bytes of text.
  var bytesMax: Int { (dataCodewords * 8 - 4 - countBits) / 8 }

  /// The smallest version that holds so many bytes; nil when none does.
  static func smallest(forBytes count: Int) -> QRVersion? { all.first { $0.bytesMax >= count } }
}
