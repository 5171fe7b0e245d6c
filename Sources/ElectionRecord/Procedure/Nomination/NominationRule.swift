/// Which records of the nomination may be written (提名).
///
/// Papers are recorded as they are, and show as a departure where they do not add up; a decision is refused where a
/// rule forbids it.
enum NominationRule {
  static func check(_ record: NominationRecord, in register: Register) throws(Refusal) {
    if let id = record.contest, !register.election.contests.contains(where: { $0.id == id }) {
      throw .unknownContest(id, in: register.election)
    }
    switch record {
    case .sheets(let sheets): try check(sheets, in: register)
    case .votes(let votes): try check(votes, in: register)
    case .joint(let joint): try JointNominationRule.check(joint, in: register)
    case .vetting(let decision): try check(decision, in: register)
    case .withdrawal(let withdrawal): try check(withdrawal, in: register)
    case .formal(let list): try FormalListRule.check(list, in: register)
    case .party(let nomination): try check(nomination, in: register)
    case .strokes(let counted): try StrokesCountedRule.check(counted)
    }
  }

  private static func check(_ sheets: NominationSheets, in register: Register) throws(Refusal) {
    let known = FoldedSet(register.election.sites.flatMap { [$0.id.rawValue] + $0.areas })
    guard known.contains(sheets.area) else { throw .unknownArea(sheets.area) }
  }

  /// - Rule: 城市居民委员会组织法 (2025) art. 18: by the community's Party organisation or by voters jointly.
  private static func check(_ nomination: PartyNomination, in register: Register) throws(Refusal) {
    try RecordLimits.check(names: [nomination.name])
    guard register.election.procedure?.nomination.partyAllowed?.value == true else { throw .partyNotAllowed }
  }

  private static func check(_ votes: NominationVotes, in register: Register) throws(Refusal) {
    try RecordLimits.check(names: votes.lines.map(\.name))
    if let name = FoldedSet.firstRepeated(votes.lines.map(\.name)) { throw .namedTwice(name) }
    guard votes.isRevote else { return }
    let nominees = FoldedSet(register.nominees(for: votes.contest).map(\.name))
    for line in votes.lines where !nominees.contains(line.name) {
      throw .notNominated(line.name)
    }
  }

  private static func check(_ decision: VettingDecision, in register: Register) throws(Refusal) {
    _ = try nominee(decision.name, for: decision.contest, in: register)
    guard let ground = decision.ground else {
      if !decision.passed, PlainText.isBlank(decision.reason) { throw .reasonMissing(decision.name) }
      return
    }
    let grounds = register.election.procedure?.nomination.exclusions?.value ?? []
    guard !decision.passed, grounds.contains(ground) else { throw .groundNotInRules }
  }

  /// - Rule: Withdrawal at least three days before the poll (Zhejiang 2020, art. 19), by analogy.
  private static func check(_ withdrawal: NomineeWithdrawal, in register: Register) throws(Refusal) {
    let nominee = try nominee(withdrawal.name, for: withdrawal.contest, in: register)
    if nominee.withdrawal != nil { throw .alreadyWithdrawn(withdrawal.name) }
    if let deadline = withdrawalDeadline(in: register.election), withdrawal.day > deadline.value {
      throw .withdrawalTooLate(withdrawal, deadline: deadline)
    }
  }

  /// The last day on which a candidate may withdraw.
  static func withdrawalDeadline(in election: Election) -> Cited<CalendarDay>? {
    guard let days = election.procedure?.nomination.withdrawalDays, let polling = election.pollingDay else {
      return nil
    }
    return Cited(polling.adding(days: -days.value), days.source)
  }

  private static func nominee(
    _ name: String, for contest: String, in register: Register
  ) throws(Refusal) -> Nominee {
    guard let nominee = register.nominees(for: contest).first(where: { $0.name.folded == name.folded }) else {
      throw .notNominated(name)
    }
    return nominee
  }

  static func firstRepeated<Value: Hashable>(_ values: [Value]) -> Value? {
    var seen: Set<Value> = []
    return values.first { !seen.insert($0).inserted }
  }

  /// Those who are tied across the place where a list of `count` ends; none where it ends between two ranks.
  static func tied(_ ranked: [Nominee], at count: Int) -> [Nominee] {
    guard count > 0, count < ranked.count, ranked[count - 1].isTied(with: ranked[count]) else { return [] }
    return ranked.filter { $0.isTied(with: ranked[count]) }
  }
}
