import ElectionRecord
import JournalStore
import NodeService
import SyncProtocol
import Synchronization

/// The election that is measured: six boxes and a hall with keys that follow from their names, so that several
/// processes can work on the same files.
struct BenchSetting: Sendable {
  static let siteCount = 6

  let election: Election
  let digest: Digest32
  let roll: RollIndex
  let hall: NodeKeys
  let sites: [NodeKeys]

  /// - Parameters:
  ///   - voters: On the roll.
  ///   - policy: Under `assigned` every right lies with the first site.
  init(voters: Int, policy: RightsPolicy) throws {
    let names = (1...Self.siteCount).map { "R\($0)" }
    election = Self.election(voters: voters, policy: policy, sites: names)
    digest = election.canonicalDigest
    roll = RollIndex(
      initialSites: (0..<voters).map { policy == .assigned ? 0 : UInt16($0 % Self.siteCount) })
    hall = try Self.keys("hall")
    sites = try names.map(Self.keys)
  }

  private static func election(voters: Int, policy: RightsPolicy, sites: [String]) -> Election {
    Election(
      format: Election.formatMax, id: "bench", name: BilingualText(zh: "测速", en: "Bench"), mode: .voters,
      policy: policy, electorate: voters, roll: "roll.csv",
      profile: RuleProfile(
        proxyLimit: 3, quorum: Threshold(base: .registered, numerator: 1, denominator: 2),
        majority: Threshold(base: .returned, numerator: 1, denominator: 2)),
      polls: [Poll(id: .main, name: BilingualText(zh: "选举", en: "Election"))],
      sites: sites.map {
        Site(
          id: SiteID($0), kind: .mobileBox, stage: 1, name: BilingualText(zh: $0, en: $0), areas: [$0], papers: nil)
      },
      contests: [])
  }

  private static func keys(_ name: String) throws -> NodeKeys {
    try NodeKeys(
      signingSeed: Digest32(sha256: Array("ballotsync/bench/signing/\(name)".utf8)).bytes,
      sealingSeed: Digest32(sha256: Array("ballotsync/bench/sealing/\(name)".utf8)).bytes)
  }

  /// The hall's node in a folder, or in memory, with every site enrolled.
  func openHall(in folder: String?) throws -> BenchNode {
    let opened = try BenchNode(keys: hall, site: nil, setting: self, folder: folder)
    try opened.node.define(
      ElectionDefinition(
        electionID: election.id, electionDigest: digest, rollDigest: .zero, registered: roll.count), certificate: nil)
    for (keys, site) in zip(sites, election.sites) {
      try opened.node.enrol(
        Enrolment(publicKey: keys.publicKey, sealingKey: keys.sealingPublicKey, site: site.id, certificate: nil))
    }
    return opened
  }

  /// The node of the site with this index, in a folder or in memory.
  func openSite(_ index: Int, in folder: String?) throws -> BenchNode {
    try BenchNode(keys: sites[index], site: election.sites[index].id, setting: self, folder: folder)
  }
}

/// A node with the store it works on.
struct BenchNode {
  let store: JournalStore
  let node: Node

  init(keys: NodeKeys, site: SiteID?, setting: BenchSetting, folder: String?) throws {
    if let folder {
      store = try JournalStore(
        directory: DataDirectory.create(orOwning: folder), election: setting.election, roll: setting.roll,
        authority: setting.hall.publicKey)
      store.reserveLog()
    } else {
      store = try JournalStore(
        medium: StoreMedium(), election: setting.election, roll: setting.roll, authority: setting.hall.publicKey)
    }
    node = Node(keys: keys, site: site, electionDigest: setting.digest, store: store, clock: BenchNodeClock())
  }

  /// Opens the box.
  func open(papers: Int) throws { try node.open(papers: papers, officers: BenchSetting.officers) }

  /// Exchanges with another node in this process until both hold the same.
  ///
  /// - Returns: Exchanges made.
  @discardableResult
  func synchronise(with hall: BenchNode, _ session: inout SyncSession) throws -> Int {
    var exchanges = 0
    var message: [UInt8]? = try node.begin(&session)
    while let body = message {
      exchanges += 1
      message = try node.take(try hall.node.answer(body), in: &session)
    }
    return exchanges
  }

  /// Whether the hall has acknowledged every entry made here.
  var isDelivered: Bool {
    let device = node.device
    return node.register.hall.merged[device]?.size == store.size(of: device)
  }
}

extension BenchSetting {
  static let officers = ["officer one", "officer two"]
}

extension DataDirectory {
  /// Takes the directory, and makes it when it is not there.
  fileprivate static func create(orOwning path: String) throws -> DataDirectory {
    do throws(StoreError) {
      return try create(path)
    } catch {
      guard error == .exists else { throw error }
      return try DataDirectory(owning: path)
    }
  }
}

/// A clock on which a cast takes between twenty and fifty seconds, as at a box; the same in every run.
final class BenchNodeClock: NodeClock {
  /// 2010-03-13 08:00 in China.
  static let start: Int64 = 1_268_438_400
  private let state = Mutex((seconds: BenchNodeClock.start, generator: SeededGenerator(seed: 1)))

  func now() -> Int64 {
    state.withLock {
      $0.seconds += Int64.random(in: 20...50, using: &$0.generator)
      return $0.seconds
    }
  }
}
