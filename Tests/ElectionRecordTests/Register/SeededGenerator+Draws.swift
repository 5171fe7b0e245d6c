import ElectionRecord

extension SeededGenerator {
  /// True once in `times` on average.
  mutating func once(in times: Int) -> Bool { below(times) == 0 }
}

extension Array {
  /// One element, or nil of an empty array.
  func drawn(_ generator: inout SeededGenerator) -> Element? { randomElement(using: &generator) }
}
