/// 投票: not too many days, boxes opened on the day on which they closed, at the hall, in public.
enum VotingCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    let chains = CustodyRule.chains(in: facts.register)
    return secretPlaces(facts) + [pollingDays(facts)].compactMap(\.self)
      + chains.compactMap { openedSameDay($0, facts) }
      + chains.compactMap { openedAtHall($0, facts) }
  }

  /// The opening of a site says so, or nobody did.
  private static func secretPlaces(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    guard let rule = facts.profile.boxes.secretPlace, rule.value else { return [] }
    let sites = Set(
      facts.register.journals.filter { $0.opening?.hasSecretPlace ?? false }.compactMap(\.site))
    return facts.election.sites.enumerated().map { index, site in
      let isMet = sites.contains(index)
      return ComplianceCheck(
        .secretPlace, isMet ? .met : .notRecorded, source: rule.source, demanded: .required,
        found: isMet ? .required : nil, subject: .site(site.id))
    }
  }

  private static func pollingDays(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.boxes.pollingDaysMax else { return nil }
    let days = Set(facts.election.sites.compactMap(\.days).joined())
    return .of(
      .pollingDays, days.isEmpty ? nil : days.count, source: rule.source,
      demanded: .range(least: nil, most: rule.value), value: { .count($0) }, isMet: { $0 <= rule.value })
  }

  /// A box's own records say when it was opened; where nobody keeps them, the day on which counting began does.
  private static func openedSameDay(_ chain: CustodyChain, _ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.boxes.openedSameDay, rule.value else { return nil }
    return .within(
      .boxOpenedSameDay, chain.openedOn ?? facts.calendar.taken(.counting), Cited(0, rule.source),
      after: chain.closedOn,
      subject: .site(chain.site))
  }

  private static func openedAtHall(_ chain: CustodyChain, _ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.boxes.openedAtHall, rule.value else { return nil }
    let openings = chain.links.compactMap { link -> BoxOpened? in
      if case .record(.opened(let opening)) = link.event { return opening }
      return nil
    }
    return .of(
      .boxOpenedAtHall, openings.first, source: rule.source, demanded: .required, subject: .site(chain.site),
      value: { .done($0.day, days: 0) }, isMet: { _ in openings.allSatisfy { $0.atHall && $0.inPublic } })
  }
}
