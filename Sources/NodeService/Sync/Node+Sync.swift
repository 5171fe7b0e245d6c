import ElectionRecord
import JournalStore
package import SyncProtocol

/// Synchronisation, without sockets: bytes in, bytes out.
extension Node {
  private var electionTag: UInt64 { SyncMessage.electionTag(electionDigest) }

  /// About how many bytes of entries one message carries.
  package static let messageEntriesBytes = 1024 * 1024

  /// Answers one message of a peer.
  ///
  /// What the message brings is merged, and at the hall acknowledged, in one durable transaction before the answer is
  /// made.
  ///
  /// - Throws: ``NodeError/sync(_:)``, ``NodeError/store(_:)``; nothing is changed when it throws.
  package func answer(_ bytes: [UInt8]) throws(NodeError) -> [UInt8] {
    let message = try decode(bytes)
    let before = frontier(of: message.scope)
    let outcomes = try take(message)
    let plan = SyncResponder.reply(
      to: goesByAnotherHall(message) ? message.ofEveryJournal : message, before: before,
      local: frontier(of: goesByAnotherHall(message) ? .all : message.scope),
      contradictions: Self.contradictions(outcomes), halls: halls)
    return try encode(plan)
  }

  /// The first message of a synchronisation.
  ///
  /// - Throws: ``NodeError/store(_:)``, while the disk does not take what is held: an entry that a power cut may still
  ///   take is sent to nobody.
  package func begin(_ session: inout SyncSession) throws(NodeError) -> [UInt8] {
    try stored { () throws(StoreError) in try store.ensureSound() }
    session.halls = halls
    return try encode(session.start(local: frontier(of: session.scope)))
  }

  /// Takes the answer to the latest message.
  ///
  /// - Returns: The next message, or nil when both sides hold the same.
  /// - Throws: ``NodeError/sync(_:)``, ``NodeError/store(_:)``; `stalled` leaves what was merged.
  package func take(_ answer: [UInt8], in session: inout SyncSession) throws(NodeError) -> [UInt8]? {
    let reply = try decode(answer)
    session.meet(reply)
    let outcomes = try take(reply)
    session.halls = halls
    let step = try wrapping(NodeError.sync) { () throws(SyncError) in
      try session.advance(
        after: reply, local: frontier(of: session.scope), contradictions: Self.contradictions(outcomes))
    }
    switch step {
    case .done: return nil
    case .send(let plan): return try encode(plan)
    }
  }

  private func frontier(of scope: SyncScope) -> Frontier {
    scope.isAll ? frontier : store.frontier(of: scope.devices)
  }

  private static func contradictions(_ outcomes: [SegmentOutcome]) -> [DeviceID] {
    outcomes.compactMap { outcome in
      if case .contradicts(let device) = outcome { return device }
      return nil
    }
  }

  private func take(_ message: SyncMessage) throws(NodeError) -> [SegmentOutcome] {
    try take(notes: message.successions)
    return try merge(message.segments)
  }

  /// Whether the peer asks about its own journal and a hall's that is none of today's: it is told of every journal, and
  /// so of the one that took over.
  private func goesByAnotherHall(_ message: SyncMessage) -> Bool {
    !message.scope.isAll && !message.scope.devices.contains(authority)
  }

  /// Merges what a peer sent; the hall acknowledges it and moves rights on.
  @discardableResult
  func merge(_ segments: [JournalSegment], mode: MergeMode = .lenient) throws(NodeError) -> [SegmentOutcome] {
    guard !segments.isEmpty else {
      if isHall, owesRights { try settleRights() }
      return []
    }
    owesRights = true
    let acknowledgement =
      isHall && backup == nil && device == authority
      ? Acknowledgement(publicKey: keys.publicKey, now: clock.now()) : nil
    let result = try stored { () throws(StoreError) in
      try store.merge(segments, mode: mode, acknowledgement: acknowledgement)
    }
    switch result {
    case .failure(let refused):
      try keepEvidence([refused.outcome])
      throw .carriedFileRefused(refused.outcome)
    case .success(let outcomes):
      try keepEvidence(outcomes)
      try followHall()
      try settleRights()
      return outcomes
    }
  }

  private func keepEvidence(_ outcomes: [SegmentOutcome]) throws(NodeError) {
    let refused = outcomes.filter(\.isEvidence).map(\.evidence)
    guard !refused.isEmpty else { return }
    try stored { () throws(StoreError) in
      try store.keepEvidence(kind: "segment", details: refused, at: clock.now())
    }
  }

  private func decode(_ bytes: [UInt8]) throws(NodeError) -> SyncMessage {
    return try wrapping(NodeError.sync) { () throws(SyncError) in
      try SyncMessage(decoding: bytes, electionID: election.id, election: electionTag)
    }
  }

  private func encode(_ plan: SyncPlan) throws(NodeError) -> [UInt8] {
    let limit = rules.messageEntriesBytes
    let segments = try load(
      plan.requests, bytesMax: limit, wholeBytesMax: max(limit, Self.messageEntriesBytes),
      segmentBytesMax: min(limit, EntryRun.bytesMax))
    let message = SyncMessage(
      election: electionTag, scope: plan.scope, base: plan.base, frontier: plan.frontier, wants: plan.wants,
      segments: segments, successions: successions(before: segments))
    return message.encoded(electionID: election.id)
  }

  /// Reads the requested runs up to a total; a large journal takes several segments.
  ///
  /// A second history travels whole, because its beginning alone tells the other side nothing new: it does not wait for
  /// what is added to journals that go on.
  ///
  /// - Parameters:
  ///   - bytesMax: About how many bytes of entries that continue journals, with their checkpoints, which take more than
  ///     the entries do in many short journals.
  ///   - wholeBytesMax: About how many bytes where second histories are among them.
  func load(
    _ requests: [SegmentRequest], bytesMax: Int, wholeBytesMax: Int? = nil, segmentBytesMax: Int = EntryRun.bytesMax
  ) throws(NodeError) -> [JournalSegment] {
    var segments: [JournalSegment] = []
    var bytes = 0
    for request in requests {
      let isWhole = request.branch != nil
      var start = request.start
      while bytes < (isWhole ? wholeBytesMax ?? bytesMax : bytesMax), segments.count < SyncMessage.segmentsMax {
        let limit = isWhole ? EntryRun.bytesMax : segmentBytesMax
        guard let segment = try segment(request, from: start, bytesMax: limit), let end = segment.end else { break }
        segments.append(segment)
        bytes += segment.run.bytes.count + segment.checkpoint.count
        start = end
      }
    }
    return segments
  }

  private func segment(
    _ request: SegmentRequest, from start: UInt32, bytesMax: Int
  ) throws(NodeError) -> JournalSegment? {
    try stored { () throws(StoreError) in
      try store.segment(of: request.device, branch: request.branch, from: start, bytesMax: bytesMax) { size, root in
        request.device == device ? keys.checkpoint(election: election.id, size: size, root: root) : nil
      }
    }
  }
}

extension SegmentOutcome {
  /// What is kept of a refusal; it names a device and never a voter.
  fileprivate var evidence: String {
    guard case .tooManyBranches(let device, let checkpoint) = self else { return "\(self)" }
    return "tooManyBranches(device: \(device)), signed: \(String(decoding: checkpoint, as: UTF8.self))"
  }
}
