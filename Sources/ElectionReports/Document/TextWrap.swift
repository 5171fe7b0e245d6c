/// Breaks text into lines of a terminal, by the rules of Chinese and English composition.
///
/// A line may end at a space or beside a wide character; closing marks do not begin a line and opening marks do
/// not end one (避头尾).
package enum TextWrap {
  /// The lines of `text`, each at most `width` columns unless one word alone is longer.
  package static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(text) {
      let visible = trimmingEnd(piece)
      if used > 0, used + DisplayWidth.columns(visible) > width {
        lines.append(trimmingEnd(line))
        line = ""
        used = 0
      }
      line += piece
      used += DisplayWidth.columns(piece)
    }
    if !trimmingEnd(line).isEmpty || lines.isEmpty { lines.append(trimmingEnd(line)) }
    return lines
  }

  /// `text` without what moves a terminal's cursor or reverses its reading: control characters and direction
  /// marks become U+FFFD, so that a name from a carried file cannot draw over the report.
  package static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHostile) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(isHostile(scalar) ? "\u{fffd}" : scalar) }
    return String(scalars)
  }

  /// The lines of `text` as a terminal has them: each ends at a line feed, whatever stands beside it.
  ///
  /// A return in front of a line feed is one `Character` with it, and would hide it.
  package static func split(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether a scalar drives a terminal, turns the direction of text, ends a line or is none.
  static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7e: false
    case 0x202a...0x202e, 0x2066...0x2069, 0x200e...0x200f, 0x2028...0x2029: true
    default: scalar.properties.generalCategory == .control || scalar.properties.isNoncharacterCodePoint
    }
  }

  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var previous: Character?
    for character in text {
      if let previous, !pieces.isEmpty, !mayBreak(between: previous, and: character) {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
      previous = character
    }
    return pieces
  }

  private static func mayBreak(between left: Character, and right: Character) -> Bool {
    if right == " " || opening.contains(left) || closing.contains(right) { return false }
    if left == " " { return true }
    return DisplayWidth.columns(left) == 2 || DisplayWidth.columns(right) == 2
  }

  private static let opening: Set<Character> = ["（", "【", "《", "「", "『", "“", "‘", "("]
  private static let closing: Set<Character> = [
    "，", "。", "；", "：", "、", "！", "？", "）", "】", "》", "」", "』", "”", "’", ",", ".", ";", ":", ")", "%", "!",
    "?",
  ]

  private static func trimmingEnd(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}
