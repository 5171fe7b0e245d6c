/// Which records of the count may be written (唱票计票).
package enum CountingRule {
  static func check(_ record: CountingRecord, in register: Register) throws(Refusal) {
    let state = register.counting
    try checkOpen(record, in: register)
    switch record {
    case .session(let session): try check(session, state, in: register)
    case .batch(let batch): try check(batch, state, register.election)
    case .tally(let tally): try BatchTallyRule.check(tally, state, in: register)
    case .referral(let referral): try check(referral, state)
    case .decision(let decision): try check(decision, state)
    }
  }

  /// What belongs to a poll is written before its result is declared; afterwards a batch is tallied once two officers
  /// have taken back tallies of it, with a reason.
  static func checkOpen(_ record: CountingRecord, in register: Register) throws(Refusal) {
    let state = register.counting
    func reopened(_ batch: BatchState?) -> PollID? { batch?.accepted == nil ? nil : batch?.batch.poll }
    let poll: PollID? =
      switch record {
      case .session: nil
      case .batch(let batch): batch.poll
      case .tally(let tally): reopened(state.batch(tally.batch))
      case .referral(let referral): state.batch(referral.batch)?.batch.poll
      case .decision(let decision): reopened(state.batch(holding: decision.referral))
      }
    guard let poll, let index = register.election.polls.firstIndex(where: { $0.id == poll }) else { return }
    if register.isDeclared(UInt8(clamping: index)) { throw .figuresDeclared }
  }

  /// - Rule: tellers, callers and scrutineers are neither candidates nor their close kin (Zhejiang village election
  ///   measures, art. 22).
  private static func check(
    _ session: CountSession, _ state: CountingState, in register: Register
  ) throws(Refusal) {
    try RecordLimits.check(names: [session.id] + session.people)
    guard state.session(session.id) == nil else { throw .nameTaken(session.id) }
    guard FoldedSet(session.people).count == session.people.count else { throw .sameCounter }
    let candidates = register.allCandidates
    let rules = register.election.procedure?.staff
    for person in session.people {
      if let rule = rules?.candidatesExcluded, rule.value,
        candidates.contains(where: { $0.name.folded == person.folded })
      {
        throw .counterIsCandidate(person, source: rule.source)
      }
      if let rule = rules?.kinExcluded, rule.value,
        let kinship = register.staff.kin(of: person, among: candidates).first
      {
        throw .kinServes(kinship, source: rule.source)
      }
    }
  }

  private static func check(
    _ batch: CountBatch, _ state: CountingState, _ election: Election
  ) throws(Refusal) {
    try RecordLimits.check(names: [batch.id])
    guard state.batch(batch.id) == nil else { throw .batchTaken(batch.id) }
    guard election.polls.contains(where: { $0.id == batch.poll }) else { throw .unknownPoll(batch.poll.rawValue) }
    guard !batch.sites.isEmpty, Set(batch.sites).count == batch.sites.count else { throw .batchWithoutBoxes }
    for site in batch.sites {
      guard election.siteIndex(site) != nil else { throw .unknownSite(site.rawValue) }
      if let other = state.batches(of: batch.poll).first(where: { $0.batch.sites.contains(site) }) {
        throw .boxInBatch(site, other.batch.id)
      }
    }
    try checkSize(batch, election)
  }

  /// A small box counted by itself could tell how its few voters voted. Where there is one box only, there is nothing
  /// to mix it with.
  private static func checkSize(_ batch: CountBatch, _ election: Election) throws(Refusal) {
    guard let rule = election.procedure?.boxes.mixedBelow, !batch.isMixed, election.sites.count > 1 else { return }
    if batch.papers < rule.value { throw .boxTooSmall(batch, rule) }
  }

  private static func check(_ referral: DoubtfulReferral, _ state: CountingState) throws(Refusal) {
    try RecordLimits.check(names: [referral.id])
    guard state.referral(referral.id) == nil else { throw .nameTaken(referral.id) }
    guard let batch = state.batch(referral.batch) else { throw .unknownBatch(referral.batch) }
    let before = batch.referrals.reduce(0) { $0 + $1.referral.papers }
    guard referral.papers >= 1, before + referral.papers <= batch.batch.papers
    else { throw .tooManyDoubtful(referral, batch.batch) }
  }

  /// - Rule: the committee decides on doubtful papers (Zhejiang village election measures, art. 27).
  private static func check(_ decision: DoubtfulDecision, _ state: CountingState) throws(Refusal) {
    guard let referral = state.referral(decision.referral) else { throw .unknownReferral(decision.referral) }
    guard referral.decision == nil else { throw .alreadyDecided(decision.referral) }
    try RecordLimits.check(names: decision.officers)
    guard FoldedSet(decision.officers).count >= 2 else { throw .decisionNeedsTwo }
  }

  /// What people have to explain: batches that are not accepted, and figures entered twice that differ.
  static func findings(in register: Register, poll: UInt8) -> [ProcedureFinding] {
    let counted = CountedPapers(register: register, poll: poll)
    let unsettled = counted.batches.count { $0.accepted == nil }
    let different = counted.differences
    return [(FindingCode.tallyUnsettled, unsettled), (.batchDiffers, different)]
      .filter { $0.1 > 0 }
      .map { ProcedureFinding(code: $0.0, site: nil, count: $0.1) }
  }
}

/// Somebody who counted without having been appointed to it.
package struct CountingDeparture: Equatable, Sendable {
  package let session: String
  package let role: StaffRole
  package let name: String
}

extension CountingRule {
  /// Those who called, tallied or watched without an appointment to do so; nobody where none is recorded.
  package static func departures(in register: Register) -> [CountingDeparture] {
    let appointed = register.staff.appointments.filter(\.role.isCounting)
    guard !appointed.isEmpty else { return [] }
    return register.counting.sessions.flatMap { session in
      session.roles.filter { member in
        !appointed.contains { $0.role == member.role && $0.name.folded == member.name.folded }
      }.map { CountingDeparture(session: session.id, role: $0.role, name: $0.name) }
    }
  }
}
