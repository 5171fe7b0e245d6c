import ElectionRecord
import SyncProtocol
import Testing

/// The session's own decisions, without stores.
@Suite struct SyncSessionTests {
  private static let hall = DeviceID(rawValue: 9)

  private func frontier(_ size: UInt32, _ name: String = "a") -> Frontier {
    Frontier(journals: [Self.hall: [.init(size: size, root: Digest32(sha256: Array("\(name)\(size)".utf8)))]])
  }

  private func reply(_ frontier: Frontier, tells: Bool = true, wants: [DeviceID] = []) -> SyncMessage {
    SyncMessage(
      election: 1, base: SyncMessage.base(of: frontier), frontier: tells ? WireFrontier(frontier) : nil, wants: wants)
  }

  private func plan(_ step: SyncStep) -> SyncPlan? {
    if case .send(let plan) = step { return plan }
    return nil
  }

  @Test func theFirstMessageTellsTheFrontier() {
    var session = SyncSession(authority: Self.hall)
    let plan = session.start(local: frontier(3))
    #expect(plan.frontier == WireFrontier(frontier(3)))
    #expect(plan.requests.isEmpty)
  }

  @Test func equalFrontiersEndTheSession() throws {
    var session = SyncSession(authority: Self.hall)
    _ = session.start(local: frontier(3))
    #expect(
      try session.advance(after: reply(frontier(3), tells: false), local: frontier(3), contradictions: []) == .done)
    // From then on the digest says enough.
    let next = session.start(local: frontier(4))
    #expect(next.frontier == nil)
    #expect(next.base == SyncMessage.base(of: frontier(3)))
    #expect(next.requests == [SegmentRequest(device: Self.hall, branch: nil, start: 3)])
  }

  @Test func anEqualReplyThatWantsMoreIsNotTheEnd() throws {
    var session = SyncSession(authority: Self.hall)
    _ = session.start(local: frontier(3))
    let step = try session.advance(
      after: reply(frontier(3), wants: [Self.hall]), local: frontier(3), contradictions: [])
    #expect(plan(step)?.requests.map(\.start) == [0])
  }

  @Test func aContradictionAsksForTheWholeJournal() throws {
    var session = SyncSession(authority: Self.hall)
    _ = session.start(local: frontier(3))
    let step = try session.advance(after: reply(frontier(5, "b")), local: frontier(3), contradictions: [Self.hall])
    #expect(plan(step)?.wants == [Self.hall])
    #expect(plan(step)?.frontier != nil)
  }

  @Test func forgettingTheOtherSideTellsTheFrontierAgain() throws {
    var session = SyncSession(authority: Self.hall)
    _ = session.start(local: frontier(3))
    _ = try session.advance(after: reply(frontier(3)), local: frontier(3), contradictions: [])
    session.forgetRemote()
    #expect(session.start(local: frontier(3)).frontier != nil)
    #expect(session.remote == nil)
  }

  @Test func aSessionThatGainsNothingGivesUp() throws {
    var session = SyncSession(authority: Self.hall)
    _ = session.start(local: frontier(3))
    #expect(throws: SyncError.stalled) {
      for _ in 0..<9 {
        _ = try session.advance(after: reply(frontier(3, "b")), local: frontier(3), contradictions: [])
      }
    }
    // A later try starts afresh.
    _ = session.start(local: frontier(3))
    #expect(try session.advance(after: reply(frontier(3)), local: frontier(3), contradictions: []) == .done)
  }

  /// A hall whose program knows no scopes answers with every journal.
  @Test func aSessionWidensForAProgramThatKnowsNoScopes() throws {
    let other = DeviceID(rawValue: 5)
    var session = SyncSession(authority: Self.hall, scope: .delivery(from: other, to: Self.hall))
    #expect(session.start(local: frontier(3)).scope.devices == [other, Self.hall])
    session.meet(reply(frontier(3)))
    #expect(session.scope == .all)
    let step = try session.advance(after: reply(frontier(4)), local: frontier(3), contradictions: [])
    #expect(plan(step)?.scope == .all)
  }

  @Test func theAnswerIsOfTheScopeThatWasAskedAbout() {
    let scope = SyncScope([Self.hall])
    for told in [nil, WireFrontier(frontier(2))] {
      let message = SyncMessage(
        election: 1, scope: scope, base: SyncMessage.base(of: frontier(2)), frontier: told)
      #expect(answer(to: message, before: frontier(3), now: frontier(3)).scope == scope)
    }
  }

  // MARK: The answering side

  private func answer(to message: SyncMessage, before: Frontier, now: Frontier) -> SyncPlan {
    SyncResponder.reply(to: message, before: before, local: now, contradictions: [], halls: [Self.hall])
  }

  @Test func anUnknownBaseIsAnsweredWithTheFrontierAlone() {
    let plan = answer(to: reply(frontier(2), tells: false), before: frontier(3), now: frontier(3))
    #expect(plan.frontier == WireFrontier(frontier(3)))
    #expect(plan.requests.isEmpty)
  }

  @Test func aKnownBaseIsAnsweredWithoutAFrontier() {
    let plan = answer(to: reply(frontier(3), tells: false), before: frontier(3), now: frontier(5))
    #expect(plan.frontier == nil)
    #expect(plan.requests == [SegmentRequest(device: Self.hall, branch: nil, start: 3)])
  }

  @Test func aToldFrontierIsAnsweredWithWhatItLacks() {
    let plan = answer(to: reply(frontier(2)), before: frontier(5), now: frontier(5))
    #expect(plan.frontier == WireFrontier(frontier(5)))
    #expect(plan.requests == [SegmentRequest(device: Self.hall, branch: nil, start: 2)])
  }
}
