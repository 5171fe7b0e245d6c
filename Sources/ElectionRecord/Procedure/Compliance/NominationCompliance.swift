/// 提名与候选人: enough voters nominated, and more candidates stand than there are seats.
enum NominationCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    [turnout(facts)].compactMap(\.self) + nominated(facts) + contestedSeats(facts)
  }

  /// Everybody on the paper was put forward: by the Party organisation, by enough voters, or on forms. A poll that
  /// follows another one has its candidates from that.
  ///
  /// - Rule: 城市居民委员会组织法 (2025) art. 18.
  private static func nominated(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    let type = facts.election.type ?? .general
    let rules = facts.profile.nomination
    guard type == .general || type == .byElection, let rule = rules.partyAllowed, rule.value else { return [] }
    return facts.election.contests.compactMap { contest in
      let names = facts.register.candidates(of: contest).map(\.name)
      guard !names.isEmpty else { return nil }
      let nominees = facts.register.nominees(for: contest.id)
      let least = rules.jointVoters?.value ?? 1
      let known = FoldedSet(
        nominees.filter { $0.isByParty || $0.votes != nil || $0.nominators >= least }.map(\.name))
      return .of(
        .candidatesNominated, nominees.isEmpty ? nil : names.count { !known.contains($0) }, source: rule.source,
        demanded: .required, subject: .contest(contest.id), value: { .part($0, of: names.count) },
        isMet: { $0 == 0 })
    }
  }

  private static func turnout(_ facts: ComplianceFacts) -> ComplianceCheck? {
    let type = facts.election.type ?? .general
    guard type == .general || type == .byElection, let rule = facts.profile.nomination.turnoutMoreThan else {
      return nil
    }
    let nomination = facts.register.nomination
    return .of(
      .nominationTurnout, nomination.sheets.isEmpty ? nil : nomination.total.returned, source: rule.source,
      demanded: .moreThan(rule.value), value: { .part($0, of: nomination.registered) },
      isMet: { rule.value.isExceeded(by: $0, of: nomination.registered) })
  }

  private static func contestedSeats(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    guard facts.election.type != .recall else { return [] }
    return facts.election.contests.compactMap { contest in
      let rules = facts.profile.nomination
      let least = SurplusRule.least(seats: contest.seats, by: rules)
      let most = SurplusRule.most(seats: contest.seats, by: rules)
      guard let source = least?.source ?? most?.source else { return nil }
      let lowest = rules.equalAllowed?.value == true ? contest.seats : least?.value
      let standing =
        facts.register.candidates(of: contest).count - facts.register.barredCandidates(of: contest).count
      return .of(
        .contestedSeats, standing == 0 ? nil : standing - contest.seats, source: source,
        demanded: .range(least: lowest.map { $0 - contest.seats }, most: most.map { $0.value - contest.seats }),
        subject: .contest(contest.id), value: { .count($0) },
        isMet: { $0 + contest.seats >= lowest ?? .min && $0 + contest.seats <= most?.value ?? .max })
    }
  }
}
