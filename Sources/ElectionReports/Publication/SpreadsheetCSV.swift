/// A table that Excel and LibreOffice open correctly by double-click: UTF-8 with a byte order mark, CRLF, every text
/// quoted, and no cell that could run as a formula.
///
/// - Source: RFC 4180; OWASP, "CSV injection": a cell that begins with `=`, `+`, `-`, `@`, tab or return is read as a
///   formula. Such a text gets an apostrophe in front; a number stays a number.
enum SpreadsheetCSV {
  /// One cell.
  enum Cell: Equatable {
    case text(String)
    /// Nil where nobody has counted: an empty cell, never 0.
    case number(Int?)
  }

  static func text(header: [String], rows: [[Cell]]) -> String {
    let lines = [header.map(Cell.text)] + rows
    return "\u{FEFF}" + lines.map { $0.map(render).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func render(_ cell: Cell) -> String {
    switch cell {
    case .number(let value): value.map(String.init) ?? ""
    case .text(let text): "\"" + guarded(text).replacing("\"", with: "\"\"") + "\""
    }
  }

  private static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
    return "'" + text
  }
}
