import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// What a site's and a hall's daemon do while there is nothing to do: CPU, and how often a thread is woken.
struct IdleMeasurement {
  private let bench: Bench
  private static let casts = 20
  private static let goalCPU = BenchRow.Goal.atMost(0.5, stretch: 0.1, "% of a core")
  private static let goalWakeUps = BenchRow.Goal.atMost(2, "wake-ups/s")

  init(_ bench: Bench) { self.bench = bench }

  /// Longer than the interval of the keep-alive with its jitter, so that what the last cast set off is over.
  private var quietSeconds: Int { bench.isShort ? 2 : 20 }
  private var seconds: Int { bench.isShort ? 5 : 60 }

  func rows() async throws -> [BenchRow] {
    guard let rolls = bench.rolls else {
      return [
        .notMeasured("idle daemon: CPU", goal: Self.goalCPU),
        .notMeasured("idle daemon: wake-ups", goal: Self.goalWakeUps),
      ]
    }
    let folder = try bench.folder("idle")
    defer { bench.remove(folder) }
    let found = try await BenchDaemons.use(bench, rolls: rolls, in: folder) { try await watch($0) }
    return rows("site", found.site) + rows("hall with one site", found.hall)
  }

  private func watch(_ daemons: BenchDaemons) async throws -> (site: Rates, hall: Rates) {
    for voter in 1...RollNumber(Self.casts) { try await daemons.cast(voter) }
    let clock = ContinuousClock()
    try await clock.sleep(for: .seconds(quietSeconds))
    let (site, hall) = (await daemons.site.processID, await daemons.hall.processID)
    let before = try (ProcessUse(of: site), ProcessUse(of: hall))
    let start = ContinuousClock.now
    try await clock.sleep(for: .seconds(seconds))
    let after = try (ProcessUse(of: site), ProcessUse(of: hall))
    let elapsed = BenchClock.seconds(since: start)
    return (Rates(before.0, after.0, elapsed), Rates(before.1, after.1, elapsed))
  }

  private struct Rates: Sendable {
    let cpuPercent: Double
    let wakeUpsASecond: Double

    init(_ before: ProcessUse, _ after: ProcessUse, _ seconds: Double) {
      cpuPercent = 100 * (after.cpuSeconds - before.cpuSeconds) / seconds
      wakeUpsASecond = Double(after.wakeUps(since: before)) / seconds
    }
  }

  private func rows(_ whose: String, _ rates: Rates) -> [BenchRow] {
    [
      BenchRow(
        what: "idle daemon, \(whose): CPU", measured: "\(BenchFigure.short(rates.cpuPercent)) %",
        score: rates.cpuPercent, goal: Self.goalCPU),
      BenchRow(
        what: "idle daemon, \(whose): wake-ups", measured: "\(BenchFigure.short(rates.wakeUpsASecond)) /s",
        score: rates.wakeUpsASecond, goal: Self.goalWakeUps),
    ]
  }
}

/// What the kernel has counted of a process since it started.
struct ProcessUse: Sendable {
  let cpuSeconds: Double
  /// How often each of its threads has waited and was woken.
  private let wakeUps: [String: Int]

  /// - Throws: ``BenchError/child(_:)`` when the process is gone.
  init(of process: Int32) throws {
    let folder = "/proc/\(process)"
    guard let stat = try? String(contentsOfFile: folder + "/stat", encoding: .utf8),
      let threads = try? FileManager.default.contentsOfDirectory(atPath: folder + "/task")
    else { throw BenchError.child("process \(process) is gone") }
    // After the name in brackets, which may hold spaces: the state, then numbers; user and system time are 12 and 13.
    let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
    guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else {
      throw BenchError.child("process \(process) has no times")
    }
    cpuSeconds = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    wakeUps = Dictionary(uniqueKeysWithValues: threads.map { ($0, Self.switches(folder + "/task/\($0)/status")) })
  }

  /// Wake-ups of the threads that there are, since an earlier look; those that have ended meanwhile are left out.
  func wakeUps(since before: ProcessUse) -> Int {
    wakeUps.reduce(0) { $0 + $1.value - (before.wakeUps[$1.key] ?? 0) }
  }

  /// Voluntary switches of a thread; 0 when it has just ended.
  private static func switches(_ path: String) -> Int {
    guard let status = try? String(contentsOfFile: path, encoding: .utf8) else { return 0 }
    let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
