/// Text that people type and others read: nothing in it is hidden, and it cannot pass for another text.
package enum PlainText {
  /// Why a text that people typed may not enter a journal.
  package enum Flaw { case tooLong, hidden }

  /// What is wrong with a text that must be one visible line of at most `bytesMax` UTF-8 bytes.
  package static func flaw(in text: String, bytesMax: Int) -> Flaw? {
    if text.utf8.count > bytesMax || text.contains(where: \.isNewline) { return .tooLong }
    return hasHidden(text) ? .hidden : nil
  }

  /// Whether a character cannot be seen, turns the direction of what follows, or drives a terminal.
  ///
  /// - Source: Unicode Standard Annex 44, general categories; Unicode Technical Report 36, section 2.
  package static func hasHidden(_ text: String) -> Bool { text.unicodeScalars.contains(where: isHidden) }

  /// Whether there is anything to read.
  package static func isBlank(_ text: String) -> Bool { bare(text).isEmpty }

  /// The text without spaces and without what cannot be seen, to compare names with.
  static func bare(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars
    where !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint && !isHidden(scalar) {
      scalars.append(scalar)
    }
    return String(scalars)
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    // What stands for bytes that were no text.
    default: scalar == "\u{FFFD}"
    }
  }
}
