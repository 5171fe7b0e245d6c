import ElectionRecord
import JournalStore
import NodeRehearsal
import NodeService
import TestSupport

/// Sites that ask the hall for a voter whose right it holds.
extension World {
  /// A voter comes to a table whose right is not there. Request and answer get lost, come twice or are damaged.
  func ask() throws(SimulationFailure) {
    let homeless = scene.voters.filter { scene.roll.initialSite($0) == RollIndex.unassigned }
    try ask(for: asking.pick(homeless.isEmpty || asking.chance(50) ? scene.voters : homeless))
  }

  func ask(for voter: RollNumber, at table: Laptop? = nil) throws(SimulationFailure) {
    let laptop = table ?? asking.pick(tables)
    let order = AskOrder(voter: voter)
    let what = "\(laptop.name) asks for voter \(order.voter)"
    guard case .ask(let request)? = try attempting({ () throws(NodeError) in try laptop.node.node.beginAsk(order) })
    else { return note("\(what): not the hall's to say") }
    guard !laptop.node.isCut, !hall.node.isCut else { return note("\(what): no network") }
    if asking.chance(4) { try failGrant(request, to: laptop) }
    let sent = asking.chance(5) ? Self.damage(request, using: &asking) : request
    var reply = try grant(sent, to: laptop)
    if asking.chance(10) {
      try restart(hall)
      reply = try grant(sent, to: laptop)
    }
    guard let reply, !asking.chance(10) else { return note("\(what): no answer") }
    let refusal = try attempting { () throws(NodeError) in try laptop.node.node.takeAnswer(reply, to: order) }
    guard case .some(nil) = refusal else { return note("\(what): refused") }
    note("\(what): given")
    if asking.chance(60) { try serve(order, at: laptop) }
  }

  /// The hall's answer to a request; nil when it cannot be read, or the hall is halted.
  private func grant(_ request: [UInt8], to laptop: Laptop) throws(SimulationFailure) -> [UInt8]? {
    let reply = try attempting { () throws(NodeError) in
      try hall.node.node.answerAsk(request, from: laptop.node.device)
    }
    try observe(hall, mayWrite: true)
    return reply
  }

  /// The hall's disk refuses the commit of an allotment.
  private func failGrant(_ request: [UInt8], to laptop: Laptop) throws(SimulationFailure) {
    do throws(NodeError) {
      _ = try hall.node.medium.whileCommitsFail { () throws(NodeError) in
        try hall.node.node.answerAsk(request, from: laptop.node.device)
      }
    } catch .store(.unknownOutcome), .refused, .hallHalted {
    } catch {
      throw failure(.unknownOutcome, "the hall after a failed commit: \(error)")
    }
    try observe(hall)
  }

  /// The site synchronises, and the clerk hands over a paper.
  private func serve(_ order: AskOrder, at laptop: Laptop) throws(SimulationFailure) {
    do throws(ClusterError) {
      _ = try cluster.exchange(laptop.node, hall.node)
    } catch .node(.sync) {
    } catch {
      throw failure(nil, "\(laptop.name) after an answer: \(error)")
    }
    try observe(hall, and: laptop)
    let receipt = try attempting { () throws(NodeError) in
      try laptop.node.node.cast(CastRequest(voter: order.voter), id: RequestID("asked-\(step)"))
    }
    try observe(laptop, mayWrite: true)
    guard let receipt else { return }
    note("\(laptop.name) voter \(order.voter): \(receipt.outcome) \(receipt.reason?.rawValue ?? "")")
    if receipt.outcome != .refused { laptop.served.append(order.voter) }
    try checkPapers(of: order.voter)
  }

  /// Nil when the node says no.
  private func attempting<T>(_ work: () throws(NodeError) -> T) throws(SimulationFailure) -> T? {
    do throws(NodeError) {
      return try work()
    } catch .store(let error) where error != .notEnrolled {
      throw failure(nil, "asking: \(error)")
    } catch {
      return nil
    }
  }

  /// What a hall answers that gives a right which another site holds.
  static func giveAnyRight(
    _ voter: RollNumber, poll: UInt8, for device: DeviceID, in register: Register
  ) -> AskDecision {
    let decision = AskRule.decide(voter, poll: poll, for: device, in: register)
    guard case .refused(.rightElsewhere, _, let holder?) = decision,
      let site = register.hall.enrolment(of: device)?.site
    else { return decision }
    let heads = register.hall.devices(of: holder).map { other in
      let size = register.journals.first { $0.device == other }?.size ?? 0
      return JournalHead(device: other, size: size, root: .zero)
    }
    return .allotted(Allotment(from: holder, to: site, upTo: heads, voter: voter))
  }
}
