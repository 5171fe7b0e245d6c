/// One value that the law fixes: the key, what is demanded of it, and the article.
struct LawPoint {
  /// The check where the rules say something else, or say nothing of what the law demands; nil where they agree.
  let check: (ProcedureProfile) -> ComplianceCheck?

  /// - Parameter isDemanded: Whether silence leaves something of the law unchecked.
  private init<Value>(
    _ key: String, _ article: String, _ place: KeyPath<ProcedureProfile, Cited<Value>?>, isDemanded: Bool = true,
    demanded: ComplianceValue, found: @escaping (Value) -> ComplianceValue, isLawful: @escaping (Value) -> Bool
  ) {
    check = { profile in
      let value = profile[keyPath: place]?.value
      guard value.map({ !isLawful($0) }) ?? isDemanded else { return nil }
      return ComplianceCheck(
        value == nil ? .ruleStated : .ruleLawful, value == nil ? .notRecorded : .departs,
        source: "城市居民委员会组织法（2025）第\(article)条", demanded: demanded, found: value.map(found), subject: .rule(key))
    }
  }

  private static func flag(
    _ key: String, _ article: String, _ place: KeyPath<ProcedureProfile, Cited<Bool>?>, _ demanded: Bool,
    isDemanded: Bool? = nil
  ) -> LawPoint {
    LawPoint(
      key, article, place, isDemanded: isDemanded ?? demanded, demanded: .truth(demanded), found: ComplianceValue.truth,
      isLawful: { $0 == demanded })
  }

  /// A value that the law leaves no room for.
  private static func none(
    _ key: String, _ article: String, _ place: KeyPath<ProcedureProfile, Cited<Int>?>
  ) -> LawPoint {
    LawPoint(
      key, article, place, isDemanded: false, demanded: .truth(false), found: ComplianceValue.count,
      isLawful: { _ in false })
  }

  private static func number(
    _ key: String, _ article: String, _ place: KeyPath<ProcedureProfile, Cited<Int>?>, least: Int? = nil,
    most: Int? = nil, isDemanded: Bool = true
  ) -> LawPoint {
    LawPoint(
      key, article, place, isDemanded: isDemanded, demanded: .range(least: least, most: most),
      found: ComplianceValue.count,
      isLawful: { $0 >= least ?? .min && $0 <= most ?? .max })
  }

  /// Exactly this part.
  private static func part(
    _ key: String, _ article: String, _ place: KeyPath<ProcedureProfile, Cited<Fraction>?>, _ part: Fraction,
    _ value: @escaping (Fraction) -> ComplianceValue, isDemanded: Bool = true
  ) -> LawPoint {
    LawPoint(
      key, article, place, isDemanded: isDemanded, demanded: value(part), found: value,
      isLawful: { $0.isEqual(to: part) })
  }

  /// This part, or a larger one.
  private static func quorum(
    _ key: String, _ article: String, _ place: KeyPath<ProcedureProfile, Cited<Fraction>?>, _ part: Fraction,
    _ value: @escaping (Fraction) -> ComplianceValue
  ) -> LawPoint {
    LawPoint(
      key, article, place, demanded: value(part), found: value,
      isLawful: { $0.numerator * part.denominator >= part.numerator * $0.denominator })
  }

  /// One of a choice.
  private static func choice<Code: RawRepresentable<String> & Equatable>(
    _ key: String, _ article: String, _ place: KeyPath<ProcedureProfile, Cited<Code>?>, _ demanded: Code
  ) -> LawPoint {
    LawPoint(
      key, article, place, demanded: .codes([demanded.rawValue]), found: { .codes([$0.rawValue]) },
      isLawful: { $0 == demanded })
  }

  /// All of these, and perhaps others.
  private static func codes<Code: RawRepresentable<String> & Hashable>(
    _ key: String, _ article: String, _ place: KeyPath<ProcedureProfile, Cited<[Code]>?>, _ demanded: [Code]
  ) -> LawPoint {
    LawPoint(
      key, article, place, demanded: .codes(demanded.map(\.rawValue)), found: { .codes($0.map(\.rawValue)) },
      isLawful: { Set($0).isSuperset(of: demanded) })
  }
}

