import ElectionReports
import Foundation

/// The table that `scripts/bench` prints.
struct BenchTable {
  static let titles = ["what", "measured", "baseline", "score", "budget", "stretch", "result"]

  let rows: [BenchRow]

  /// The lines of the table, columns lined up.
  var lines: [String] {
    let cells = [Self.titles] + rows.map(Self.cells)
    let widths = Self.titles.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    var lines = cells.map { row in
      row.indices.map { row[$0] + String(repeating: " ", count: widths[$0] - row[$0].count) }
        .joined(separator: "  ").trimmingCharacters(in: CharacterSet(charactersIn: " "))
    }
    lines.insert(String(repeating: "-", count: lines.map(\.count).max() ?? 0), at: 1)
    return lines
  }

  private static func cells(_ row: BenchRow) -> [String] {
    let sign = row.goal.direction == .atLeast ? "≥" : "≤"
    let bound = { (value: Double) in "\(sign) \(BenchFigure.short(value)) \(row.goal.unit)" }
    return [
      row.what, row.measured, row.baseline ?? "-",
      row.score.map { "\(BenchFigure.short($0)) \(row.goal.unit)" } ?? "-", bound(row.goal.budget),
      row.goal.stretch.map(bound) ?? "-", row.verdict,
    ]
  }
}

/// Figures as people read them.
enum BenchFigure {
  /// Three significant figures.
  static func short(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e6 { return String(Int(value)) }
    switch abs(value) {
    case 100...: return String(format: "%.0f", value)
    case 10...: return String(format: "%.1f", value)
    case 0.1...: return String(format: "%.2f", value)
    default: return String(format: "%.4f", value)
    }
  }

  /// A time in the unit that suits it.
  static func time(_ seconds: Double) -> String {
    if seconds >= 1 { return "\(short(seconds)) s" }
    return seconds >= 0.001 ? "\(short(seconds * 1000)) ms" : "\(short(seconds * 1_000_000)) µs"
  }

  static func grouped(_ value: Int) -> String {
    var digits = Array(String(value))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return String(digits)
  }
}

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
