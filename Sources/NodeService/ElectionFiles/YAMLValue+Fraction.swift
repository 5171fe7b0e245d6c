import ElectionRecord

extension YAMLValue {
  /// The largest denominator of a rule's fraction.
  static let denominatorMax = 1000

  /// A fraction between 0 and 1 such as `1/2`.
  func fraction() throws(StrictYAMLError) -> Fraction {
    let numbers = try text().split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let numerator = numbers[0], let denominator = numbers[1], numerator > 0,
      numerator < denominator, denominator <= Self.denominatorMax
    else { throw complaint(.wrongType(.fraction)) }
    return Fraction(numerator, denominator)
  }
}
