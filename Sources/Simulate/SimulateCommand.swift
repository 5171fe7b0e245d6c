import ArgumentParser
import ElectionReports
import Foundation
import NodeSimulation

/// The program that `scripts/simulate` runs.
@main
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ballotsync-simulate", abstract: "Simulate seeds and check every invariant at every step.",
    discussion: "Example:\n  ballotsync-simulate --seeds 1-500")

  /// The most seeds of one run.
  static let seedsMax = 1_000_000

  @Flag(help: "Print the result as JSON.") var json = false
  @Argument(help: ArgumentHelp("Seeds.", valueName: "SEED")) var single: [UInt64] = []
  @Option(name: .customLong("seeds"), help: ArgumentHelp("A range of seeds.", valueName: "A-B")) var range: SeedRange?
  @Flag(help: "Print every step.") var transcript = false
  @Option(help: ArgumentHelp("A fault to plant.", valueName: "MUTANT")) var mutant: Mutant?

  func validate() throws {
    guard !single.isEmpty || range != nil else {
      throw ValidationError("Give seeds, or --seeds A-B.")
    }
  }

  func run() async throws {
    let seeds = single + (range.map { Array($0.seeds) } ?? [])
    let tally = await results(of: seeds)
    print(json ? CanonicalJSON.text(tally.json) : tally.text)
    for failure in tally.failures { Self.tell("\(failure)") }
    if !tally.failures.isEmpty { throw ExitCode.failure }
  }

  /// Runs as many seeds at once as the machine has processors.
  private func results(of seeds: [UInt64]) async -> SimulationTally {
    var tally = SimulationTally()
    let options = SimulationOptions(mutant: mutant)
    await withTaskGroup(of: SimulationResult.self) { group in
      var waiting = seeds.makeIterator()
      for seed in seeds.prefix(max(1, ProcessInfo.processInfo.activeProcessorCount)) {
        _ = waiting.next()
        group.addTask { Simulation.run(seed: seed, options: options) }
      }
      while let result = await group.next() {
        tally.add(result)
        if transcript { for line in result.transcript { print(line) } }
        if tally.seeds % Self.seedsATelling == 0 { Self.tell("\(tally.seeds) of \(seeds.count) seeds") }
        if let seed = waiting.next() { group.addTask { Simulation.run(seed: seed, options: options) } }
      }
    }
    return tally
  }

  /// How far it has come is told after so many seeds.
  private static let seedsATelling = 100

  private static func tell(_ line: String) { FileHandle.standardError.write(Data("\(line)\n".utf8)) }
}

extension Mutant: ExpressibleByArgument {}

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

  var text: String {
    let outcome = failures.isEmpty ? "every invariant held" : "\(failures.count) failed"
    let replay = failures.first.map { "\nReplay: scripts/simulate \($0.seed)" }
    return "\(seeds) seeds, \(steps) steps, \(entries) entries: \(outcome)." + (replay ?? "")
  }
}
