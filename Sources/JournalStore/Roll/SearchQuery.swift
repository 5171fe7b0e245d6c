/// What a clerk typed, as the lookups that answer it, the most exact first.
struct SearchQuery {
  /// One lookup; each gives roll numbers in ascending order.
  enum Lookup: Equatable {
    case number(Int64)
    case card(String)
    case cardPrefix(String)
    /// An FTS5 expression.
    case terms(String)
    case household(String)
    case addressPrefix(String)
  }

  /// The longest text that is searched for, in Unicode scalars.
  static let charactersMax = 128

  let lookups: [Lookup]

  init(_ text: String) {
    guard text.unicodeScalars.count <= Self.charactersMax else {
      lookups = []
      return
    }
    let folded = SearchText.fold(text)
    let key = SearchText.string(folded)
    guard !key.isEmpty else {
      lookups = []
      return
    }
    let hasDigit = folded.contains { ("0"..."9").contains($0) }
    let isNumber = folded.allSatisfy { ("0"..."9").contains($0) }
    var lookups: [Lookup] = []
    if isNumber, let number = Int64(key) { lookups.append(.number(number)) }
    lookups.append(.card(key))
    if !isNumber { lookups += Self.names(Self.withoutTones(folded)) }
    if hasDigit { lookups.append(.cardPrefix(key)) }
    lookups.append(.household(key))
    lookups.append(.addressPrefix(key))
    self.lookups = lookups
  }

  /// The whole name, its beginning, a part of it.
  private static func names(_ name: String) -> [Lookup] {
    guard !name.isEmpty else { return [] }
    return [.terms("\"^\(name)$\""), .terms("\"^\(name)\" *"), .terms("\"\(name)\" *")]
  }

  /// Takes off the tone digits that follow a syllable's letters (`fang1 xue2`).
  private static func withoutTones(_ folded: [Unicode.Scalar]) -> String {
    var kept: [Unicode.Scalar] = []
    var follows = false
    for scalar in folded {
      let isTone = follows && ("0"..."5").contains(scalar)
      if !isTone { kept.append(scalar) }
      follows = ("a"..."z").contains(scalar)
    }
    return SearchText.string(kept)
  }
}
