/// 规则与法律: a value of the election's rules that the urban law in force on polling day does not leave to them.
///
/// Only what contradicts it is named: where the rules are silent, nothing was decided by them.
///
/// - Rule: 城市居民委员会组织法 (2025) arts. 8, 13–22, 25, 36; its last paragraph of art. 19 leaves the rest to the provinces.
package enum LawCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    guard let day = facts.pollingDay ?? facts.firstVotingDay else { return [] }
    return contradictions(in: facts.profile, of: facts.election.mode, on: day)
  }

  /// Each value of the rules that the law in force on `day` overrides in an election of `mode`.
  package static func contradictions(
    in profile: ProcedureProfile, of mode: ElectionMode, on day: CalendarDay
  ) -> [ComplianceCheck] {
    guard NationalRules.inForce(on: day) == .law2025 else { return [] }
    return LawPoint.points(for: mode).compactMap { $0.check(profile) }
  }
}

/// One value that the law fixes.
private struct LawPoint {
  /// The check where the rules say something else; nil where they agree or are silent.
  let check: (ProcedureProfile) -> ComplianceCheck?

  private init<Value>(
    _ key: String, _ article: String, _ place: KeyPath<ProcedureProfile, Cited<Value>?>,
    demanded: ComplianceValue, found: @escaping (Value) -> ComplianceValue, isLawful: @escaping (Value) -> Bool
  ) {
    check = { profile in
      guard let value = profile[keyPath: place]?.value, !isLawful(value) else { return nil }
      return ComplianceCheck(
        .ruleLawful, .departs, source: "城市居民委员会组织法（2025）第\(article)条", demanded: demanded, found: found(value),
        subject: .rule(key))
    }
  }

  private static func flag(
    _ key: String, _ article: String, _ place: KeyPath<ProcedureProfile, Cited<Bool>?>, _ demanded: Bool
  ) -> LawPoint {
    LawPoint(
      key, article, place, demanded: .truth(demanded), found: ComplianceValue.truth, isLawful: { $0 == demanded })
  }

  private static func number(
    _ key: String, _ article: String, _ place: KeyPath<ProcedureProfile, Cited<Int>?>, least: Int? = nil,
    most: Int? = nil
  ) -> LawPoint {
    LawPoint(
      key, article, place, demanded: .range(least: least, most: most), found: ComplianceValue.count,
      isLawful: { $0 >= least ?? .min && $0 <= most ?? .max })
  }

  private static func part(
    _ key: String, _ article: String, _ place: KeyPath<ProcedureProfile, Cited<Fraction>?>, _ part: Fraction,
    _ value: @escaping (Fraction) -> ComplianceValue
  ) -> LawPoint {
    LawPoint(key, article, place, demanded: value(part), found: value, isLawful: { $0.isEqual(to: part) })
  }

  static func points(for mode: ElectionMode) -> [LawPoint] {
    let isByRepresentatives = mode == .representatives
    return [
      number("registration.age", "十六", \.registration.age, least: 18, most: 18),
      flag("registration.residentsAllowed", "十六", \.registration.residentsAllowed, true),
      flag("registration.workersAllowed", "十六", \.registration.workersAllowed, true),
      number("registration.workMonths", "十六", \.registration.workMonths, least: 6, most: 6),
      flag("registration.declarationRequired", "十六", \.registration.declarationRequired, true),
      number("registration.rollPostedDays", "十七", \.registration.rollPostedDays, least: 20),
      number("registration.objectionDays", "十七", \.registration.objectionDays, least: 5, most: 5),
      number("registration.decisionDays", "十七", \.registration.decisionDays, most: 3),
      flag("registration.leadersFromRepresentatives", "十三", \.registration.leadersFromRepresentatives, true),
      number("nomination.jointVoters", "十八", \.nomination.jointVoters, least: 10, most: 10),
      // Voters nominate, and no household does.
      LawPoint(
        "nomination.jointHouseholds", "十八", \.nomination.jointHouseholds, demanded: .truth(false),
        found: ComplianceValue.count, isLawful: { _ in false }),
      number("nomination.surplusHeadMin", "十八", \.nomination.surplusHeadMin, least: 1),
      number("nomination.surplusMemberMin", "十八", \.nomination.surplusMemberMin, least: 1),
      flag("nomination.equalAllowed", "十八", \.nomination.equalAllowed, false),
      flag("staff.candidateLeavesCommittee", "十五", \.staff.candidateLeavesCommittee, true),
      flag("staff.committeeByMeeting", "十五", \.staff.committeeByMeeting, true),
      flag("staff.committeeFilledByRank", "十五", \.staff.committeeFilledByRank, true),
      flag("proxies.allowed", "十九", \.proxies.allowed, !isByRepresentatives),
      number("proxies.principalsMax", "十九", \.proxies.principalsMax, least: 3, most: 3),
      flag("proxies.kinOnly", "十九", \.proxies.kinOnly, false),
      flag("proxies.candidatesExcluded", "十九", \.proxies.candidatesExcluded, true),
      flag("proxies.writtenOnly", "十九", \.proxies.writtenOnly, true),
      part(
        "results.turnoutMoreThan", "十九", \.results.turnoutMoreThan,
        isByRepresentatives ? Fraction(2, 3) : Fraction(1, 2), ComplianceValue.moreThan),
      part(
        "results.majorityMoreThan", "十九", \.results.majorityMoreThan, Fraction(1, 2), ComplianceValue.moreThan),
      part(
        "results.supplementaryAtLeast", "十九", \.results.supplementaryAtLeast, Fraction(1, 3),
        ComplianceValue.atLeast),
      number("results.membersMin", "八", \.results.membersMin, least: 5, most: 9),
      number("results.membersMax", "八", \.results.membersMax, least: 5, most: 9),
      part("results.recallVoters", "二十", \.results.recallVoters, Fraction(1, 10), ComplianceValue.atLeast),
      part(
        "results.recallRepresentatives", "二十", \.results.recallRepresentatives, Fraction(1, 3),
        ComplianceValue.atLeast),
      flag("results.misconductVoids", "二十二", \.results.misconductVoids, true),
      flag("results.resignationByMeeting", "二十一", \.results.resignationByMeeting, true),
      number("closing.resultPostedDays", "十九", \.closing.resultPostedDays, most: 0),
      flag("closing.countsPublished", "十九", \.closing.countsPublished, true),
      number("closing.handoverDays", "二十五", \.closing.handoverDays, most: 10),
      flag("closing.handoverChaired", "二十五", \.closing.handoverChaired, true),
      flag("closing.handoverSupervised", "二十五", \.closing.handoverSupervised, true),
      flag("closing.supervisorsElected", "三十六", \.closing.supervisorsElected, true),
      flag("closing.supervisorsExcluded", "三十六", \.closing.supervisorsExcluded, true),
      number("closing.termYears", "十四", \.closing.termYears, least: 5, most: 5),
    ]
  }
}
