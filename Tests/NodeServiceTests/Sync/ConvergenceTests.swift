import ElectionRecord
import JournalStore
import SyncProtocol
import Testing

@testable import NodeService

/// Real stores that exchange messages become equal, wherever the exchange is cut.
@Suite struct ConvergenceTests {
  /// Many short journals: their checkpoints are most of what is sent.
  @Test func aMessageIsBoundedWithItsCheckpoints() throws {
    let village = try Village(sites: 30)
    for site in village.sites {
      try site.open()
      try Village.sync(site, village.hall)
    }
    let hall = village.hall
    let requests = SyncPlanner.requests(
      local: hall.frontier, remote: WireFrontier(journals: [:]), first: [hall.device])
    let limit = 4000
    let segments = try hall.load(requests, bytesMax: limit)
    let sizes = segments.map { $0.run.bytes.count + $0.checkpoint.count }
    #expect(sizes.count < requests.count)
    #expect(sizes.dropLast().reduce(0, +) < limit)
  }

  private func opened(_ village: Village) throws {
    for (index, site) in village.sites.enumerated() {
      try site.open()
      let first = RollNumber(index * 20 + 1)
      try site.cast(first...(first + 4))
    }
  }

  private func areEqual(_ nodes: [Node]) throws -> Bool {
    try nodes.allSatisfy { try $0.frontier == nodes[0].frontier && $0.report() == nodes[0].report() }
  }

  @Test func twoStoresAreEqualAfterOneSession() throws {
    let village = try Village(sites: 1)
    try opened(village)
    #expect(try Village.sync(village.sites[0], village.hall).isDone)
    #expect(try areEqual([village.hall, village.sites[0]]))
    #expect(try village.hall.counted == 5)
  }

  @Test func eitherSideMayBegin() throws {
    let village = try Village(sites: 1)
    try opened(village)
    #expect(try Village.sync(village.hall, village.sites[0]).isDone)
    #expect(try areEqual([village.hall, village.sites[0]]))
  }

  /// The n-th message is lost: an even one before the other side merged it, an odd one after.
  @Test(arguments: 0..<8, [false, true])
  func aLostMessageIsMadeGoodByTheNextSession(lost: Int, keepsSession: Bool) throws {
    let village = try Village(sites: 1)
    try opened(village)
    var session = SyncSession(authority: village.hall.authority)
    try Village.exchange(&session, village.sites[0], village.hall) { $0 == lost }
    try village.sites[0].cast(6...9)
    if !keepsSession { session.forgetRemote() }
    #expect(try Village.exchange(&session, village.sites[0], village.hall).isDone)
    #expect(try areEqual([village.hall, village.sites[0]]))
    #expect(try village.hall.counted == 9)
  }

  @Test(arguments: 0..<UInt64(20))
  func threeStoresConvergeInAnyCutPattern(seed: UInt64) throws {
    let village = try Village(sites: 2)
    try opened(village)
    let nodes = [village.hall] + village.sites
    var draw = SeededGenerator(seed: seed)
    var sessions: [[SyncSession]] = nodes.map { _ in nodes.map { _ in SyncSession(authority: village.hall.authority) } }
    for step in 0..<12 {
      let one = draw.below(3)
      let other = (one + 1 + draw.below(2)) % 3
      let cut = draw.below(7)
      try Village.exchange(&sessions[one][other], nodes[one], nodes[other]) { $0 == cut }
      let voter = RollNumber(40 + step)
      _ = try village.sites[step % 2].cast(CastRequest(voter: voter))
    }
    for _ in 0..<3 {
      for one in 1...2 { try Village.exchange(&sessions[one][0], nodes[one], nodes[0]) }
    }
    #expect(try areEqual(nodes))
    #expect(try village.hall.counted == 22)
  }

  @Test func aSiteRelaysAnotherSitesJournal() throws {
    let village = try Village(sites: 2)
    try opened(village)
    #expect(try Village.sync(village.sites[0], village.sites[1]).isDone)
    #expect(try Village.sync(village.sites[1], village.hall).isDone)
    #expect(try village.hall.counted == 10)
    #expect(try Village.sync(village.sites[0], village.hall).isDone)
    #expect(try areEqual([village.hall, village.sites[0]]))
  }

  /// A delivery brings a site its acknowledgement and says nothing of the others, whose journals come with the next
  /// exchange of everything.
  @Test(arguments: [false, true])
  func aDeliveryIsOfTwoJournals(hasMetBefore: Bool) throws {
    let village = try Village(sites: 3)
    let (site, hall) = (village.sites[0], village.hall)
    if hasMetBefore { try Village.sync(site, hall) }
    try opened(village)
    for other in village.sites.dropFirst() { try Village.sync(other, hall) }
    var session = SyncSession(authority: hall.authority, scope: .delivery(from: site.device, to: hall.authority))
    let exchange = try Village.exchange(&session, site, hall)
    #expect(exchange.isDone && exchange.rounds <= 3)
    let held = [site.device, hall.authority]
    #expect(site.frontier == hall.frontier.only(held), "and the hall's own journal tells of the others")
    let entries = site.frontier.only([site.device]).journals[site.device]?.first?.size
    #expect(site.register.hall.merged[site.device]?.size == entries)
    #expect(try hall.counted == 15)
    #expect(try Village.sync(site, hall).isDone)
    #expect(try areEqual([hall, site]))
  }

