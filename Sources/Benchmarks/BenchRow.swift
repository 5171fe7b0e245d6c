import ElectionReports
import Foundation

/// One row of the table: what was measured, beside what, and whether that keeps the budget.
struct BenchRow: Sendable {
  /// What a score is held against.
  struct Goal: Sendable {
    enum Direction: String, Sendable { case atLeast, atMost }

    let direction: Direction
    let budget: Double
    let stretch: Double?
    let unit: String

    static func atLeast(_ budget: Double, stretch: Double? = nil, _ unit: String) -> Goal {
      Goal(direction: .atLeast, budget: budget, stretch: stretch, unit: unit)
    }

    static func atMost(_ budget: Double, stretch: Double? = nil, _ unit: String) -> Goal {
      Goal(direction: .atMost, budget: budget, stretch: stretch, unit: unit)
    }

    func isMet(by score: Double, _ bound: Double) -> Bool {
      direction == .atLeast ? score >= bound : score <= bound
    }
  }

  let what: String
  /// The figure itself, with its unit.
  let measured: String
  /// The baseline's figure from the same run, where there is one.
  var baseline: String?
  /// What is held against the goal: the ratio, or the figure itself where there is no baseline; nil when not measured.
  let score: Double?
  let goal: Goal

  /// Whether the budget and the stretch goal are met.
  var verdict: String {
    guard let score else { return "not measured" }
    guard goal.isMet(by: score, goal.budget) else { return "MISSED by \(shortfall(score)) %" }
    guard let stretch = goal.stretch else { return "met" }
    return goal.isMet(by: score, stretch) ? "met, and the stretch" : "met"
  }

  /// How far the score is beyond the budget, in percent of it.
  private func shortfall(_ score: Double) -> Int {
    Int((abs(score - goal.budget) / goal.budget * 100).rounded(.up))
  }

  /// A row of the table for what is left out.
  static func notMeasured(_ what: String, goal: Goal) -> BenchRow {
    BenchRow(what: what, measured: "-", score: nil, goal: goal)
  }
}

extension BenchRow {
  /// The row for machines; fractions travel as thousandths.
  var json: JSONValue {
    [
      "what": .string(what), "measured": .string(measured), "baseline": JSONValue(baseline),
      "scoreThousandths": JSONValue(score.map(Self.thousandths)),
      "budgetThousandths": .integer(Self.thousandths(goal.budget)),
      "stretchThousandths": JSONValue(goal.stretch.map(Self.thousandths)), "unit": .string(goal.unit),
      "direction": .string(goal.direction.rawValue),
      "met": JSONValue(score.map { goal.isMet(by: $0, goal.budget) }),
      "stretchMet": JSONValue(score.flatMap { score in goal.stretch.map { goal.isMet(by: score, $0) } }),
    ]
  }

  private static func thousandths(_ value: Double) -> Int { Int((value * 1000).rounded()) }
}
