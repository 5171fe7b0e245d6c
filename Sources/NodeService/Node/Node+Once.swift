package import ElectionRecord
import JournalStore
import SyncProtocol

/// A caller's name for a command, with what was asked under it.
package struct RequestKey: Equatable, Sendable {
  package let id: RequestID
  /// SHA-256 of what was asked: the same name for something else is a mistake, and no repetition.
  package let asked: Digest32?

  package init(_ id: RequestID, asked: Digest32? = nil) {
    (self.id, self.asked) = (id, asked)
  }
}

/// Commands that are recorded once, however often they are asked.
extension Node {
  /// Decides and appends in one transaction; a repeated request is told what it recorded first (invariant S11).
  ///
  /// - Parameter decide: The entries to append; not asked again when the request was answered before.
  /// - Returns: Where they stand.
  /// - Throws: What `decide` throws; ``NodeError/requestOfAnotherCommand`` when the name belongs to another command.
  @discardableResult
  func once(
    _ command: EntryReceipt.Command, poll: UInt8 = 0, under request: RequestKey?,
    _ decide: () throws(NodeError) -> [EntryBody]
  ) throws(NodeError) -> [EntryID] {
    let appended = try stored { () throws(StoreError) in
      try store.append(by: device, poll: poll, at: clock.now(), request: request?.id) {
        EntriesDecision(
          command: command, asked: request?.asked,
          outcome: Result { () throws(NodeError) in
            let bodies = try decide()
            try checkLimits(bodies)
            if let haltedError, !bodies.isEmpty { throw haltedError }
            return bodies
          }, signers: signers)
      }
    }
    if let decision = appended.decision {
      if case .failure(let refusal) = decision.outcome { throw refusal }
      return Array(appended.entries.prefix(decision.bodies.count))
    }
    guard let receipt = EntryReceipt(stored: appended.receipt), receipt.command == command,
      receipt.asked == nil || request?.asked == nil || receipt.asked == request?.asked?.hex
    else { throw .requestOfAnotherCommand }
    return receipt.entries
  }

  /// Records that somebody has come on duty at the node's pages.
  ///
  /// - Throws: ``NodeError/refused(_:)`` at a device that records nothing more; ``NodeError/store(_:)``.
  package func noteDuty(of name: String) throws(NodeError) {
    try checkTexts([name])
    // Size and root were signed at the closing: looking afterwards changes neither.
    if let journal = ownJournal, site != nil, register.journals[journal].closedAt != nil { return }
    try append([.signedIn(SignedIn(people: [name], entries: 0))])
  }

  /// Whether the request was answered before.
  ///
  /// - Throws: ``NodeError/store(_:)``.
  func hasAnswered(_ request: RequestID?) throws(NodeError) -> Bool {
    guard let request else { return false }
    return try stored { () throws(StoreError) in try store.hasAnswered(request) }
  }

  /// What this node recorded there.
  func bodies(of entries: [EntryID]) throws(NodeError) -> [EntryBody] {
    var bodies: [EntryBody] = []
    while bodies.count < entries.count {
      let next = SegmentRequest(device: device, branch: nil, start: entries[bodies.count].sequence)
      guard let segment = try load([next], bytesMax: 1).first else { throw .store(.damaged(place: "request")) }
      bodies += segment.run.entries.map { Entry(decoding: $0).body }
    }
    return Array(bodies.prefix(entries.count))
  }
}

/// Entries under the name of a request, or why there are none.
private struct EntriesDecision: Decision {
  let command: EntryReceipt.Command
  /// What was asked under the name.
  let asked: Digest32?
  let outcome: Result<[EntryBody], NodeError>
  /// Who signed in for it.
  let signers: [String]

  /// What is recorded, without who signed in.
  var bodies: [EntryBody] { (try? outcome.get()) ?? [] }

  var entries: [EntryBody] {
    let bodies = bodies
    guard !bodies.isEmpty, !signers.isEmpty else { return bodies }
    return bodies + [.signedIn(SignedIn(people: signers, entries: bodies.count))]
  }

  func receipt(at first: EntryID) -> [UInt8] {
    EntryReceipt(command, entry: first, count: bodies.count, asked: asked).stored()
  }
}
