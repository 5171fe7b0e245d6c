import Foundation

/// Times of many repetitions, in seconds.
struct BenchTimes {
  private(set) var seconds: [Double] = []

  init(_ seconds: [Double] = []) { self.seconds = seconds }

  mutating func add(_ value: Double) { seconds.append(value) }

  var median: Double { quantile(0.5) }

  /// The smallest value that at least the share `share` of all does not exceed.
  func quantile(_ share: Double) -> Double {
    guard !seconds.isEmpty else { return 0 }
    let sorted = seconds.sorted()
    let rank = Int((share * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }
}

/// What was measured and its baseline, from each run.
struct BenchPairs {
  private(set) var runs: [(ours: Double, theirs: Double)] = []

  mutating func add(_ ours: Double, _ theirs: Double) { runs.append((ours, theirs)) }

  var ours: Double { BenchTimes(runs.map(\.ours)).median }
  var theirs: Double { BenchTimes(runs.map(\.theirs)).median }

  /// The median of the runs' ratios: within one run the machine was as busy for both.
  var ratio: Double { BenchTimes(runs.map { $0.ours / $0.theirs }).median }
}

/// One wall clock for all rows.
enum BenchClock {
  /// Seconds that `work` takes.
  static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try work()
    return seconds(since: start)
  }

  static func seconds(since start: ContinuousClock.Instant) -> Double {
    let parts = (ContinuousClock.now - start).components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }
}

/// What the machine is busy with besides.
enum BenchMachine {
  /// The load averages over one, five and fifteen minutes.
  static var load: String {
    var averages = [Double](repeating: 0, count: 3)
    guard getloadavg(&averages, 3) == 3 else { return "unknown" }
    return averages.map { String(format: "%.2f", $0) }.joined(separator: " ")
  }

  /// Memory of a process that is resident, in KiB.
  static func residentKiB(of process: String = "self") -> Int? {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return nil }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }
  }
}
