import ElectionRecord
import JournalStore
import SyncProtocol

/// Going over to the hall that took over (改随新会场).
extension Node {
  /// What lost halls signed over to their successors, as others need it to know today's hall.
  package var successions: [[UInt8]] {
    let told = register.hall.successions.map(\.note)
    return told + store.notes.filter { !told.contains($0) }
  }

  /// The hall's own device and those of the halls before: their journals say who the others are.
  var halls: [DeviceID] { [authority] + register.formerHalls.sorted() }

  /// The notes that go with segments: all, where one of them begins a successor's journal.
  func successions(before segments: [JournalSegment]) -> [[UInt8]] {
    let notes = successions
    guard !notes.isEmpty else { return [] }
    let isNeeded = segments.contains { segment in
      segment.start == 0 && (segment.device == authority || store.isSuccessor(segment.device))
    }
    return isNeeded ? notes : []
  }

  /// Takes what a peer or a stick says of successions. A second successor of the same hall is kept as evidence: whoever
  /// followed the first one stays with it.
  func take(notes: [[UInt8]]) throws(NodeError) {
    guard !notes.isEmpty else { return }
    let outcomes = try stored { () throws(StoreError) in try store.take(notes: notes) }
    let rivals = outcomes.count { $0 == .rival }
    guard rivals > 0 else { return }
    try stored { () throws(StoreError) in
      try store.keepEvidence(kind: "succession", details: ["another successor of the same hall"], at: clock.now())
    }
  }

  /// Says in the own journal that today's hall is another one than before.
  func followHall() throws(NodeError) {
    let entries = owedFollowing
    if !entries.isEmpty { try append(entries) }
  }

  /// The entry that is due once another hall took over. Should the disk fail then, it goes before the next mark.
  ///
  /// A closed journal says nothing more: its size and root were signed on paper, and nobody is served from it.
  var owedFollowing: [EntryBody] {
    guard site != nil, halted == nil, !store.isCopy, let latest = register.hall.successions.last,
      let enrolled = register.enrolmentPlace(of: device), enrolled < latest.sequence
    else { return [] }
    if let journal = ownJournal {
      let state = register.journals[journal]
      guard state.closedAt == nil, !state.follows(authority) else { return [] }
    }
    return [.hallFollowed(authority)]
  }
}
