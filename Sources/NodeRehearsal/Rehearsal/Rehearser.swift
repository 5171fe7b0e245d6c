import ElectionRecord
import JournalStore
import NodeService
import SyncProtocol

/// Does one step after the other on a cluster.
struct Rehearser {
  private var cluster: Cluster
  private var generator: SeededGenerator
  /// Nodes whose next receipt gets lost after its commit.
  private var losesReceipt: Set<String> = []
  private(set) var reconciliations: [ReconciliationReport] = []

  /// Time from one step to the next.
  private static let stepSeconds: Int64 = 30

  init(_ scenario: RehearsalScenario) throws(ClusterError) {
    cluster = try Cluster(election: scenario.election, roll: scenario.roll, seed: scenario.seed)
    generator = SeededGenerator(seed: scenario.seed)
  }

  /// Does a step.
  ///
  /// - Throws: What a rule does not explain; refusals are outcomes.
  mutating func perform(_ action: RehearsalAction, step: Int) throws(ClusterError) -> RehearsalOutcome {
    cluster.time.advance(by: Self.stepSeconds)
    do throws(ClusterError) {
      return try carryOut(action, step: step)
    } catch {
      guard case .node(let refusal) = error, let code = refusal.refusalCode else { throw error }
      return .refused(code)
    }
  }

  /// - Throws: A refusal where the step that should have given the node its name was refused itself.
  private func node(_ name: String) throws(ClusterError) -> SimulatedNode {
    guard let node = cluster.node(name) else { throw .node(.unknownDevice(name)) }
    return node
  }

  private mutating func carryOut(_ action: RehearsalAction, step: Int) throws(ClusterError) -> RehearsalOutcome {
    switch action {
    case .open(let name, let papers, let officers):
      try once(name, step) { (node, _) throws(NodeError) in try node.open(papers: papers, officers: officers) }
    case .cast(let name, let request, let id):
      return .cast(
        try once(name, step, id: id) { (node, id) throws(NodeError) in try node.cast(request, id: id) })
    case .void(let name, let voter, let reason, let paperMarked):
      _ = try once(name, step) { (node, id) throws(NodeError) in
        try node.void(voter: voter, reason: reason, paperMarked: paperMarked, id: id)
      }
    case .replace(let name, let voter, let reason):
      _ = try once(name, step) { (node, id) throws(NodeError) in
        try node.replace(voter: voter, reason: reason, id: id)
      }
    case .paperIn(let name, let list, let batch, let keepsStrays):
      _ = try once(name, step) { (node, id) throws(NodeError) in
        try node.enterPaper(list, under: batch, keepsStrays: keepsStrays, id: id)
      }
    case .paperCheck(let name, let list, let person):
      let node = try node(name)
      _ = try wrapping(ClusterError.node) { () throws(NodeError) in try node.node.checkPaper(list, by: person) }
    case .close(let name, let unused, let officers):
      try once(name, step) { (node, id) throws(NodeError) in
        try node.close(unused: unused, officers: officers, id: id)
      }
    case .record(let name, let record):
      let node = try node(name)
      _ = try wrapping(ClusterError.node) { () throws(NodeError) in try node.node.record([record]) }
    case .ask(let name, let order): return try cluster.ask(order, from: node(name))
    case .cut(let name): try node(name).isCut = true
    case .heal(let name): try node(name).isCut = false
    case .carry(let from, let to): try carry(from: node(from), to: node(to))
    case .crash(let name):
      try restart(node(name))
      if generator.chance(50) { losesReceipt.insert(name) }
    case .clock(let name, let offsetSeconds): try node(name).clock.set(offsetSeconds: offsetSeconds)
    case .clone(let name, let copy): try cluster.clone(node(name), as: copy)
    case .enrol(let site, let name):
      let laptop = try cluster.enrol(site, named: name)
      _ = try cluster.exchange(laptop, cluster.hall)
    case .settle: try cluster.settle()
    case .revoke(let site, let reason):
      try atHall { (hall) throws(NodeError) in try hall.revoke(site: site, reason: reason) }
    case .count(let count): try atHall { (hall) throws(NodeError) in try hall.count(count) }
    case .tally(let tally): try atHall { (hall) throws(NodeError) in try hall.enter(tally) }
    case .amend(let amendment): try atHall { (hall) throws(NodeError) in try hall.amendRoll(amendment) }
    case .explain(let explanation): try atHall { (hall) throws(NodeError) in try hall.explain(explanation) }
    case .rule(let subject, let decision, let officers, let reason):
      try atHall { (hall) throws(NodeError) in
        try Self.rule(subject, decision, officers: officers, reason: reason, at: hall)
      }
    case .reconcile: reconciliations.append(try atHall { (hall) throws(NodeError) in try hall.reconcile() })
    case .declare(let officers):
      _ = try atHall { (hall) throws(NodeError) in try hall.declare(officers: officers) }
    }
    return .done
  }

