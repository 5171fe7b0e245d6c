import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// Resident memory of a site's daemon, and of a process that has merged everything.
struct MemoryMeasurement {
  private let bench: Bench
  private static let siteCasts = 500

  init(_ bench: Bench) { self.bench = bench }

  func rows() async throws -> [BenchRow] {
    [try await siteRow(), try hallRow()]
  }

  private func hallRow() throws -> BenchRow {
    let folder = try bench.folder("memory")
    defer { bench.remove(folder) }
    let setting = try BenchSetting(voters: bench.voters, policy: .shared)
    _ = try MergeFixture.write(CastPlan(casts: bench.voters), setting, to: folder + "/messages")
    let process = try BenchProcess(
      .merge, bench: bench, voters: bench.voters, hall: folder + "/hall", fixture: folder + "/messages")
    let resident = try process.require("resident")
    guard try process.require("checked") == bench.voters else { throw BenchError.wrongResult("marks are missing") }
    try process.finish()
    return row(
      "memory: hall with \(BenchFigure.grouped(bench.voters)) casts merged", resident, .atMost(128, stretch: 64, "MiB")
    )
  }

  private func row(_ what: String, _ kibibytes: Int, _ goal: BenchRow.Goal) -> BenchRow {
    let mebibytes = Double(kibibytes) / 1024
    return BenchRow(what: what, measured: "\(BenchFigure.short(mebibytes)) MiB", score: mebibytes, goal: goal)
  }

  /// A real site: enrolled by code, its daemon running in step with the hall's daemon, after some casts.
  private func siteRow() async throws -> BenchRow {
    let goal = BenchRow.Goal.atMost(64, stretch: 32, "MiB")
    let what = "memory: site with 3,000 voters"
    guard let rolls = bench.rolls else { return .notMeasured(what, goal: goal) }
    let folder = try bench.folder("memory-site")
    defer { bench.remove(folder) }
    let resident = try await BenchDaemons.use(bench, rolls: rolls, in: folder) { daemons in
      for voter in 1...RollNumber(Self.siteCasts) { try await daemons.cast(voter) }
      return BenchMachine.residentKiB(of: "\(await daemons.site.processID)")
    }
    guard let resident else { throw BenchError.child("the site's daemon is gone") }
    return row(what, resident, goal)
  }
}
