import ElectionRecord
import JournalStore
import NodeService
import SyncProtocol

/// A cast at a site, from the request to the receipt, against one raw durable commit; the two take turns one by one.
struct ReceiptMeasurement {
  private let bench: Bench
  private let casts: Int

  init(_ bench: Bench) {
    self.bench = bench
    casts = bench.isShort ? 300 : 2000
  }

  func rows() throws -> [BenchRow] {
    let setting = try BenchSetting(voters: bench.voters, policy: .assigned)
    let folder = try bench.folder("receipt")
    defer { bench.remove(folder) }
    let site = try setting.openSite(0, in: folder + "/site")
    var session = SyncSession(authority: setting.hall.device)
    try site.synchronise(with: try setting.openHall(in: nil), &session)
    try site.open(papers: bench.voters)
    let raw = try DurableCommitBaseline(path: folder + "/raw.sqlite")
    var generator = SeededGenerator(seed: 2)
    let voters = (1...RollNumber(bench.voters)).shuffled(using: &generator)
    var runs: [(ours: BenchTimes, raw: BenchTimes)] = []
    for run in 0..<bench.runs {
      let part = voters.dropFirst(run * casts).prefix(casts)
      runs.append(try alternate(part, site, raw))
    }
    let roll = BenchFigure.grouped(bench.voters)
    return [0.5, 0.99].map { share in
      var pairs = BenchPairs()
      for run in runs { pairs.add(run.ours.quantile(share), run.raw.quantile(share)) }
      return BenchRow(
        what: "cast to receipt, \(roll) on the roll, p\(share == 0.5 ? 50 : 99)",
        measured: BenchFigure.time(pairs.ours), baseline: BenchFigure.time(pairs.theirs), score: pairs.ratio,
        goal: .atMost(1.3, stretch: 1.1, "commits"))
    }
  }

  private func alternate(
    _ voters: ArraySlice<RollNumber>, _ site: BenchNode, _ raw: DurableCommitBaseline
  ) throws -> (ours: BenchTimes, raw: BenchTimes) {
    var ours = BenchTimes()
    var theirs = BenchTimes()
    for voter in voters {
      let request = RequestID("bench-\(voter)")
      var receipt: CastReceipt?
      ours.add(try BenchClock.seconds { receipt = try site.node.cast(CastRequest(voter: voter), id: request) })
      guard receipt?.outcome == .ordinary else { throw BenchError.wrongResult("a cast was not ordinary") }
      theirs.add(try BenchClock.seconds { try raw.commit(at: BenchNodeClock.start, voter: voter) })
    }
    return (ours, theirs)
  }
}
