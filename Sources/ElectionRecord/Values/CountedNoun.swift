extension DefaultStringInterpolation {
  /// A number with its noun in an English text: `1 paper`, `3 papers`, `2 entries`.
  ///
  /// - Parameter noun: In the singular; its plural ends in `s`, or in `ies` after a consonant and `y`.
  package mutating func appendInterpolation(_ count: some BinaryInteger, _ noun: String) {
    let ending = noun.suffix(2)
    let hasIES = ending.last == "y" && !"aeiou".contains(ending.first ?? "a")
    appendInterpolation(count)
    appendLiteral(" ")
    appendLiteral(count == 1 ? noun : hasIES ? noun.dropLast() + "ies" : noun + "s")
  }

  /// The same with what is said of it: `1 paper is in`, `3 papers are in`.
  package mutating func appendInterpolation(
    _ count: some BinaryInteger, _ noun: String, _ one: String, _ several: String
  ) {
    appendInterpolation(count, noun)
    appendLiteral(" " + (count == 1 ? one : several))
  }
}
