/// What is wrong at one place of a roll's file.
///
/// It holds no voter's name, card or birth date: messages end up on screens and in logs, and the person has the file.
package struct RollProblem: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    case empty
    case headerOnly
    case fileTooLarge(limit: UInt64)
    case tooManyRows(limit: Int)
    /// A line longer than ``RollLimits/rowBytesMax``.
    case rowTooLong(limit: Int)
    /// A field longer than ``RollLimits/fieldBytesMax``.
    case fieldTooLong(limit: Int)
    /// Not UTF-8 text; tables come from spreadsheets.
    case encoding(ForeignEncoding, isTable: Bool = true)
    case lineEnds
    case separator
    case zeroByte
    /// A header that names no column of such a file.
    case unknownColumn(String, of: RollTable = .roll)
    case missingColumn(RollColumn)
    case repeatedColumn(RollColumn)
    /// A line with more or fewer fields than the header.
    case fieldCount(found: Int, expected: Int)
    /// A quote inside an unquoted field, or text behind a closing quote.
    case strayQuote
    /// A quoted field that its line does not close.
    case openQuote
    /// A control character, such as a tab or a lone carriage return.
    case controlCharacter
    case formula
    case outerSpace
    case emptyField
    /// Not a whole number from 1.
    case badNumber
    case numberRepeated(UInt32, expected: UInt32)
    /// A roll number beyond the most voters that a roll may have.
    case numberTooHigh(limit: Int)
    case badSex
    case badDate
    /// The date is a day, but nobody on a roll was born in that year.
    case birthYear(ClosedRange<Int>)
    case notOneOf([String])
    case badHash
    case unknownArea(String)
    case badCard
    case tooManyMembers(limit: Int)
    /// A household that names somebody twice.
    case memberRepeated
    /// The card of an earlier line; cards that differ only in case, spaces or punctuation are the same.
    case duplicateCard(firstLine: Int)
  }

  /// The line, from 1; the header is line 1.
  package let line: Int
  /// The field on the line, from 1; nil when the problem is the whole line's or file's.
  package let field: Int?
  /// The column that the field is in, where it is known.
  package let column: RollColumn?
  package let kind: Kind

  package init(line: Int, field: Int? = nil, column: RollColumn? = nil, kind: Kind) {
    self.line = line
    self.field = field
    self.column = column
    self.kind = kind
  }
}

extension RollProblem {
  /// Where it is, what is wrong and what to do, for the person who has the file.
  package var message: BilingualText {
    let place = self.place
    let text = kind.text
    return BilingualText(zh: place.zh + "：" + text.zh, en: place.en + ": " + text.en)
  }

  /// What to tell of many: one sentence where every line fails for one reason, and each of them otherwise.
  package static func messages(_ problems: [RollProblem]) -> [BilingualText] {
    guard let first = problems.first, isEveryLine(problems) else { return problems.map(\.message) }
    let column = first.column.map { BilingualText(zh: "“\($0.chineseName)”列", en: "column \($0.rawValue)") }
    return [
      BilingualText(
        zh: "从第 \(first.line) 行起每一行都有同样的问题，\(column?.zh ?? "整行")：\(first.kind.text.zh)",
        en: "every line from line \(first.line) on has the same fault, \(column?.en ?? "whole line"): "
          + first.kind.text.en)
    ]
  }

  /// Whether each of several lines, one behind the other, has one and the same problem.
  private static func isEveryLine(_ problems: [RollProblem]) -> Bool {
    guard problems.count > 2, problems[0].column != nil else { return false }
    return zip(problems, problems.dropFirst()).allSatisfy { one, next in
      next.line == one.line + 1 && (next.column, next.kind) == (one.column, one.kind)
    }
  }

  private var place: BilingualText {
    let zh = "第 \(line) 行"
    let en = "line \(line)"
    if let column {
      return BilingualText(zh: zh + "“\(column.chineseName)”列", en: en + ", column \(column.rawValue)")
    }
    if let field { return BilingualText(zh: zh + "第 \(field) 列", en: en + ", column \(field)") }
    return BilingualText(zh: zh, en: en)
  }
}

extension RollProblem: CustomStringConvertible {
  /// What to put into a log.
  package var description: String { message.en }
}