  @Test func anIdleExchangeIsOneSmallRoundTrip() throws {
    let village = try Village(sites: 2)
    try opened(village)
    var session = SyncSession(authority: village.hall.authority)
    try Village.exchange(&session, village.sites[0], village.hall)
    let idle = try Village.exchange(&session, village.sites[0], village.hall)
    #expect(idle.rounds == 1 && idle.isDone)
    #expect(idle.bytesOut < 64 && idle.bytesBack < 64)
  }

  @Test func aHundredCastsTakeLessThanSixteenBytesEach() throws {
    let village = try Village(sites: 1, voters: 2000)
    let site = village.sites[0]
    try site.open()
    var session = SyncSession(authority: village.hall.authority)
    try Village.exchange(&session, site, village.hall)
    for increment in 0..<3 {
      let first = RollNumber(increment * 100 + 1)
      try site.cast(first...(first + 99))
      let exchange = try Village.exchange(&session, site, village.hall)
      #expect(exchange.isDone)
      #expect(exchange.bytesOut + exchange.bytesBack < 1600, "\(exchange)")
    }
    #expect(try village.hall.counted == 300)
  }

  @Test func anAcknowledgementCoversWhatTheHallHolds() throws {
    let village = try Village(sites: 1)
    try opened(village)
    let site = village.sites[0]
    try Village.sync(site, village.hall)
    let head = try #require(site.frontier.journals[site.device]?.first)
    #expect(site.register.hall.merged[site.device]?.size == head.size)
  }

  @Test func thousandsOfCastsTravelInManyMessages() throws {
    let village = try Village(sites: 1, voters: 5000)
    let site = village.sites[0]
    try site.open()
    try site.cast(1...5000)
    // Long entries, so that the journal takes more than one message.
    for number in 0..<1500 {
      let text = "\(number) " + String(repeating: "x", count: 1000)
      _ = try site.append([.incident(Incident(text: text))])
    }
    let exchange = try Village.sync(site, village.hall)
    #expect(exchange.isDone && exchange.rounds > 2)
    #expect(try village.hall.counted == 5000)
    let third = try village.twin(of: 0)
    #expect(try Village.sync(third, village.hall).isDone)
    #expect(try areEqual([village.hall, site, third]))
  }

  @Test(arguments: 0..<UInt64(12))
  func aForkConvergesEverywhere(seed: UInt64) throws {
    let village = try Village(sites: 3)
    var draw = SeededGenerator(seed: seed)
    let site = village.sites[0]
    try site.open()
    try site.cast(1...3)
    let twin = try village.twin(of: 0)
    // The twin is a copy of the laptop's disk from before it began to differ.
    try Village.sync(village.hall, twin)
    try twin.store.fakeOwnHistory(
      of: site, casts: 10...(10 + RollNumber(draw.below(5))), sharing: UInt32(draw.below(5)))
    try site.cast(30...(30 + RollNumber(draw.below(5))))
    let nodes = [village.hall, village.sites[1], village.sites[2], site, twin]
    for _ in 0..<30 {
      let one = draw.below(nodes.count)
      let other = (one + 1 + draw.below(nodes.count - 1)) % nodes.count
      try Village.sync(nodes[one], nodes[other])
    }
    for _ in 0..<3 {
      for node in nodes.dropFirst() { try Village.sync(node, village.hall) }
    }
    #expect(try areEqual(nodes))
    #expect(try village.hall.report().cases.contains { $0.caseClass == .fork })
    #expect(site.halted != nil && twin.halted != nil)
    #expect(throws: NodeError.self) { try site.append([.incident(Incident(text: "x"))]) }
  }
}

extension JournalStore {
  /// Writes another history of `node`'s device that shares its first entries.
  fileprivate func fakeOwnHistory(of node: Node, casts: ClosedRange<RollNumber>, sharing: UInt32) throws {
    var entries: [[UInt8]] = []
    while entries.count < Int(sharing) {
      let segment = try node.store.segment(of: node.device, from: UInt32(entries.count)) { _, _ in [] }
      entries += segment?.run.prefix(Int(sharing) - entries.count).entries ?? []
    }
    let shared = entries.map { Entry(decoding: $0).body }
    let bodies = shared + casts.map { .cast(voter: $0, proxy: nil) }
    for body in bodies {
      _ = try append(by: node.device, at: Village.start) { [body] }
    }
  }
}
