import Foundation
import GoldenFiles
import Testing

@testable import ElectionRecord

/// One wrong file, and what must be found in it.
struct BadRoll: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let line: Int
  let field: Int?
  let kind: RollProblem.Kind

  init(_ name: String, _ bytes: [UInt8], line: Int, field: Int? = nil, _ kind: RollProblem.Kind) {
    testDescription = name
    self.bytes = bytes
    self.line = line
    self.field = field
    self.kind = kind
  }

  init(_ name: String, _ text: String, line: Int, field: Int? = nil, _ kind: RollProblem.Kind) {
    self.init(name, Array(text.utf8), line: line, field: field, kind)
  }

  /// A roll of two voters in which the second one's field is replaced.
  static func second(_ column: RollColumn, _ value: String, _ kind: RollProblem.Kind) -> BadRoll {
    var fields = RollSamples.row(2).split(separator: ",").map(String.init)
    let index = RollColumn.allCases.firstIndex(of: column) ?? 0
    fields[index] = value
    let file = RollSamples.file(RollSamples.row(1), fields.joined(separator: ","))
    return BadRoll("\(column.rawValue) \(value.debugDescription)", file, line: 3, field: index + 1, kind)
  }

  static let utf16: [UInt8] = RollSamples.header.utf8.flatMap { [$0, UInt8(0)] } + [0x0A, 0x00]
  /// 李 in GBK is C0 EE.
  static let gbk = Array((RollSamples.header + "\n1,").utf8) + [0xC0, 0xEE] + Array(",男\n".utf8.filter { $0 < 128 })

  static let files: [BadRoll] = [
    BadRoll("empty", "", line: 1, .empty),
    BadRoll("header only", RollSamples.header + "\n", line: 1, .headerOnly),
    BadRoll("header without line end", RollSamples.header, line: 1, .headerOnly),
    BadRoll("UTF-16 with a mark", [0xFF, 0xFE] + utf16, line: 1, .encoding(.utf16)),
    BadRoll("UTF-16, big-endian", [0xFE, 0xFF, 0x00] + utf16, line: 1, .encoding(.utf16)),
    BadRoll("UTF-16 without a mark", utf16, line: 1, .encoding(.utf16)),
    BadRoll("GBK behind an English header", gbk, line: 2, .encoding(.gb18030)),
    BadRoll("GBK in the header", [0xD0, 0xD5, 0xC3, 0xFB, 0x0A], line: 1, .encoding(.gb18030)),
    BadRoll("xlsx", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x0A], line: 1, .encoding(.workbook)),
    BadRoll("Latin-1", Array((RollSamples.header + "\n1,").utf8) + [0xE9, 0x0A], line: 2, .encoding(.unknown)),
    BadRoll(
      "an overlong form", Array((RollSamples.header + "\n1,").utf8) + [0xC0, 0xAF, 0x20, 0x0A], line: 2,
      .encoding(.gb18030)),
    BadRoll("a zero byte", RollSamples.file("1,李\0生,男,1960-06-07,,东村,,HB-1"), line: 2, .zeroByte),
    BadRoll("unknown column", RollSamples.header + ",phone\n", line: 1, field: 9, .unknownColumn("phone")),
    BadRoll(
      "missing column", RollSamples.header.replacing(",card", with: "") + "\n", line: 1, .missingColumn(.card)),
    BadRoll("repeated column", RollSamples.header + ",name\n", line: 1, field: 9, .repeatedColumn(.name)),
    BadRoll("a field short", RollSamples.file("1,李正生,男"), line: 2, .fieldCount(found: 3, expected: 8)),
    BadRoll(
      "a field more", RollSamples.file(RollSamples.row(1) + ","), line: 2, .fieldCount(found: 9, expected: 8)),
    BadRoll(
      "a stray quote", RollSamples.file("1,李\"正生,男,1960-06-07,,东村,,HB-1"), line: 2, field: 2, .strayQuote),
    BadRoll(
      "text behind a quote", RollSamples.file("1,\"李\"正,男,1960-06-07,,东村,,HB-1"), line: 2, field: 2, .strayQuote),
    BadRoll("an open quote", RollSamples.file("1,\"李正,男", RollSamples.row(2)), line: 2, field: 2, .openQuote),
    BadRoll("old Macintosh line ends", RollSamples.header + "\r1,2\n", line: 1, .lineEnds),
    BadRoll("tabs", RollSamples.header.replacing(",", with: "\t") + "\n", line: 1, .separator),
    BadRoll("semicolons", RollSamples.header.replacing(",", with: ";") + "\n", line: 1, .separator),
  ]

  static let fields: [BadRoll] = [
    .second(.number, "x", .badNumber),
    .second(.number, "0", .badNumber),
    .second(.number, "02", .badNumber),
    .second(.number, "4294967296", .badNumber),
    .second(.number, "", .emptyField),
    .second(.number, "1", .numberRepeated(1, expected: 2)),
    .second(.number, "10000001", .numberTooHigh(limit: 10_000_000)),
    .second(.name, "", .emptyField),
    .second(.name, " 李", .outerSpace),
    .second(.name, "李\u{3000}", .outerSpace),
    .second(.name, "李\u{A0}", .outerSpace),
    .second(.name, "李\t四", .controlCharacter),
    .second(.name, "李\u{7F}", .controlCharacter),
    .second(.name, "李\u{85}四", .controlCharacter),
    .second(.name, "李\u{202E}四", .controlCharacter),
    .second(.name, "李\u{200B}四", .controlCharacter),
    .second(.name, "李\r四", .controlCharacter),
    .second(.name, "=SUM(A1)", .formula),
    .second(.name, "+1", .formula),
    .second(.name, "-1", .formula),
    .second(.name, "@x", .formula),
    .second(.name, "\tx", .formula),
    .second(.name, "\rx", .formula),
    .second(.name, "＝1", .formula),
    .second(.name, String(repeating: "李", count: 171), .fieldTooLong(limit: 512)),
    .second(.sex, "M", .badSex),
    .second(.birthDate, "1900-02-29", .badDate),
    .second(.birthDate, "1961-13-01", .badDate),
    .second(.birthDate, "1961-04-31", .badDate),
    .second(.birthDate, "0000-01-01", .badDate),
    .second(.birthDate, "0001-01-01", .birthYear(RollLimits.birthYears)),
    .second(.birthDate, "1879-12-31", .birthYear(1880...2100)),
    .second(.birthDate, "2101-01-01", .birthYear(1880...2100)),
    .second(.area, "南村", .unknownArea("南村")),
    .second(.card, "", .emptyField),
    .second(.card, "——", .badCard),
  ]
}

