/// What a name shows of characters that were lost on the way (丢字): a program could not write them, and put something
/// else.
package enum LostName {
  /// What stands for a character that nobody could write, and is to be written by hand: the geta mark of printers.
  package static let openPlace: Unicode.Scalar = "〓"

  /// Texts that spreadsheets and wrong encodings leave.
  private static let texts = [
    "锟斤拷", "烫烫", "屯屯", "#n/a", "#ref!", "#value!", "#name?", "#null!", "#div/0!", "#num!", "ã©", "ï¿½",
  ].map { Array($0.unicodeScalars) }

  /// Whether at least one character was lost.
  package static func isLost(_ name: String) -> Bool {
    let folded = TextFolding.plain(name).lowercased()
    let scalars = Array(folded.unicodeScalars)
    return scalars.indices.contains { place in
      isLost(scalars[place]) || texts.contains { scalars[place...].starts(with: $0) }
    }
  }

  /// Whether a place was left open, to be completed by hand.
  package static func isOpen(_ name: String) -> Bool { name.unicodeScalars.contains(openPlace) }

  private static func isLost(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    // Question marks, boxes of every kind, the replacement character.
    case "?", "\u{25A0}"..."\u{25A3}", "\u{25AF}", "\u{25FB}"..."\u{25FE}", "\u{2610}", "\u{2B1C}", "\u{FFFC}",
      "\u{FFFD}":
      true
    // Private use that the folding does not know: every font shows another character, or none.
    case "\u{E000}"..."\u{F8FF}", "\u{F0000}"..."\u{10FFFD}": true
    default: false
    }
  }
}
