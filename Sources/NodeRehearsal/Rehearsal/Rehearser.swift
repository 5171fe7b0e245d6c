import ElectionRecord
import JournalStore
import NodeService
import SyncProtocol

/// Does one step after the other on a cluster.
struct Rehearser {
  var cluster: Cluster
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

  /// Does a step; `number` is from 1.
  ///
  /// - Throws: What a rule does not explain; refusals are outcomes.
  mutating func perform(_ step: RehearsalStep, number: Int) throws(ClusterError) -> RehearsalOutcome {
    cluster.time.advance(by: Self.stepSeconds)
    do throws(ClusterError) {
      return try step.deed.work(&self, number)
    } catch {
      guard case .node(let refusal) = error, let code = refusal.refusalCode else { throw error }
      return .refused(code)
    }
  }

  /// - Throws: A refusal where the step that should have given the node its name was refused itself.
  func node(_ name: String) throws(ClusterError) -> SimulatedNode {
    guard let node = cluster.node(name) else { throw .node(.unknownDevice(name)) }
    return node
  }

  /// Does the work, and where the crash before it said so, loses the receipt, restarts and repeats the request.
  mutating func once<T>(
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

  /// Stops a laptop and starts it again; half the time its next receipt gets lost after its commit.
  mutating func crash(_ name: String) throws(ClusterError) {
    try restart(node(name))
    if generator.chance(50) { losesReceipt.insert(name) }
  }

  private func restart(_ node: SimulatedNode) throws(ClusterError) {
    try wrapping(ClusterError.store) { () throws(StoreError) in try node.restart() }
  }

  /// Takes one stick one way.
  mutating func carry(from node: SimulatedNode, to target: SimulatedNode) throws(ClusterError) {
    let bytes = try cluster.stick(from: node, using: &generator)
    _ = try wrapping(ClusterError.node) { [cluster] () throws(NodeError) in try cluster.importStick(bytes, at: target) }
  }

  /// Does the hall's own work; where its receipt got lost before, it starts anew.
  mutating func atHall<T>(_ work: (Node) throws(NodeError) -> T) throws(ClusterError) -> T {
    let hall = cluster.hall
    if losesReceipt.remove(hall.name) != nil { try restart(hall) }
    return try wrapping(ClusterError.node) { () throws(NodeError) in try work(hall.node) }
  }

  /// Reconciles at the hall and keeps the report.
  mutating func reconcile() throws(ClusterError) {
    reconciliations.append(try atHall { (hall) throws(NodeError) in try hall.reconcile() })
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
