/// A table of a terminal: columns lined up by ``DisplayWidth``, two spaces apart.
struct TextTable {
  struct Column {
    let title: String
    let alignment: DisplayWidth.Alignment
  }

  let columns: [Column]
  var rows: [[String]] = []
  /// A last row under a rule of its own.
  var total: [String]?

  init(_ columns: [(String, DisplayWidth.Alignment)]) {
    self.columns = columns.map { Column(title: $0.0, alignment: $0.1) }
  }

  /// The lines of the table. The first column gives way when the others need the width.
  func lines(width: Int) -> [String] {
    let all = [columns.map(\.title)] + rows + (total.map { [$0] } ?? [])
    var widths = columns.indices.map { column in
      all.map { DisplayWidth.columns($0[column]) }.max() ?? 0
    }
    let others = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
    widths[0] = min(widths[0], max(firstColumnMin, width - others))
    let rule = String(repeating: "-", count: min(width, widths[0] + others))
    var lines = [line(columns.map(\.title), widths), rule]
    lines += rows.map { line($0, widths) }
    if let total { lines += [rule, line(total, widths)] }
    return lines
  }

  private let firstColumnMin = 8

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = cells.indices.map { column in
      let cell = column == 0 ? DisplayWidth.truncated(cells[column], to: widths[0]) : cells[column]
      return DisplayWidth.padded(cell, to: widths[column], columns[column].alignment)
    }.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }
}
