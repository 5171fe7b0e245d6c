import ElectionRecord
import NodeRehearsal
import NodeService
import SyncProtocol

/// Halls that are lost, and laptops that take over from what a site holds.
///
/// They are drawn by a generator of their own, so that they do not move what the others draw.
extension World {
  /// The most successions of one run.
  private static let successionsMax = 2

  /// The hall's laptop is gone, or only thought to be: then it goes on, cut off, until it hears of its successor.
  func loseHall() throws(SimulationFailure) {
    guard mayLoseHall, halls.chance(2), truth.successions.count < Self.successionsMax else { return }
    let before = hall
    let sources = laptops.filter { laptop in
      laptop.node.node.authority == before.node.device && laptop.node.node.halted == nil
        && (laptop.node.frontier.journals[before.node.device] ?? []).count == 1
    }
    guard !sources.isEmpty else { return note("nobody holds enough to take the hall over") }
    let source = halls.pick(sources)
    let isAlive = halls.chance(60)
    try sound("taking over from \(source.name)") { () throws(NodeError) in
      _ = try cluster.takeOver(from: source.node)
    }
    let size = source.node.frontier.journals[before.node.device]?[0].size ?? 0
    truth.noteSuccession(of: before.node.device, size: size, by: cluster.hall.device)
    note("the hall is \(isAlive ? "cut off" : "lost"); a laptop takes over from \(source.name), at \(size) entries")
    laptops[0] = Laptop(cluster.hall)
    if isAlive { laptops.append(before) } else { retired.append(before) }
    try observe(hall, mayWrite: true)
  }

  /// A hall that does not know yet that it was taken for lost goes on.
  func goOnUnaware() throws(SimulationFailure) {
    guard let former = formers.first(where: { $0.node.node.halted == nil }), halls.chance(30) else { return }
    let homeless = scene.voters.filter { scene.roll.initialSite($0) == RollIndex.unassigned }
    let voter = halls.pick(homeless.isEmpty || halls.chance(20) ? scene.voters : homeless)
    let serving = tables.filter { isServing($0) }
    guard !serving.isEmpty else { return }
    let laptop = halls.pick(serving)
    var what: String
    do throws(NodeError) {
      switch halls.below(4) {
      case 0:
        what = "amends voter \(voter)"
        try former.node.node.amendRoll(
          RollAmendment(voter: voter, change: .struckOff, reason: "amended", officers: Self.officers))
      case 1 where mayRevoke:
        let site = halls.pick(election.sites).id
        what = "revokes \(site)"
        try former.node.node.revoke(site: site, reason: "lost")
      default:
        what = "meets \(laptop.name), who asks for voter \(voter)"
        _ = try exchange(laptop, former)
        if case .ask(let request) = try laptop.node.node.beginAsk(AskOrder(voter: voter)) {
          _ = try former.node.node.answerAsk(request, from: laptop.node.device)
          _ = try exchange(laptop, former)
        }
        let outcome = try serve(voter, at: laptop, of: former)
        what += outcome.map { ": \($0)" } ?? ""
      }
    } catch .store(let error) {
      throw failure(nil, "a hall that goes on: \(error)")
    } catch {
      return try seen(former, laptop, "\(error)")
    }
    try seen(former, laptop, what)
    // Somebody else is asked for the same voter, who may have moved on.
    let others = serving.filter { $0 !== laptop }
    if !others.isEmpty, halls.chance(60) { try ask(for: voter, at: halls.pick(others)) }
  }

  /// The clerk goes by what the lost hall wrote.
  private func serve(
    _ voter: RollNumber, at laptop: Laptop, of former: Laptop
  ) throws(NodeError) -> CastReceipt.Outcome? {
    guard laptop.node.node.halted == nil, laptop.node.node.authority == former.node.device else { return nil }
    let receipt = try laptop.node.node.cast(CastRequest(voter: voter), id: RequestID("unaware-\(step)"))
    if receipt.outcome != .refused { laptop.served.append(voter) }
    return receipt.outcome
  }

  private func seen(_ former: Laptop, _ laptop: Laptop, _ what: String) throws(SimulationFailure) {
    note("\(former.name), taken for lost, \(what)")
    try observe(former, and: laptop)
    for voter in laptop.served.suffix(1) { try checkPapers(of: voter) }
  }

  private func exchange(_ one: Laptop, _ other: Laptop) throws(NodeError) {
    do throws(ClusterError) {
      _ = try cluster.exchange(one.node, other.node)
    } catch {
      guard case .node(let error) = error else { return }
      throw error
    }
  }

  /// A successor's journal with a note that no hall signed: by a stranger, or, as a mutant, with the hall's own key
  /// though nobody opened it.
  func forgedSuccession(by stranger: NodeKeys, at target: Laptop) -> [UInt8]? {
    let device = target.node.node.authority
    guard let head = target.heads.first(where: { truth.items[$0].device == device }) else { return nil }
    let item = truth.items[head]
    let note = SuccessionNote(
      former: device, size: item.size, root: item.accumulator.root, successorKey: stranger.publicKey)
    let signer = mutant == .succeedsWithoutSheet ? keys(of: device) : stranger
    guard let signed = try? note.signed(election: election.id, with: signer.signing) else { return nil }
    let record = HallSucceeded(note: signed, officers: Self.officers, reason: "forged")
    let own = Enrolment(
      publicKey: stranger.publicKey, sealingKey: stranger.sealingPublicKey, site: nil, certificate: nil)
    let entries =
      truth.journal(head).map { truth.items[$0].bytes }
      + [EntryBody.hallSucceeded(record), .deviceEnrolled(own)].map { Entry(elapsedSeconds: 1, body: $0).encoded() }
    let journal = segment(of: stranger.device, from: 0, entries: entries, after: nil, signedBy: stranger)
    return message([journal], successions: [signed])
  }
}
