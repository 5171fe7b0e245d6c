import Crypto
package import ElectionRecord
package import JournalStore
package import NodeService
import SyncProtocol

/// The hall and one node a site, all real, on simulated disks and clocks.
///
/// At the start the hall has defined the election and enrolled every site, and every site holds the hall's journal.
package struct Cluster {
  /// 08:00 in China on the last day on which any site serves, when none is opened early; of an election without days
  /// any moment would do.
  private static func start(of election: Election) -> Int64 {
    let days = election.sites.flatMap { $0.days ?? [] } + [election.pollingDay].compactMap(\.self)
    return days.max().map { Int64($0.number) * 86_400 } ?? 1_268_438_400
  }

  package let election: Election
  package let roll: RollIndex
  package let seed: UInt64
  package let time: SimulatedTime
  /// The hall of today.
  package private(set) var hall: SimulatedNode
  /// The keys of every hall, today's last.
  private var hallKeys: [NodeKeys]
  /// In the order of the election, then in the order in which steps added them.
  package private(set) var sites: [SimulatedNode] = []
  private let setting: SimulatedNode.Setting

  /// The hall's name in steps.
  package static let hallName = "hall"

  /// Starts the hall's journal and enrols one laptop for each site, each of which knows of all the others then.
  ///
  /// - Throws: ``ClusterError/node(_:)``, ``ClusterError/store(_:)``.
  package init(
    election: Election, roll: RollIndex, seed: UInt64, rules: NodeRules = NodeRules()
  ) throws(ClusterError) {
    self.election = election
    self.roll = roll
    self.seed = seed
    time = SimulatedTime(start: Self.start(of: election))
    let keys = ClusterKeys.keys(seed: seed, name: Self.hallName)
    setting = SimulatedNode.Setting(
      election: election, electionDigest: election.canonicalDigest, roll: roll, authority: keys.publicKey,
      personKey: ClusterKeys.personKey(seed: seed), rules: rules)
    hall = try wrapping(ClusterError.store) { [time, setting] () throws(StoreError) in
      try SimulatedNode(
        name: Self.hallName, keys: keys, site: nil, clock: SimulatedClock(time: time), setting: setting,
        medium: try StoreMedium())
    }
    hallKeys = [keys]
    try define()
    for site in election.sites { try enrol(site.id, named: site.id.rawValue) }
    // Only now does the hall's journal name every device, so each laptop sees all of the others.
    for node in sites { _ = try exchange(node, hall) }
  }

  private func define() throws(ClusterError) {
    let rollBytes = roll.initialSites.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    let definition = ElectionDefinition(
      electionID: election.id, electionDigest: setting.electionDigest, rollDigest: Digest32(sha256: rollBytes),
      registered: roll.count)
    try wrapping(ClusterError.node) { () throws(NodeError) in try hall.node.define(definition, certificate: nil) }
  }

  /// Enrols a laptop for `site` at the hall. It holds nothing before its first exchange.
  ///
  /// - Throws: ``ClusterError/node(_:)`` with `siteHasDevice` under the assigned policy.
  @discardableResult
  package mutating func enrol(_ site: SiteID, named name: String) throws(ClusterError) -> SimulatedNode {
    let keys = ClusterKeys.keys(seed: seed, name: name)
    let certificate = Digest32(sha256: Array("ballotsync/simulation/certificate/\(name)".utf8))
    try wrapping(ClusterError.node) { () throws(NodeError) in
      try hall.node.enrol(
        Enrolment(
          publicKey: keys.publicKey, sealingKey: keys.sealingPublicKey, site: site, certificate: certificate))
    }
    var setting = setting
    setting.authority = hall.keys.publicKey
    let node = try wrapping(ClusterError.store) { [time, setting] () throws(StoreError) in
      try SimulatedNode(
        name: name, keys: keys, site: site, clock: SimulatedClock(time: time), setting: setting,
        medium: try StoreMedium())
    }
    sites.append(node)
    return node
  }

  /// Another laptop takes the hall over with what `source` holds. Laptops that are enrolled from now on know of no
  /// other hall.
  ///
  /// - Returns: The hall before.
  /// - Throws: ``NodeError``; the hall is as before then.
  @discardableResult
  package mutating func takeOver(from source: SimulatedNode) throws(NodeError) -> SimulatedNode {
    let keys = ClusterKeys.keys(seed: seed, name: "\(Self.hallName)\(hallKeys.count + 1)")
    let before = hall
    hall = try source.takeOver(named: Self.hallName, keys: keys, lost: hallKeys)
    hallKeys.append(keys)
    return before
  }

  /// Copies a laptop's data to another laptop.
  ///
  /// - Throws: ``ClusterError/store(_:)``.
  @discardableResult
  package mutating func clone(_ original: SimulatedNode, as name: String) throws(ClusterError) -> SimulatedNode {
    let clock = SimulatedClock(time: time, offsetSeconds: original.clock.offsetSeconds)
    let copy = try wrapping(ClusterError.store) { () throws(StoreError) in try original.clone(named: name, clock: clock)
    }
    sites.append(copy)
    return copy
  }

  /// A laptop that nobody enrolled, on any disk: it reads and reports.
  ///
  /// - Throws: ``StoreError`` when what is on the disk does not open.
  package func observer(on disk: StoreMedium, keys: NodeKeys) throws(StoreError) -> SimulatedNode {
    try SimulatedNode(
      name: "observer", keys: keys, site: nil, clock: SimulatedClock(time: time), setting: setting, medium: disk)
  }

  /// The node of that name.
  package func node(_ name: String) -> SimulatedNode? {
    name == Self.hallName ? hall : sites.first { $0.name == name }
  }

  /// The most messages of one exchange.
  package static let messagesMax = 4096

  /// Synchronises two nodes over a network that loses nothing.
  ///
  /// - Returns: Whether either of them holds more than before.
  /// - Throws: ``ClusterError/node(_:)``, with `stalled` when ``messagesMax`` messages are not enough.
  package func exchange(_ initiator: SimulatedNode, _ answerer: SimulatedNode) throws(ClusterError) -> Bool {
    let before = (initiator.frontier, answerer.frontier)
    try wrapping(ClusterError.node) { () throws(NodeError) in
      var session = SyncSession(authority: initiator.node.authority)
      var request = try initiator.node.begin(&session)
      for _ in 0..<Self.messagesMax {
        let reply = try answerer.node.answer(request)
        guard let next = try initiator.node.take(reply, in: &session) else { return }
        request = next
      }
      throw .sync(.stalled)
    }
    return before != (initiator.frontier, answerer.frontier)
  }

  /// A site asks the hall for a voter's right, as the program does: both come to hold the same, before and after.
  ///
  /// - Returns: `done` when an ordinary paper may be handed over then.
  /// - Throws: ``ClusterError/node(_:)``; a refusal is an outcome instead.
  package func ask(_ order: AskOrder, from site: SimulatedNode) throws(ClusterError) -> RehearsalOutcome {
    if case .settled(let receipt) = try begin(order, at: site) { return .asked(receipt) }
    guard !site.isCut, !hall.isCut else { return .refused("hallUnreachable") }
    _ = try exchange(site, hall)
    guard case .ask(let request) = try begin(order, at: site) else { return .asked(try receipt(order, at: site)) }
    let refusal = try wrapping(ClusterError.node) { () throws(NodeError) in
      try site.node.takeAnswer(try hall.node.answerAsk(request, from: site.device), to: order)
    }
    if let refusal { return .asked(refusal) }
    _ = try exchange(site, hall)
    return .asked(try receipt(order, at: site))
  }

  private func begin(_ order: AskOrder, at site: SimulatedNode) throws(ClusterError) -> AskStep {
    try wrapping(ClusterError.node) { () throws(NodeError) in try site.node.beginAsk(order) }
  }

  private func receipt(_ order: AskOrder, at site: SimulatedNode) throws(ClusterError) -> CastReceipt {
    try wrapping(ClusterError.node) { () throws(NodeError) in try site.node.askReceipt(order) }
  }

  /// A sealed file with everything that `node` holds.
  ///
  /// - Throws: ``ClusterError/node(_:)``.
  package func stick(
    from node: SimulatedNode, using generator: inout SeededGenerator
  ) throws(ClusterError) -> [UInt8] {
    guard let fileID = StickFileID(bytes: generator.bytes(StickFileID.byteCount)) else {
      preconditionFailure("the id has its length")
    }
    let key = SymmetricKey(data: generator.bytes(32))
    var bytes: [UInt8] = []
    do {
      try node.node.exportStick(fileID: fileID, contentKey: key) { bytes += $0 }
    } catch let error as NodeError {
      throw .node(error)
    } catch let error as StickError {
      throw .node(.stick(error))
    } catch {
      throw .node(.sync(.malformed(at: 0)))
    }
    return bytes
  }

  /// Imports a file, a piece at a time.
  ///
  /// - Throws: ``NodeError/stick(_:)``, ``NodeError/carriedFileRefused(_:)``; nothing of the file is taken then.
  @discardableResult
  package func importStick(_ bytes: [UInt8], at node: SimulatedNode) throws(NodeError) -> Node.ImportSummary {
    var stick = node.node.stickImport()
    do throws(StickError) {
      for start in stride(from: 0, to: bytes.count, by: Self.pieceBytes) {
        try stick.append(Array(bytes[start..<min(start + Self.pieceBytes, bytes.count)]))
      }
    } catch {
      try node.node.keepStickEvidence(error)
      throw .stick(error)
    }
    return try node.node.importStick(stick)
  }

  private static let pieceBytes = 64 * 1024

  /// Lets every connected node synchronise with the hall until nothing changes.
  ///
  /// - Throws: ``ClusterError/node(_:)`` with `stalled` when that takes more rounds than there is any reason for.
  package func settle() throws(ClusterError) {
    guard !hall.isCut else { return }
    for _ in 0..<(Self.roundsMin + 2 * sites.count) {
      var hasChanged = false
      for node in sites where !node.isCut {
        if try exchange(node, hall) { hasChanged = true }
      }
      if !hasChanged { return }
    }
    throw .node(.sync(.stalled))
  }

  private static let roundsMin = 8
}

/// What can stop a cluster; never a rule's refusal of an entry.
package enum ClusterError: Error, Equatable {
  case store(StoreError)
  case node(NodeError)
}
