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

  @Option(help: "大规模测量的选民数。 Voters of the large measurements.")
  var voters = 1_000_000

  @Option(help: "与基准交替的次数。 How often each measurement alternates with its baseline.")
  var runs = 5

  @Flag(help: "小规模，一分钟内。 Small sizes, under a minute.")
  var short = false

  @Option(help: "只测这些，逗号分隔。 Only these groups of rows, separated by commas.")
  var only: String?

  @Option(help: "工作目录，须在真实磁盘上。 Where to work; on a real disk.")
  var workdir: String?

  @Option(help: "合成名册所在目录。 The folder with the synthetic rolls.")
  var rolls: String?

  @Flag(help: "输出 JSON。 Print JSON.")
  var json = false

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
