/// One field of a comma-separated file as it is written: decided byte by byte and scalar by scalar, as it is read.
///
/// A quote and a combining mark behind it are one `Character` and two scalars; a reader sees the quote.
///
/// - Source: RFC 4180, section 2, rules 5 to 7.
package enum CSVField {
  private static let quote = UInt8(ascii: "\"")

  /// The field between quotes where a comma or a quote is in it, and as it is elsewhere.
  package static func text(_ field: String) -> String {
    field.utf8.contains { $0 == UInt8(ascii: ",") || $0 == quote } ? quoted(field) : field
  }

  /// The field between quotes.
  package static func quoted(_ field: String) -> String {
    let inner = field.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }
    return String(decoding: [quote] + inner + [quote], as: UTF8.self)
  }

  /// Whether a spreadsheet may take the field as a formula.
  ///
  /// What cannot be seen in front of the sign does not count: some programs drop it.
  ///
  /// - Source: OWASP, "CSV injection": `=`, `+`, `-`, `@`, their full-width forms, tab and return.
  package static func startsFormula(_ field: String) -> Bool {
    for scalar in field.unicodeScalars {
      if isFormulaSign(scalar) { return true }
      guard scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint else { return false }
    }
    return false
  }

  static func isFormulaSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
