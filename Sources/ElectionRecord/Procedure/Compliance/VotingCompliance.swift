/// 候选人与投票: enough candidates, not too many days, boxes opened on the day on which they closed.
enum VotingCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    contestedSeats(facts) + [pollingDays(facts)].compactMap(\.self) + boxes(facts)
  }

  private static func contestedSeats(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    guard facts.election.type != .recall else { return [] }
    return facts.election.contests.compactMap { contest in
      let rules = facts.profile.nomination
      let least = contest.seats == 1 ? rules.surplusHeadMin : rules.surplusMemberMin
      let most = contest.seats == 1 ? rules.surplusHeadMax : rules.surplusMemberMax
      guard let source = least?.source ?? most?.source else { return nil }
      let lowest = rules.equalAllowed?.value == true ? 0 : least?.value
      let surplus = contest.candidates.isEmpty ? nil : contest.candidates.count - contest.seats
      return .of(
        .contestedSeats, surplus, source: source, demanded: .range(least: lowest, most: most?.value),
        subject: .contest(contest.id), value: { .count($0) },
        isMet: { $0 >= lowest ?? .min && $0 <= most?.value ?? .max })
    }
  }

  private static func pollingDays(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.boxes.pollingDaysMax else { return nil }
    let days = Set(facts.election.sites.compactMap(\.days).joined())
    return .of(
      .pollingDays, days.isEmpty ? nil : days.count, source: rule.source,
      demanded: .range(least: nil, most: rule.value), value: { .count($0) }, isMet: { $0 <= rule.value })
  }

  private static func boxes(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    guard let rule = facts.profile.boxes.openedSameDay, rule.value else { return [] }
    return facts.election.sites.compactMap { site in
      .within(
        .boxOpenedSameDay, facts.taken(.counting), Cited(0, rule.source), after: site.days?.max(),
        subject: .site(site.id))
    }
  }
}
