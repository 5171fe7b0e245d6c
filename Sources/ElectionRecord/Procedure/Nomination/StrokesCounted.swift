/// The committee counted the strokes of a character that is not in the program's table. A later record of the character
/// takes its place.
package struct StrokesCounted: WireMessage, Codable {
  /// The most strokes of a character.
  package static let strokesMax = 99

  /// One character.
  package var character = ""
  package var strokes = 1
  package var officers: [String] = []

  package init() {}

  package init(character: String, strokes: Int, officers: [String]) {
    self.character = character
    self.strokes = strokes
    self.officers = officers
  }

  /// The character; nil for a text of several.
  package var scalar: Unicode.Scalar? {
    let scalars = character.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "character", &character)
    try fields.count(2, "strokes", &strokes, .required.within(1...Self.strokesMax))
    try fields.texts(3, "officers", &officers)
  }
}

/// Whether a count of strokes may be recorded.
///
/// - Rule: two halls that hold it put names in the same order (invariant S4).
enum StrokesCountedRule {
  static func check(_ counted: StrokesCounted) throws(Refusal) {
    try RecordLimits.check(names: counted.officers)
    try RulingRule.checkOfficers(counted.officers)
    guard let scalar = counted.scalar, scalar.properties.isIdeographic else { throw .notOneCharacter }
    if let known = StrokeOrder.strokes(of: counted.character) { throw .strokesKnown(counted.character, known[0]) }
  }
}

extension Refusal {
  fileprivate static let notOneCharacter = Refusal(
    "notOneCharacter", zh: "一次只记一个汉字的笔画数。请改正。", en: "Give the strokes of one Chinese character at a time. Correct it.")

  fileprivate static func strokesKnown(_ character: String, _ strokes: Int) -> Refusal {
    Refusal(
      "strokesKnown", zh: "“\(character)”在笔画表内，\(strokes) 画，不必另记。",
      en: "\"\(character)\" is in the table with \(strokes, "stroke"); nothing needs to be recorded.")
  }
}
