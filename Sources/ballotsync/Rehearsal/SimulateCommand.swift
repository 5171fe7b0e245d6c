import ArgumentParser
import ElectionRecord
import ElectionReports
import Foundation
import NodeSimulation

/// 仿真.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = help(
    "simulate", zh: "仿真：随机网络、断电、时钟，逐步检查不变量。", en: "Simulate seeds and check every invariant at every step.",
    example: "ballotsync simulate --seeds 1-500")

  /// The most seeds of one run.
  static let seedsMax = 1_000_000

  @OptionGroup var output: OutputOptions

  @Argument(help: ArgumentHelp("种子。 Seeds.", valueName: "SEED"))
  var single: [UInt64] = []

  @Option(name: .customLong("seeds"), help: ArgumentHelp("一段种子。 A range of seeds.", valueName: "A-B"))
  var range: SeedRange?

  @Flag(help: "写出每一步。 Print every step.")
  var transcript = false

  func validate() throws {
    guard !single.isEmpty || range != nil else {
      throw ValidationError("请写种子，或 --seeds A-B。 Give seeds, or --seeds A-B.")
    }
  }

  func run() async throws {
    let seeds = single + (range.map { Array($0.seeds) } ?? [])
    let tally = await results(of: seeds)
    try Terminal.answer(
      output.json ? CanonicalJSON.text(tally.json) + "\n" : tally.text(chinese: output.language == .zh))
    for failure in tally.failures { Terminal.write("\(failure)\n", to: .standardError) }
    if !tally.failures.isEmpty { throw ExitCode.failure }
  }

  /// Runs as many seeds at once as the machine has processors.
  private func results(of seeds: [UInt64]) async -> SimulationTally {
    var progress = ProgressLine()
    var tally = SimulationTally()
    let what = output.language == .zh ? "仿真" : "simulating"
    await withTaskGroup(of: SimulationResult.self) { group in
      var waiting = seeds.makeIterator()
      for seed in seeds.prefix(max(1, ProcessInfo.processInfo.activeProcessorCount)) {
        _ = waiting.next()
        group.addTask { Simulation.run(seed: seed) }
      }
      while let result = await group.next() {
        tally.add(result)
        if transcript { Terminal.write(result.transcript.map { $0 + "\n" }.joined(), to: .standardOutput) }
        progress.show(what, UInt64(tally.seeds), of: UInt64(seeds.count))
        if let seed = waiting.next() { group.addTask { Simulation.run(seed: seed) } }
      }
    }
    progress.end()
    return tally
  }
}

/// Seeds from one to another, both included.
struct SeedRange: ExpressibleByArgument {
  let seeds: ClosedRange<UInt64>

  init?(argument: String) {
    let ends = argument.split(separator: "-", omittingEmptySubsequences: false).map { UInt64($0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last,
      last - first < UInt64(SimulateCommand.seedsMax)
    else { return nil }
    seeds = first...last
  }
}

/// What became of all seeds.
private struct SimulationTally {
  private(set) var seeds = 0
  private var steps = 0
  private var entries = 0
  private(set) var failures: [SimulationFailure] = []

  mutating func add(_ result: SimulationResult) {
    seeds += 1
    steps += result.steps
    entries += result.entries
    if let failure = result.failure { failures = (failures + [failure]).sorted { $0.seed < $1.seed } }
  }

  var json: JSONValue {
    [
      "outcome": failures.isEmpty ? "passed" : "failed", "seeds": .integer(seeds), "steps": .integer(steps),
      "entries": .integer(entries),
      "failures": .array(
        failures.map {
          [
            "seed": .string("\($0.seed)"), "step": .integer($0.step), "invariant": JSONValue($0.invariant?.rawValue),
            "seen": .string($0.seen),
          ]
        }),
    ]
  }

  func text(chinese: Bool) -> String {
    let replay = failures.first.map { "ballotsync simulate \($0.seed) --transcript" }
    if chinese {
      let head = "\(seeds) 个种子，\(steps) 步，\(entries) 条记录：\(failures.isEmpty ? "不变量全部成立" : "\(failures.count) 个失败")。\n"
      return head + (replay.map { "重放：\($0)\n" } ?? "")
    }
    let outcome = failures.isEmpty ? "every invariant held" : "\(failures.count) failed"
    return "\(seeds) seeds, \(steps) steps, \(entries) entries: \(outcome).\n"
      + (replay.map { "Replay: \($0)\n" } ?? "")
  }
}
