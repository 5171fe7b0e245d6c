/// How much of a base a rule asks for.
package enum Requirement: Equatable, Sendable {
  /// 过: more than the part.
  case moreThan(Fraction)
  /// 不少于: the part at least.
  case atLeast(Fraction)
  /// 得票多者当选: one vote at least, and more than the others.
  case mostVotes

  /// The smallest whole number of `base` that satisfies it.
  package func needed(of base: Int) -> Int {
    switch self {
    case .moreThan(let part): base * part.numerator / part.denominator + 1
    case .atLeast(let part): part.least(of: base)
    case .mostVotes: 1
    }
  }
}

/// A requirement with what it is measured by, so that a result can show its working.
package struct VoteThreshold: Equatable, Sendable {
  package let requirement: Requirement
  package let base: CountBase
  /// The base's figure; nil while it is not counted.
  package let of: Int?
  /// The article; nil where the election's own file says it.
  package let source: String?

  /// The smallest number that satisfies it; nil while the base is not counted.
  package var needed: Int? { of.map(requirement.needed) }
}

extension Election {
  /// What the turnout must be; the article is the procedure's where it says the same.
  ///
  /// - Rule: more than half of the registered vote, or of the households' representatives; more than two thirds of the
  ///   residents' representatives (城市居民委员会组织法 2025, art. 19).
  package func turnoutThreshold(registered: Int) -> VoteThreshold {
    let part = Fraction(profile.quorum.numerator, profile.quorum.denominator)
    let rule = procedure?.results.turnoutMoreThan
    return VoteThreshold(
      requirement: .moreThan(part), base: .registered, of: registered, source: rule?.value == part ? rule?.source : nil)
  }

  /// What elects: the majority; in a supplementary poll a part of the papers; among those tied the most votes.
  ///
  /// - Rule: the winner has more than half of those voting; in a supplementary poll at least a third
  ///   (城市居民委员会组织法 2025, art. 19); those tied are voted on again (Zhejiang measures, art. 28).
  package func majorityThreshold(registered: Int, total: BallotAccount) -> VoteThreshold {
    let rules = procedure?.results
    switch type {
    case .supplementary:
      guard let rule = rules?.supplementaryAtLeast else { break }
      return VoteThreshold(
        requirement: .atLeast(rule.value), base: .returned, of: total.returned, source: rule.source)
    case .runoff:
      return VoteThreshold(
        requirement: .mostVotes, base: .returned, of: total.returned, source: rules?.tieRevote?.source)
    case nil, .general, .byElection, .recall: break
    }
    let part = Fraction(profile.majority.numerator, profile.majority.denominator)
    let figure: Int? =
      switch profile.majority.base {
      case .registered: registered
      case .returned: total.returned
      case .valid: total.valid
      }
    let isProcedures =
      (rules?.majorityMoreThan?.value ?? part) == part
      && (rules?.majorityBase?.value ?? profile.majority.base) == profile.majority.base
    return VoteThreshold(
      requirement: .moreThan(part), base: profile.majority.base, of: figure,
      source: isProcedures ? rules?.majorityMoreThan?.source ?? rules?.majorityBase?.source : nil)
  }
}
