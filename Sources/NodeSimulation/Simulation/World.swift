import ElectionRecord
import JournalStore
import NodeRehearsal
import NodeService
import SyncProtocol

/// One simulated election while it runs.
final class World {
  let seed: UInt64
  let mutant: Mutant?
  let scene: SimulatedElection
  var generator: SeededGenerator
  /// Draws who asks the hall for a voter, beside the other events.
  var asking: SeededGenerator
  /// Draws what is recorded beside the papers.
  var clerks: SeededGenerator
  /// Draws what a thief has a stolen laptop sign.
  var thieves: SeededGenerator
  /// Draws what people get wrong, and put right.
  var slips: SeededGenerator
  /// Draws persons whom the roll left out.
  var latecomers: SeededGenerator
  /// Draws what the committee decides on the registration.
  var committee: SeededGenerator
  /// Draws halls that are lost.
  var halls: SeededGenerator
  var cluster: Cluster
  var truth = Truth()
  let lens: Lens
  /// The hall of today first, then the sites, copies, and halls that were taken for lost.
  var laptops: [Laptop] = []
  /// Halls that are gone.
  var retired: [Laptop] = []
  var step = 0
  private(set) var transcript: [String] = []
  /// Requests and sticks that may turn up again, oldest first.
  var oldRequests: [(to: Int, bytes: [UInt8])] = []
  var oldSticks: [[UInt8]] = []
  var sessions: [String: SyncSession] = [:]
  /// Laptops that hold other entries than after the step before.
  private var changed: [Laptop] = []

  /// What may happen in this run; faults that undo a device's own history are rare, so that most runs stay strict.
  let mayClone: Bool
  let mayRestore: Bool
  let mayRevoke: Bool
  /// An old backup of the hall's own node is put back.
  let mayRestoreHall: Bool
  /// The hall is lost, or taken for lost.
  let mayLoseHall: Bool

  var election: Election { scene.election }
  var hall: Laptop { laptops[0] }
  var sites: [Laptop] { laptops.filter { !$0.isHall } }
  /// Halls that another one took over from, and that are still there.
  var formers: [Laptop] { laptops.dropFirst().filter(\.isHall) }

  init(seed: UInt64, mutant: Mutant?) throws(SimulationFailure) {
    self.seed = seed
    self.mutant = mutant
    generator = SeededGenerator(seed: seed)
    asking = SeededGenerator(seed: ~seed)
    clerks = SeededGenerator(seed: seed &* 0x9E37_79B9_7F4A_7C15)
    thieves = SeededGenerator(seed: seed &* 0xA076_1D64_78BD_642F)
    slips = SeededGenerator(seed: seed &* 0xC2B2_AE3D_27D4_EB4F)
    latecomers = SeededGenerator(seed: seed &* 0xE703_7ED1_A0B4_28DB)
    committee = SeededGenerator(seed: seed &* 0xD134_2543_DE82_EF95)
    halls = SeededGenerator(seed: seed &* 0x8F14_E45F_CEEA_167B)
    scene = SimulatedElection(using: &generator)
    mayClone = generator.chance(30)
    mayRestore = generator.chance(25)
    mayRevoke = generator.chance(30)
    mayRestoreHall = generator.chance(5)
    mayLoseHall = halls.chance(mutant?.needsSuccession ?? false ? 100 : 35) && !mayRestoreHall
    let messageBytes = generator.pick([150, Node.messageEntriesBytes, Node.messageEntriesBytes])
    lens = Lens(mutant)
    do throws(ClusterError) {
      cluster = try Cluster(
        election: scene.election, roll: scene.roll, seed: seed, rules: Self.rules(mutant, messageBytes: messageBytes))
    } catch {
      throw SimulationFailure(seed: seed, step: 0, invariant: nil, seen: "\(error)")
    }
    laptops = [Laptop(cluster.hall)] + cluster.sites.map { Laptop($0) }
    for laptop in laptops { try observe(laptop, mayWrite: laptop.isHall) }
    try checkChanged()
    note(
      "\(election.sites.map(\.id.rawValue).joined(separator: " ")), \(election.policy), \(scene.voters.count) voters")
  }

  private static func rules(_ mutant: Mutant?, messageBytes: Int) -> NodeRules {
    var rules = NodeRules()
    rules.messageEntriesBytes = messageBytes
    switch mutant {
    case .ignoresRights:
      rules.admit = { request, facts in
        var facts = facts
        facts.holdsRight = true
        facts.suspended = false
        return AdmissionRule.admit(request, given: facts)
      }
    case .ignoresHalt:
      rules.admit = { request, facts in
        var facts = facts
        facts.halted = nil
        return AdmissionRule.admit(request, given: facts)
      }
    case .givesAnyRight: rules.ask = { Self.giveAnyRight($0, poll: $1, for: $2, in: $3) }
    case .bothHallsAllot:
      rules.dueAllotments = { RightsRule.due(in: $0, isSettled: true) }
      rules.ask = { AskRule.decide($0, poll: $1, for: $2, in: $3, isSettled: true) }
    default: break
    }
    return rules
  }

