/// 差额: how many more candidates than seats an office must and may have.
///
/// - Rule: More candidates than seats (城市居民委员会组织法 2025, art. 18); how many more differs by
///   place: one more for a head and one to three for members (Shanghai 2020, art. 12), one or two (Beijing 2012,
///   art. 16). As many as seats where nominations give no more (Beijing 1991, art. 13; Henan 2020, art. 9).
package enum SurplusRule {
  /// What is wrong with a number of candidates.
  package enum Breach: Equatable, Sendable {
    /// At least so many are needed.
    case tooFew(least: Int, source: String)
    /// At most so many are allowed.
    case tooMany(most: Int, source: String)
  }

  /// - Parameters:
  ///   - candidates: How many stand on the list.
  ///   - seats: One seat makes a head's office; more make members'.
  ///   - available: How many could stand.
  /// - Returns: Nil where the number is right, or the profile says nothing about it.
  package static func breach(
    candidates: Int, seats: Int, available: Int, by rules: NominationRules
  ) -> Breach? {
    if let least = least(seats: seats, by: rules), candidates < least.value {
      let isEqualAllowed = rules.equalAllowed?.value == true && candidates >= seats && candidates == available
      if !isEqualAllowed { return .tooFew(least: least.value, source: least.source) }
    }
    if let most = most(seats: seats, by: rules), candidates > most.value {
      return .tooMany(most: most.value, source: most.source)
    }
    return nil
  }

  /// The fewest candidates for `seats`.
  package static func least(seats: Int, by rules: NominationRules) -> Cited<Int>? {
    let surplus = seats == 1 ? rules.surplusHeadMin : rules.surplusMemberMin
    if let surplus { return Cited(seats + surplus.value, surplus.source) }
    return rules.equalAllowed.map { Cited($0.value ? seats : seats + 1, $0.source) }
  }

  /// The most candidates for `seats`.
  package static func most(seats: Int, by rules: NominationRules) -> Cited<Int>? {
    (seats == 1 ? rules.surplusHeadMax : rules.surplusMemberMax).map { Cited(seats + $0.value, $0.source) }
  }
}
