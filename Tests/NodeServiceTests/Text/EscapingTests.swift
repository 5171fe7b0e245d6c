import ElectionRecord
import Foundation
import Testing

@testable import ElectionReports
@testable import NodeService

/// What is written is read back the same, and starts no formula, tag, control sequence, field or key, whatever
/// scalar is in it.
@Suite struct EscapingTests {
  @Test func aPageReadsBackEveryText() throws {
    for text in EveryScalar.texts {
      let page = Markup.escaped(text).unicodeScalars
      try #require(!page.contains { "<>\"'".unicodeScalars.contains($0) }, "\(Self.name(text))")
      let read = Self.replacing(Array(page), ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"])
      try #require(read == Array(TextWrap.printable(text).unicodeScalars), "\(Self.name(text))")
    }
  }

  @Test func aSpreadsheetReadsBackEveryCell() throws {
    for text in EveryScalar.texts {
      let table = SpreadsheetCSV.text(header: [text, "x"], rows: [])
      try #require(table.utf8.starts(with: "\u{FEFF}".utf8) && table.utf8.reversed().starts(with: "\n\r".utf8))
      let cells = try #require(Self.cells(Array(table.utf8.dropFirst(3).dropLast(2))), "\(Self.name(text))")
      try #require(cells.count == 2)
      let plain =
        cells[0].unicodeScalars.first == "'"
        ? Array(cells[0].unicodeScalars.dropFirst()) : Array(cells[0].unicodeScalars)
      try #require(plain == Array(TextWrap.printable(text).unicodeScalars), "\(Self.name(text))")
    }
  }

  @Test func noScalarMakesACellAFormula() throws {
    for block in EveryScalar.blocks {
      let texts = block.flatMap { scalar in ["\(scalar)=1+1", "=\(scalar)1+1"] }
      for cell in Self.cells(Array(SpreadsheetCSV.text(header: texts, rows: []).utf8.dropFirst(3).dropLast(2))) ?? [] {
        let seen = cell.unicodeScalars.first {
          !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        }
        try #require(!"=+-@＝＋－＠".unicodeScalars.contains(seen ?? "="), "\(Self.name(cell))")
      }
    }
  }

  @Test func jsonReadsBackEveryText() throws {
    for text in EveryScalar.texts {
      let json = CanonicalJSON.text([.string(text)])
      try #require(!json.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(Self.name(text))")
      let read = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String])
      try #require(Array(read[0].unicodeScalars) == Array(text.unicodeScalars), "\(Self.name(text))")
    }
  }

  @Test func yamlReadsBackEveryText() throws {
    for text in EveryScalar.texts {
      let yaml = "\(YAMLText.comment(text))\n\"key\": {a: \(YAMLText.scalar(text)), b: 1}\n"
      let value = try StrictYAML.parse(Array(yaml.utf8), file: "x.yaml")
      let inner = try value.mapping(["key"]).required("key").mapping(["a", "b"]).required("a")
      guard case .text(let read, isPlain: false) = inner.content, read.utf8.elementsEqual(text.utf8) else {
        Issue.record("\(Self.name(text))")
        return
      }
    }
  }

  @Test func noTextDrivesATerminal() throws {
    for text in EveryScalar.texts {
      let answer = CommandAnswer(["x": .string(text)], [text]).reply()
      for scalar in answer.text.unicodeScalars.dropLast() + Array(answer.json.unicodeScalars) {
        try #require(scalar.properties.generalCategory != .control, "\(Self.name(text))")
      }
    }
  }

  /// A return is one `Character` with the line feed behind it.
  @Test func aLineEndsAtItsLineFeed() { #expect(TextWrap.split("a\r\nb\n") == ["a\r", "b", ""]) }

  /// The text by its scalars' numbers, shortened.
  private static func name(_ text: String) -> String {
    text.unicodeScalars.prefix(6).map { "U+" + String($0.value, radix: 16) }.joined(separator: " ")
  }

  private static func replacing(_ scalars: [Unicode.Scalar], _ words: [String: Unicode.Scalar]) -> [Unicode.Scalar] {
    var read: [Unicode.Scalar] = []
    var rest = scalars[...]
    while let first = rest.first {
      guard first == "&" else {
        read.append(first)
        rest = rest.dropFirst()
        continue
      }
      guard let word = words.first(where: { rest.starts(with: $0.key.unicodeScalars) }) else { return [] }
      read.append(word.value)
      rest = rest.dropFirst(word.key.unicodeScalars.count)
    }
    return read
  }

  /// The quoted cells of one line, byte by byte; nil where the line is none.
  private static func cells(_ line: [UInt8]) -> [String]? {
    var cells: [String] = []
    var cell: [UInt8] = []
    var place = 0
    let quote = UInt8(ascii: "\"")
    while place < line.count {
      guard line[place] == quote else { return nil }
      place += 1
      while place < line.count {
        if line[place] == quote {
          guard place + 1 < line.count, line[place + 1] == quote else { break }
          place += 1
        }
        cell.append(line[place])
        place += 1
      }
      guard place < line.count, place + 1 == line.count || line[place + 1] == UInt8(ascii: ",") else { return nil }
      cells.append(String(decoding: cell, as: UTF8.self))
      cell = []
      place += 2
    }
    return cells
  }
}