  /// Adds a line to the transcript.
  func note(_ line: String) { transcript.append("\(step)  \(line)") }

  func failure(_ invariant: Invariant?, _ seen: String) -> SimulationFailure {
    SimulationFailure(seed: seed, step: step, invariant: invariant, seen: seen)
  }

  /// Work that no fault of the simulation can make fail.
  ///
  /// - Parameter invariant: What does not hold when it fails all the same.
  func sound<T, E: Error>(
    _ what: String, _ invariant: Invariant? = nil, _ work: () throws(E) -> T
  ) throws(SimulationFailure) -> T {
    do throws(E) {
      return try work()
    } catch {
      throw failure(invariant, "\(what): \(error)")
    }
  }

  func report(of laptop: Laptop) throws(SimulationFailure) -> ReconciliationReport {
    try sound("the report of \(laptop.name)") { () throws(NodeError) in try lens.report(laptop.node.node) }
  }

  /// Sees what a laptop holds, and learns what it wrote.
  ///
  /// - Parameters:
  ///   - mayWrite: The step was one in which the laptop writes.
  ///   - isRestart: It died, so what is missing was not durable.
  func observe(
    _ laptop: Laptop, mayWrite: Bool = false, isRestart: Bool = false
  ) throws(SimulationFailure) {
    let frontier = laptop.node.frontier
    var heads: [Int] = []
    for device in frontier.devices {
      for branch in frontier.journals[device] ?? [] {
        if let known = truth.item(of: device, at: branch) {
          heads.append(known)
        } else if mayWrite || !truth.successions.isEmpty, device == laptop.node.device {
          heads.append(try learn(laptop, branch))
        } else {
          throw failure(
            .nothingInvented, "\(laptop.name) holds \(branch.size) entries of \(device) that it never wrote")
        }
      }
    }
    for old in laptop.heads where !heads.contains(where: { truth.isBeginning(old, of: $0) }) {
      let item = truth.items[old]
      throw failure(
        isRestart ? .durable : .appendOnly,
        "\(laptop.name) no longer holds the \(item.size) entries of \(item.device) that it held")
    }
    if Set(laptop.heads) != Set(heads), !changed.contains(where: { $0 === laptop }) { changed.append(laptop) }
    laptop.heads = heads
  }

  /// Learns what two laptops wrote while they exchanged, before what either of them holds is looked at: a site that
  /// goes over to another hall writes too.
  func observe(_ one: Laptop, and other: Laptop) throws(SimulationFailure) {
    for laptop in [one, other] {
      for branch in laptop.node.frontier.journals[laptop.node.device] ?? []
      where truth.item(of: laptop.node.device, at: branch) == nil && (laptop.isHall || !truth.successions.isEmpty) {
        _ = try learn(laptop, branch)
      }
    }
    for laptop in [one, other] { try observe(laptop) }
  }

  /// Checks every laptop that holds other entries than after the step before.
  func checkChanged() throws(SimulationFailure) {
    let laptops = changed
    changed = []
    for laptop in laptops { try check(laptop) }
    try checkRights(changed: laptops)
  }

  /// Reads what the laptop wrote since the last look.
  private func learn(_ laptop: Laptop, _ branch: Frontier.Branch) throws(SimulationFailure) -> Int {
    let device = laptop.node.device
    guard !isOvertaken(laptop) else {
      throw failure(.forks, "\(laptop.name) goes on although others hold more of its journal")
    }
    let known = truth.items.count
    let entries = try sound("reading \(laptop.name)") { () throws(StoreError) in
      try laptop.node.entries(of: device, from: laptop.authored.map { truth.items[$0].size } ?? 0, to: branch.size)
    }
    guard let item = truth.extend(device, after: laptop.authored, by: entries),
      truth.items[item].accumulator.root == branch.root, truth.items[item].size == branch.size
    else { throw failure(.appendOnly, "\(laptop.name) does not continue its own journal") }
    guard truth.items.count - known == entries.count else {
      throw failure(.forks, "\(laptop.name) continues what it got back of its own journal")
    }
    laptop.authored = item
    return item
  }

  /// Whether the laptop holds more of its own journal than it wrote.
  func isOvertaken(_ laptop: Laptop) -> Bool {
    laptop.heads.contains { truth.items[$0].device == laptop.node.device && $0 != laptop.authored }
  }
}
