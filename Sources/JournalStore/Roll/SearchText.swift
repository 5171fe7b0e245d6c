import Foundation

/// Text as it is compared in a search: case, accents, width, spaces and punctuation do not count.
enum SearchText {
  /// The scalars of `text` that count, folded.
  static func fold(_ text: String) -> [Unicode.Scalar] {
    if text.unicodeScalars.allSatisfy(isPlain) { return Array(text.unicodeScalars) }
    let wide = text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
    return wide.filter(counts)
  }

  /// The words of `text`, folded: what spaces and punctuation separate.
  static func words(_ text: String) -> [[Unicode.Scalar]] {
    if text.unicodeScalars.allSatisfy(isPlain) { return [Array(text.unicodeScalars)] }
    let separated = text.unicodeScalars.split { !counts($0) && !$0.properties.isDiacritic }
    return separated.map { fold(String($0)) }.filter { !$0.isEmpty }
  }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Stays as it is under every folding: common Chinese characters, small letters and digits.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", "\u{4E00}"..."\u{9FFF}", "\u{3400}"..."\u{4DBF}", "\u{20000}"..."\u{2F7FF}": true
    default: false
    }
  }

  static func isHan(_ scalar: Unicode.Scalar) -> Bool { isPlain(scalar) && !scalar.isASCII }

  private static func counts(_ scalar: Unicode.Scalar) -> Bool {
    isPlain(scalar) || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
