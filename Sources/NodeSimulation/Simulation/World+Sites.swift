import ElectionRecord
import JournalStore
import NodeRehearsal
import NodeService

/// What happens at the sites.
extension World {
  static let officers = ["负责人甲", "负责人乙"]

  /// The site's own laptops; the newer program's has no clerk.
  var tables: [Laptop] { sites.filter { $0.node.site != SimulatedElection.newerSite } }

  func open() throws(SimulationFailure) {
    let laptop = generator.pick(tables)
    let papers = 20 + generator.below(100)
    try request(laptop, "opens with \(papers) papers") { (node, _) throws(NodeError) in
      try node.open(papers: papers, officers: Self.officers)
      return true
    }
  }

  /// A voter comes to a table: mostly to the right one.
  func cast() throws(SimulationFailure) {
    let laptop = generator.pick(tables)
    let own = scene.voters.filter { isInitial($0, laptop) }
    let voter =
      generator.chance(2)
      ? generator.pick(SimulatedElection.strangers)
      : generator.pick(own.isEmpty || generator.chance(35) ? scene.voters : own)
    let asked = CastRequest(
      voter: voter, proxy: generator.chance(12) ? proxy(of: voter) : nil,
      envelope: generator.chance(45) ? envelope() : nil)
    let what = "voter \(voter)\(asked.proxy.map { " by \($0)" } ?? "")\(asked.envelope.map { " or \($0)" } ?? "")"
    let holds = laptop.held.contains(voter)
    let answer = try request(laptop, what) { (node, id) throws(NodeError) in try node.cast(asked, id: id) }
    if case .done(let receipt) = answer, receipt.outcome != .refused { laptop.served.append(voter) }
    if case .done(let receipt) = answer { try checkServed(receipt, by: laptop, held: holds) }
    try checkPapers(of: voter)
  }

  /// A new envelope, or now and then one whose number was used.
  private func envelope() -> String { "E-\(slips.chance(10) ? 1 + slips.below(step) : step)" }

  private func isInitial(_ voter: RollNumber, _ laptop: Laptop) -> Bool {
    let site = scene.roll.initialSite(voter)
    return site != RollIndex.unassigned && election.sites[Int(site)].id == laptop.node.site
  }

  private func proxy(of voter: RollNumber) -> RollNumber {
    switch generator.below(10) {
    case 0: voter
    case 1: generator.pick(SimulatedElection.strangers)
    // Few people, so that some of them reach the limit.
    default: scene.voters[generator.below(8)]
    }
  }

  func void() throws(SimulationFailure) {
    let laptop = generator.pick(tables)
    let voter = servedVoter(laptop)
    let isMarked = generator.chance(40)
    try request(laptop, "voids voter \(voter)") { (node, id) throws(NodeError) in
      try node.void(voter: voter, reason: "misread card", paperMarked: isMarked, id: id)
    }
  }

  func replace() throws(SimulationFailure) {
    let laptop = generator.pick(tables)
    let voter = servedVoter(laptop)
    try request(laptop, "replaces the paper of voter \(voter)") { (node, id) throws(NodeError) in
      try node.replace(voter: voter, reason: "spoilt", id: id)
    }
  }

  private func servedVoter(_ laptop: Laptop) -> RollNumber {
    generator.pick(laptop.served.isEmpty || generator.chance(20) ? scene.voters : laptop.served)
  }

  func close() throws(SimulationFailure) {
    let laptop = generator.pick(tables)
    let unused = max(0, unusedPapers(laptop) + (generator.chance(25) ? generator.below(5) - 2 : 0))
    try request(laptop, "closes with \(unused) unused papers") { (node, id) throws(NodeError) in
      try node.close(unused: unused, officers: Self.officers, id: id)
      return true
    }
  }

  private func unusedPapers(_ laptop: Laptop) -> Int {
    truth.journal(laptop.authored).reduce(0) { unused, item in
      switch truth.items[item].entry.body {
      case .opened(let opening): unused + opening.papers
      case .cast, .provisional, .replaced: unused - 1
      case .voided(let voiding): voiding.paperMarked ? unused : unused + 1
      default: unused
      }
    }
  }
}

/// A simulated node with what the simulation knows of it.
final class Laptop {
  let node: SimulatedNode
  /// The last items of the journals that it held after the latest step.
  var heads: [Int] = []
  /// The end of what this very copy of the device wrote.
  var authored: Int?
  /// Disks copied earlier.
  var backups: [StoreMedium] = []
  /// The disk as it was before the casts that a mutant has not flushed.
  var flushed: StoreMedium?
  /// The voters whose right the laptop believes to hold, where it may hand out papers.
  var held: Set<RollNumber> = []
  /// Voters whom it has handed papers.
  var served: [RollNumber] = []

  /// It was enrolled during the run, so older sticks are not sealed to it.
  let isLate: Bool

  init(_ node: SimulatedNode, isLate: Bool = false) {
    (self.node, self.isLate) = (node, isLate)
  }

  var name: String { node.name }
  var isHall: Bool { node.site == nil }
}
