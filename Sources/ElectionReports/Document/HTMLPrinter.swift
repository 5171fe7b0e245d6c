import ElectionRecord

/// Prints sections and tables as parts of a page.
struct HTMLPrinter {
  let sites: SiteNames
  private var say: Speaker { sites.say }

  /// A table with more rows may be broken between printed pages; it then repeats its head.
  private static let shortTableRowsMax = 14

  func section(_ section: Section) -> Markup {
    """
    <section aria-labelledby="\(section.id)">
    <h2 id="\(section.id)">\(section.title)</h2>
    \(section.parts.map(part).joined())</section>

    """
  }

  private func part(_ part: Part) -> Markup {
    switch part {
    case .paragraph(let text, let flag): "<p>\(text)\(flag.map(self.flag) ?? "")</p>\n"
    case .note(let text), .legend(let text): "<p class=\"note\">\(text)</p>\n"
    case .heading(let text): "<h3>\(text)</h3>\n"
    case .chart(let chart), .drawn(let chart, _): chart ?? ""
    case .advice: ""
    case .figures(let figures, let total): self.figures((figures + [total]).map { ($0.label, $0.value) })
    case .remark(let remark): self.remark(remark)
    case .table(let table): framed(table)
    }
  }

  private func remark(_ remark: Remark) -> Markup {
    """
    <div class="finding \(remark.mark.rawValue)"><h3>\(remark.title)</h3>
    <p>\(flag(remark.mark, remark.state))\(say("　", " – "))\(remark.place)</p>
    <p><strong>\(remark.label)\(say("：", ": "))</strong>\(remark.text)</p></div>

    """
  }

  /// A mark with its words, in its colour.
  func flag(_ mark: ReportVerdict.Mark, _ words: String) -> Markup {
    "<span class=\"flag \(mark.rawValue)\">\(Icon.mark(mark))\(words)</span>"
  }

  /// A hash in groups of eight digits; copied, it is one word.
  func hash(_ digest: Digest32) -> Markup {
    let groups = Digits.groups(digest).map { group -> Markup in "<span>\(group)</span>" }.joined()
    return "<span class=\"hash\">\(groups)</span>"
  }

  /// A sentence whose hashes may be broken after every eight digits, so that no line of it is stretched.
  static func breaking(_ text: String) -> Markup {
    var markup: Markup = ""
    var rest = text[...]
    while let found = rest.firstMatch(of: /[0-9a-f]{64}/) {
      markup += Markup(text: String(rest[..<found.range.lowerBound]))
      let digits = Array(found.0)
      markup += stride(from: 0, to: digits.count, by: 8).map { Markup(text: String(digits[$0..<$0 + 8])) + "<wbr>" }
        .joined()
      rest = rest[found.range.upperBound...]
    }
    return markup + Markup(text: String(rest))
  }

  /// Labels with numbers.
  ///
  /// - Parameter unknown: What stands where nobody has counted: a dash, or nothing where people write by hand.
  func figures(_ figures: [(Column, Int?)], unknown: String = "–") -> Markup {
    let items = figures.map { label, value -> Markup in
      "<div><dt>\(say(label.name))</dt><dd>\(value.map(String.init) ?? unknown)</dd></div>\n"
    }.joined()
    return "<dl class=\"figures\">\n\(items)</dl>\n"
  }

  /// Lines to sign on, each with room for the day if `isDated`.
  func signatures(_ people: [String], isDated: Bool = true) -> Markup {
    let date: Markup = isDated ? "\(say("日期", "date"))<i class=\"date\"></i>" : ""
    let lines = people.map { words -> Markup in "<p>\(words)<i></i>\(date)</p>\n" }.joined()
    return "<div class=\"lines\">\n\(lines)</div>\n"
  }
}

extension HTMLPrinter {
  /// A table that scrolls where the page is too narrow, and stays on one printed page while it is short.
  func framed(_ table: Table) -> Markup {
    "<div class=\"scroll\">\(self.table(table, isWhole: table.rows.count <= Self.shortTableRowsMax))</div>\n"
  }

  /// A table whose head is repeated on every printed page.
  func table(_ table: Table, isWhole: Bool = false) -> Markup {
    let caption: Markup = table.caption.isEmpty ? "" : "<caption>\(table.caption)</caption>\n"
    let head = table.columns.map { column -> Markup in
      "<th scope=\"col\"\(place(column))>\(say(column.name))</th>"
    }.joined()
    let foot: Markup = table.total.map { "<tfoot>\(row($0, table.columns))</tfoot>\n" } ?? ""
    return """
      <table class="\(table.name)\(isWhole ? " whole" : "")">\(caption)<thead><tr>\(head)</tr></thead>
      <tbody>
      \(table.rows.map { row($0, table.columns) }.joined())</tbody>
      \(foot)</table>

      """
  }

  private func place(_ column: Column) -> Markup {
    switch column.kind {
    case .number: " class=\"n\""
    case .sign: " class=\"sign\""
    case .words, .drawn, .below: ""
    }
  }

  private func row(_ row: Table.Row, _ columns: [Column]) -> Markup {
    if case .heading(let words)? = row.first {
      return "<tr class=\"group\"><th colspan=\"\(columns.count)\" scope=\"colgroup\">\(words)</th></tr>\n"
    }
    let cells = zip(columns, row).map { column, cell in self.cell(cell, column) }
    guard let first = row.first else { return "" }
    let head: Markup = columns[0].kind == .number ? cells[0] : "<th scope=\"row\">\(content(first))</th>"
    return "<tr>\(head)\(cells.dropFirst().joined())</tr>\n"
  }

  private func cell(_ cell: Cell, _ column: Column) -> Markup {
    switch cell {
    case .doubt(let value) where value ?? 0 != 0: "<td class=\"n q\">\(content(cell))</td>"
    case .strong: "<td class=\"elected\">\(content(cell))</td>"
    case .alarm: "<td class=\"tone bad\">\(content(cell))</td>"
    case .code: "<td class=\"mono\">\(content(cell))</td>"
    case .bars: "<td class=\"bar\">\(content(cell))</td>"
    default: "<td\(place(column))>\(content(cell))</td>"
    }
  }

  private func content(_ cell: Cell) -> Markup {
    switch cell {
    case .number(nil), .doubt(nil): "–"
    case .site(let site) where !site.rawValue.isEmpty:
      "<span class=\"id\">\(site.rawValue)</span>\(sites.name(site))"
    case .titled(let text, let about) where !about.isEmpty: "\(text)<span class=\"about\">\(about)</span>"
    case .titled(let text, _): "\(text)"
    case .flag(let mark, let words): flag(mark, words)
    case .hash(let digest): hash(digest)
    case .bars(let room, let doubt, let largest): bars(room: room, doubt: doubt, largest: largest)
    default: "\(cell.words(sites))"
    }
  }

  /// Room above doubt, on one scale for all rows; the row says the same in numbers.
  private func bars(room: Int, doubt: Int, largest: Int) -> Markup {
    let scale = 120 / Double(max(largest, 1))
    let widths = [room, doubt].map { Double(max(0, $0)) * scale }
    return
      "<svg viewBox=\"0 0 120 16\" aria-hidden=\"true\">\(Drawing.rect(0, 1, widths[0], 6, fill: Drawing.Ink.blue))"
      + "\(Drawing.rect(0, 9, widths[1], 6, fill: Drawing.Ink.doubt))</svg>"
  }
}
