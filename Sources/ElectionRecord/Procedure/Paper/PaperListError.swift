/// Why a keyed list cannot be read: every problem that was found.
package struct PaperListError: Error, Equatable, Sendable {
  package let problems: [PaperListProblem]

  /// Every problem with its line; nothing was recorded.
  package func refusal(file: String) -> Refusal {
    let texts = problems.map(\.message)
    return .fileInvalid(
      zh: "\(file) 有 \(problems.count) 处要改，没有录入：\n" + texts.map { "  " + $0.zh }.joined(separator: "\n"),
      en: "\(file) has \(problems.count, "mistake"); nothing was recorded:\n"
        + texts.map { "  " + $0.en }.joined(separator: "\n"))
  }

  init(problems: [PaperListProblem]) { self.problems = problems }

  init(_ line: Int, _ kind: PaperListProblem.Kind) { problems = [PaperListProblem(line: line, kind: kind)] }
}

/// What is wrong at one line of a keyed list. It holds no voter's number.
package struct PaperListProblem: Error, Equatable, Sendable {
  /// What is wrong.
  package enum Kind: Equatable, Sendable {
    case empty
    case fileTooLarge
    case tooManyLines
    case encoding(ForeignEncoding)
    case header
    case fieldCount(Int)
    case quotes
    case number
    case proxy
    case replaced
    /// The voter of an earlier line: a printed list has everybody once.
    case repeated(firstLine: Int)
  }

  /// From 1; 0 when the whole file is meant.
  package let line: Int
  package let kind: Kind

  /// What is the matter and what to do, with its line.
  package var message: BilingualText {
    let text = kind.message
    guard line > 0 else { return text }
    return BilingualText(zh: "第 \(line) 行：\(text.zh)", en: "line \(line): \(text.en)")
  }
}

extension PaperListProblem.Kind {
  fileprivate var message: BilingualText {
    switch self {
    case .empty: BilingualText(zh: "名单里没有序号。请每行写一个选民序号。", en: "The list has no number. Write one roll number a line.")
    case .fileTooLarge:
      BilingualText(
        zh: "文件超过 \(PaperList.bytesMax) 字节。请检查是否选对了文件。",
        en: "The file exceeds \(PaperList.bytesMax) bytes. Check that it is the right one.")
    case .tooManyLines:
      BilingualText(
        zh: "一份名单最多 \(PaperList.linesMax) 人。请分几份录入。",
        en: "A list has at most \(PaperList.linesMax) voters. Enter it in parts.")
    case .encoding:
      BilingualText(
        zh: "不是 UTF-8 文本。请另存为 UTF-8 的 CSV 或纯文本。", en: "This is not UTF-8 text. Save it as CSV or plain text in UTF-8.")
    case .header:
      BilingualText(
        zh: "表头不对：只能是 序号、受托人、作废重领（number、proxy、replaced），各一次。请改正。",
        en: "The header is wrong: number, proxy and replaced, once each. Correct it.")
    case .fieldCount(let columns):
      BilingualText(
        zh: "表头只有 \(columns) 列，这一行更多。请在表头补写 受托人 或 作废重领，或删去多余的列。",
        en:
          "more than the header's \(columns, "column"). Add proxy or replaced to the header, or delete what is too much."
      )
    case .quotes: BilingualText(zh: "引号不成对。请改正。", en: "quotes do not match. Correct it.")
    case .number: BilingualText(zh: "不是选民序号。请对照名册改正。", en: "not a roll number. Correct it by the list.")
    case .proxy:
      BilingualText(zh: "受托人不是选民序号。请改正，或留空。", en: "the proxy is not a roll number. Correct it, or leave it empty.")
    case .replaced:
      BilingualText(zh: "作废重领只写 是 或 否。请改正。", en: "replaced is yes or no. Correct it.")
    case .repeated(let first):
      BilingualText(
        zh: "与第 \(first) 行是同一个序号。请对照名册，删去重复的一行。",
        en: "the same number as line \(first). Delete the one that is not on the list.")
    }
  }
}
