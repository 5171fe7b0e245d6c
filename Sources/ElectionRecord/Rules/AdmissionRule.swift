/// What a clerk asks for at the table.
package struct CastRequest: Equatable, Sendable {
  package let voter: RollNumber
  /// Who holds the pen for the voter (受托人), where someone does.
  package let proxy: RollNumber?
  /// The numbered envelope that the clerk can offer.
  package let envelope: String?

  package init(voter: RollNumber, proxy: RollNumber? = nil, envelope: String? = nil) {
    self.voter = voter
    self.proxy = proxy
    self.envelope = envelope
  }
}

/// Whether a site serves.
package enum SiteState: Equatable, Sendable { case notOpen, open, closed }

/// Everything an admission depends on, as it is known at one site.
package struct AdmissionFacts: Equatable, Sendable {
  /// What is known of a proxy.
  package struct Proxy: Equatable, Sendable {
    package let onRoll: Bool
    package let isCandidate: Bool
    /// Principals the proxy has voted for already.
    package let principals: Int
    /// Whether the commission is registered and posted, or the rules ask for neither.
    package var mayVote = true
  }

  package var state: SiteState
  package var policy: RightsPolicy
  package var proxyLimit: Int
  /// The device's own key was revoked, or its journal forked: it records nothing more.
  package var halted: ReasonCode?
  package var onRoll = true
  package var struckOff = false
  /// An ordinary mark, or an accepted envelope, known anywhere.
  package var marked: Mark?
  /// A mark from a printed list whose site did not hold the right, as far as is known: a paper was handed over all the
  /// same.
  package var listed: Mark?
  /// An envelope without a ruling, known anywhere.
  package var pendingEnvelope: Mark?
  package var holdsRight = true
  /// The site that holds the right, where that is known; this one, where another laptop of it holds the right.
  package var right: SiteID?
  /// The right lies here but is frozen by a revocation.
  package var suspended = false
  package var proxy: Proxy?
}

/// What the clerk may do.
package enum Admission: Equatable, Sendable {
  case ordinary
  /// Only in a sealed envelope, for the hall to rule on.
  case provisional(ReasonCode, right: SiteID?)
  case refused(ReasonCode, marked: Mark? = nil, right: SiteID? = nil)
}

/// Decides whether a paper may be handed over. Pure; `Admission.md` gives the table.
///
/// Where several refusals apply, the first of these is named: the site does not serve, the device is halted, the voter
/// is not on the roll or struck off, is marked, has a pending envelope, has the right elsewhere; then what is wrong
/// with the proxy.
///
/// - Rule: Henan implementing measures, art. 33 (一证一票: one paper for one voter's card, and each issue recorded);
///   Electoral Law, art. 37 (a paper is claimed with the identity card or the voter's card); invariants S5 and S8.
/// - Rule: Zhejiang village election measures, art. 25 (proxies: at most three principals, no candidate; a commission
///   that was not posted is void).
package enum AdmissionRule {
  /// What the clerk may do about `request`, by what is known at this site.
  package static func admit(_ request: CastRequest, given facts: AdmissionFacts) -> Admission {
    if let refusal = refusal(given: facts) { return refusal }
    let paper = paper(for: request, given: facts)
    if case .refused = paper { return paper }
    if let reason = proxyRefusal(request, given: facts) { return .refused(reason) }
    return paper
  }

  private static func refusal(given facts: AdmissionFacts) -> Admission? {
    if facts.state == .notOpen { return .refused(.siteNotOpen) }
    if facts.state == .closed { return .refused(.siteClosed) }
    if let halted = facts.halted { return .refused(halted) }
    if !facts.onRoll { return .refused(.notOnRoll) }
    if facts.struckOff { return .refused(.struckOff) }
    if let mark = facts.marked { return .refused(.alreadyMarked, marked: mark) }
    if let mark = facts.pendingEnvelope { return .refused(.envelopePending, marked: mark) }
    return nil
  }

  private static func paper(for request: CastRequest, given facts: AdmissionFacts) -> Admission {
    if facts.policy == .shared { return .ordinary }
    if facts.holdsRight, !facts.suspended {
      guard let listed = facts.listed else { return .ordinary }
      return request.envelope == nil
        ? .refused(.alreadyMarked, marked: listed) : .provisional(.alreadyMarked, right: nil)
    }
    let reason: ReasonCode = facts.suspended ? .deviceRevoked : .rightElsewhere
    return request.envelope == nil
      ? .refused(reason, right: facts.right) : .provisional(reason, right: facts.right)
  }

  private static func proxyRefusal(_ request: CastRequest, given facts: AdmissionFacts) -> ReasonCode? {
    guard let number = request.proxy, let proxy = facts.proxy else { return nil }
    if number == request.voter { return .selfProxy }
    if proxy.isCandidate { return .proxyIsCandidate }
    if !proxy.onRoll { return .proxyNotOnRoll }
    if !proxy.mayVote { return .proxyNotRegistered }
    return proxy.principals >= facts.proxyLimit ? .proxyLimit : nil
  }
}
