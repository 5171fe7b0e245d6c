/// Whether a demand for a recall is admissible, and until when it is voted on (罢免).
///
/// Whether the person goes is the result of a poll of type ``ElectionType/recall``: more than half of the voters vote
/// and more than half of them agree, worked out like any result.
///
/// - Rule: a tenth of the voters or of the households' representatives, or a third of the representatives demand it
///   (城市居民委员会组织法 2025, art. 20); before, a fifth of the voters or a third of the representatives (Organic Law of
///   Villagers' Committees 2018, art. 16); voted on within 30 days (Zhejiang measures, art. 35); no second demand on
///   the same ground within a year (art. 36).
package enum RecallRule {
  /// The steps that the law asks for, for one demand.
  package static func steps(_ petition: RecallPetition, _ book: OutcomeBook, _ rules: ResultRules?) -> [WorkingStep] {
    [demand(petition, rules), deadline(petition, book, rules), bar(petition, book, rules)].compactMap { $0 }
  }

  private static func demand(_ petition: RecallPetition, _ rules: ResultRules?) -> WorkingStep? {
    let (rule, base): (Cited<Fraction>?, WorkingBase) =
      switch petition.by {
      case .voters: (rules?.recallVoters, .registered)
      case .representatives: (rules?.recallRepresentatives, .representatives)
      case .households: (rules?.recallHouseholds, .households)
      }
    return rule.map {
      .least(
        .recallDemand, subject: petition.id, base: base, of: petition.of, requirement: .atLeast($0.value),
        threshold: $0.value.least(of: petition.of), figure: petition.signatures, source: $0.source)
    }
  }

  private static func deadline(
    _ petition: RecallPetition, _ book: OutcomeBook, _ rules: ResultRules?
  ) -> WorkingStep? {
    rules?.recallDays.map {
      .most(
        .recallDeadline, subject: petition.id, base: .days, of: nil, threshold: $0.value,
        figure: book.vote(on: petition.id)?.day.days(since: petition.day), source: $0.source)
    }
  }

  /// The figure is the days since the earlier vote that refused the recall; the threshold those of the barred months.
  private static func bar(_ petition: RecallPetition, _ book: OutcomeBook, _ rules: ResultRules?) -> WorkingStep? {
    guard let rule = rules?.recallBarredMonths else { return nil }
    let earlier = book.petitions.prefix { $0.id != petition.id }
      .filter { $0.person == petition.person && $0.ground == petition.ground }
    let refused = earlier.compactMap { book.vote(on: $0.id) }.filter { !$0.passed }.map(\.day).max()
    guard let refused else { return nil }
    return .least(
      .recallBar, subject: petition.id, base: .days, of: nil,
      threshold: refused.adding(months: rule.value).days(since: refused), figure: petition.day.days(since: refused),
      source: rule.source)
  }
}
