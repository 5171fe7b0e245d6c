/// Whether a list of formal candidates may be adopted (确定正式候选人).
enum FormalListRule {
  static func check(_ list: FormalList, in register: Register) throws(Refusal) {
    try RecordLimits.check(names: list.names + list.officers)
    if list.names.isEmpty { throw .nameMissing }
    try RulingRule.checkOfficers(list.officers)
    if let name = FoldedSet.firstRepeated(list.names) { throw .namedTwice(name) }
    try checkPollingHasNotBegun(list, in: register)
    let nominees = register.nominees(for: list.contest)
    var listed: [Nominee] = []
    for name in list.names {
      guard let nominee = nominees.first(where: { $0.name.folded == name.folded }) else { throw .notNominated(name) }
      try checkStands(nominee)
      listed.append(nominee)
    }
    try checkOneOffice(list, in: register)
    try checkOrder(listed, in: register.election)
    try checkCut(listed, contenders: register.contenders(for: list.contest), in: register.election)
    try checkSurplus(list, in: register)
  }

  /// Where the rules order by something else, and among those for whom nobody voted, the committee's list is in its own
  /// order.
  private static func checkOrder(_ listed: [Nominee], in election: Election) throws(Refusal) {
    guard election.listOrder == .votes else { return }
    for (one, next) in zip(listed, listed.dropFirst()) where next.isRanked(beside: one) && next.rank < one.rank {
      throw .notInRankOrder(one.name, next)
    }
  }

  private static func checkStands(_ nominee: Nominee) throws(Refusal) {
    if nominee.withdrawal != nil { throw .withdrew(nominee.name) }
    guard let vetting = nominee.vetting else { throw .notVetted(nominee.name) }
    if !vetting.passed { throw .vettingFailed(nominee.name, reason: vetting.reason) }
  }

  /// - Rule: One office a nominee (Zhejiang 2020, art. 17), where the profile says so.
  private static func checkOneOffice(_ list: FormalList, in register: Register) throws(Refusal) {
    guard let rule = register.election.procedure?.nomination.oneOfficeOnly, rule.value else { return }
    for contest in register.election.contests where contest.id != list.contest {
      let names = FoldedSet(register.hall.formalLists[contest.id]?.names ?? [])
      if let name = list.names.first(where: names.contains) {
        throw .standsForAnotherOffice(name, office: contest.office, source: rule.source)
      }
    }
  }

  /// Nobody is left out between those listed, and the list does not end in the middle of a tie.
  private static func checkCut(
    _ listed: [Nominee], contenders: [Nominee], in election: Election
  ) throws(Refusal) {
    let names = FoldedSet(listed.map(\.name))
    let left = contenders.filter { !names.contains($0.name) }
    guard let last = listed.max(by: { $0.rank < $1.rank }) else { return }
    if left.contains(where: { $0.isTied(with: last) }) {
      throw .tieAtCut(contenders.filter { $0.isTied(with: last) }.map(\.name))
    }
    guard let rule = election.procedure?.nomination.refillByRank, rule.value else { return }
    if let passedOver = left.first(where: { $0.isRanked(beside: last) && $0.rank < last.rank }) {
      throw .passedOver(passedOver.name, source: rule.source)
    }
  }

  private static func checkSurplus(_ list: FormalList, in register: Register) throws(Refusal) {
    guard let contest = register.election.contests.first(where: { $0.id == list.contest }) else { return }
    let breach = SurplusRule.breach(
      candidates: list.names.count, seats: contest.seats,
      available: register.contenders(for: list.contest).count,
      by: register.election.procedure?.nomination ?? NominationRules())
    if let breach { throw .surplus(breach, listed: list.names.count, contest: contest) }
  }

  /// Papers with other names are in the boxes already.
  private static func checkPollingHasNotBegun(_ list: FormalList, in register: Register) throws(Refusal) {
    guard register.markCount > 0, let contest = register.election.contests.first(where: { $0.id == list.contest }),
      FoldedSet(register.candidates(of: contest).map(\.name)) != FoldedSet(list.names)
    else { return }
    throw .pollingHasBegun
  }
}
