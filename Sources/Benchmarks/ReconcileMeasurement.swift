import ElectionRecord
import NodeService

/// Reconciling a hall that holds everything.
struct ReconcileMeasurement {
  private let bench: Bench

  init(_ bench: Bench) { self.bench = bench }

  func rows() throws -> [BenchRow] {
    let setting = try BenchSetting(voters: bench.voters, policy: .shared)
    let plan = CastPlan(casts: bench.voters)
    let folder = try bench.folder("reconcile")
    defer { bench.remove(folder) }
    _ = try MergeFixture.write(plan, setting, to: folder + "/messages")
    let hall = try MergingHall(setting, folder: folder + "/hall")
    try hall.merge(folder + "/messages")
    var times = BenchTimes()
    for _ in 0..<bench.runs {
      var report: ReconciliationReport?
      times.add(try BenchClock.seconds { report = try hall.opened.node.report() })
      if let report { try plan.check(report) }
    }
    return [
      BenchRow(
        what: "reconcile \(BenchFigure.grouped(bench.voters)) casts", measured: BenchFigure.time(times.median),
        score: times.median, goal: .atMost(0.5, stretch: 0.1, "s"))
    ]
  }
}
