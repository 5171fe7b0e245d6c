import Testing

@testable import ElectionRecord

/// One line of the table of admissions: what is known, and what follows under either policy.
struct AdmissionRow: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var request = CastRequest(voter: 17)
  let assigned: Admission
  /// The same as under `assigned`, when nil.
  var shared: Admission?
  let change: @Sendable (inout AdmissionFacts) -> Void

  func admission(policy: RightsPolicy) -> Admission {
    var facts = AdmissionFacts(state: .open, policy: policy, proxyLimit: 3)
    change(&facts)
    return AdmissionRule.admit(request, given: facts)
  }

  static let mark = Mark(
    site: SiteID("R2"), entry: EntryID(device: DeviceID(rawValue: 2), sequence: 9), recordedAt: 1_268_442_000)
  private static let proxied = CastRequest(voter: 17, proxy: 40)
  private static let enveloped = CastRequest(voter: 17, envelope: "E-004")

  private static func proxy(
    onRoll: Bool = true, isCandidate: Bool = false, principals: Int = 0, mayVote: Bool = true
  ) -> AdmissionFacts.Proxy {
    AdmissionFacts.Proxy(onRoll: onRoll, isCandidate: isCandidate, principals: principals, mayVote: mayVote)
  }

  static let all: [AdmissionRow] = places + rights + proxies

  private static let places: [AdmissionRow] = [
    AdmissionRow(testDescription: "nothing stands against it", assigned: .ordinary) { _ in },
    AdmissionRow(testDescription: "site not opened", assigned: .refused(.siteNotOpen)) { $0.state = .notOpen },
    AdmissionRow(testDescription: "site closed", assigned: .refused(.siteClosed)) { $0.state = .closed },
    AdmissionRow(testDescription: "own key revoked", assigned: .refused(.deviceRevoked)) { $0.halted = .deviceRevoked },
    AdmissionRow(testDescription: "own journal forked", assigned: .refused(.deviceFrozen)) {
      $0.halted = .deviceFrozen
    },
    AdmissionRow(testDescription: "not on the roll", assigned: .refused(.notOnRoll)) { $0.onRoll = false },
    AdmissionRow(testDescription: "struck off", assigned: .refused(.struckOff)) { $0.struckOff = true },
    AdmissionRow(
      testDescription: "struck off, envelope offered", request: enveloped,
      assigned: .provisional(.struckOff, right: nil)
    ) { $0.struckOff = true },
    AdmissionRow(
      testDescription: "struck off, an envelope pending, another offered", request: enveloped,
      assigned: .refused(.envelopePending, marked: mark)
    ) {
      $0.struckOff = true
      $0.pendingEnvelope = mark
    },
    AdmissionRow(testDescription: "marked anywhere", assigned: .refused(.alreadyMarked, marked: mark)) {
      $0.marked = mark
    },
    AdmissionRow(
      testDescription: "marked anywhere, envelope offered", request: enveloped,
      assigned: .provisional(.alreadyMarked, right: nil)
    ) { $0.marked = mark },
    AdmissionRow(
      testDescription: "marked and pending, envelope offered", request: enveloped,
      assigned: .refused(.envelopePending, marked: mark)
    ) {
      $0.marked = mark
      $0.pendingEnvelope = mark
    },
    AdmissionRow(
      testDescription: "the envelope's number was used here", request: enveloped, assigned: .refused(.envelopeUsed)
    ) {
      $0.marked = mark
      $0.isEnvelopeUsed = true
    },
    AdmissionRow(
      testDescription: "ordinary possible, a used envelope offered", request: enveloped, assigned: .ordinary
    ) { $0.isEnvelopeUsed = true },
    AdmissionRow(testDescription: "envelope pending anywhere", assigned: .refused(.envelopePending, marked: mark)) {
      $0.pendingEnvelope = mark
    },
  ]

  private static let rights: [AdmissionRow] = [
    AdmissionRow(
      testDescription: "right elsewhere, no envelope", assigned: .refused(.rightElsewhere, right: SiteID("R2")),
      shared: .ordinary, change: rightElsewhere),
    AdmissionRow(
      testDescription: "right elsewhere, envelope offered", request: enveloped,
      assigned: .provisional(.rightElsewhere, right: SiteID("R2")), shared: .ordinary, change: rightElsewhere),
    AdmissionRow(
      testDescription: "right at the hall, no envelope", assigned: .refused(.rightElsewhere), shared: .ordinary
    ) { $0.holdsRight = false },
    AdmissionRow(
      testDescription: "right frozen by a revocation, no envelope", assigned: .refused(.deviceRevoked),
      shared: .ordinary
    ) { $0.suspended = true },
    AdmissionRow(
      testDescription: "right frozen by a revocation, envelope offered", request: enveloped,
      assigned: .provisional(.deviceRevoked, right: nil), shared: .ordinary
    ) { $0.suspended = true },
    AdmissionRow(testDescription: "ordinary possible, envelope offered", request: enveloped, assigned: .ordinary) { _ in
    },
  ]

  private static let rightElsewhere: @Sendable (inout AdmissionFacts) -> Void = {
    $0.holdsRight = false
    $0.right = SiteID("R2")
  }

  private static let proxies: [AdmissionRow] = [
    AdmissionRow(testDescription: "a proxy in order", request: proxied, assigned: .ordinary) { $0.proxy = proxy() },
    AdmissionRow(
      testDescription: "proxy is the principal", request: CastRequest(voter: 17, proxy: 17),
      assigned: .refused(.selfProxy)
    ) { $0.proxy = proxy() },
    AdmissionRow(
      testDescription: "proxy is a candidate", request: proxied, assigned: .refused(.proxyIsCandidate)
    ) { $0.proxy = proxy(isCandidate: true) },
    AdmissionRow(
      testDescription: "proxy not on the roll", request: proxied, assigned: .refused(.proxyNotOnRoll)
    ) { $0.proxy = proxy(onRoll: false) },
    AdmissionRow(
      testDescription: "proxy without a commission", request: proxied, assigned: .refused(.proxyNotRegistered)
    ) { $0.proxy = proxy(mayVote: false) },
    AdmissionRow(testDescription: "proxy's third principal", request: proxied, assigned: .ordinary) {
      $0.proxy = proxy(principals: 2)
    },
    AdmissionRow(
      testDescription: "proxy at the limit", request: proxied, assigned: .refused(.proxyLimit)
    ) { $0.proxy = proxy(principals: 3) },
    AdmissionRow(
      testDescription: "proxy at the limit, envelope offered",
      request: CastRequest(voter: 17, proxy: 40, envelope: "E-004"), assigned: .refused(.proxyLimit)
    ) {
      $0.holdsRight = false
      $0.proxy = proxy(principals: 3)
    },
  ]
}

