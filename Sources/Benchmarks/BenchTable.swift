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