@Suite struct RollProblemTests {
  @Test(arguments: BadRoll.files + BadRoll.fields)
  func isFoundAtItsPlace(_ bad: BadRoll) throws {
    for chunk in [3, 1 << 16] {
      let (rows, reader) = RollSamples.read(bad.bytes, chunkBytes: chunk)
      let problem = try #require(reader.problems.first)
      #expect(problem.kind == bad.kind)
      #expect(problem.line == bad.line)
      #expect(problem.field == bad.field)
      #expect(reader.problems.count == 1)
      #expect(rows.count <= 1, "what is wrong is not returned")
    }
  }

  @Test func everyLimitRefusesOneMoreAndAllowsAsMany() {
    let file = RollSamples.file(RollSamples.row(1), RollSamples.row(2))
    let bytes = UInt64(file.utf8.count)
    let row = max(RollSamples.header.utf8.count, RollSamples.row(1).utf8.count)
    let field = "东村1号".utf8.count
    func kinds(_ limits: RollLimits) -> Set<RollProblem.Kind> {
      Set(RollSamples.problems(file, limits: limits).map(\.kind))
    }
    #expect(kinds(RollLimits(fileBytesMax: bytes)).isEmpty)
    #expect(kinds(RollLimits(fileBytesMax: bytes - 1)) == [.fileTooLarge(limit: bytes - 1)])
    #expect(kinds(RollLimits(rowsMax: 2)).isEmpty)
    #expect(kinds(RollLimits(rowsMax: 1)) == [.tooManyRows(limit: 1)])
    #expect(kinds(RollLimits(rowBytesMax: row)).isEmpty)
    #expect(kinds(RollLimits(rowBytesMax: row - 1)) == [.rowTooLong(limit: row - 1)])
    #expect(kinds(RollLimits(fieldBytesMax: field)).isEmpty)
    #expect(kinds(RollLimits(fieldBytesMax: field - 1)) == [.fieldTooLong(limit: field - 1)])
  }

  @Test func numbersOutOfOrderAreNamedOnceEach() {
    let file = RollSamples.file(
      RollSamples.row(1), RollSamples.row(4), RollSamples.row(2), RollSamples.row(5), RollSamples.row(6))
    #expect(RollSamples.problems(file).map(\.kind) == [.numberRepeated(2, expected: 5)])
  }

  @Test func everyFieldOfALineIsCheckedInTheOrderOfTheFile() {
    let file = RollSamples.file("x,,M,1960,,南村,,——")
    let problems = RollSamples.problems(file)
    #expect(problems.map(\.field) == [1, 2, 3, 4, 6, 8])
    #expect(problems.map(\.column) == [.number, .name, .sex, .birthDate, .area, .card])
  }

  @Test func messagesNameNoVoter() {
    for bad in BadRoll.fields {
      let text = RollSamples.read(bad.bytes).reader.problems.map { $0.message.zh + $0.message.en }.joined()
      for secret in ["李", "1961", "HB-2", "SUM"] { #expect(!text.contains(secret)) }
    }
  }

  /// The texts are read by people in a hurry: they change only on purpose.
  @Test func everyMessageSaysWhatToDo() throws {
    var messages: [BilingualText] = []
    for bad in BadRoll.files + BadRoll.fields {
      let message = try #require(RollSamples.read(bad.bytes).reader.problems.first).message
      if !messages.contains(message) { messages.append(message) }
    }
    let kinds: [RollProblem.Kind] = [
      .fileTooLarge(limit: 1000), .tooManyRows(limit: 1000), .rowTooLong(limit: 1000), .duplicateCard(firstLine: 4),
    ]
    messages += kinds.map { RollProblem(line: 9, kind: $0).message }
    let written = messages.map { "\($0.zh)\n\($0.en)\n" }.joined(separator: "\n")
    try Golden.expect(written, is: "roll-problems.txt")
  }
}
