package import ElectionRecord
package import JournalStore
package import NodeService
import SyncProtocol

/// One laptop of a cluster: a real node on a simulated disk, with keys drawn from the seed.
///
/// Ownership: the disk outlives the node; a crash forgets the node and its store, and opens both again from the disk.
package final class SimulatedNode {
  /// What every node of a cluster has in common.
  package struct Setting {
    let election: Election
    let electionDigest: Digest32
    let roll: RollIndex
    let authority: [UInt8]
    var rules = NodeRules()
  }

  /// The site's id, `hall`, or the name that a step gave to a clone.
  package let name: String
  package let keys: NodeKeys
  /// Nil for the hall.
  package let site: SiteID?
  package let clock: SimulatedClock
  private let setting: Setting
  package private(set) var medium: StoreMedium
  package private(set) var store: JournalStore
  package private(set) var node: Node
  /// No network reaches it.
  package var isCut = false

  package init(
    name: String, keys: NodeKeys, site: SiteID?, clock: SimulatedClock, setting: Setting, medium: StoreMedium
  ) throws(StoreError) {
    self.name = name
    self.keys = keys
    self.site = site
    self.clock = clock
    self.setting = setting
    self.medium = medium
    (store, node) = try Self.open(medium, keys: keys, site: site, clock: clock, setting: setting)
  }

  private static func open(
    _ medium: StoreMedium, keys: NodeKeys, site: SiteID?, clock: SimulatedClock, setting: Setting
  ) throws(StoreError) -> (JournalStore, Node) {
    let store = try JournalStore(
      medium: medium, election: setting.election, roll: setting.roll, authority: setting.authority)
    let node = Node(
      keys: keys, site: site, electionDigest: setting.electionDigest, store: store, clock: clock,
      rules: setting.rules)
    return (store, node)
  }

  package var device: DeviceID { keys.device }
  package var frontier: Frontier { node.frontier }

  /// The process dies and starts again: only what is on the disk is left.
  ///
  /// - Parameter other: Another disk to start from, as after a backup was put back.
  package func restart(from other: StoreMedium? = nil) throws(StoreError) {
    if let other { medium = other }
    (store, node) = try Self.open(medium, keys: keys, site: site, clock: clock, setting: setting)
  }

  /// A copy of the laptop's data on another laptop: the same keys, another disk.
  package func clone(named name: String, clock: SimulatedClock) throws(StoreError) -> SimulatedNode {
    try SimulatedNode(
      name: name, keys: keys, site: site, clock: clock, setting: setting, medium: try medium.cloned())
  }

  /// Entries of a journal held here, as they were signed.
  package func entries(of device: DeviceID, from start: UInt32, to end: UInt32) throws(StoreError) -> [[UInt8]] {
    var entries: [[UInt8]] = []
    while entries.count < Int(end - start) {
      let segment = try store.segment(of: device, from: start + UInt32(entries.count)) { _, _ in [] }
      guard let segment, segment.run.count > 0 else { break }
      entries += segment.run.entries
    }
    return entries
  }
}