/// The table: every value of the rules that the law does not leave to them, in the order of their file.
extension LawPoint {
  static func points(for mode: ElectionMode) -> [LawPoint] {
    registration(mode) + nomination + staff + voting(mode) + results(mode) + outcomes(mode) + closing
  }

  private static func registration(_ mode: ElectionMode) -> [LawPoint] {
    [
      number("registration.age", "十六", \.registration.age, least: 18, most: 18),
      flag("registration.residentsAllowed", "十六", \.registration.residentsAllowed, true),
      // 常住: no months in the law; Gansu's measures of 2025, art. 16, read it as six.
      number("registration.residenceMonths", "十六", \.registration.residenceMonths, most: 6, isDemanded: false),
      flag("registration.workersAllowed", "十六", \.registration.workersAllowed, true),
      number("registration.workMonths", "十六", \.registration.workMonths, least: 6, most: 6),
      flag("registration.declarationRequired", "十六", \.registration.declarationRequired, true),
      number("registration.rollPostedDays", "十七", \.registration.rollPostedDays, least: 20),
      // Where all voters vote there is no list of representatives.
      number(
        "registration.electorsPostedDays", "十七", \.registration.electorsPostedDays, least: mode == .voters ? nil : 20,
        isDemanded: mode != .voters),
      flag(
        "registration.electorsPostedWithRoll", "十七", \.registration.electorsPostedWithRoll, true,
        isDemanded: mode != .voters),
      number("registration.objectionDays", "十七", \.registration.objectionDays, least: 5, most: 5),
      number("registration.decisionDays", "十七", \.registration.decisionDays, most: 3),
      number(
        "registration.householdsPerRepresentativeMin", "十三", \.registration.householdsPerRepresentativeMin, least: 20,
        most: 50, isDemanded: mode == .representatives),
      number(
        "registration.householdsPerRepresentativeMax", "十三", \.registration.householdsPerRepresentativeMax, least: 20,
        most: 50, isDemanded: mode == .representatives),
      flag(
        "registration.leadersFromRepresentatives", "十三", \.registration.leadersFromRepresentatives, true,
        isDemanded: mode == .representatives),
      flag("registration.decisionPosted", "十七", \.registration.decisionPosted, true),
    ] + (mode == .representatives ? perGroup : [])
  }

  /// Households count, and no number for each group.
  private static var perGroup: [LawPoint] {
    [
      none("registration.representativesPerGroupMin", "十三", \.registration.representativesPerGroupMin),
      none("registration.representativesPerGroupMax", "十三", \.registration.representativesPerGroupMax),
    ]
  }

  private static var nomination: [LawPoint] {
    [
      flag("nomination.partyAllowed", "十八", \.nomination.partyAllowed, true),
      number("nomination.jointVoters", "十八", \.nomination.jointVoters, least: 10, most: 10),
      // Voters nominate, and no household does.
      none("nomination.jointHouseholds", "十八", \.nomination.jointHouseholds),
      codes("nomination.exclusions", "十八", \.nomination.exclusions, ExclusionGround.allCases),
      number("nomination.surplusHeadMin", "十八", \.nomination.surplusHeadMin, least: 1),
      number("nomination.surplusMemberMin", "十八", \.nomination.surplusMemberMin, least: 1),
      flag("nomination.equalAllowed", "十八", \.nomination.equalAllowed, false),
      flag("nomination.candidatesMeet", "十八", \.nomination.candidatesMeet, true),
    ]
  }

  private static var staff: [LawPoint] {
    [
      flag("staff.candidateLeavesCommittee", "十五", \.staff.candidateLeavesCommittee, true),
      flag("staff.kinLeavesCommittee", "十五", \.staff.kinLeavesCommittee, true),
      flag("staff.committeeByMeeting", "十五", \.staff.committeeByMeeting, true),
      flag("staff.committeeFilledByRank", "十五", \.staff.committeeFilledByRank, true),
    ]
  }

