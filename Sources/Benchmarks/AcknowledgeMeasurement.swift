import ElectionRecord
import JournalStore
import NodeService
import NodeWeb
import SyncProtocol

/// From a cast at a site to the hall's acknowledgement held and verified at that site, against one raw durable commit.
///
/// Two durable commits lie on the way, the site's and the hall's; the site takes the acknowledgement without a sync.
struct AcknowledgeMeasurement {
  private let bench: Bench
  private let casts: Int
  private static let goal = BenchRow.Goal.atMost(4, stretch: 2.5, "commits")

  init(_ bench: Bench) {
    self.bench = bench
    casts = bench.isShort ? 50 : 500
  }

  func rows() async throws -> [BenchRow] {
    [
      row("cast, hall, acknowledged: one process, p50", try inProcess()),
      row("cast, hall, acknowledged: loopback TLS, p50", try await overNetwork()),
    ]
  }

  private func row(_ what: String, _ runs: [Run]) -> BenchRow {
    var pairs = BenchPairs()
    for run in runs { pairs.add(run.ours.median, run.raw.median) }
    return BenchRow(
      what: what, measured: BenchFigure.time(pairs.ours), baseline: BenchFigure.time(pairs.theirs),
      score: pairs.ratio, goal: Self.goal)
  }

  /// Times of one run.
  private struct Run: Sendable {
    var ours = BenchTimes()
    var raw = BenchTimes()
  }

  private func inProcess() throws -> [Run] {
    let (setting, folder) = try prepare("acknowledge")
    defer { bench.remove(folder) }
    let hall = try setting.openHall(in: folder + "/hall")
    let site = try setting.openSite(0, in: folder + "/site")
    let raw = try DurableCommitBaseline(path: folder + "/raw.sqlite")
    var session = SyncSession(authority: setting.hall.device)
    try site.synchronise(with: hall, &session)
    try site.open(papers: bench.voters)
    try site.synchronise(with: hall, &session)
    return try (0..<bench.runs).map { run in
      var times = Run()
      for number in 0..<casts {
        let voter = RollNumber(run * casts + number + 1)
        times.ours.add(
          try BenchClock.seconds {
            _ = try site.node.cast(CastRequest(voter: voter))
            try site.synchronise(with: hall, &session)
          })
        guard site.isDelivered else { throw BenchError.wrongResult("a cast was not acknowledged") }
        times.raw.add(try BenchClock.seconds { try raw.commit(at: BenchNodeClock.start, voter: voter) })
      }
      return times
    }
  }

  private func overNetwork() async throws -> [Run] {
    let (setting, folder) = try prepare("acknowledge-network")
    defer { bench.remove(folder) }
    let hall = ServingHall(try setting.openHall(in: folder + "/hall"))
    let network = try BenchNetwork(setting, hall: hall)
    let (runs, casts, papers) = (bench.runs, self.casts, bench.voters)
    return try await network.serve(counting: false) { client, _ in
      let site = try setting.openSite(0, in: folder + "/site")
      let raw = try DurableCommitBaseline(path: folder + "/raw.sqlite")
      var session = SyncSession(authority: setting.hall.device)
      try await site.synchronise(over: client, &session)
      try site.open(papers: papers)
      try await site.synchronise(over: client, &session)
      var all: [Run] = []
      for run in 0..<runs {
        var times = Run()
        for number in 0..<casts {
          let voter = RollNumber(run * casts + number + 1)
          let start = ContinuousClock.now
          _ = try site.node.cast(CastRequest(voter: voter))
          try await site.synchronise(over: client, &session)
          times.ours.add(BenchClock.seconds(since: start))
          guard site.isDelivered else { throw BenchError.wrongResult("a cast was not acknowledged") }
          times.raw.add(try BenchClock.seconds { try raw.commit(at: BenchNodeClock.start, voter: voter) })
        }
        all.append(times)
      }
      return all
    }
  }

  private func prepare(_ name: String) throws -> (BenchSetting, String) {
    (try BenchSetting(voters: max(bench.voters, bench.runs * casts), policy: .assigned), try bench.folder(name))
  }
}
