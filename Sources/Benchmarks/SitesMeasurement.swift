import ElectionRecord
import Foundation
import NodeDaemon
import NodeService
import NodeWeb

/// Many sites connected to one real hall, casts at a steady rate: how long a site waits for its acknowledgement.
///
/// The casts come at fixed times, whether or not earlier ones are acknowledged, and the wait counts from there.
struct SitesMeasurement {
  private let bench: Bench
  private static let castsASecond = 100
  /// A site takes what the others did once in so many of its casts, as often as a daemon would (``SyncRounds``): sites
  /// that cast once in N/100 seconds each do so every N/5.
  private static let castsARefresh = Int(SyncRounds.allSecondsAJournal * Double(castsASecond))
  /// At once; a hall takes so many connections of strangers from one address.
  private static let connectingMax = 64
  private static let triesMax = 50
  private static let openFilesWanted = 8192

  init(_ bench: Bench) { self.bench = bench }

  private var sites: Int { bench.isShort ? 40 : 1000 }
  private var seconds: Int { bench.isShort ? 2 : 30 }

  func rows() async throws -> [BenchRow] {
    OpenFileLimit.raise(to: Self.openFilesWanted)
    let folder = try bench.folder("sites")
    defer { bench.remove(folder) }
    let election = try SitesElection(
      sites: sites, voters: sites + seconds * Self.castsASecond, hall: folder + "/hall", in: folder + "/election")
    let hall = DaemonProcess(name: "hall", data: folder + "/hall", program: bench.program)
    do {
      let waits = try await waits(election, at: try await hall.startHall())
      await hall.stop()
      return rows(waits)
    } catch {
      await hall.stop()
      throw error
    }
  }

  private func rows(_ waits: BenchTimes) -> [BenchRow] {
    let name = "\(BenchFigure.grouped(sites)) sites connected, acknowledged"
    let goal = BenchRow.Goal.atMost(1, "s at \(Self.castsASecond) casts/s")
    return [("p99", waits.quantile(0.99)), ("slowest", waits.quantile(1))].map { which, wait in
      BenchRow(what: "\(name), \(which)", measured: BenchFigure.time(wait), score: wait, goal: goal)
    }
  }

  private func waits(_ election: SitesElection, at address: String) async throws -> BenchTimes {
    guard let peer = PeerAddress(address) else { throw BenchError.child("no address") }
    let clients = try election.members.map { try PeerClient(address: peer, identity: $0.tls) }
    do {
      let waits = try await waits(election, try await connect(election, clients))
      await Self.shutdown(clients)
      return waits
    } catch {
      await Self.shutdown(clients)
      throw error
    }
  }

  private static func shutdown(_ clients: [PeerClient]) async {
    for client in clients { await client.shutdown() }
  }

  /// Connects every site and opens its box.
  private func connect(_ election: SitesElection, _ clients: [PeerClient]) async throws -> [SimulatedSite] {
    var ready: [SimulatedSite] = []
    for first in stride(from: 0, to: clients.count, by: Self.connectingMax) {
      let batch = first..<min(first + Self.connectingMax, clients.count)
      ready += try await withThrowingTaskGroup(of: SimulatedSite.self) { group in
        for index in batch {
          group.addTask {
            let member = election.members[index]
            var site = SimulatedSite(member, of: election, client: clients[index])
            site.append(.opened(Opening(site: member.site, papers: 9, officers: BenchSetting.officers)))
            try await Self.deliver(&site)
            return site
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
    }
    return ready
  }

  private func waits(_ election: SitesElection, _ ready: [SimulatedSite]) async throws -> BenchTimes {
    let start = ContinuousClock.now
    let (sites, casts) = (ready.count, seconds * Self.castsASecond)
    return try await withThrowingTaskGroup(of: [Double].self) { group in
      for (index, site) in ready.enumerated() {
        group.addTask {
          try await Self.cast(at: site, stride(from: index, to: casts, by: sites), from: start, sites: sites)
        }
      }
      return try await group.reduce(into: BenchTimes()) { all, waits in for wait in waits { all.add(wait) } }
    }
  }

  /// - Returns: The wait for each acknowledgement, in seconds.
  private static func cast(
    at waiting: SimulatedSite, _ casts: StrideTo<Int>, from start: ContinuousClock.Instant, sites: Int
  ) async throws -> [Double] {
    var site = waiting
    var waits: [Double] = []
    for number in casts {
      let due = start + .milliseconds(number * 1000 / castsASecond)
      try await ContinuousClock().sleep(until: due)
      site.append(.cast(voter: RollNumber(number + 1), proxy: nil))
      try await deliver(&site)
      waits.append(BenchClock.seconds(since: due))
      if (number / sites + number % sites) % castsARefresh == 0 { try await site.refresh() }
    }
    return waits
  }

  /// Delivers as a site does: again after a failure.
  private static func deliver(_ site: inout SimulatedSite) async throws {
    for _ in 0..<triesMax {
      do {
        try await site.deliver()
        if site.isDelivered { return }
      } catch is PeerError {
        try await ContinuousClock().sleep(for: .milliseconds(200))
      }
    }
    throw BenchError.wrongResult("a cast was never acknowledged")
  }
}
