import ElectionRecord
import JournalStore
import NodeRehearsal
import NodeService

/// Marks that a stolen laptop signs for voters whose right it never had.
///
/// They are drawn by a generator of their own, so that they do not move what the others draw.
extension World {
  func steal() throws(SimulationFailure) {
    guard thieves.chance(6) else { return }
    let laptop = thieves.pick(tables)
    let voter = thieves.pick(scene.voters)
    guard isServing(laptop) else { return }
    var bodies: [EntryBody] = [.cast(voter: voter, proxy: nil)]
    if thieves.chance(40) { bodies.insert(.hallHeld(size: claimedSize(laptop)), at: 0) }
    let before = laptop.authored
    try sound("forging at \(laptop.name)") { () throws(StoreError) in
      _ = try laptop.node.store.append(by: laptop.node.keys.device, at: laptop.node.clock.now()) { bodies }
    }
    try observe(laptop, mayWrite: true)
    guard let forged = laptop.authored, forged != before else { return }
    truth.noteForged(forged)
    note("\(laptop.name) signs a mark of voter \(voter) for a thief")
  }

  func isServing(_ laptop: Laptop) -> Bool {
    let node = laptop.node.node
    guard node.halted == nil, !isOvertaken(laptop), let journal = node.register.journalIndices(of: node.device).first
    else { return false }
    return node.register.journals[journal].openedAt != nil && node.register.journals[journal].closedAt == nil
  }

  /// How much of the hall's journal the thief says the laptop holds: what it does, less, or more than there is.
  private func claimedSize(_ laptop: Laptop) -> UInt32 {
    let held = laptop.node.node.register.hallSize
    switch thieves.below(4) {
    case 0: return UInt32(1 + thieves.below(Int(held) + 1))
    case 1: return held + UInt32(thieves.below(20))
    case 2: return .max
    default: return held
    }
  }

  /// Every mark without the right is a case at whoever can see it, and no honest mark ever is (invariant S8).
  ///
  /// A hall that was restored from an older copy and wrote on has two histories: a mark that rests on an allotment of
  /// the lost one reads as without right where only the new one is held.
  func checkWithoutRight(_ cases: [Case], _ ledger: Ledger, at laptop: Laptop) throws(SimulationFailure) {
    let found = cases.filter { $0.caseClass == .rightNotHeld }
    guard Set(found.compactMap(\.voter)) == Set(ledger.withoutRight.keys) else {
      throw failure(
        .rights, "\(laptop.name) shows \(found.count) voters marked without right of \(ledger.withoutRight.count)")
    }
    guard truth.forkPoints[hall.node.device] == nil else { return }
    for items in ledger.withoutRight.values {
      if let honest = items.first(where: truth.isHonest) {
        throw failure(.rights, "\(laptop.name) shows an honest mark of \(truth.items[honest].device) as without right")
      }
    }
  }

  /// The site that holds a voter's right goes on serving, whatever was signed elsewhere (invariant S8).
  func checkServed(_ receipt: CastReceipt, by laptop: Laptop, held: Bool) throws(SimulationFailure) {
    guard held, !laptop.isLate, receipt.reason == .alreadyMarked, let marked = receipt.marked,
      marked.site != laptop.node.site, truth.forkPoints[marked.entry.device] == nil
    else { return }
    if truth.forged.contains(where: { truth.items[$0].id == marked.entry }) {
      throw failure(.rights, "\(laptop.name) turns its own voter away for a mark that a thief had signed")
    }
  }
}
