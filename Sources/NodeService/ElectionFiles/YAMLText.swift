import ElectionRecord
import ElectionReports

/// Texts as YAML has them; decided scalar by scalar, as they are read.
enum YAMLText {
  static func both(_ text: BilingualText) -> String { "{zh: \(scalar(text.zh)), en: \(scalar(text.en))}" }

  /// A line that is not read; nothing in the text can end it.
  static func comment(_ text: String) -> String { "# " + TextWrap.printable(text) }

  /// A text between double quotes.
  ///
  /// - Source: YAML 1.2, 5.1 "Character Set" and 5.7 "Escaped Characters".
  static func scalar(_ text: String) -> String {
    var quoted: String.UnicodeScalarView = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += ["\\", scalar]
      case _ where isPlain(scalar): quoted.append(scalar)
      default: quoted += escaped(scalar.value).unicodeScalars
      }
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// Whether a scalar may stand between quotes as it is, and is seen there.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: !scalar.properties.isNoncharacterCodePoint
    }
  }

  private static func escaped(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    let width = value > 0xFFFF ? 8 : 4
    return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
  }
}