  /// Does the work, and where the crash before it said so, loses the receipt, restarts and repeats the request.
  private mutating func once<T>(
    _ name: String, _ step: Int, id: RequestID? = nil, _ work: (Node, RequestID?) throws(NodeError) -> T
  ) throws(ClusterError) -> T {
    let node = try node(name)
    guard losesReceipt.remove(name) != nil else {
      return try wrapping(ClusterError.node) { () throws(NodeError) in try work(node.node, id) }
    }
    let repeated = id ?? RequestID("rehearsal-\(step)")
    // Whether it was done or refused, nobody is told.
    _ = try? work(node.node, repeated)
    try restart(node)
    return try wrapping(ClusterError.node) { () throws(NodeError) in try work(node.node, repeated) }
  }

  private func restart(_ node: SimulatedNode) throws(ClusterError) {
    try wrapping(ClusterError.store) { () throws(StoreError) in try node.restart() }
  }

  private mutating func carry(from node: SimulatedNode, to target: SimulatedNode) throws(ClusterError) {
    let bytes = try cluster.stick(from: node, using: &generator)
    _ = try wrapping(ClusterError.node) { [cluster] () throws(NodeError) in try cluster.importStick(bytes, at: target) }
  }

  /// Does the hall's own work; where its receipt got lost before, it starts anew.
  private mutating func atHall<T>(_ work: (Node) throws(NodeError) -> T) throws(ClusterError) -> T {
    let hall = cluster.hall
    if losesReceipt.remove(hall.name) != nil { try restart(hall) }
    return try wrapping(ClusterError.node) { () throws(NodeError) in try work(hall.node) }
  }

  private static func rule(
    _ subject: RehearsalAction.Subject, _ decision: RulingDecision?, officers: [String], reason: String,
    at hall: Node
  ) throws(NodeError) {
    let caseID: String?
    switch subject {
    case .voter(let voter):
      _ = try hall.rule(voter: voter, decision: decision, officers: officers, reason: reason)
      return
    case .caseID(let id): caseID = id
    case .site(let site): caseID = openCase(of: Set(hall.register.hall.devices(of: site)), at: hall)
    case .device(let device): caseID = openCase(of: [device], at: hall)
    }
    guard let caseID else { throw .procedure(.noOpenCase) }
    _ = try hall.rule(caseID: caseID, decision: decision, officers: officers, reason: reason)
  }

  private static func openCase(of devices: Set<DeviceID>, at hall: Node) -> String? {
    Reconciliation.cases(hall.register)
      .first { subject in subject.state == .open && subject.device.map(devices.contains) ?? false }?.id
  }
}

extension NodeError {
  /// Its code where a rule explains it; nil for what no rule does.
  fileprivate var refusalCode: String? {
    switch self {
    case .sync(.stalled), .stick(.notARecipient): code
    case .store, .sync, .stick: nil
    default: code
    }
  }
}
