package import ElectionRecord

/// What the session asks its owner to send.
package struct SyncPlan: Equatable, Sendable {
  package let scope: SyncScope
  package let base: [UInt8]
  package let frontier: WireFrontier?
  package let wants: [DeviceID]
  package let requests: [SegmentRequest]
}

/// What to do next.
package enum SyncStep: Equatable, Sendable {
  case send(SyncPlan)
  /// Both sides hold the same.
  case done
}

/// The initiator's side of one synchronisation, without sockets: start, then for each reply merge and advance.
///
/// The session holds no entries and no promise: cut it anywhere and a new one resumes, because the frontier is all
/// there is.
package struct SyncSession: Sendable {
  /// The hall's own device and those of the halls before, as the owner knows them: their journals go first.
  package var halls: [DeviceID]
  /// Which journals it is about; the frontiers that it is given are of these.
  package private(set) var scope: SyncScope
  /// What the other side was seen to hold; survives from one session to the next.
  package private(set) var remote: WireFrontier?
  private var remoteBase: [UInt8]?
  private var wants: Set<DeviceID> = []
  private var lastExchange: [[UInt8]] = []

  /// Rounds without any gain before the session gives up.
  static let idleRoundsMax = 2
  private var idleRounds = 0

  /// - Parameter authority: The hall's own device.
  package init(authority: DeviceID, scope: SyncScope = .all) {
    (halls, self.scope) = ([authority], scope)
  }

  /// Starts, or starts again after an interruption.
  package mutating func start(local: Frontier) -> SyncPlan {
    idleRounds = 0
    lastExchange = []
    wants = []
    return plan(local: local)
  }

  /// Forgets what the other side was seen to hold, as after an interruption.
  package mutating func forgetRemote() {
    remote = nil
    remoteBase = nil
  }

  /// Looks at a reply before its segments are merged: a peer that knows no scopes answers for every journal, and this
  /// session must follow.
  package mutating func meet(_ reply: SyncMessage) {
    guard reply.scope != scope else { return }
    scope = .all
    forgetRemote()
  }

  private func plan(local: Frontier) -> SyncPlan {
    guard let remote, let remoteBase, wants.isEmpty else {
      let requests = remote.map { SyncPlanner.requests(local: local, remote: $0, wants: wants, first: halls) }
      return SyncPlan(
        scope: scope, base: SyncMessage.base(of: local), frontier: WireFrontier(local), wants: wants.sorted(),
        requests: requests ?? [])
    }
    let requests = SyncPlanner.requests(local: local, remote: remote, first: halls)
    return SyncPlan(scope: scope, base: remoteBase, frontier: nil, wants: [], requests: requests)
  }

  /// Takes the reply that was ``meet(_:)``, after its segments were merged.
  ///
  /// - Parameters:
  ///   - local: The frontier after merging the reply's segments.
  ///   - contradictions: Devices whose segments contradicted what is held here.
  /// - Throws: ``SyncError/stalled`` when neither side gains anything although they differ.
  package mutating func advance(
    after reply: SyncMessage, local: Frontier, contradictions: [DeviceID]
  ) throws(SyncError) -> SyncStep {
    let base = SyncMessage.base(of: local)
    if reply.base == base, reply.wants.isEmpty, contradictions.isEmpty {
      remote = WireFrontier(local)
      remoteBase = base
      return .done
    }
    wants = Set(contradictions)
    remoteBase = nil
    if let frontier = reply.frontier { remote = frontier }
    let exchange = [base, reply.base]
    idleRounds = exchange == lastExchange ? idleRounds + 1 : 0
    lastExchange = exchange
    guard idleRounds < Self.idleRoundsMax else { throw .stalled }
    let requests = remote.map {
      SyncPlanner.requests(local: local, remote: $0, wants: Set(reply.wants), first: halls)
    }
    return .send(
      SyncPlan(
        scope: scope, base: base, frontier: WireFrontier(local), wants: wants.sorted(), requests: requests ?? []))
  }
}

/// The answering side: no state at all between requests.
package enum SyncResponder {
  /// What to answer, after the request's segments were merged.
  ///
  /// - Parameters:
  ///   - before: The frontier of the message's scope before merging its segments.
  ///   - local: That frontier now.
  ///   - halls: The hall's own device and those of the halls before.
  package static func reply(
    to message: SyncMessage, before: Frontier, local: Frontier, contradictions: [DeviceID], halls: [DeviceID]
  ) -> SyncPlan {
    let base = SyncMessage.base(of: local)
    let known = peerFrontier(message, before: before)
    guard let peer = known else {
      return SyncPlan(
        scope: message.scope, base: base, frontier: WireFrontier(local), wants: contradictions, requests: [])
    }
    let requests = SyncPlanner.requests(
      local: local, remote: peer, wants: Set(message.wants), first: halls)
    let isPlain = message.frontier == nil && contradictions.isEmpty
    return SyncPlan(
      scope: message.scope, base: base, frontier: isPlain ? nil : WireFrontier(local), wants: contradictions,
      requests: requests)
  }

  /// What the peer holds: the frontier that it states; when it named ours, ours and what it sent.
  private static func peerFrontier(_ message: SyncMessage, before: Frontier) -> WireFrontier? {
    if let frontier = message.frontier { return SyncPlanner.extended(frontier, by: message.segments) }
    guard message.base == SyncMessage.base(of: before) else { return nil }
    return SyncPlanner.extended(WireFrontier(before), by: message.segments)
  }
}
