import ElectionRecord
import Foundation
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
      "memory: hall with \(BenchFigure.grouped(bench.voters)) casts merged", resident, .atMost(256, stretch: 128, "MiB")
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
    let program = bench.program
    let hall = DemoNode(name: "hall", data: folder + "/hall", program: program)
    try await program.run(["init", "--data", hall.data, "--election", rolls + "/site/houbeian", "--policy", "shared"])
    let address = try await hall.startHall()
    let site = DemoNode(name: "R1", data: folder + "/site", program: program)
    let resident: Int?
    do {
      resident = try await residentKiB(of: site, invitedBy: hall, at: address)
    } catch {
      await site.stop()
      await hall.stop()
      throw error
    }
    await site.stop()
    await hall.stop()
    guard let resident else { throw BenchError.child("the site's daemon is gone") }
    return row(what, resident, goal)
  }

  private func residentKiB(of site: DemoNode, invitedBy hall: DemoNode, at address: String) async throws -> Int? {
    let invited = try await bench.program.run(["invite", "--data", hall.data, "--site", site.name, "--json"])
    guard let code = DemoJSON.text(invited, "code") else { throw BenchError.child("no code in the invitation") }
    try await bench.program.run(["join", "--data", site.data, "--code", code, "--hall", address])
    try await site.start([])
    try await site.require(.open(papers: 3000, officers: BenchSetting.officers, seals: []))
    for voter in 1...RollNumber(Self.siteCasts) {
      try await site.require(.cast(CastOrder(voter: voter, request: RequestID("bench-\(voter)"))))
    }
    let process = await site.processID
    return BenchMachine.residentKiB(of: "\(process)")
  }
}
