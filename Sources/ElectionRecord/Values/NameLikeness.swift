/// Whether two names that fold apart may still be one person's: a question to a person, never a refusal.
///
/// Traditional and simplified forms of a character may be two names, and a title behind a name may be part of it.
package enum NameLikeness {
  /// What stands behind a name on lists of staff.
  private static let titles = [
    "副主任", "主任", "副书记", "书记", "委员", "副组长", "组长", "网格员", "楼长", "站长", "所长", "村长", "会计", "同志", "先生",
    "女士", "老师",
  ].map { Array($0.folded.text.unicodeScalars) }

  /// Whether somebody should be asked if `one` and `other` name the same person. False where they fold to the same:
  /// then it is one name.
  package static func isQuestion(_ one: String, _ other: String) -> Bool {
    one.folded != other.folded && core(one) == core(other)
  }

  /// The first two of several names that may be one person's.
  package static func pair(in names: [String]) -> (String, String)? {
    for (place, name) in names.enumerated() {
      if let other = names[(place + 1)...].first(where: { isQuestion(name, $0) }) { return (name, other) }
    }
    return nil
  }

  /// The name in simplified characters, without a title and without what stands in brackets behind it.
  package static func core(_ name: String) -> FoldedText {
    var scalars = name.folded.text.unicodeScalars.map { simplified[$0] ?? $0 }
    if let bracket = scalars.firstIndex(where: { $0 == "(" || $0 == "[" }), bracket > 1 {
      scalars.removeSubrange(bracket...)
    }
    for title in titles {
      // Two characters at least are left of a name.
      if scalars.count >= title.count + 2, scalars.suffix(title.count).elementsEqual(title) {
        scalars.removeLast(title.count)
        break
      }
    }
    return FoldedText(TextFolding.string(scalars))
  }

  /// Whether `text` has the name in it, in either script, without what stands in brackets behind the name. A single
  /// character is no name: it is in too many words.
  package static func isNamed(_ name: String, in text: String) -> Bool {
    let core = core(name).text
    guard core.unicodeScalars.count > 1 else { return false }
    return plain(text).text.contains(core)
  }

  /// The text in simplified characters.
  static func plain(_ text: String) -> FoldedText {
    FoldedText(TextFolding.string(text.folded.text.unicodeScalars.map { simplified[$0] ?? $0 }))
  }

  /// The other ways in which a name may be written in simplified and traditional characters, the simplified one first.
  ///
  /// - Parameter max: The most that are given.
  package static func spellings(of name: String, max: Int = 256) -> [String] {
    var found: [[Unicode.Scalar]] = [[]]
    for scalar in name.folded.text.unicodeScalars {
      let plain = simplified[scalar] ?? scalar
      let forms = [plain] + (traditional[plain] ?? [])
      found = Array(forms.flatMap { form in found.map { $0 + [form] } }.prefix(max))
    }
    return found.map { TextFolding.string($0) }.filter { $0 != name.folded.text }
  }

  private static let traditional: [Unicode.Scalar: [Unicode.Scalar]] =
    simplified.reduce(into: [:]) { $0[$1.value, default: []].append($1.key) }.mapValues { $0.sorted() }

  private static let simplified: [Unicode.Scalar: Unicode.Scalar] = {
    var pairs: [Unicode.Scalar: Unicode.Scalar] = [:]
    for line in TraditionalTable.lines {
      for (from, to) in zip(line.traditional.unicodeScalars, line.simplified.unicodeScalars) { pairs[from] = to }
    }
    return pairs
  }()
}
