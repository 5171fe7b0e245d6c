import Foundation

/// Reads Chinese names aloud: every way in which a clerk may spell one.
///
/// The system's transliteration gives one reading a character and is slow, so each character is asked once; the tables
/// add the readings that only names have.
struct Pinyin {
  /// The most spellings of one name.
  static let spellingsMax = 8

  private var cache: [Unicode.Scalar: [String]] = [:]

  /// The spellings of a folded name, each as one syllable a unit; a run of Latin letters is one unit.
  mutating func spellings(_ units: [[Unicode.Scalar]]) -> [[String]] {
    var results: [[String]] = [[]]
    var index = 0
    let compound = compoundSurname(units)
    while index < units.count {
      let choices: [[String]]
      if index == 0, let compound {
        // A clerk who does not know the surname spells its characters.
        choices = [compound, [readings(units[0][0])[0], readings(units[1][0])[0]]]
        index += 2
      } else {
        choices = readings(units[index], isSurname: index == 0 && units.count > 1).map { [$0] }
        index += 1
      }
      results = results.flatMap { start in choices.map { start + $0 } }
      if results.count > Self.spellingsMax { results.removeLast(results.count - Self.spellingsMax) }
    }
    return results
  }

  private func compoundSurname(_ units: [[Unicode.Scalar]]) -> [String]? {
    guard units.count > 2, units[0].count == 1, units[1].count == 1 else { return nil }
    return PinyinTables.compounds[SearchText.string([units[0][0], units[1][0]])]
  }

  private mutating func readings(_ unit: [Unicode.Scalar], isSurname: Bool) -> [String] {
    guard let scalar = unit.first, unit.count == 1, !scalar.isASCII else { return [SearchText.string(unit)] }
    let plain = readings(scalar)
    guard isSurname, let special = PinyinTables.surnames[scalar] else {
      return isSurname ? plain : PinyinTables.givenNames[scalar] ?? plain
    }
    return special + plain.filter { !special.contains($0) }
  }

  /// The system's reading; one with ü is spelt with u and with v.
  private mutating func readings(_ scalar: Unicode.Scalar) -> [String] {
    if let known = cache[scalar] { return known }
    let toned = String(scalar).applyingTransform(.mandarinToLatin, reverse: false) ?? ""
    // Taking the tone off ǖ ǘ ǚ ǜ leaves ü in decomposed form: u and a diaeresis.
    let marked = toned.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
    let plain = SearchText.string(marked.filter { ("a"..."z").contains($0) })
    var readings = [plain]
    if marked.contains("\u{308}") { readings.append(plain.replacing("u", with: "v")) }
    cache[scalar] = readings
    return readings
  }
}
