import ElectionRecord
import Foundation
import NodeService

/// A hall is killed while it merges and started again: the time from the start of the process until the store is
/// open, every entry checked, with everything that was acknowledged in it.
struct RestartMeasurement {
  private let bench: Bench
  private let casts: Int

  /// About 8,000 casts a message, so that the kill falls into one of many merges.
  private static let messageBytes = 64 * 1024
  private static let killedAtPercent = 40

  init(_ bench: Bench) {
    self.bench = bench
    casts = min(bench.voters, 300_000)
  }

  func rows() throws -> [BenchRow] {
    let folder = try bench.folder("restart")
    defer { bench.remove(folder) }
    let setting = try BenchSetting(voters: casts, policy: .shared)
    _ = try MergeFixture.write(
      CastPlan(casts: casts), setting, to: folder + "/messages", messageBytes: Self.messageBytes)
    var times = BenchTimes()
    for _ in 0..<bench.runs { times.add(try seconds(folder)) }
    return [
      BenchRow(
        what: "hall killed at 40 % of \(BenchFigure.grouped(casts)), restarted and exact",
        measured: BenchFigure.time(times.median), score: times.median, goal: .atMost(0.5, stretch: 0.15, "s"))
    ]
  }

  private func seconds(_ folder: String) throws -> Double {
    let hall = folder + "/hall"
    defer { bench.remove(hall) }
    let acknowledged = try killedWhileMerging(folder, hall)
    let start = ContinuousClock.now
    let restarted = try BenchProcess(.open, bench: bench, voters: casts, hall: hall, fixture: folder + "/messages")
    let found = try restarted.require("open")
    let seconds = BenchClock.seconds(since: start)
    guard found >= acknowledged else {
      restarted.killAtOnce()
      throw BenchError.wrongResult("\(found) marks after the restart, \(acknowledged) were acknowledged")
    }
    // It goes on merging from the first message, and must end with the report of a hall that was never killed.
    guard try restarted.require("checked") == casts else { throw BenchError.wrongResult("marks are missing") }
    try restarted.finish()
    return seconds
  }

  /// - Returns: The marks that were acknowledged before the kill.
  private func killedWhileMerging(_ folder: String, _ hall: String) throws -> Int {
    let process = try BenchProcess(.merge, bench: bench, voters: casts, hall: hall, fixture: folder + "/messages")
    while let fact = process.next() {
      guard fact.name == "merged", fact.number >= casts * Self.killedAtPercent / 100 else { continue }
      process.killAtOnce()
      // What it had said by then was acknowledged too.
      var last = fact.number
      while let later = process.next() { last = later.name == "merged" ? max(last, later.number) : last }
      return last
    }
    throw BenchError.child("it ended before it could be killed")
  }
}

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
