import ElectionRecord
import JournalStore
import NodeRehearsal
import NodeService
import SyncProtocol
import TestSupport

/// A network that loses, repeats, delays and damages what it carries.
extension World {
  /// The most messages of one session under faults.
  private static let messagesMax = 24

  func synchronise() throws(SimulationFailure) {
    let initiator = generator.pick(sites)
    let answerer = generator.chance(80) ? hall : generator.pick(laptops)
    guard initiator !== answerer, !initiator.node.isCut, !answerer.node.isCut else {
      return note("\(initiator.name) does not reach \(answerer.name)")
    }
    let isDelivery = answerer === hall && generator.chance(40)
    let pair = "\(initiator.name)-\(answerer.node.device)\(isDelivery ? ", delivery" : "")"
    let scope = isDelivery ? SyncScope.delivery(from: initiator.node.device, to: initiator.node.node.authority) : .all
    var session = sessions[pair] ?? SyncSession(authority: initiator.node.node.authority, scope: scope)
    if generator.chance(30) { session.forgetRemote() }
    let outcome = try converse(initiator, answerer, &session)
    sessions[pair] = session
    note("\(initiator.name)-\(answerer.name)\(isDelivery ? ", delivery" : ""): \(outcome)")
    try observe(initiator)
    try observe(answerer, mayWrite: answerer.isHall)
  }

  private func converse(
    _ initiator: Laptop, _ answerer: Laptop, _ session: inout SyncSession
  ) throws(SimulationFailure) -> String {
    guard var request = try attempt(initiator, { (node) throws(NodeError) in try node.begin(&session) })
    else { return "cannot begin" }
    for count in 1...Self.messagesMax {
      remember(request, to: answerer)
      if generator.chance(6) { return "request \(count) lost" }
      if generator.chance(6) { try deliverOld() }
      if generator.chance(5) { _ = try answer(answerer, request) }
      let isDamaged = generator.chance(5)
      let before = answerer.node.medium
      let rollback = mutant == .forgetsUnansweredMerges ? try? before.cloned() : nil
      if generator.chance(3) { try failMerge(answerer, request) }
      guard let reply = try answer(answerer, isDamaged ? damage(request) : request) else {
        return "request \(count) refused"
      }
      if generator.chance(8) {
        if let rollback { try rollBack(answerer, to: rollback) }
        return "reply \(count) lost"
      }
      let carried = generator.chance(5) ? damage(reply) : reply
      let step = try attempt(initiator) { (node) throws(NodeError) in try node.take(carried, in: &session) }
      if !truth.successions.isEmpty { try observe(initiator, and: answerer) }
      guard let step else { return "reply \(count) refused" }
      guard let next = step else {
        if !isDamaged, carried == reply { try checkEqual(initiator, answerer, of: session.scope) }
        return "equal after \(count)"
      }
      request = next
      if generator.chance(3) {
        try observe(initiator)
        try restart(initiator)
        return "\(initiator.name) dies after \(count)"
      }
    }
    return "given up"
  }

  private func checkEqual(_ one: Laptop, _ other: Laptop, of scope: SyncScope) throws(SimulationFailure) {
    if scope.of(one.node.frontier) != scope.of(other.node.frontier) {
      throw failure(.liveness, "\(one.name) and \(other.name) said to be equal and are not")
    }
  }

  /// Nil when the message is refused.
  private func answer(_ laptop: Laptop, _ bytes: [UInt8]) throws(SimulationFailure) -> [UInt8]? {
    let reply = try attempt(laptop) { (node) throws(NodeError) in try node.answer(bytes) }
    try observe(laptop, mayWrite: laptop.isHall)
    return reply
  }

  /// The answerer's disk refuses the commit of a merge.
  private func failMerge(_ laptop: Laptop, _ bytes: [UInt8]) throws(SimulationFailure) {
    do throws(NodeError) {
      _ = try laptop.node.medium.whileCommitsFail { () throws(NodeError) in try laptop.node.node.answer(bytes) }
    } catch .store(.unknownOutcome), .sync {
    } catch {
      throw failure(.unknownOutcome, "\(laptop.name) after a failed commit: \(error)")
    }
    try observe(laptop)
  }

  private func attempt<T>(
    _ laptop: Laptop, _ work: (Node) throws(NodeError) -> T
  ) throws(SimulationFailure) -> T? {
    do throws(NodeError) {
      return try work(laptop.node.node)
    } catch .sync {
      return nil
    } catch {
      throw failure(nil, "\(laptop.name): \(error)")
    }
  }

  private func rollBack(_ laptop: Laptop, to disk: StoreMedium) throws(SimulationFailure) {
    try sound("rolling back") { () throws(StoreError) in try laptop.node.restart(from: disk) }
  }

  private func remember(_ request: [UInt8], to answerer: Laptop) {
    guard let index = laptops.firstIndex(where: { $0 === answerer }) else { return }
    oldRequests.append((index, request))
    if oldRequests.count > 12 { oldRequests.removeFirst() }
  }

  /// A request that was under way for a long time arrives.
  private func deliverOld() throws(SimulationFailure) {
    guard !oldRequests.isEmpty else { return }
    let (index, bytes) = generator.pick(oldRequests)
    _ = try answer(laptops[index], bytes)
  }

  func damage(_ bytes: [UInt8]) -> [UInt8] { Self.damage(bytes, using: &generator) }

  /// Bytes cut short, or with one of them changed.
  static func damage(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    guard !bytes.isEmpty else { return bytes }
    if generator.chance(40) { return Array(bytes.prefix(generator.below(bytes.count))) }
    var damaged = bytes
    damaged[generator.below(bytes.count)] ^= UInt8(1 << generator.below(8))
    return damaged
  }
}
