/// The lines of a file that are nobody's: passed over and counted, never taken for a person and never in silence.
package struct PassedOver: Equatable, Sendable {
  /// Lines without anything in them, or with separators alone.
  package internal(set) var blankLines = 0
  /// Sums under a list (合计).
  package internal(set) var totals = 0
  /// Titles above the header.
  package internal(set) var titles = 0

  package init() {}

  /// The most lines above a header that may be titles.
  static let titlesMax = 10

  package var count: Int { blankLines + totals + titles }

  /// The lines of two files.
  package static func + (a: PassedOver, b: PassedOver) -> PassedOver {
    var sum = a
    sum.blankLines += b.blankLines
    sum.totals += b.totals
    sum.titles += b.titles
    return sum
  }

  private static let totalWords = ["合计", "总计", "小计", "共计", "累计", "总人数", "total", "subtotal", "grandtotal", "sum"]
    .map(FoldedText.init)

  /// Whether nothing but separators, quotes and spaces is on the line.
  static func isBlank(_ line: UnsafeRawBufferPointer) -> Bool {
    guard let first = line.first else { return true }
    let isText = first > UInt8(ascii: ",") && first < 0x80
    return !isText && String(decoding: line, as: UTF8.self).folded.isEmpty
  }

  /// Whether the line is a sum: its first text is the word for one, and little else is on it.
  static func isTotal(_ fields: CSVLine) -> Bool {
    var texts: [FoldedText] = []
    for index in fields.ends.indices {
      let field = fields.field(index)
      if !field.isEmpty { texts.append(String(decoding: field, as: UTF8.self).folded) }
      if texts.count > 3 { return false }
    }
    guard let first = texts.first(where: { !$0.isEmpty }) else { return true }
    return totalWords.contains { first.text.hasPrefix($0.text) } && (first.text.count <= 16)
  }
}
