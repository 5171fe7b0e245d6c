package import ElectionRecord
package import JournalStore
import SyncProtocol

/// 会场接任: a new device goes on with the journal of a hall that is lost.
package struct TakeOver: Sendable {
  /// The lost hall's keys, as both halves of its sheet opened them.
  let lost: NodeKeys
  /// The new device's own.
  let keys: NodeKeys
  let certificate: Digest32?
  /// The new device's keys, sealed under a sheet of its own.
  let recovery: RecoverySealed?
  let officers: [String]
  let reason: String

  package init(
    lost: NodeKeys, keys: NodeKeys, certificate: Digest32?, recovery: RecoverySealed?, officers: [String],
    reason: String
  ) {
    (self.lost, self.keys, self.certificate, self.recovery) = (lost, keys, certificate, recovery)
    (self.officers, self.reason) = (officers, reason)
  }

  /// Makes the device the hall in `store`, which holds some or all of the lost hall's journal.
  ///
  /// The first entries that it writes say who took over and from where, enrol the device, and acknowledge what the lost
  /// hall had not.
  ///
  /// - Parameter now: The device's clock, seconds since 1970 UTC.
  /// - Throws: ``NodeError/procedure(_:)`` where the keys are not those of the hall that `store` goes by;
  ///   ``NodeError/store(_:)``; nothing has changed then.
  package func perform(in store: JournalStore, at now: Int64) throws(NodeError) {
    guard lost.device == store.hall, lost.publicKey == store.authority else { throw .procedure(.notThisHallsKeys) }
    guard !store.isAboutToFollow else { throw .procedure(.successorNamed) }
    guard let held = store.frontier.journals[store.hall], held.count == 1, store.register.hall.definition != nil else {
      throw .procedure(.hallJournalUnfit)
    }
    let note = SuccessionNote(
      former: lost.device, size: held[0].size, root: held[0].root, successorKey: keys.publicKey)
    let election = store.register.election.id
    guard let signed = try? note.signed(election: election, with: lost.signing) else {
      throw .procedure(.hallJournalUnfit)
    }
    let own = Enrolment(
      publicKey: keys.publicKey, sealingKey: keys.sealingPublicKey, site: nil, certificate: certificate)
    let bodies: [EntryBody] =
      [
        .hallSucceeded(HallSucceeded(note: signed, officers: officers, reason: reason)), .deviceEnrolled(own),
      ] + (recovery.map { [.recoverySealed($0)] } ?? []) + store.owedAcknowledgements
    try wrapping(NodeError.store) { () throws(StoreError) in
      try store.takeOver(by: keys.device, note: signed, bodies: bodies, at: now)
    }
  }
}

extension Node {
  /// Checks who takes over, and what they write.
  ///
  /// - Throws: ``NodeError/procedure(_:)``, ``NodeError/invalidText(_:)``.
  package func check(officers: [String], texts: [String]) throws(NodeError) {
    try checkOfficers(officers)
    try checkTexts(texts)
  }

  /// Copies every journal held here, and what was signed over, into an empty store.
  ///
  /// - Throws: ``NodeError/store(_:)``; ``NodeError/carriedFileRefused(_:)`` where what is held here is not sound.
  package func copyJournals(into store: JournalStore) throws(NodeError) {
    let requests = SyncPlanner.requests(local: frontier, remote: WireFrontier(journals: [:]), first: halls)
    var segments: [JournalSegment] = []
    for request in requests {
      var next = request
      while let segment = try load([next], bytesMax: 1).first, let end = segment.end {
        segments.append(segment)
        next = SegmentRequest(device: request.device, branch: request.branch, start: end)
      }
    }
    let result = try wrapping(NodeError.store) { () throws(StoreError) in
      try store.take(notes: successions)
      return try store.merge(segments, mode: .atomic)
    }
    if case .failure(let refused) = result { throw .carriedFileRefused(refused.outcome) }
  }
}

extension JournalStore {
  /// The entries that acknowledge every journal of which the hall's own says less than is held here.
  var owedAcknowledgements: [EntryBody] {
    let frontier = frontier
    let heads = frontier.devices.filter { register.hall.enrolment(of: $0)?.site != nil }.compactMap {
      device -> JournalHead? in
      guard let branch = frontier.journals[device]?.first, branch.size > register.hall.merged[device]?.size ?? 0
      else { return nil }
      return JournalHead(device: device, size: branch.size, root: branch.root)
    }
    return stride(from: 0, to: heads.count, by: Acknowledgement.headsMax).map { start in
      .merged(Array(heads[start..<min(start + Acknowledgement.headsMax, heads.count)]))
    }
  }
}

extension Refusal {
  package static let notThisHallsKeys = Refusal(
    "notThisHallsKeys", .unverified, zh: "恢复单打开的不是这场选举现在的会场主机的密钥，没有接任。请换用最近一次打印的恢复单。",
    en:
      "The sheet opened keys that are not those of the hall of today; nothing was taken over. Take the sheet that was "
      + "printed last.")

  static let successorNamed = Refusal(
    "successorNamed", .failed,
    zh: "这里已经知道另一台电脑接任了会场，只是它的日志还没有到齐，不能从这里再接任一次。请用那台新主机；它也丢了的，换一个没有听说过它的来源。",
    en:
      "Another machine's succession is known here already, and its journal has not come yet: nothing is taken over from "
      + "this a second time. Use that machine; where it is lost too, take a source that has not heard of it.")

  static let hallJournalUnfit = Refusal(
    "hallJournalUnfit", .failed, zh: "这里没有会场日志，或者有两份不同的，不能从这里接任。请换一个来源：别的投票点的目录、U 盘或备份。",
    en: "The hall's journal is not here, or in two versions; nothing can be taken over from this. Take another source: "
      + "another site's directory, a stick or a backup.")
}
