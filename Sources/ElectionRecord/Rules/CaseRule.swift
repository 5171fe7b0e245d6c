/// Finds the conflicts (争议) of one voter. A case names every claim; only a signed ruling closes it (invariant S7).
///
/// - Rule: nothing is settled silently (invariant S7).
package enum CaseRule {
  /// The cases that a voter's standing gives, in a fixed order of classes.
  static func cases(of standing: Standing, in register: Register) -> [Case] {
    let lines = standing.lines.filter {
      $0.status != .voided && $0.status != .takenBack && $0.status != .quarantined
    }
    let papers = lines.filter { (!$0.claim.isProvisional || $0.isAcceptedEnvelope) && !$0.isWithoutRight }
    let envelopes = lines.filter(\.claim.isProvisional)
    var found: [Case] = []
    let isKnown = register.isOnRoll(standing.voter) && !register.isStruckOff(standing.voter)
    if !isKnown {
      let caseClass = absenceClass(standing.voter, lines, in: register)
      found.append(contentsOf: voterCase(caseClass, standing.voter, lines, deciding: lines, in: register))
    } else {
      found.append(contentsOf: doubleCases(standing, papers: papers, in: register))
      found.append(contentsOf: envelopeCases(standing, papers: papers, envelopes: envelopes, in: register))
      let without = lines.filter { $0.right == .notHeld }
      let named = without.isEmpty ? [] : lines
      found.append(contentsOf: voterCase(.rightNotHeld, standing.voter, named, deciding: without, in: register))
    }
    let outside = papers.filter { $0.claim.flags.contains(.outsideOpening) }
    found.append(contentsOf: voterCase(.outsideOpening, standing.voter, outside, deciding: outside, in: register))
    return found + proxyCases(standing, papers: papers, in: register)
  }

  private static func absenceClass(
    _ voter: RollNumber, _ lines: [Standing.Line], in register: Register
  ) -> CaseClass {
    guard register.isOnRoll(voter), let version = register.hall.amendmentVersion[voter] else { return .notOnRoll }
    let openedUnaware = lines.contains { line in
      let opening = register.journals[Int(line.claim.journal)].opening
      return (opening?.rollVersion ?? 0) < version
    }
    return openedUnaware ? .staleRoll : .struckOff
  }

  private static func doubleCases(
    _ standing: Standing, papers: [Standing.Line], in register: Register
  ) -> [Case] {
    guard papers.count > 1 else { return [] }
    let caseClass: CaseClass
    if Set(papers.map(\.claim).filter { !$0.isUnlisted }.map(\.voter)).count > 1 {
      caseClass = .onePersonTwoNumbers
    } else if Set(papers.map { $0.claim.proxy == 0 }).count > 1 {
      caseClass = .proxyAgainstPrincipal
    } else {
      caseClass = .doubleCast
    }
    return voterCase(caseClass, standing.voter, papers, deciding: papers, in: register)
  }

  private static func envelopeCases(
    _ standing: Standing, papers: [Standing.Line], envelopes: [Standing.Line], in register: Register
  ) -> [Case] {
    let isBehindPaper = papers.contains { !$0.isAcceptedEnvelope }
    let caseClass: CaseClass = isBehindPaper ? .provisionalAgainstOrdinary : .provisional
    let lines = isBehindPaper ? papers.filter { !$0.isAcceptedEnvelope } + envelopes : envelopes
    // Whose an envelope without a number is was ruled in a case of its own.
    let deciding = envelopes.filter { !$0.claim.isUnlisted }
    return voterCase(caseClass, standing.voter, deciding.isEmpty ? [] : lines, deciding: deciding, in: register)
  }

  /// The case of an envelope whose person has no number; officers accept it for the number that the person got.
  static func unlistedCase(_ line: Standing.Line, in register: Register) -> [Case] {
    guard line.status != .voided, line.status != .quarantined else { return [] }
    return voterCase(
      .notOnRoll, nil, [line], deciding: [line], subject: "\(line.entry.device)/\(line.entry.sequence)", in: register)
  }

  /// One case for each number that stands on envelopes of several hand-overs: which paper is in which cannot be told.
  static func envelopeCases(poll: UInt8, in register: Register) -> [Case] {
    register.envelopeClaims.filter { $0.value.count > 1 }.flatMap { number, indices -> [Case] in
      let voters = Set(indices.map { register.claims[Int($0)].voter }).sorted()
      let claims = Set(indices.map(Int.init))
      let own = voters.filter { $0 != 0 }.flatMap { StandingRule.standing(of: $0, poll: poll, in: register).lines }
      let unlisted = voters.first == 0 ? StandingRule.unlisted(poll: poll, in: register) : []
      let lines = (own + unlisted).filter {
        claims.contains($0.index) && ![.voided, .takenBack, .quarantined].contains($0.status)
      }
      .sorted { StandingRule.precedes($0.claim, $1.claim, in: register) }
      guard lines.count > 1, let first = lines.first?.claim else { return [] }
      return voterCase(
        .envelopeTwice, first.isUnlisted ? nil : first.voter, lines, deciding: lines, subject: number.text, in: register
      )
    }
  }

  private static func proxyCases(
    _ standing: Standing, papers: [Standing.Line], in register: Register
  ) -> [Case] {
    [CaseClass.selfProxy, .proxyIsCandidate, .proxyNotOnRoll, .proxyNotRegistered].flatMap { caseClass in
      let lines = papers.filter { proxyClass($0.claim, in: register) == caseClass }
      return voterCase(caseClass, standing.voter, lines, deciding: lines, in: register)
    }
  }

  /// What is wrong with the proxy, in the order in which an admission would have named it.
  private static func proxyClass(_ claim: Claim, in register: Register) -> CaseClass? {
    guard claim.proxy != 0 else { return nil }
    if claim.proxy == claim.voter { return .selfProxy }
    if register.isBarredCandidate(claim.proxy) { return .proxyIsCandidate }
    guard register.isOnRoll(claim.proxy), !register.isStruckOff(claim.proxy) else { return .proxyNotOnRoll }
    return register.mayVote(claim.proxy, for: claim.voter) ? nil : .proxyNotRegistered
  }

  /// The case of a proxy who voted for more principals than the profile allows; named by the proxy's number.
  static func proxyLimitCase(of proxy: RollNumber, poll: UInt8, in register: Register) -> [Case] {
    let indices = register.principalClaims(of: proxy, poll: poll).filter { isInBox(register.claims[$0], in: register) }
    let principals = Set(indices.map { register.claims[$0].voter })
    guard principals.count > register.election.profile.proxyLimit else { return [] }
    let lines =
      indices
      .sorted { StandingRule.precedes(register.claims[$0], register.claims[$1], in: register) }
      .map { index in
        Standing.Line(
          claim: register.claims[index], index: index, entry: register.entryID(register.claims[index]),
          status: .counted, verdict: nil, right: .held)
      }
    return voterCase(.proxyLimit, proxy, lines, deciding: lines, in: register)
  }

  /// Whether the paper was handed out by an entry that stands, or its envelope was opened.
  private static func isInBox(_ claim: Claim, in register: Register) -> Bool {
    guard !register.isQuarantined(claim) else { return false }
    return !claim.isProvisional || register.hall.verdicts[register.entryID(claim)]?.decision == .accepted
  }

  /// One case, or none when there is nothing in it. It is ruled once officers have spoken of every deciding entry.
  private static func voterCase(
    _ caseClass: CaseClass, _ voter: RollNumber?, _ lines: [Standing.Line], deciding: [Standing.Line],
    subject: String? = nil, in register: Register
  ) -> [Case] {
    guard !lines.isEmpty else { return [] }
    let rulings = register.hall.rulings.map(\.ruling).filter { ruling in
      // Accepting names the person who had no number; another poll has rulings of its own on the voter.
      guard ruling.device == nil, isOfClass(caseClass, ruling), voter == nil || ruling.voter == voter else {
        return false
      }
      return lines.contains { line in ruling.verdicts.contains { $0.covers(line.entry) } }
    }
    let verdicts = rulings.flatMap(\.verdicts)
    let isRuled = deciding.allSatisfy { line in !line.isReopened && verdicts.contains { $0.covers(line.entry) } }
    let sites = Set(lines.compactMap { register.site(of: $0.claim) })
    let isEnvelopeOnly = canBeOpened(caseClass) && !isRuled && lines.allSatisfy(\.claim.isProvisional)
    return [
      Case(
        id: caseID(caseClass, subject: subject ?? "\(voter ?? 0)", poll: lines[0].claim.poll, in: register),
        caseClass: caseClass, voter: voter, device: nil,
        sites: sites.sorted().map { register.election.sites[$0].id }, entries: lines.map(\.entry),
        state: isRuled ? .ruled : .open,
        proposal: !isRuled && lines.contains(where: \.isAcceptedEnvelope)
          ? proposalBesideOpened(caseClass) : proposal(for: caseClass),
        awaited: voter.map { isEnvelopeOnly ? awaited(by: $0, in: register) : [] } ?? [],
        ruling: isRuled ? rulings.last : nil)
    ]
  }

  /// The sites that are waited for before an envelope of the case is opened, ruled on or not; none where it holds more
  /// than envelopes, or nobody's.
  static func awaited(before subject: Case, isEnvelopeOnly: Bool, in register: Register) -> [SiteID] {
    guard isEnvelopeOnly, canBeOpened(subject.caseClass), let voter = subject.voter else { return [] }
    return awaited(by: voter, in: register)
  }

  /// Whether a ruling on a case of this class can have an envelope opened.
  private static func canBeOpened(_ caseClass: CaseClass) -> Bool {
    [.provisional, .notOnRoll, .struckOff, .staleRoll].contains(caseClass)
  }

  /// The sites that may have handed `voter` an ordinary paper of which nothing is known here: where the right was, or
  /// may have been, and where the journal is not in up to its end, or marks that were lost with a laptop may be
  /// missing.
  ///
  /// - Rule: no advice rests on what has not arrived.
  static func awaited(by voter: RollNumber, in register: Register) -> [SiteID] {
    let numbers = [voter] + register.otherNumbers(of: voter)
    let sites =
      register.election.policy == .shared
      ? Set(register.election.sites.indices)
      : Set(numbers.flatMap { RightsRule.trace(of: $0, in: register).arrivals.map(\.site) })
    // A lost hall may have moved the right to any of those that have not followed its successor yet.
    let unsettled = SuccessionRule.awaitedSites(in: register).compactMap(register.election.siteIndex)
    return sites.union(unsettled).sorted().map { register.election.sites[$0].id }
      .filter { !register.hasEnded($0) || register.isMissingMarks($0) }
  }

  private static func isOfClass(_ caseClass: CaseClass, _ ruling: Ruling) -> Bool {
    ruling.caseClass == caseClass || isEnvelopeClass(caseClass) && isEnvelopeClass(ruling.caseClass)
  }

  private static func isEnvelopeClass(_ caseClass: CaseClass) -> Bool {
    caseClass == .provisional || caseClass == .provisionalAgainstOrdinary
  }

  /// One envelope of the voter was opened: no other one is.
  private static func proposalBesideOpened(_ caseClass: CaseClass) -> RulingDecision {
    caseClass == .provisional ? .refuse : proposal(for: caseClass)
  }

  /// What officers are advised to decide.
  package static func proposal(for caseClass: CaseClass) -> RulingDecision {
    switch caseClass {
    case .provisional: .accept
    case .provisionalAgainstOrdinary, .notOnRoll, .struckOff, .staleRoll, .deviceRevoked, .rightNotHeld: .refuse
    case .doubleCast, .proxyAgainstPrincipal, .onePersonTwoNumbers, .outsideOpening, .selfProxy, .proxyIsCandidate,
      .proxyNotOnRoll, .proxyNotRegistered, .proxyLimit, .fork, .manyHistories, .envelopeTwice,
      .leftBehind:
      .acknowledge
    }
  }

  /// An id that depends on the conflict alone.
  ///
  /// - Parameter poll: Of the marks; a laptop's case is the same in every poll.
  static func caseID(_ caseClass: CaseClass, subject: String, poll: UInt8 = 0, in register: Register) -> String {
    let place = poll == 0 ? "" : "/\(register.election.polls[Int(poll)].id)"
    let text = "ballotsync/case/\(register.election.id)/\(caseClass.rawValue)/\(subject)\(place)"
    return String(Digest32(sha256: Array(text.utf8)).hex.prefix(12))
  }
}
