/// 计票与当选: every paper classified, enough voters, the thresholds of the law, the size of the committee.
enum CountCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    [papers(facts), turnout(facts), turnoutRule(facts), majorityRule(facts), committee(facts), women(facts)].compactMap(
      \.self)
      + kin(facts) + resignations(facts)
  }

  /// Women on the committee, as far as the roll knows them.
  private static func women(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.results.womenMin, facts.isCommitteeWhole, facts.election.type != .recall else {
      return nil
    }
    let sexes = facts.committee.map { $0.voter.flatMap { facts.women[$0] } }
    let known = sexes.count { $0 == true }
    // Whoever is not known could be one.
    let isOpen = facts.elected.isEmpty || known < rule.value && known + sexes.count { $0 == nil } >= rule.value
    return .of(
      .womenElected, isOpen ? nil : known, source: rule.source, demanded: .range(least: rule.value, most: nil),
      value: { .count($0) }, isMet: { $0 >= rule.value })
  }

  /// Two of the committee who were declared kin; one check for each of them.
  private static func kin(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    guard let rule = facts.profile.results.kinExcluded, rule.value else { return [] }
    guard !facts.elected.isEmpty else {
      return [ComplianceCheck(.kinElected, .notRecorded, source: rule.source, demanded: .required)]
    }
    let committee = FoldedSet(facts.committee.map(\.name))
    let both = facts.register.staff.kinships.filter { committee.contains($0.staff) && committee.contains($0.candidate) }
    let names = both.flatMap { [$0.staff, $0.candidate] }
    guard !names.isEmpty else {
      return [ComplianceCheck(.kinElected, .met, source: rule.source, demanded: .required, found: .count(0))]
    }
    return names.map { name in
      ComplianceCheck(
        .kinElected, .departs, source: rule.source, demanded: .required, found: .count(names.count),
        subject: .person(name))
    }
  }

  /// The meeting that accepted a resignation is in the calendar.
  private static func resignations(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    guard let rule = facts.profile.results.resignationByMeeting, rule.value else { return [] }
    return OutcomeBook(facts.register).ended.filter { $0.ground == .resigned }.map { ended in
      .of(
        .resignationAccepted, facts.calendar.meetings.first { $0.kind == ended.meeting && $0.day == ended.day },
        source: rule.source, demanded: .required, subject: .person(ended.person),
        value: { .done($0.day, days: 0) }, isMet: { _ in true })
    }
  }

  private static func papers(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.ballots.allClassified, rule.value else { return nil }
    let total = facts.report.total
    let pair = total.unclassified.flatMap { left in total.returned.map { (unclassified: left, returned: $0) } }
    return .of(
      .papersClassified, pair, source: rule.source, demanded: .required,
      value: { .part($0.unclassified, of: $0.returned) }, isMet: { $0.unclassified == 0 })
  }

  private static func turnout(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.results.turnoutMoreThan else { return nil }
    let turnout = facts.report.turnout
    return .of(
      .turnout, turnout.returned, source: rule.source, demanded: .moreThan(rule.value),
      value: { .part($0, of: turnout.registered) },
      isMet: { rule.value.isExceeded(by: $0, of: turnout.registered) })
  }

  private static func turnoutRule(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.results.turnoutMoreThan else { return nil }
    return threshold(
      .turnoutRule, facts.election.profile.quorum, source: rule.source,
      demanded: Threshold(base: .registered, rule.value))
  }

  private static func majorityRule(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let part = facts.profile.results.majorityMoreThan, let base = facts.profile.results.majorityBase else {
      return nil
    }
    return threshold(
      .majorityRule, facts.election.profile.majority, source: part.source,
      demanded: Threshold(base: base.value, part.value))
  }

  private static func threshold(
    _ code: ComplianceCode, _ found: Threshold, source: String, demanded: Threshold
  ) -> ComplianceCheck {
    .of(
      code, found, source: source, demanded: .threshold(demanded), value: { .threshold($0) },
      isMet: { $0.isSame(as: demanded) })
  }

  /// Members elected, each person once, or the seats to be filled as long as nobody is. Seats that the law lets stand
  /// vacant count as filled once enough members are elected.
  private static func committee(_ facts: ComplianceFacts) -> ComplianceCheck? {
    let rules = facts.profile.results
    guard facts.election.type ?? .general == .general, let source = rules.membersMin?.source ?? rules.membersMax?.source
    else { return nil }
    let seats = facts.election.contests.reduce(0) { $0 + $1.seats }
    let results = facts.report.results
    let isKnown = results.count == facts.election.contests.count && results.allSatisfy { $0.majorityNeeded != nil }
    let elected = facts.electedPersons
    let isVacancyAllowed = rules.vacancyAllowedFrom.map { elected >= $0.value } ?? false
    let least = rules.membersMin?.value
    let most = rules.membersMax?.value
    // Seats that are open go to a further poll, which may fill them.
    let open = seats - facts.elected.count
    let isPending = rules.supplementaryAtLeast != nil && isKnown && elected < least ?? 0 && elected + open >= least ?? 0
    return .of(
      .committeeSize, isPending ? nil : isKnown && !isVacancyAllowed ? elected : seats, source: source,
      demanded: .range(least: least, most: most), value: { .count($0) },
      isMet: { $0 >= least ?? 0 && $0 <= most ?? .max })
  }
}

extension Threshold {
  /// Whether both ask the same: 2/4 is 1/2.
  func isSame(as other: Threshold) -> Bool {
    base == other.base && numerator * other.denominator == other.numerator * denominator
  }
}
