/// 委托投票: commissions in force that no posted list held, those recorded after it among them, and papers of proxies
/// without a commission.
enum ProxyCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    [posted(facts), standing(facts), commissioned(facts)].compactMap(\.self)
  }

  /// Commissions in force whose proxy stands: the commission may be older than the candidacy.
  ///
  /// - Rule: candidates accept none (城市居民委员会组织法 2025, art. 19).
  private static func standing(_ facts: ComplianceFacts) -> ComplianceCheck? {
    let all = facts.register.commissions
    guard let rule = facts.profile.proxies.candidatesExcluded, rule.value, !all.isEmpty else { return nil }
    let numbers = Set(facts.register.allCandidates.compactMap(\.voter))
    return .of(
      .candidateActsAsProxy, all.count { numbers.contains($0.proxy) }, source: rule.source, demanded: .required,
      value: { .part($0, of: all.count) }, isMet: { $0 == 0 })
  }

  /// - Rule: the committee posts the names of principals and proxies (城市居民委员会组织法 2025, art. 19); what was not posted
  ///   is void (Zhejiang 2020, art. 25).
  private static func posted(_ facts: ComplianceFacts) -> ComplianceCheck? {
    let (all, rules) = (facts.register.commissions, facts.profile.proxies)
    let demands = [rules.unpostedVoid, rules.listPosted].compactMap(\.self)
    guard let rule = demands.first(where: \.value), !all.isEmpty else { return nil }
    return .of(
      .commissionsPosted, all.count { !facts.register.isListed($0) }, source: rule.source, demanded: .required,
      value: { .part($0, of: all.count) }, isMet: { $0 == 0 })
  }

  /// A written commission may lie with the committee unrecorded, unless the rules have it registered or posted.
  ///
  /// - Rule: a voter who is away commissions another one in writing (城市居民委员会组织法 2025, art. 19).
  private static func commissioned(_ facts: ComplianceFacts) -> ComplianceCheck? {
    let papers = facts.register.proxyPapers(poll: facts.poll)
    guard let source = facts.profile.proxies.commissionSource, !papers.isEmpty else { return nil }
    let without = papers.count { !facts.register.isCommissioned($0.proxy, by: $0.voter) }
    let isUnknown = without > 0 && !facts.profile.proxies.isRegistrationDemanded
    return .of(
      .proxiesCommissioned, isUnknown ? nil : without, source: source, demanded: .required,
      value: { .part($0, of: papers.count) }, isMet: { $0 == 0 })
  }
}
