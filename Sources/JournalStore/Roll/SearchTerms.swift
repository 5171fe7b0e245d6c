import ElectionRecord
import Foundation

/// The terms by which a voter is found, as the search index stores them.
///
/// A term is the rest of a name from one of its characters on; from the first one on it is also marked `^` at its start
/// and `$` at its end. Looked up by prefix, they give every contiguous part of a name, in characters, in pinyin and in
/// initials, and tell a whole name from its beginning and from a part of it: each query is one lookup, with no list to
/// intersect.
struct SearchTerms {
  /// Names of more units are indexed from their first ones only.
  static let unitsMax = 16

  private var pinyin = Pinyin()

  /// The terms of a row: its voter's, and those of the household's other members.
  mutating func terms(of voter: Voter) -> String {
    if voter.members.isEmpty { return terms(name: voter.name) }
    return ([voter.name] + voter.members).map { terms(name: $0) }.joined(separator: " ")
  }

  /// The terms of a name, separated by spaces.
  mutating func terms(name: String) -> String {
    let units = SearchText.words(name).flatMap(Self.units)
    guard !units.isEmpty else { return "" }
    var terms: [String] = []
    add(units.map { SearchText.string($0) }, to: &terms)
    for spelling in pinyin.spellings(units) {
      add(spelling, to: &terms)
      add(spelling.map { String($0.prefix(1)) }, to: &terms)
    }
    var seen: Set<String> = []
    return terms.filter { seen.insert($0).inserted }.joined(separator: " ")
  }

  private func add(_ parts: [String], to terms: inout [String]) {
    terms.append("^" + parts.joined() + "$")
    for start in parts.indices.dropFirst().prefix(Self.unitsMax) { terms.append(parts[start...].joined()) }
  }

  /// The units of a word of a name: one Chinese character, or a run of letters of another script.
  static func units(_ scalars: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var units: [[Unicode.Scalar]] = []
    var isRun = false
    for scalar in scalars {
      let isHan = SearchText.isHan(scalar)
      if !isHan, isRun { units[units.count - 1].append(scalar) } else { units.append([scalar]) }
      isRun = !isHan
    }
    return units
  }
}

/// Text as it is compared in a search: case, accents, width, spaces and punctuation do not count.
enum SearchText {
  /// The scalars of `text` that count, folded.
  static func fold(_ text: String) -> [Unicode.Scalar] {
    if text.unicodeScalars.allSatisfy(isPlain) { return Array(text.unicodeScalars) }
    // The folding that decides comes first; what it leaves alone, a search may widen further.
    let wide = text.folded.text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
    return wide.filter(counts)
  }

  /// The words of `text`, folded: what spaces and punctuation separate.
  static func words(_ text: String) -> [[Unicode.Scalar]] {
    if text.unicodeScalars.allSatisfy(isPlain) { return [Array(text.unicodeScalars)] }
    let separated = text.unicodeScalars.split { !counts($0) && !$0.properties.isDiacritic && !isDouble($0) }
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

  /// A character in private use that folds to one that counts.
  private static func isDouble(_ scalar: Unicode.Scalar) -> Bool {
    !counts(scalar) && String(scalar).folded.text.unicodeScalars.contains(where: counts)
  }

  private static func counts(_ scalar: Unicode.Scalar) -> Bool {
    isPlain(scalar) || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
