import ElectionRecord

/// A table as it is described once: typed columns and cells, without a look.
struct Table {
  /// One row a line of it; a row of one ``Cell/heading(_:)`` goes across all columns.
  typealias Row = [Cell]

  /// What the page's style calls it, and its file.
  let name: String
  var caption = ""
  let columns: [Column]
  var rows: [Row] = []
  /// A last row under a rule of its own.
  var total: Row?
  /// How a terminal divides its columns among tables that fit: places of columns behind the first. It leaves out what
  /// is named in none, and shows all where this is empty.
  var parts: [[Int]] = []
  /// Whether a terminal sets each row as a paragraph with its cells labelled below.
  var isStacked = false

  /// The table with these columns alone.
  func keeping(_ places: [Int]) -> Table {
    func kept(_ row: Row) -> Row { places.map { row[$0] } }
    return Table(
      name: name, caption: caption, columns: places.map { columns[$0] }, rows: rows.map(kept),
      total: total.map(kept), isStacked: isStacked)
  }
}

/// What stands in one place of a table.
enum Cell {
  case text(String)
  /// Nil where nobody has counted: never 0.
  case number(Int?)
  /// A number that draws the eye unless it is 0.
  case doubt(Int?)
  /// A site, with its id set off from its name where a page can do that.
  case site(SiteID)
  /// Words that stand out.
  case strong(String)
  /// Words in the tone of a departure.
  case alarm(String)
  /// Words with what they are about in smaller type below.
  case titled(String, about: String)
  case flag(ReportVerdict.Mark, String)
  case code(String)
  case hash(Digest32)
  /// Two bars on a scale of their own: room above doubt.
  case bars(room: Int, doubt: Int, largest: Int)
  /// The heading of the rows below it.
  case heading(String)

  /// The cell in words alone; a number that nobody has counted is a dash.
  func words(_ sites: SiteNames) -> String {
    switch self {
    case .text(let text), .strong(let text), .alarm(let text), .flag(_, let text), .code(let text),
      .heading(let text):
      text
    case .titled(let text, let about): about.isEmpty ? text : sites.say("\(text)：\(about)", "\(text): \(about)")
    case .number(let value), .doubt(let value): value.map(String.init) ?? "-"
    case .site(let site): sites.full(site)
    case .hash(let digest): Digits.groups(digest).joined(separator: " ")
    case .bars: ""
    }
  }
}

extension Table {
  /// The table as a file for a spreadsheet; a site takes two columns, its id and its name.
  func csv(_ sites: SiteNames) -> String {
    let header = columns.flatMap { column in
      column == .site ? [Column.site, .siteName] : column.kind == .drawn ? [] : [column]
    }
    return SpreadsheetCSV.text(
      header: header.map { sites.say($0.name) }, rows: (rows + (total.map { [$0] } ?? [])).map { csv($0, sites) })
  }

  private func csv(_ row: Row, _ sites: SiteNames) -> [SpreadsheetCSV.Cell] {
    zip(columns, row).flatMap { column, cell -> [SpreadsheetCSV.Cell] in
      switch cell {
      case .site(let site): [.text(site.rawValue), .text(sites.name(site))]
      case .number(let value), .doubt(let value): [.number(value)]
      case .hash(let digest): [.text(digest.hex)]
      case .bars: []
      default: [.text(cell.words(sites))] + (column == .site ? [.text("")] : [])
      }
    }
  }
}