extension RollProblem.Kind {
  /// What is wrong and what to do, without its place.
  package var text: BilingualText {
    switch self {
    case .empty:
      BilingualText(zh: "文件是空的。请检查是否选对了文件。", en: "the file is empty. Check that it is the right file.")
    case .headerOnly:
      BilingualText(zh: "只有列名，没有选民。请检查导出是否完整。", en: "there is a header and no voter. Check the export.")
    case .fileTooLarge(let limit):
      BilingualText(
        zh: "文件超过 \(limit) 字节的上限。请检查是否选对了文件。",
        en: "the file is larger than \(limit) bytes. Check that it is the right file.")
    case .tooManyRows(let limit):
      BilingualText(
        zh: "选民超过 \(limit) 人的上限。请检查是否选对了文件。",
        en: "there are more than \(limit) voters. Check that it is the right file.")
    case .encoding(let found, let isTable): found.advice(isTable: isTable)
    case .lineEnds:
      BilingualText(
        zh: "换行只有 CR。请另存为以 LF 或 CRLF 换行的文件。", en: "lines end with CR alone. Save the file with LF or CRLF.")
    case .separator:
      BilingualText(
        zh: "各列不是用逗号分隔的。请另存为“CSV UTF-8（逗号分隔）”。",
        en: "the columns are not separated by commas. Save it as \"CSV UTF-8 (Comma delimited)\".")
    case .zeroByte:
      BilingualText(
        zh: "含有零字节，不是文本文件。请重新导出为 UTF-8 编码的 CSV。",
        en: "there is a zero byte, so this is not a text file. Export it again as CSV in UTF-8.")
    case .unknownColumn(let name, let table):
      BilingualText(
        zh: "不认识列名“\(name)”。请删去此列，或改为：\(Self.columns(table, \.chineseName))。",
        en: "unknown column \"\(name)\". Delete it, or name it one of \(Self.columns(table, \.rawValue)).")
    case .missingColumn(let column):
      BilingualText(
        zh: "缺少“\(column.chineseName)”（\(column.rawValue)）列。请补上此列。",
        en: "the column \(column.rawValue) (\(column.chineseName)) is missing. Add it.")
    case .repeatedColumn(let column):
      BilingualText(
        zh: "“\(column.chineseName)”列出现两次。请只保留一列。",
        en: "the column \(column.rawValue) is there twice. Keep one.")
    case .fieldCount(let found, let expected):
      BilingualText(
        zh: "有 \(found) 列，应为 \(expected) 列。字段里有逗号时，请用双引号括住该字段。",
        en: "\(found) fields where the header has \(expected). Put a field that has a comma into double quotes.")
    case .rowTooLong:
      BilingualText(
        zh: "此行过长。请检查引号和换行是否完整；换行须为 LF 或 CRLF。",
        en: "the line is too long. Check its quotes and its end; lines end with LF or CRLF.")
    case .strayQuote:
      BilingualText(
        zh: "双引号的位置不对。请用双引号括住整个字段，里面的双引号写两遍。",
        en: "a double quote in the wrong place. Quote the whole field and write quotes inside it twice.")
    case .openQuote:
      BilingualText(
        zh: "双引号没有在本行结束。请补上双引号，并删去字段里的换行。",
        en: "the double quote is not closed on this line. Close it, and take line breaks out of the field.")
    case .controlCharacter:
      BilingualText(
        zh: "含有控制字符（制表符、回车等）。请删去。", en: "there is a control character, such as a tab. Delete it.")
    case .formula:
      BilingualText(
        zh: "以 = + - @ 开头，会被电子表格当作公式。请改写此字段。",
        en: "it starts with = + - or @, which a spreadsheet runs as a formula. Rewrite the field.")
    case .outerSpace:
      BilingualText(zh: "首尾有空格。请删去空格。", en: "there is a space at its start or end. Delete it.")
    case .emptyField:
      BilingualText(zh: "不能为空。请填写。", en: "it must not be empty. Fill it in.")
    case .fieldTooLong(let limit):
      BilingualText(
        zh: "超过 \(limit) 字节的上限。请缩短。", en: "it is longer than \(limit) bytes. Shorten it.")
    case .badNumber:
      BilingualText(
        zh: "不是从 1 起的整数。请按 1、2、3…… 编号。", en: "not a whole number from 1. Number the voters 1, 2, 3, …")
    case .numberRepeated(let found, let expected):
      BilingualText(
        zh: "选民序号 \(found) 重复或次序不对，应为 \(expected)。请从 1 起依次编号。",
        en: "roll number \(found) is repeated or out of order where \(expected) is due. Number from 1, in order.")
    case .numberTooHigh(let limit):
      BilingualText(
        zh: "选民序号大于 \(limit)。请按 1、2、3…… 编号。", en: "the roll number is above \(limit). Number the voters 1, 2, 3, …")
    case .badSex:
      BilingualText(zh: "性别应为“男”或“女”。请改正。", en: "the sex must be 男 or 女. Correct it.")
    case .badDate:
      BilingualText(
        zh: "不是日历上的日期。请写成 1960-06-07 这样的形式。", en: "not a day of the calendar. Write it as 1960-06-07.")
    case .birthYear(let years):
      BilingualText(
        zh: "出生年份应在 \(years.lowerBound) 到 \(years.upperBound) 之间。请改正。",
        en: "the year of birth must be from \(years.lowerBound) to \(years.upperBound). Correct it.")
    case .notOneOf(let words):
      BilingualText(
        zh: "只能写：\(words.joined(separator: "、"))。请改正。", en: "write one of \(words.joined(separator: ", ")). Correct it."
      )
    case .unknownArea(let area):
      BilingualText(
        zh: "片区“\(area)”不属于任何投票点。请改正，或写入 election.yaml 中某个投票点的 areas。",
        en: "no site has the area \"\(area)\". Correct it, or add it to the areas of a site in election.yaml.")
    case .badCard:
      BilingualText(
        zh: "选民证号里没有字母或数字。请改正。", en: "the card number has no letter and no digit. Correct it.")
    case .tooManyMembers(let limit):
      BilingualText(
        zh: "同户人超过 \(limit) 名的上限。请核对是不是把几户写在了一起。",
        en: "more than \(limit) members. Check that it is one household.")
    case .memberRepeated:
      BilingualText(
        zh: "同一个名字写了两遍。请删去一个；确是两人的，在名字后注明区别。",
        en: "a name is there twice. Delete one; of two persons with one name, tell them apart behind it.")
    case .badHash:
      BilingualText(
        zh: "不是 64 位十六进制的校验值。请使用本程序导出的身份比对表。",
        en: "not a hash of 64 hexadecimal digits. Use the file of identities that this program wrote.")
    case .duplicateCard(let line):
      BilingualText(
        zh: "选民证号与第 \(line) 行重复。请核对这两行，更正其中一行。",
        en: "the card number is that of line \(line). Check both lines and correct one.")
    }
  }

