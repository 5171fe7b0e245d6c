import Crypto
import ElectionRecord
import Foundation
import JournalStore
import NodeService
import SyncProtocol
import Synchronization

/// The hall and three sites on simulated disks, with fixed keys and clocks: the same commands give the same bytes.
struct SmallElection {
  static let officers = ["张三", "李四"]
  /// 2010-03-13 08:00 in China.
  static let start: Int64 = 1_268_438_400

  let election: Election
  let roll: RollStore
  let hall: Node
  let sites: [SiteID: Node]
  let clock = SteppedClock(start: SmallElection.start)

  /// - Parameters:
  ///   - listsAreas: Otherwise the hall holds every right.
  ///   - definesSites: Whether the hall's first entry has the digest of the roll's sites; that of older halls has not.
  ///   - cards: Numbers of cards that are not as the others.
  ///   - hallName: Another one gives the hall and its laptops other keys.
  ///   - mode: Where households vote, everybody's household has the members 赵甲 and 赵乙 of its number.
  ///   - adapted: What the election is instead, such as one with other rules.
  init(
    policy: RightsPolicy = .assigned, siteIDs: [String] = ["R1", "S1", "H1"], voters: Int = 20,
    pollingDay: CalendarDay? = nil, procedure: ProcedureProfile? = nil, listsAreas: Bool = true,
    definesSites: Bool = false, cards: [Int: String] = [:], hallName: String = "hall", mode: ElectionMode = .voters,
    adapted: (Election) -> Election = { $0 }
  ) throws {
    let election = adapted(Self.election(policy, siteIDs, pollingDay, procedure, mode, listsAreas: listsAreas))
    let csv = Self.csv(voters, cards, members: mode == .households)
    try self.init(election, csv: csv, definesSites: definesSites, hallName: hallName)
  }

  /// Another election, on a roll of its own.
  init(
    _ election: Election, csv: [UInt8], amendments: [RollAmendment] = [], definesSites: Bool = true,
    hallName: String = "hall"
  ) throws {
    self.election = election
    roll = try RollStore.importRoll(csv: csv, into: StoreMedium(), election: election)
    let hallKeys = try Self.keys(hallName)
    hall = try Self.node(hallKeys, nil, election, roll, hallKeys.publicKey, clock)
    try hall.define(
      ElectionDefinition(
        electionID: election.id, electionDigest: election.canonicalDigest, rollDigest: roll.rollDigest,
        registered: roll.count, sitesDigest: definesSites ? roll.index.digest : nil),
      certificate: nil, amendments: amendments)
    var sites: [SiteID: Node] = [:]
    for site in election.sites.map(\.id) {
      let keys = try Self.keys(hallName == "hall" ? site.rawValue : "\(hallName) \(site)")
      try hall.enrol(
        Enrolment(publicKey: keys.publicKey, sealingKey: keys.sealingPublicKey, site: site, certificate: nil))
      sites[site] = try Self.node(keys, site, election, roll, hallKeys.publicKey, clock)
    }
    self.sites = sites
    for site in election.sites.map(\.id) { try sync(site.rawValue) }
  }

  /// The node of that name.
  func node(_ name: String) -> Node {
    guard let node = name == "hall" ? hall : sites[SiteID(name)] else { preconditionFailure("no node \(name)") }
    return node
  }

  /// - Parameters:
  ///   - request: The request's name.
  ///   - data: The data directory, with the election's own texts of notices.
  func perform(
    _ command: any NodeCommand, at name: String, language: Language = .zh, request: String? = nil,
    data: String? = nil
  ) -> CommandReply {
    clock.advance(by: 60)
    return node(name).perform(
      CommandRequest(command, language: language, request: request.flatMap(RequestID.init)), roll: roll,
      random: Self.randomness, data: data)
  }

  /// Asks the hall for a voter, as the program does.
  func ask(_ voter: RollNumber, at name: String, language: Language = .zh) throws -> CommandReply {
    let site = node(name)
    let order = AskOrder(voter: voter)
    func told(_ receipt: CastReceipt) -> CommandReply { site.askReply(receipt, language: language, roll: roll) }
    if case .settled(let receipt) = try site.beginAsk(order) { return told(receipt) }
    try sync(name)
    guard case .ask(let request) = try site.beginAsk(order) else { return told(try site.askReceipt(order)) }
    let answer = try hall.answerAsk(request, from: site.device)
    if let refusal = try site.takeAnswer(answer, to: order) { return told(refusal) }
    try sync(name)
    return told(try site.askReceipt(order))
  }

  /// Exchanges everything with the hall.
  func sync(_ name: String) throws { try sync(node(name)) }

