import ArgumentParser
import ElectionReports
import Foundation
import NodeDaemon
import NodeService

/// The program that `scripts/bench` runs: measures the one that is built beside it.
@main
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ballotsync-bench",
    abstract: "按预算测速。 Measure against the budgets.",
    discussion: "例 Example:\n  ballotsync-bench --short")

  @Option(help: "大规模测量的选民数。 Voters of the large measurements.") var voters = 1_000_000
  @Option(help: "与基准交替的次数。 How often each measurement alternates with its baseline.") var runs = 5
  @Flag(help: "小规模，一分钟内。 Small sizes, under a minute.") var short = false
  @Option(help: "只测这些，逗号分隔。 Only these groups of rows, separated by commas.") var only: String?
  @Option(help: "工作目录，须在真实磁盘上。 Where to work; on a real disk.") var workdir: String?
  @Option(help: "合成名册所在目录。 The folder with the synthetic rolls.") var rolls: String?
  @Flag(help: "输出 JSON。 Print JSON.") var json = false

  /// Set where this is a process of another measurement.
  @Option(help: .hidden) var child: BenchChild?
  @Option(help: .hidden) var fixture: String?

  private static let votersShort = 20_000

  func validate() throws {
    guard voters >= 1000, voters <= 10_000_000 else { throw ValidationError("--voters 1000…10000000") }
    guard (1...99).contains(runs) else { throw ValidationError("--runs 1…99") }
    _ = try groups()
  }

  private func groups() throws -> [BenchGroup] {
    guard let only else { return BenchGroup.allCases }
    return try only.split(separator: ",").map { name in
      guard let group = BenchGroup(rawValue: String(name)) else {
        throw ValidationError("--only \(BenchGroup.allCases.map(\.rawValue).joined(separator: ","))")
      }
      return group
    }
  }

  func run() async throws {
    if let child {
      guard let workdir, let fixture else { throw ValidationError("--workdir, --fixture") }
      return try child.run(voters: voters, hall: workdir, fixture: fixture)
    }
    let path = workdir ?? NSTemporaryDirectory() + "ballotsync-bench-\(Hex.text(Randomness.bytes(4)))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let own = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let bench = Bench(
      voters: short ? min(voters, Self.votersShort) : voters, runs: runs, isShort: short, workdir: path,
      rolls: rolls,
      program: ProgramFile(path: own.deletingLastPathComponent().appending(path: "ballotsync").path), ownPath: own.path)
    defer { if workdir == nil { bench.remove(path) } }
    try await measure(bench)
  }

  private func measure(_ bench: Bench) async throws {
    let before = BenchMachine.load
    var rows: [BenchRow] = []
    for group in try groups() { rows += try await group.rows(bench) }
    let after = BenchMachine.load
    if json {
      let report: JSONValue = [
        "loadBefore": .string(before), "loadAfter": .string(after), "voters": .integer(bench.voters),
        "runs": .integer(runs), "rows": .array(rows.map(\.json)),
      ]
      return print(CanonicalJSON.text(report))
    }
    let lines =
      BenchTable(rows: rows).lines + [
        "",
        "medians of \(runs) alternating runs; load before \(before), after \(after)",
        "B: a plain SQLite table with an index on voters, 1,000 rows a transaction, synchronous=FULL",
        "commit: one durable row in a plain SQLite table",
      ]
    print(lines.joined(separator: "\n"))
  }
}

/// One run of all measurements: their sizes, and the folder they work in.
struct Bench: Sendable {
  /// Casts of the large merge, and voters on the large roll.
  let voters: Int
  /// How often each measurement alternates with its baseline.
  let runs: Int
  /// Small sizes, to see that everything works.
  let isShort: Bool
  /// Everything measured is written below; on the disk that a node would use.
  let workdir: String
  /// Folder with elections of 3,000 and of `voters` voters; nil leaves their rows out.
  let rolls: String?
  /// The program that is measured where it runs as a process.
  let program: ProgramFile
  /// This program's own file, for processes of a measurement.
  let ownPath: String

  /// A new folder for one run of one measurement.
  func folder(_ name: String) throws -> String {
    let path = "\(workdir)/\(name)"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// Says on standard error what is being measured.
  func announce(_ what: String) { FileHandle.standardError.write(Data("measuring: \(what)\n".utf8)) }
}

/// The groups of rows, in the table's order.
enum BenchGroup: String, CaseIterable, Sendable {
  case merge, receipt, acknowledge, wire, restart, reconcile, search, memory, idle, sites

  func rows(_ bench: Bench) async throws -> [BenchRow] {
    bench.announce(rawValue)
    switch self {
    case .merge: return try MergeMeasurement(bench).rows()
    case .receipt: return try ReceiptMeasurement(bench).rows()
    case .acknowledge: return try await AcknowledgeMeasurement(bench).rows()
    case .wire: return try await WireMeasurement(bench).rows()
    case .restart: return try RestartMeasurement(bench).rows()
    case .reconcile: return try ReconcileMeasurement(bench).rows()
    case .search: return try SearchMeasurement(bench).rows()
    case .memory: return try await MemoryMeasurement(bench).rows()
    case .idle: return try await IdleMeasurement(bench).rows()
    case .sites: return try await SitesMeasurement(bench).rows()
    }
  }
}
