import ElectionRecord
import NodeService
import NodeWeb
import SyncProtocol
import TestSupport

/// Bytes between a box and the hall as a proxy on the way counts them: HTTP, TLS and both directions, for the bulk
/// also the handshake.
struct WireMeasurement {
  private let bench: Bench
  private static let incrementCasts = 100

  init(_ bench: Bench) { self.bench = bench }

  /// What one run counted.
  private struct Counted: Sendable {
    var bulkCasts = 0
    var bulkBytes = 0
    var increments: [Int] = []
    var idles: [Int] = []
    var idleExchanges = 0
  }

  func rows() async throws -> [BenchRow] {
    let counted = try await count()
    let bulk = Double(counted.bulkBytes) / Double(counted.bulkCasts)
    let increment = BenchTimes(counted.increments.map(Double.init)).median / Double(Self.incrementCasts)
    let idle = BenchTimes(counted.idles.map(Double.init)).median
    return [
      BenchRow(
        what: "bytes a cast, a box's \(BenchFigure.grouped(counted.bulkCasts)) casts with TLS",
        measured: "\(BenchFigure.grouped(counted.bulkBytes)) bytes", score: bulk,
        goal: .atMost(8, stretch: 6, "bytes")),
      BenchRow(
        what: "bytes a cast, an increment of 100 with TLS", measured: "\(Int(increment * 100)) bytes",
        score: increment, goal: .atMost(14, stretch: 10, "bytes")),
      BenchRow(
        what: "idle exchange with TLS", measured: "\(Int(idle)) bytes", score: idle,
        goal: .atMost(300, stretch: 128, "bytes")),
      BenchRow(
        what: "idle exchange, round trips", measured: "\(counted.idleExchanges)",
        score: Double(counted.idleExchanges), goal: .atMost(1, "round trips")),
    ]
  }

  private func count() async throws -> Counted {
    let boxCasts = bench.voters / BenchSetting.siteCount
    let setting = try BenchSetting(
      voters: boxCasts + bench.runs * Self.incrementCasts, policy: .assigned)
    let network = try BenchNetwork(setting, hall: ServingHall(try setting.openHall(in: nil)))
    let runs = bench.runs
    return try await network.serve(counting: true) { client, proxy in
      guard let proxy else { throw BenchError.child("no proxy") }
      var box = Box(try setting.openSite(0, in: nil), setting)
      var counted = Counted(bulkCasts: boxCasts)
      // A box comes home having heard of the hall only when it was enrolled.
      try box.learn(from: setting)
      try box.cast(boxCasts)
      counted.bulkBytes = try await box.bytes(over: client, proxy)
      for _ in 0..<runs {
        try box.cast(Self.incrementCasts)
        counted.increments.append(try await box.bytes(over: client, proxy))
        counted.idles.append(try await box.bytes(over: client, proxy))
        counted.idleExchanges = max(counted.idleExchanges, box.exchanges)
      }
      return counted
    }
  }
}

/// A site that casts in the order of the roll numbers, shuffled, and counts what synchronising costs.
private struct Box {
  private let opened: BenchNode
  private var session: SyncSession
  private var voters: ArraySlice<RollNumber>
  /// Exchanges of the latest synchronisation.
  private(set) var exchanges = 0

  init(_ opened: BenchNode, _ setting: BenchSetting) {
    self.opened = opened
    session = SyncSession(authority: setting.hall.device)
    var generator = SeededGenerator(seed: 3)
    voters = (1...RollNumber(setting.roll.count)).shuffled(using: &generator)[...]
  }

  /// Takes the hall's journal as it is at the start, and opens.
  func learn(from setting: BenchSetting) throws {
    var session = SyncSession(authority: setting.hall.device)
    try opened.synchronise(with: try setting.openHall(in: nil), &session)
    try opened.open(papers: voters.count)
  }

  mutating func cast(_ count: Int) throws {
    for voter in voters.prefix(count) {
      guard try opened.node.cast(CastRequest(voter: voter)).outcome == .ordinary else {
        throw BenchError.wrongResult("a cast was not ordinary")
      }
    }
    voters = voters.dropFirst(count)
  }

  mutating func bytes(over client: PeerClient, _ proxy: CountingProxy) async throws -> Int {
    proxy.reset()
    exchanges = try await opened.synchronise(over: client, &session)
    guard opened.isDelivered else { throw BenchError.wrongResult("the casts were not acknowledged") }
    return proxy.counts.sent + proxy.counts.received
  }
}
