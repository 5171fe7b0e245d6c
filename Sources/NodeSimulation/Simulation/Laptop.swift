import ElectionRecord
import JournalStore
import NodeRehearsal
import NodeService

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
    self.node = node
    self.isLate = isLate
  }

  var name: String { node.name }
  var isHall: Bool { node.site == nil }
}
