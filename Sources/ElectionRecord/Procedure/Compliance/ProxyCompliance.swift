/// 委托投票: commissions in force that no posted list held.
enum ProxyCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    let all = facts.register.commissions
    guard let rule = facts.profile.proxies.unpostedVoid, rule.value, !all.isEmpty else { return [] }
    return [
      .of(
        .commissionsPosted, all.count { !facts.register.isPosted($0) }, source: rule.source, demanded: .required,
        value: { .part($0, of: all.count) }, isMet: { $0 == 0 })
    ]
  }
}
