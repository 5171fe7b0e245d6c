package import ElectionRecord
package import JournalStore
package import NodeService
import SyncProtocol
import Synchronization

/// One laptop of a cluster: a real node on a simulated disk, with keys drawn from the seed.
///
/// Ownership: the disk outlives the node; a crash forgets the node and its store, and opens both again from the disk.
package final class SimulatedNode {
  /// What every node of a cluster has in common.
  package struct Setting {
    let election: Election
    let electionDigest: Digest32
    let roll: RollIndex
    var authority: [UInt8]
    let personKey: PersonKey?
    var rules = NodeRules()
  }

  /// The site's id, `hall`, or the name that a step gave to a clone.
  package let name: String
  package let keys: NodeKeys
  /// Nil for the hall.
  package let site: SiteID?
  package let clock: SimulatedClock
  private let setting: Setting
  /// Of the halls that it took over from.
  private let lost: [NodeKeys]
  package private(set) var medium: StoreMedium
  package private(set) var store: JournalStore
  package private(set) var node: Node
  /// No network reaches it.
  package var isCut = false

  /// Starts a laptop on what `medium` holds.
  ///
  /// - Throws: ``StoreError`` when what is on the disk does not open.
  package init(
    name: String, keys: NodeKeys, site: SiteID?, clock: SimulatedClock, setting: Setting, medium: StoreMedium,
    lost: [NodeKeys] = []
  ) throws(StoreError) {
    self.lost = lost
    self.name = name
    self.keys = keys
    self.site = site
    self.clock = clock
    self.setting = setting
    self.medium = medium
    (store, node) = try Self.open(medium, keys: keys, lost: lost, site: site, clock: clock, setting: setting)
  }

  private static func open(
    _ medium: StoreMedium, keys: NodeKeys, lost: [NodeKeys], site: SiteID?, clock: SimulatedClock, setting: Setting
  ) throws(StoreError) -> (JournalStore, Node) {
    let store = try JournalStore(
      medium: medium, election: setting.election, roll: setting.roll, authority: setting.authority)
    let node = Node(
      keys: keys, site: site, electionDigest: setting.electionDigest, store: store, clock: clock,
      rules: setting.rules, personKey: setting.personKey,
      inherited: Dictionary(uniqueKeysWithValues: lost.map { ($0.device, $0.sealing) }))
    return (store, node)
  }

  package var device: DeviceID { keys.device }
  package var frontier: Frontier { node.frontier }

  /// The process dies and starts again: only what is on the disk is left.
  ///
  /// - Parameter other: Another disk to start from, as after a backup was put back.
  /// - Throws: ``StoreError`` when what is on the disk does not open.
  package func restart(from other: StoreMedium? = nil) throws(StoreError) {
    if let other { medium = other }
    (store, node) = try Self.open(medium, keys: keys, lost: lost, site: site, clock: clock, setting: setting)
  }

  /// A copy of the laptop's data on another laptop: the same keys, another disk.
  ///
  /// - Throws: ``StoreError`` when the disk cannot be copied.
  package func clone(named name: String, clock: SimulatedClock) throws(StoreError) -> SimulatedNode {
    try SimulatedNode(
      name: name, keys: keys, site: site, clock: clock, setting: setting, medium: try medium.cloned())
  }

  /// Another laptop takes the hall over with what this one holds.
  ///
  /// - Parameter lost: The keys of the halls before, today's last.
  /// - Throws: ``NodeError``; there is no other hall then.
  package func takeOver(named name: String, keys: NodeKeys, lost: [NodeKeys]) throws(NodeError) -> SimulatedNode {
    guard let current = lost.last else { preconditionFailure("a hall was lost") }
    let medium = try wrapping(NodeError.store) { () throws(StoreError) in try StoreMedium() }
    let store = try wrapping(NodeError.store) { () throws(StoreError) in
      try JournalStore(
        medium: medium, election: setting.election, roll: setting.roll, authority: setting.authority)
    }
    try node.copyJournals(into: store)
    try TakeOver(
      lost: current, keys: keys, certificate: nil, recovery: nil, officers: ["甲", "乙"], reason: "lost"
    ).perform(in: store, at: clock.now())
    return try wrapping(NodeError.store) { () throws(StoreError) in
      try SimulatedNode(
        name: name, keys: keys, site: nil, clock: clock, setting: setting, medium: medium, lost: lost)
    }
  }

  /// Entries of a journal held here, as they were signed.
  ///
  /// - Throws: ``StoreError`` when they cannot be read.
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

/// The time that all nodes of a cluster share, and that nobody reads without an error of their own.
package final class SimulatedTime: Sendable {
  private let seconds: Mutex<Int64>

  /// - Parameter start: Seconds since 1970 UTC.
  package init(start: Int64) { seconds = Mutex(start) }

  package var now: Int64 { seconds.withLock { $0 } }

  /// Lets so many seconds pass at every node.
  package func advance(by elapsedSeconds: Int64) { seconds.withLock { $0 += elapsedSeconds } }
}

/// One node's clock: the cluster's time and an error that a step may change at will.
package final class SimulatedClock: NodeClock {
  private let time: SimulatedTime
  private let error: Mutex<Int64>

  package init(time: SimulatedTime, offsetSeconds: Int64 = 0) {
    self.time = time
    error = Mutex(offsetSeconds)
  }

  package var offsetSeconds: Int64 { error.withLock { $0 } }

  /// Puts this node's clock so many seconds ahead of the true time, or behind it.
  package func set(offsetSeconds: Int64) { error.withLock { $0 = offsetSeconds } }

  package func now() -> Int64 { time.now + offsetSeconds }
}

/// Keys that follow from a seed and a name.
package enum ClusterKeys {
  /// The keys of the node of that name, the same for the same seed.
  package static func keys(seed: UInt64, name: String) -> NodeKeys {
    let keys = try? NodeKeys(signingSeed: secret(seed, name, "signing"), sealingSeed: secret(seed, name, "sealing"))
    guard let keys else { preconditionFailure("every 32 bytes are a key of Curve25519") }
    return keys
  }

  /// The election's person key.
  static func personKey(seed: UInt64) -> PersonKey? { PersonKey(bytes: secret(seed, "election", "person")) }

  private static func secret(_ seed: UInt64, _ name: String, _ use: String) -> [UInt8] {
    Digest32(sha256: Array("ballotsync/simulation/\(seed)/\(name)/\(use)".utf8)).bytes
  }
}
