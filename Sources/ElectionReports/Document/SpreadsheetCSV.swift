import ElectionRecord

/// A table that Excel and LibreOffice open correctly by double-click: UTF-8 with a byte order mark, CRLF, every text
/// quoted, and no cell that could run as a formula.
///
/// A text that could be taken for a formula gets an apostrophe in front, and so does one that begins with an
/// apostrophe, so that one apostrophe less is always the text; a number stays a number. What drives a terminal is
/// replaced as ``TextWrap/printable(_:)`` does.
///
/// - Source: RFC 4180; OWASP, "CSV injection", as ``ElectionRecord/CSVField`` has it.
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
    case .text(let text): CSVField.quoted(guarded(TextWrap.printable(text)))
    }
  }

  private static func guarded(_ text: String) -> String {
    guard CSVField.startsFormula(text) || text.utf8.first == UInt8(ascii: "'") else { return text }
    return "'" + text
  }
}