@Suite struct AdmissionTableTests {
  @Test(arguments: AdmissionRow.all)
  func aRowOfTheTableHoldsUnderEitherPolicy(row: AdmissionRow) {
    #expect(row.admission(policy: .assigned) == row.assigned)
    #expect(row.admission(policy: .shared) == row.shared ?? row.assigned)
  }

  /// What can be wrong, in the order in which it is named.
  private static let checks: [(reason: ReasonCode, change: @Sendable (inout AdmissionFacts) -> Void)] = [
    (.siteNotOpen, { $0.state = .notOpen }), (.deviceFrozen, { $0.halted = .deviceFrozen }),
    (.notOnRoll, { $0.onRoll = false }), (.struckOff, { $0.struckOff = true }),
    (.envelopePending, { $0.pendingEnvelope = AdmissionRow.mark }), (.alreadyMarked, { $0.marked = AdmissionRow.mark }),
    (.rightElsewhere, { $0.holdsRight = false }),
    (.proxyIsCandidate, { $0.proxy = proxy($0.proxy, isCandidate: true) }),
    (.proxyNotOnRoll, { $0.proxy = proxy($0.proxy, onRoll: false) }),
    (.proxyNotRegistered, { $0.proxy = proxy($0.proxy, mayVote: false) }),
    (.proxyLimit, { $0.proxy = proxy($0.proxy, principals: 3) }),
  ]

  private static func proxy(
    _ known: AdmissionFacts.Proxy?, onRoll: Bool? = nil, isCandidate: Bool? = nil, principals: Int? = nil,
    mayVote: Bool? = nil
  ) -> AdmissionFacts.Proxy {
    AdmissionFacts.Proxy(
      onRoll: onRoll ?? known?.onRoll ?? true, isCandidate: isCandidate ?? known?.isCandidate ?? false,
      principals: principals ?? known?.principals ?? 0, mayVote: mayVote ?? known?.mayVote ?? true)
  }

  private func reason(_ admission: Admission) -> ReasonCode? {
    if case .refused(let reason, _, _) = admission { return reason }
    return nil
  }

  @Test(arguments: checks.indices, checks.indices)
  func ofTwoRefusalsTheEarlierOneIsNamed(one: Int, other: Int) {
    var facts = AdmissionFacts(state: .open, policy: .assigned, proxyLimit: 3)
    Self.checks[one].change(&facts)
    Self.checks[other].change(&facts)
    let admission = AdmissionRule.admit(CastRequest(voter: 17, proxy: 40), given: facts)
    #expect(reason(admission) == Self.checks[min(one, other)].reason)
  }

  @Test func beingOneselfsProxyIsNamedBeforeAnythingElseAboutTheProxy() {
    var facts = AdmissionFacts(state: .open, policy: .assigned, proxyLimit: 3)
    facts.proxy = AdmissionFacts.Proxy(onRoll: false, isCandidate: true, principals: 9)
    #expect(reason(AdmissionRule.admit(CastRequest(voter: 17, proxy: 17), given: facts)) == .selfProxy)
  }

  /// Closed and not open exclude one another, so they stand outside the pairs.
  @Test(arguments: checks.dropFirst().map(\.reason))
  func aClosedSiteIsNamedBeforeAnythingElse(reason expected: ReasonCode) throws {
    var facts = AdmissionFacts(state: .closed, policy: .shared, proxyLimit: 3)
    try #require(Self.checks.first { $0.reason == expected }).change(&facts)
    #expect(reason(AdmissionRule.admit(CastRequest(voter: 17, proxy: 40), given: facts)) == .siteClosed)
  }
}
