/// 选民登记: objections answered in time, and as many representatives of a group as the law has.
///
/// An objection that is filed late, and a group with another number of representatives, are refused when they are
/// recorded, so they cannot depart here.
enum RegistrationCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    decisions(facts)
      + [posted(facts), declarations(facts), workers(facts), onePlace(facts), representatives(facts)].compactMap(\.self)
      + households(facts) + leaders(facts)
  }

  private static func decisions(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    RegistrationLedger.objections(in: facts.register).enumerated().compactMap { index, objection in
      .within(
        .objectionDecided, objection.decision?.day, facts.profile.registration.decisionDays,
        after: objection.filed.day, subject: .objection(index + 1))
    }
  }

  /// What was decided hangs, the last decision too.
  private static func posted(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.registration.decisionPosted, rule.value,
      let last = RegistrationLedger.objections(in: facts.register).compactMap(\.decision?.day).max()
    else { return nil }
    return .of(
      .decisionsPosted, facts.calendar.last(.decisionsPosted), source: rule.source, demanded: .required,
      value: { .done($0, days: $0.days(since: last)) }, isMet: { $0 >= last })
  }

  /// What nobody wrote down may still have been said, so that it is no departure. A poll that follows another one goes
  /// by its roll.
  private static func declarations(_ facts: ComplianceFacts) -> ComplianceCheck? {
    let type = facts.election.type ?? .general
    guard type == .general || type == .byElection, let rule = facts.profile.registration.declarationRequired, rule.value
    else { return nil }
    let batches = RegistrationLedger.batches(in: facts.register)
    let registered = batches.reduce(0) { $0 + $1.voters.count }
    let silent = batches.filter { !$0.sayTheyTakePart }.reduce(0) { $0 + $1.voters.count }
    return ComplianceCheck(
      .votersDeclared, registered > 0 && silent == 0 ? .met : .notRecorded, source: rule.source, demanded: .required,
      found: registered > 0 ? .part(silent, of: registered) : nil)
  }

  /// Who has worked here too short a time is refused when that is recorded; of others nobody recorded it.
  private static func workers(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.registration.workMonths else { return nil }
    let workers = RegistrationLedger.batches(in: facts.register).filter { $0.basis == .worker }.flatMap(\.voters)
    guard !workers.isEmpty else { return nil }
    let undated = Set(workers).subtracting(RegistrationLedger.workers(in: facts.register)).count
    return ComplianceCheck(
      .workersEntitled, undated == 0 ? .met : .notRecorded, source: rule.source, demanded: .months(rule.value),
      found: .part(undated, of: workers.count))
  }

  /// Who lives or works here and has the household registration elsewhere says where, with a proof.
  private static func onePlace(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.registration.onePlaceOnly, rule.value else { return nil }
    let voters = RegistrationLedger.batches(in: facts.register).filter(\.basis.isFromElsewhere).flatMap(\.voters)
    guard !voters.isEmpty else { return nil }
    let unproven = Set(voters).subtracting(RegistrationLedger.separatedHere(in: facts.register)).count
    return ComplianceCheck(
      .onePlace, unproven == 0 ? .met : .notRecorded, source: rule.source, demanded: .required,
      found: .part(unproven, of: voters.count))
  }

  /// The law has a rule with exceptions: what it does not give needs its reason.
  private static func households(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    let rules = facts.profile.registration
    let least = rules.householdsPerRepresentativeMin
    let most = rules.householdsPerRepresentativeMax
    guard facts.election.mode == .representatives, let source = least?.source ?? most?.source else { return [] }
    return RegistrationLedger.groups(in: facts.register).map { group in
      .of(
        .householdsPerRepresentative, group.households, source: source,
        demanded: .range(least: least?.value, most: most?.value), subject: .group(group.group),
        value: { .part(group.count, of: $0) },
        isMet: { RepresentativeRule.isProportionate(group.count, of: $0, by: rules) || !PlainText.isBlank(group.need) })
    }
  }

  /// A leader who represents nobody is refused where the representatives' numbers are recorded.
  private static func leaders(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    guard facts.election.mode == .representatives, let rule = facts.profile.registration.leadersFromRepresentatives,
      rule.value
    else { return [] }
    return RegistrationLedger.groups(in: facts.register).map { group in
      let isKnown = group.leader.map(group.voters.contains) ?? false
      return ComplianceCheck(
        .groupLeader, isKnown ? .met : .notRecorded, source: rule.source, demanded: .required,
        found: isKnown ? .required : nil, subject: .group(group.group))
    }
  }

  private static func representatives(_ facts: ComplianceFacts) -> ComplianceCheck? {
    let rules = facts.profile.registration
    let least = rules.representativesPerGroupMin
    let most = rules.representativesPerGroupMax
    guard facts.election.mode == .representatives, let source = least?.source ?? most?.source else { return nil }
    let counts = RegistrationLedger.groups(in: facts.register).map(\.count)
    let span = counts.min().flatMap { fewest in counts.max().map { (fewest: fewest, highest: $0) } }
    return .of(
      .representativesPerGroup, span, source: source, demanded: .range(least: least?.value, most: most?.value),
      value: { .range(least: $0.fewest, most: $0.highest) },
      isMet: { $0.fewest >= least?.value ?? 0 && $0.highest <= most?.value ?? .max })
  }
}
