import Crypto
import ElectionRecord
import NodeRehearsal
import NodeService
import SyncProtocol

/// Journals and messages made by hand: those of a newer program, and those of people without a key.
extension World {
  /// A journal's entries from `start` on, as its device would send them.
  func segment(upTo item: Int, from start: UInt32 = 0) -> JournalSegment {
    let device = truth.items[item].device
    let way = truth.journal(item)
    let entries = way.dropFirst(Int(start)).map { truth.items[$0].bytes }
    return segment(
      of: device, from: start, entries: entries, after: start == 0 ? nil : way[Int(start) - 1],
      signedBy: keys(of: device))
  }

  /// Entries with a checkpoint that `keys` signed.
  func segment(
    of device: DeviceID, from start: UInt32, entries: [[UInt8]], after parent: Int?, signedBy keys: NodeKeys
  ) -> JournalSegment {
    var accumulator = parent.map { truth.items[$0].accumulator } ?? MerkleAccumulator()
    for entry in entries { accumulator.append(entry) }
    let origin = JournalOrigin.name(election: election.id, device: device)
    let note = try? Checkpoint(origin: origin, size: accumulator.size, root: accumulator.root).sign(with: keys.signing)
    return JournalSegment(
      device: device, start: start, run: EntryRun(entries: entries), checkpoint: note?.encoded ?? [])
  }

  func keys(of device: DeviceID) -> NodeKeys {
    guard let laptop = (laptops + retired).first(where: { $0.node.device == device }) else {
      preconditionFailure("every device of the truth has a laptop")
    }
    return laptop.node.keys
  }

  func strangerKeys() -> NodeKeys { ClusterKeys.keys(seed: generator.next(), name: "stranger") }

  /// Segments as a peer sends them.
  func message(_ segments: [JournalSegment], successions: [[UInt8]] = []) -> [UInt8] {
    let tag = SyncMessage.electionTag(election.canonicalDigest)
    return SyncMessage(
      election: tag, base: SyncMessage.base(of: Frontier()), frontier: nil, segments: segments,
      successions: successions
    ).encoded(electionID: election.id)
  }

  /// A laptop with a newer program writes entries that this one cannot read; they are kept and relayed.
  func writeNewer() throws(SimulationFailure) {
    guard let newer = sites.first(where: { $0.node.site == SimulatedElection.newerSite }) else { return }
    let device = newer.node.device
    let last = truth.items.lastIndex { $0.device == device }
    var entries: [[UInt8]] = (0..<1 + generator.below(3)).map { _ in
      var writer = WireWriter()
      writer.field(100 + generator.below(20), UInt64(generator.below(1000)))
      return writer.bytes
    }
    if last == nil {
      let opening = Opening(site: SimulatedElection.newerSite, papers: 10, officers: Self.officers)
      entries.insert(Entry(elapsedSeconds: 9, body: .opened(opening)).encoded(), at: 0)
    }
    let start = last.map { truth.items[$0].size } ?? 0
    guard let item = truth.extend(device, after: last, by: entries) else { return }
    let target = generator.pick(laptops)
    _ = try? target.node.node.answer(message([segment(upTo: item, from: generator.chance(50) ? 0 : start)]))
    note("\(entries.count) newer entries for \(target.name)")
    try observe(target, mayWrite: target.isHall)
  }

  /// Somebody without a key sends something. Nothing may change (invariants S2, S3, S13).
  func forge() throws(SimulationFailure) {
    let target = generator.pick(laptops)
    let before = target.node.frontier
    let (invariant, what, bytes) =
      halls.chance(20)
      ? (.noKeyNoEntry, "a succession that no hall signed", forgedSuccession(by: strangerKeys(), at: target))
      : forgery(for: target)
    if let bytes { _ = try? target.node.node.answer(bytes) } else { commandTheWrongRole(target) }
    note("\(target.name) gets \(what)")
    if invariant == .nothingInvented { try observe(target, mayWrite: target.isHall) }
    if target.node.frontier != before { throw failure(invariant, "\(target.name) took \(what)") }
  }

  private func forgery(for target: Laptop) -> (Invariant, String, [UInt8]?) {
    let entry = Entry(elapsedSeconds: 1, body: .cast(voter: generator.pick(scene.voters), proxy: nil)).encoded()
    let stranger = strangerKeys()
    switch generator.below(7) {
    case 0, 1:
      if mutant == .trustsOnFirstUse { enrolOnFirstUse(stranger, at: target) }
      let forged = segment(of: stranger.device, from: 0, entries: [entry], after: nil, signedBy: stranger)
      return (.noKeyNoEntry, "a journal of nobody", message([forged]))
    case 2, 3:
      let victim = generator.pick(sites).node.device
      let held = target.heads.first { truth.items[$0].device == victim }
      let keys = mutant == .signsForAnyone ? keys(of: victim) : stranger
      let forged = segment(
        of: victim, from: held.map { truth.items[$0].size } ?? 0, entries: [entry], after: held, signedBy: keys)
      return (.nothingInvented, "entries that \(victim) did not sign", message([forged]))
    case 4:
      guard let item = truth.items.indices.last(where: { isAhead($0, of: target) }) else { break }
      let forged = segment(upTo: item, from: truth.items[item].sequence)
      return (.appendOnly, "entries with a gap before them", message([forged]))
    case 5:
      let junk = generator.chance(50) ? generator.bytes(60) : [UInt8](repeating: 8, count: SyncMessage.bytesMax + 1)
      return (.noKeyNoEntry, "\(junk.count) bytes of nothing", junk)
    default: break
    }
    return (.noKeyNoEntry, "a command of another role", nil)
  }

  /// Whether the entry's journal is held by `laptop` up to at least two entries before it only.
  private func isAhead(_ item: Int, of laptop: Laptop) -> Bool {
    let entry = truth.items[item]
    let held = laptop.heads.filter { truth.items[$0].device == entry.device }.map { truth.items[$0].size }.max() ?? 0
    return entry.sequence > held
  }

  private func enrolOnFirstUse(_ keys: NodeKeys, at laptop: Laptop) {
    let site = generator.pick(election.sites).id
    try? laptop.node.node.enrol(
      Enrolment(publicKey: keys.publicKey, sealingKey: keys.sealingPublicKey, site: site, certificate: nil))
  }

  private func commandTheWrongRole(_ laptop: Laptop) {
    let node = laptop.node.node
    if laptop.isHall {
      _ = try? node.cast(CastRequest(voter: scene.voters[0]))
      try? node.open(papers: 10, officers: Self.officers)
      try? node.close(unused: 10, officers: Self.officers)
    } else {
      try? node.amendRoll(RollAmendment(voter: scene.voters[0], change: .struckOff))
      try? node.revoke(site: election.sites[0].id, reason: "no")
      _ = try? node.rule(voter: scene.voters[0], decision: .accept, officers: Self.officers, reason: "no")
      _ = try? node.count(BoxCount(site: election.sites[0].id, returned: 1, valid: 1, invalid: 0))
    }
  }
}