  func sync(_ site: Node) throws {
    var session = SyncSession(authority: hall.authority)
    var message: [UInt8]? = try site.begin(&session)
    while let body = message { message = try site.take(try hall.answer(body), in: &session) }
  }

  /// Bytes that any run draws alike.
  static let randomness = CommandRandomness { count in (0..<count).map { UInt8(truncatingIfNeeded: 7 &+ 31 &* $0) } }

  static func keys(_ name: String) throws -> NodeKeys {
    func seed(_ use: String) -> [UInt8] { Digest32(sha256: Array("command tests/\(name)/\(use)".utf8)).bytes }
    return try NodeKeys(signingSeed: seed("signing"), sealingSeed: seed("sealing"))
  }

  /// Another laptop for a site, which holds what the hall holds.
  func enrol(_ name: String, at site: SiteID) throws -> Node {
    let keys = try Self.keys(name)
    try hall.enrol(
      Enrolment(publicKey: keys.publicKey, sealingKey: keys.sealingPublicKey, site: site, certificate: nil))
    let laptop = try Self.node(keys, site, election, roll, hall.keys.publicKey, clock)
    try sync(laptop)
    return laptop
  }

  private static func node(
    _ keys: NodeKeys, _ site: SiteID?, _ election: Election, _ roll: RollStore, _ authority: [UInt8],
    _ clock: SteppedClock
  ) throws -> Node {
    let store = try JournalStore(
      medium: StoreMedium(), election: election, roll: roll.index, authority: authority)
    return Node(
      keys: keys, site: site, electionDigest: election.canonicalDigest, store: store, clock: clock,
      personKey: PersonKey(bytes: [UInt8](repeating: 7, count: PersonKey.byteCount)))
  }

  private static func election(
    _ policy: RightsPolicy, _ siteIDs: [String], _ pollingDay: CalendarDay?, _ procedure: ProcedureProfile?,
    _ mode: ElectionMode, listsAreas: Bool
  ) -> Election {
    let kinds: [SiteKind] = [.mobileBox, .station, .hall]
    let names = [("东街流动票箱", "Mobile box, East Street"), ("投票站", "Polling station"), ("中心会场", "Central hall")]
    let sites = siteIDs.enumerated().map { index, id in
      Site(
        id: SiteID(id), kind: kinds[index], stage: index + 1,
        name: BilingualText(zh: names[index].0, en: names[index].1),
        areas: listsAreas ? [["东街"], ["西街"], []][index] : [], papers: 20)
    }
    return Election(
      format: 1, id: "small", name: BilingualText(zh: "小区选举", en: "A small election"), mode: mode, policy: policy,
      electorate: 20, roll: "roll.csv",
      profile: RuleProfile(
        proxyLimit: 3, quorum: Threshold(base: .registered, numerator: 1, denominator: 2),
        majority: Threshold(base: .returned, numerator: 1, denominator: 2)),
      polls: [Poll(id: .main, name: BilingualText(zh: "正式选举", en: "Main poll"))], sites: sites,
      contests: [
        Contest(
          id: "chair", office: BilingualText(zh: "主任", en: "Chair"), seats: 1,
          candidates: [Candidate(name: "甲", voter: 19), Candidate(name: "乙", voter: 20)])
      ], pollingDay: pollingDay, procedure: procedure)
  }

  /// Voters 1 to 10 of East Street, the others of West Street; every name is `选民` and a character of its own.
  private static func csv(_ voters: Int, _ cards: [Int: String], members: Bool) -> [UInt8] {
    let rows = (1...voters).map { number in
      let area = number <= 10 ? "东街" : "西街"
      return "\(number),\(name(number)),\(number % 2 == 1 ? "男" : "女"),1960-01-\(number < 10 ? "0" : "")\(number),"
        + "\(area)\(number)号,\(area),\(number),\(cards[number] ?? "C-\(100 + number)"),synthetic"
        + (members ? ",赵甲\(name(number))、赵乙\(name(number))" : "")
    }
    return Array(
      ("number,name,sex,birth_date,address,area,household,card,source\(members ? ",members" : "")\n"
        + rows.joined(separator: "\n") + "\n").utf8)
  }

  static func name(_ number: Int) -> String {
    "欧阳" + String(Array("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏")[number - 1])
  }
}

/// A clock that moves when it is told to.
final class SteppedClock: NodeClock {
  private let seconds: Mutex<Int64>

  init(start: Int64) { seconds = Mutex(start) }

  func now() -> Int64 { seconds.withLock { $0 } }

  func advance(by elapsedSeconds: Int64) { seconds.withLock { $0 += elapsedSeconds } }
}