  private static func voting(_ mode: ElectionMode) -> [LawPoint] {
    let hasProxies = mode != .representatives
    return [
      flag("boxes.secretPlace", "十九", \.boxes.secretPlace, true),
      flag("proxies.allowed", "十九", \.proxies.allowed, hasProxies, isDemanded: true),
      number("proxies.principalsMax", "十九", \.proxies.principalsMax, least: 3, most: 3, isDemanded: hasProxies),
      flag("proxies.kinOnly", "十九", \.proxies.kinOnly, false),
      flag("proxies.awayOnly", "十九", \.proxies.awayOnly, true, isDemanded: hasProxies),
      flag("proxies.candidatesExcluded", "十九", \.proxies.candidatesExcluded, true, isDemanded: hasProxies),
      flag("proxies.writtenOnly", "十九", \.proxies.writtenOnly, true, isDemanded: hasProxies),
      flag("proxies.listPosted", "十九", \.proxies.listPosted, true, isDemanded: hasProxies),
    ]
  }

  private static func results(_ mode: ElectionMode) -> [LawPoint] {
    [
      choice("results.majorityBase", "十九", \.results.majorityBase, .returned),
      part("results.majorityMoreThan", "十九", \.results.majorityMoreThan, Fraction(1, 2), ComplianceValue.moreThan),
      part(
        "results.turnoutMoreThan", "十九", \.results.turnoutMoreThan,
        mode == .representatives ? Fraction(2, 3) : Fraction(1, 2), ComplianceValue.moreThan),
      quorum("results.meetingMoreThan", "二十七", \.results.meetingMoreThan, Fraction(1, 2), ComplianceValue.moreThan),
      quorum(
        "results.representativesMeetingAtLeast", "二十九", \.results.representativesMeetingAtLeast, Fraction(2, 3),
        ComplianceValue.atLeast),
      number("results.assemblyNoticeDays", "二十六", \.results.assemblyNoticeDays, least: 10),
      part(
        "results.supplementaryAtLeast", "十九", \.results.supplementaryAtLeast, Fraction(1, 3),
        ComplianceValue.atLeast),
      // 不足的名额另行选举.
      none("results.vacancyAllowedFrom", "十九", \.results.vacancyAllowedFrom),
      number("results.membersMin", "八", \.results.membersMin, least: 5, most: 9),
      number("results.membersMax", "八", \.results.membersMax, least: 5, most: 9),
      number("results.womenMin", "八", \.results.womenMin, least: 1),
      flag("results.kinExcluded", "八", \.results.kinExcluded, true),
    ]
  }

  private static func outcomes(_ mode: ElectionMode) -> [LawPoint] {
    [
      part(
        "results.recallVoters", "二十", \.results.recallVoters, Fraction(1, 10), ComplianceValue.atLeast,
        isDemanded: mode == .voters),
      part(
        "results.recallHouseholds", "二十", \.results.recallHouseholds, Fraction(1, 10), ComplianceValue.atLeast,
        isDemanded: mode == .households),
      part(
        "results.recallRepresentatives", "二十", \.results.recallRepresentatives, Fraction(1, 3),
        ComplianceValue.atLeast, isDemanded: mode == .representatives),
      flag("results.misconductVoids", "二十二", \.results.misconductVoids, true),
      flag("results.resignationByMeeting", "二十一", \.results.resignationByMeeting, true),
      codes("results.officeEnds", "二十三、三十七", \.results.officeEnds, [.incapacitated, .convicted, .unfitTwice]),
    ]
  }

  private static var closing: [LawPoint] {
    [
      number("closing.resultPostedDays", "十九", \.closing.resultPostedDays, most: 0),
      flag("closing.countsPublished", "十九", \.closing.countsPublished, true),
      flag("closing.auditBeforeElection", "三十八", \.closing.auditBeforeElection, true),
      number("closing.handoverDays", "二十五", \.closing.handoverDays, most: 10),
      flag("closing.handoverChaired", "二十五", \.closing.handoverChaired, true),
      flag("closing.handoverSupervised", "二十五", \.closing.handoverSupervised, true),
      flag("closing.supervisorsElected", "三十六", \.closing.supervisorsElected, true),
      flag("closing.supervisorsExcluded", "三十六", \.closing.supervisorsExcluded, true),
      number("closing.termYears", "十四", \.closing.termYears, least: 5, most: 5),
    ]
  }
}
