import ElectionRecord
import JournalStore
import NodeService

/// Merging the journals of six sites against inserting the same casts into a plain table.
///
/// Ours is the whole job: each message is read as it was sent, verified, made durable and acknowledged, and at the end
/// reconciliation has found every voter who was marked twice. The baseline only inserts.
struct MergeMeasurement {
  private let bench: Bench
  private static let smallCasts = 100_000

  init(_ bench: Bench) { self.bench = bench }

  func rows() throws -> [BenchRow] {
    let small = try row(casts: min(bench.voters, Self.smallCasts), .atLeast(6, stretch: 10, "× B"))
    if bench.voters <= Self.smallCasts { return [small] }
    return [try row(casts: bench.voters, .atLeast(12, stretch: 20, "× B")), small]
  }

  private func row(casts: Int, _ goal: BenchRow.Goal) throws -> BenchRow {
    let setting = try BenchSetting(voters: casts, policy: .shared)
    let plan = CastPlan(casts: casts)
    let folder = try bench.folder("merge-\(casts)")
    defer { bench.remove(folder) }
    _ = try MergeFixture.write(plan, setting, to: folder + "/messages")
    var pairs = BenchPairs()
    for _ in 0..<bench.runs { pairs.add(try mergeSeconds(plan, setting, folder), try baselineSeconds(plan, folder)) }
    return BenchRow(
      what: "merge \(BenchFigure.grouped(casts)) casts from six sites", measured: BenchFigure.time(pairs.ours),
      baseline: BenchFigure.time(pairs.theirs), score: 1 / pairs.ratio, goal: goal)
  }

  private func mergeSeconds(_ plan: CastPlan, _ setting: BenchSetting, _ folder: String) throws -> Double {
    let path = folder + "/hall"
    defer { bench.remove(path) }
    let hall = try MergingHall(setting, folder: path)
    var report: ReconciliationReport?
    let seconds = try BenchClock.seconds {
      try hall.merge(folder + "/messages")
      report = try hall.opened.node.report()
    }
    if let report { try plan.check(report) }
    return seconds
  }

  private func baselineSeconds(_ plan: CastPlan, _ folder: String) throws -> Double {
    let path = try bench.folder("baseline")
    defer { bench.remove(path) }
    let table = try CheckinBaseline(path: path + "/checkin.sqlite")
    let seconds = try BenchClock.seconds { try Self.insert(plan, into: table) }
    let found = try table.duplicates()
    guard found == plan.doubles else { throw BenchError.wrongResult("the baseline found \(found) doubles") }
    return seconds
  }

  /// The sites send in turns, as they do to the hall.
  private static func insert(_ plan: CastPlan, into table: CheckinBaseline) throws {
    let rows = CheckinBaseline.transactionRows
    for first in stride(from: 0, to: plan.sites.map(\.count).max() ?? 0, by: rows) {
      for (site, voters) in plan.sites.enumerated() where first < voters.count {
        let last = min(first + rows, voters.count)
        try table.checkIn(
          site: site, first: first, voters: voters[first..<last], at: BenchNodeClock.start + Int64(first))
      }
    }
  }
}
