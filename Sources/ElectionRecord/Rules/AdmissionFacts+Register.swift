extension Register {
  /// Gathers what an admission at `site` depends on.
  ///
  /// - Parameters:
  ///   - journal: The device's own journal.
  ///   - halted: Why the device records nothing more, where that is so.
  package func admissionFacts(
    for request: CastRequest, journal: Int, poll: UInt8 = 0, halted: ReasonCode? = nil
  ) -> AdmissionFacts {
    guard let site = journals[journal].site else { preconditionFailure("the hall's own node hands out no papers") }
    let standing = StandingRule.standing(of: request.voter, poll: poll, in: self)
    let right = RightsRule.trace(of: request.voter, in: self)
    let isWithAnother = RightsRule.isWithAnotherDevice(of: site, than: journals[journal].device, in: self)
    let isHere = right.isHeld(by: site)
    let suspended = isHere && RightsRule.isSuspended(site: site, in: self)
    var whereabouts = right.whereabouts(from: site)
    if isHere, isWithAnother, !suspended { whereabouts = site }
    let state: SiteState =
      journals[journal].closedAt != nil ? .closed : journals[journal].openedAt != nil ? .open : .notOpen
    let isHolder = isHere && !isWithAnother && !suspended
    let marks = standing.lines.filter(Self.isMark)
    let marked = marks.first { speaks($0, at: site, isHolder: isHolder) }
    let listed = marks.first {
      $0.claim.flags.contains(.paper) && $0.verdict != .refused && !speaks($0, at: site, isHolder: isHolder)
    }
    return AdmissionFacts(
      state: state, policy: election.policy, proxyLimit: election.profile.proxyLimit, halted: halted,
      onRoll: isOnRoll(request.voter), struckOff: isStruckOff(request.voter),
      marked: marked.map { mark($0.claim) }, listed: listed.map { mark($0.claim) },
      pendingEnvelope: (standing.lines + unlistedLines(of: request.unlisted?.pendingDigest, poll: poll))
        .first { $0.status == .pending }.map { mark($0.claim) },
      isEnvelopeUsed: request.envelope.map { isUsed($0, at: site, poll: poll) } ?? false,
      holdsRight: isHere && !isWithAnother, right: whereabouts.map { election.sites[$0].id }, suspended: suspended,
      proxy: request.proxy.map { proxyFacts($0, for: request.voter, poll: poll) })
  }

  /// The first envelope without a number of the person with that name that waits for its ruling.
  package func waitingEnvelope(of person: Digest32, poll: UInt8) -> (number: String, site: SiteID?)? {
    unlistedLines(of: person, poll: poll).first { $0.status == .pending }
      .map { (envelope(of: $0) ?? "", siteID(of: $0.claim)) }
  }

  /// Envelopes of the person who has no number, where another laptop or this one has recorded one.
  private func unlistedLines(of digest: Digest32?, poll: UInt8) -> [Standing.Line] {
    guard let digest, let indices = unlistedPersons[digest] else { return [] }
    return StandingRule.unlisted(poll: poll, in: self).filter { indices.contains(UInt32($0.index)) }
  }

  /// Whether an envelope of that number was handed over at the site and not taken back.
  private func isUsed(_ envelope: String, at site: Int, poll: UInt8) -> Bool {
    (envelopeClaims[envelope.folded] ?? []).contains { index in
      let claim = claims[Int(index)]
      return claim.poll == poll && journals[Int(claim.journal)].site == site && !isVoided(claim)
    }
  }

  /// A paper that was handed to the voter and cannot be taken back, also while its entry is in quarantine.
  private static func isMark(_ line: Standing.Line) -> Bool {
    switch line.status {
    case .counted, .surplus: true
    case .quarantined: !line.claim.isProvisional
    case .pending, .refused, .voided, .takenBack: false
    }
  }

  /// Whether a paper that was handed over speaks against another one at `site`.
  ///
  /// A mark without the right speaks against nobody before a ruling lets it count; while nobody can tell, it does not
  /// speak against the site that holds the right.
  private func speaks(_ line: Standing.Line, at site: Int, isHolder: Bool) -> Bool {
    if line.verdict == .accepted { return true }
    switch line.right {
    case .held: return true
    case .undecided: return !isHolder || self.site(of: line.claim) == site
    case .notHeld: return false
    }
  }

  private func proxyFacts(_ proxy: RollNumber, for voter: RollNumber, poll: UInt8) -> AdmissionFacts.Proxy {
    AdmissionFacts.Proxy(
      onRoll: isOnRoll(proxy) && !isStruckOff(proxy), isCandidate: isBarredCandidate(proxy),
      principals: Set(principalClaims(of: proxy, poll: poll).map { claims[$0].voter }).count,
      mayVote: !isTurnedAway(proxy, for: voter))
  }

  /// Whether the mark's site never held the voter's right, and no ruling lets it count.
  func isWithoutRight(_ claim: Claim) -> Bool {
    !RightsRule.isPlainlyHeld(claim, in: self) && RightsRule.markRight(of: claim, in: self) == .notHeld
      && hall.verdicts[entryID(claim)]?.decision != .accepted
  }

  /// Claims that `proxy` made for others, without those taken back, those without the right and the envelopes that stay
  /// sealed.
  func principalClaims(of proxy: RollNumber, poll: UInt8) -> [Int] {
    (proxyClaims[proxy] ?? []).map(Int.init).filter { index in
      let claim = claims[index]
      guard claim.poll == poll, !isVoided(claim), !isTakenBack(claim), !isWithoutRight(claim) else { return false }
      return !claim.isProvisional || hall.verdicts[entryID(claim)]?.decision != .refused
    }
  }
}
