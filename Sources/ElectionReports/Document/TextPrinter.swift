import ElectionRecord

/// Prints sections, tables and paragraphs as lines of a terminal.
struct TextPrinter {
  let width: Int
  let sites: SiteNames
  private(set) var lines: [String] = []
  private var sections = 0

  init(width: Int, sites: SiteNames) {
    self.width = width
    self.sites = sites
  }

  private var say: Speaker { sites.say }

  mutating func write(_ line: String) { lines.append(line) }

  mutating func rule(_ character: String = "=") { write(String(repeating: character, count: width)) }

  /// Text broken into lines, all but the first one indented by `hanging` more columns.
  mutating func paragraph(_ text: String, indent: Int = 0, hanging: Int = 0) {
    let wrapped = TextWrap.lines(text, width: width - indent - hanging)
    for (index, line) in wrapped.enumerated() {
      write(String(repeating: " ", count: indent + (index == 0 ? 0 : hanging)) + line)
    }
  }

  /// A label, and text beside it in a column of its own.
  mutating func labelled(_ label: String, _ text: String, labelWidth: Int, indent: Int = 2) {
    let start = indent + labelWidth + 2
    for (index, line) in TextWrap.lines(text, width: width - start).enumerated() {
      let beginning = String(repeating: " ", count: indent) + DisplayWidth.padded(label, to: labelWidth) + "  "
      write((index == 0 ? beginning : String(repeating: " ", count: start)) + line)
    }
  }

  /// A numbered section; nothing where all of it is drawn.
  mutating func section(_ section: Section) {
    let printed = section.parts.filter { if case .chart = $0 { false } else { true } }
    guard !printed.isEmpty else { return }
    sections += 1
    write("")
    write("\(sections). " + section.title)
    rule("-")
    for part in printed { self.part(part) }
  }

  private mutating func part(_ part: Part) {
    switch part {
    case .paragraph(let text, let flag): paragraph(text + (flag?.1 ?? ""))
    case .note(let text), .advice(let text): paragraph(text)
    case .heading(let text):
      write("")
      paragraph(text)
    case .chart, .legend: break
    case .drawn(_, let table), .table(let table): self.table(table)
    case .figures(let figures, let total):
      let rows = figures.map { [Cell.text(say($0.label.name)), .number($0.value)] }
      let sum: Table.Row = [.text(say(total.label.name)), .number(total.value)]
      self.table(Table(name: "", columns: [.matter, .count], rows: rows, total: sum))
    case .remark(let remark):
      let title = "[\(remark.state)] \(remark.place)" + say("：\(remark.title)。", ": \(remark.title).")
      paragraph(title, hanging: 2)
      labelled(remark.label, remark.text + remark.advice, labelWidth: DisplayWidth.columns(remark.label))
    }
  }
}

extension TextPrinter {
  /// A table with its columns lined up, two spaces apart; in parts where it says so and one would be too wide.
  mutating func table(_ table: Table, indent: Int = 0) {
    guard !table.isStacked else { return stack(table) }
    let visible = table.columns.indices.filter { table.columns[$0].kind != .drawn }
    let parts = table.parts.isEmpty ? [visible] : table.parts.map { [0] + $0 }
    for (index, places) in parts.enumerated() {
      if index > 0 { write("") }
      let text = TextTable(table.keeping(places), sites: sites, width: width - indent)
      for line in text.lines { write(String(repeating: " ", count: indent) + line) }
    }
  }

  /// Each row as a paragraph, with its further cells labelled below it.
  private mutating func stack(_ table: Table) {
    let labels = table.columns.map { say($0.name) }
    let labelWidth = labels.dropFirst().map { DisplayWidth.columns($0) }.max() ?? 0
    for row in table.rows where row.count == table.columns.count {
      paragraph(row[0].words(sites))
      for (label, cell) in zip(labels, row).dropFirst() {
        labelled(label, cell.words(sites), labelWidth: labelWidth)
      }
    }
  }
}

/// A table as lines of a terminal. The first column gives way when the others need the width.
private struct TextTable {
  private let table: Table
  private let head: [String]
  private let rows: [[String]]
  private let total: [String]?
  private let under: [String?]
  private var widths: [Int]
  private let firstColumnMin = 8

  init(_ table: Table, sites: SiteNames, width: Int) {
    let beside = table.columns.indices.filter { table.columns[$0].kind != .below }
    let below = table.columns.firstIndex { $0.kind == .below }
    self.table = table.keeping(beside)
    under = table.rows.map { row in below.map { row[$0].words(sites) } }
    head = self.table.columns.map { sites.say($0.name) }
    rows = self.table.rows.map { $0.map { $0.words(sites) } }
    total = self.table.total?.map { $0.words(sites) }
    let all = [head] + rows + (total.map { [$0] } ?? [])
    widths = head.indices.map { column in all.map { DisplayWidth.columns($0[column]) }.max() ?? 0 }
    widths[0] = min(widths[0], max(firstColumnMin, width - others))
  }

  private var others: Int { widths.dropFirst().reduce(0) { $0 + $1 + 2 } }

  var lines: [String] {
    let rule = String(repeating: "-", count: widths[0] + others)
    var lines = [line(head), rule]
    for (row, under) in zip(rows, under) {
      lines.append(line(row))
      if let under { lines.append("   " + under) }
    }
    if let total { lines += [rule, line(total)] }
    return lines
  }

  private func line(_ cells: [String]) -> String {
    var line = cells.indices.map { column in
      let cell = column == 0 ? DisplayWidth.truncated(cells[column], to: widths[0]) : cells[column]
      return DisplayWidth.padded(cell, to: widths[column], table.columns[column].kind == .number ? .right : .left)
    }.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }
}
