import Crypto
import ElectionRecord
import JournalStore
import SyncProtocol

@testable import NodeService

/// A hall and sites with real stores on simulated disks, and messages between them that may get lost.
struct Village {
  static let start: Int64 = 1_268_438_400
  static let officers = ["张三", "李四"]

  let election: Election
  let hall: Node
  let sites: [Node]

  /// Every site knows the hall's journal at first.
  ///
  /// - Parameter devices: How many laptops each site has.
  init(policy: RightsPolicy = .shared, sites count: Int = 2, voters: Int = 60, devices: Int = 1) throws {
    election = Self.election(policy, count)
    let roll = RollIndex(initialSites: (0..<voters).map { UInt16($0 * count / voters) })
    let hallKeys = try Self.keys("hall")
    hall = try Self.node(hallKeys, at: nil, election, roll, hallKeys.publicKey)
    let definition = ElectionDefinition(
      electionID: election.id, electionDigest: election.canonicalDigest, rollDigest: .zero, registered: voters)
    try hall.define(definition, certificate: nil)
    var nodes: [Node] = []
    for site in election.sites.map(\.id) {
      for device in 0..<devices {
        let keys = try Self.keys("\(site) \(device)")
        try hall.enrol(Self.enrolment(keys, at: site))
        nodes.append(try Self.node(keys, at: site, election, roll, hallKeys.publicKey))
      }
    }
    self.sites = nodes
    for node in nodes { try Self.sync(node, hall) }
  }

  static func keys(_ name: String) throws -> NodeKeys {
    func seed(_ use: String) -> [UInt8] { Digest32(sha256: Array("village/\(name)/\(use)".utf8)).bytes }
    return try NodeKeys(signingSeed: seed("signing"), sealingSeed: seed("sealing"))
  }

  static func enrolment(_ keys: NodeKeys, at site: SiteID) -> Enrolment {
    Enrolment(publicKey: keys.publicKey, sealingKey: keys.sealingPublicKey, site: site, certificate: nil)
  }

  static func node(
    _ keys: NodeKeys, at site: SiteID?, _ election: Election, _ roll: RollIndex, _ authority: [UInt8],
    medium: StoreMedium? = nil, rules: NodeRules = NodeRules(), personKey: PersonKey? = nil
  ) throws -> Node {
    let store = try JournalStore(
      medium: try medium ?? StoreMedium(), election: election, roll: roll, authority: authority)
    return Node(
      keys: keys, site: site, electionDigest: election.canonicalDigest, store: store, clock: StillClock(),
      rules: rules, personKey: personKey)
  }

  /// - Parameter stage: The stage of the n-th site, from 1 on.
  static func election(
    _ policy: RightsPolicy, _ sites: Int, id: String = "village", stage: (Int) -> Int = { _ in 1 }
  ) -> Election {
    let name = BilingualText(zh: "测试", en: "Test")
    let half = Threshold(base: .registered, numerator: 1, denominator: 2)
    return Election(
      format: 1, id: id, name: name, mode: .voters, policy: policy, electorate: 0, roll: "roll.csv",
      profile: RuleProfile(proxyLimit: 3, quorum: half, majority: half), polls: [Poll(id: .main, name: name)],
      sites: (1...sites).map {
        Site(id: SiteID("R\($0)"), kind: .mobileBox, stage: stage($0), name: name, areas: ["\($0)村"], papers: nil)
      },
      contests: [])
  }

  /// A second node with the same keys and none of the journals: what a fork is made of.
  func twin(of site: Int) throws -> Node {
    let node = sites[site]
    let twin = try Self.node(
      node.keys, at: node.site, election, node.register.roll, hall.keys.publicKey)
    return twin
  }

  // MARK: Messages

  /// Loses messages: true for the n-th message, counted in both directions, that does not arrive.
  typealias Loss = (_ message: Int) -> Bool

  struct Exchange: Equatable {
    var rounds = 0
    var bytesOut = 0
    var bytesBack = 0
    /// Whether both sides said that they hold the same.
    var isDone = false
  }

  /// One synchronisation; a lost message ends it where it is.
  @discardableResult
  static func exchange(
    _ session: inout SyncSession, _ initiator: Node, _ answerer: Node, losing: Loss = { _ in false }
  ) throws -> Exchange {
    var exchange = Exchange()
    var message = try initiator.begin(&session)
    for round in 0..<64 {
      exchange.rounds += 1
      exchange.bytesOut += message.count
      if losing(2 * round) { return exchange }
      let answer = try answerer.answer(message)
      exchange.bytesBack += answer.count
      if losing(2 * round + 1) { return exchange }
      guard let next = try initiator.take(answer, in: &session) else {
        exchange.isDone = true
        return exchange
      }
      message = next
    }
    return exchange
  }

  @discardableResult
  static func sync(_ initiator: Node, _ answerer: Node) throws -> Exchange {
    var session = SyncSession(authority: initiator.authority)
    return try exchange(&session, initiator, answerer)
  }
}

/// The same second for ever.
struct StillClock: NodeClock {
  func now() -> Int64 { Village.start }
}

extension Node {
  func open(papers: Int = 10_000) throws { try open(papers: papers, officers: Village.officers) }

  func cast(_ voters: ClosedRange<RollNumber>) throws {
    for voter in voters { _ = try cast(CastRequest(voter: voter)) }
  }

  var counted: Int { get throws { try report().register.counted } }

  /// Refusals kept for the officers.
  var evidenceCount: Int { get throws { try store.evidence().count } }
}
