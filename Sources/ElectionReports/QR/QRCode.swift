/// A QR code of a short text, for a camera: byte mode, error correction level M, versions 1 to 10.
///
/// The same text always gives the same symbol.
///
/// - Source: ISO/IEC 18004.
package struct QRCode: Equatable, Sendable {
  /// Light modules around the symbol, without which it is not read.
  package static let quietModules = 4
  /// The longest text, in UTF-8 bytes.
  package static let bytesMax = QRVersion.all[QRVersion.all.count - 1].bytesMax

  private let matrix: QRMatrix

  /// - Returns: Nil when the text is longer than ``bytesMax``.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let version = QRVersion.smallest(forBytes: bytes.count) else { return nil }
    let codewords = QRCodewords.interleaved(QRCodewords.data(bytes, version), version)
    let unmasked = QRMatrix(version, codewords: codewords)
    var best = unmasked.masked(0)
    var least = QRPenalty.of(best)
    for mask in 1..<8 {
      let candidate = unmasked.masked(mask)
      let penalty = QRPenalty.of(candidate)
      if penalty < least { (best, least) = (candidate, penalty) }
    }
    matrix = best
  }

  /// Modules along each side, without the quiet zone.
  package var size: Int { matrix.size }

  /// Whether a module is dark; what lies outside the symbol is light.
  package subscript(row: Int, column: Int) -> Bool {
    guard (0..<size).contains(row), (0..<size).contains(column) else { return false }
    return matrix[row, column]
  }
}
