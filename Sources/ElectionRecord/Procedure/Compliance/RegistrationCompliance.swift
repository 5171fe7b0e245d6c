/// 选民登记: objections answered in time, and as many representatives of a group as the law has.
///
/// An objection that is filed late, and a group with another number of representatives, are refused when they are
/// recorded, so they cannot depart here.
enum RegistrationCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    decisions(facts) + [posted(facts), representatives(facts)].compactMap(\.self)
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
