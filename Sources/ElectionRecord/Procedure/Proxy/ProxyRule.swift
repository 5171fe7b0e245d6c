/// Which records of proxies and assisted marking may be written (委托投票与代写).
///
/// - Rule: In writing; at most three principals a proxy; no candidate; not passed on; filed three days before (Zhejiang
///   2020, art. 25; Shanghai 2020, art. 16), each as the profile has it.
enum ProxyRule {
  static func check(_ record: ProxyRecord, by site: SiteID?, in register: Register) throws(Refusal) {
    switch record {
    case .commissioned(let commission): try check(commission, in: register)
    case .withdrawn(let withdrawal): try check(withdrawal, in: register)
    case .assisted(let marking): try check(marking, by: site, in: register)
    }
  }

  private static func check(_ commission: ProxyCommission, in register: Register) throws(Refusal) {
    let rules = register.election.procedure?.proxies ?? ProxyRules()
    if let allowed = rules.allowed, !allowed.value { throw .proxiesNotAllowed(source: allowed.source) }
    if commission.principal == commission.proxy { throw ReasonCode.selfProxy.refusal }
    for number in [commission.principal, commission.proxy]
    where !register.isOnRoll(number) || register.isStruckOff(number) {
      throw .proxyNotOnRoll(number)
    }
    if register.isBarredCandidate(commission.proxy) {
      throw .proxyIsCandidate(commission.proxy, source: rules.candidatesExcluded?.source)
    }
    try checkForm(commission, by: rules, in: register)
    try checkOthers(commission, by: rules, in: register)
  }

  /// Checks the commission by itself.
  private static func checkForm(
    _ commission: ProxyCommission, by rules: ProxyRules, in register: Register
  ) throws(Refusal) {
    if let written = rules.writtenOnly, written.value, !commission.isWritten {
      throw .proxyNotWritten(source: written.source)
    }
    if let away = rules.awayOnly, away.value, !commission.isAway { throw .principalNotAway(source: away.source) }
    if let card = rules.cardTakenIn, card.value, !commission.isCardTakenIn {
      throw .proxyCardNotTakenIn(source: card.source)
    }
    if let kin = rules.kinOnly, kin.value, !commission.relation.isKin { throw .proxyNotKin(source: kin.source) }
    if let deadline = filingDeadline(in: register.election), commission.day > deadline.value {
      throw .proxyFiledTooLate(commission.day, deadline: deadline)
    }
  }

  /// Checks it against other commissions and marks.
  private static func checkOthers(
    _ commission: ProxyCommission, by rules: ProxyRules, in register: Register
  ) throws(Refusal) {
    let book = register.hall.commissions
    if let known = book.commission(of: commission.principal) { throw .alreadyCommissioned(known) }
    if let rule = rules.subProxyAllowed, !rule.value {
      if book.commission(of: commission.proxy) != nil { throw .subProxy(commission.proxy, source: rule.source) }
      if book.principals(of: commission.principal) > 0 { throw .subProxy(commission.principal, source: rule.source) }
    }
    let most = register.election.profile.proxyLimit
    if book.principals(of: commission.proxy) >= most {
      throw .proxyLimit(commission.proxy, most: most, source: rules.principalsMax?.source)
    }
    if register.hasVoted(commission.principal) { throw .principalHasVoted(commission.principal) }
  }

  /// The last day on which a commission may be filed.
  static func filingDeadline(in election: Election) -> Cited<CalendarDay>? {
    guard let days = election.procedure?.proxies.filedDays, let polling = election.pollingDay else { return nil }
    return Cited(polling.adding(days: -days.value), days.source)
  }

  private static func check(_ withdrawal: ProxyWithdrawal, in register: Register) throws(Refusal) {
    guard register.hall.commissions.commission(of: withdrawal.principal) != nil else {
      throw .noCommission(withdrawal.principal)
    }
    if register.hasVoted(withdrawal.principal) { throw .principalHasVoted(withdrawal.principal) }
  }

  private static func check(
    _ marking: AssistedMarking, by site: SiteID?, in register: Register
  ) throws(Refusal) {
    try RecordLimits.check(names: [marking.clerk])
    guard register.election.siteIndex(marking.site) != nil else {
      throw .unknownSite(marking.site.rawValue)
    }
    if let site, site != marking.site { throw .otherSite(marking.site) }
    if marking.count == 0 { throw .nothingAssisted }
    if let rule = register.election.procedure?.staff.candidatesExcluded, rule.value,
      register.allCandidates.contains(where: { $0.name.folded == marking.clerk.folded })
    {
      throw .candidateServes(marking.clerk, source: rule.source)
    }
  }
}