  private static func columns(_ table: RollTable, _ name: (RollColumn) -> String) -> String {
    table.columns.map(name).joined(separator: ",")
  }
}

extension ForeignEncoding {
  /// What the file is and what to do, in both languages; a table comes from a spreadsheet, a text from an editor.
  package func advice(isTable: Bool) -> BilingualText {
    switch self {
    case .utf16:
      BilingualText(zh: "文件是 UTF-16 编码。请另存为 UTF-8。", en: "the file is in UTF-16. Save it as UTF-8.")
    case .gb18030 where !isTable:
      BilingualText(
        zh: "文件看来是 GB18030（GBK）编码。请在编辑器（如记事本）里用“另存为”，编码选 UTF-8。",
        en: "the file seems to be in GB18030 (GBK). Save it from the editor with the encoding UTF-8.")
    case .workbook where !isTable:
      BilingualText(
        zh: "这是电子表格文件，不是文本。请检查是否选对了文件。",
        en: "this is a spreadsheet's own file and no text. Check that it is the right file.")
    case .gb18030:
      BilingualText(
        zh: "文件看来是 GB18030（GBK）编码。请另存为 UTF-8（如“CSV UTF-8（逗号分隔）”）。",
        en: "the file seems to be in GB18030 (GBK). Save it as UTF-8 (such as \"CSV UTF-8 (Comma delimited)\").")
    case .workbook:
      BilingualText(
        zh: "这是电子表格文件，不是文本。请另存为“CSV UTF-8（逗号分隔）”。",
        en: "this is a spreadsheet's own file. Save it as \"CSV UTF-8 (Comma delimited)\".")
    case .unknown:
      BilingualText(zh: "不是 UTF-8 编码。请另存为 UTF-8。", en: "the text is not in UTF-8. Save it as UTF-8.")
    }
  }
}
