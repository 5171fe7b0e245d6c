package import ElectionRecord

/// What is wrong in a YAML file, and where. None of these goes away by reading the same file again.
package struct StrictYAMLError: Error, Equatable, Sendable {
  /// What is wrong.
  package enum Kind: Equatable, Sendable {
    case notFound
    case unreadable
    case tooLarge(limit: Int)
    case encoding(ForeignEncoding)
    case empty
    /// Not YAML; the parser's own words, in English.
    case syntax(String)
    case anchor
    case unknownKey(String, known: [String])
    case missingKey(String)
    case repeatedKey(String)
    case wrongType(YAMLType)
    case outOfRange(ClosedRange<Int>)
    case notOneOf([String])
    /// A text or list that is longer than this many characters or items.
    case tooLong(limit: Int)
    case futureFormat(found: Int, known: Int)
    /// It reads well and makes no sense.
    case refused(BilingualText)
  }

  /// The file's name, without its folder.
  package let file: String
  /// From 1; nil when the problem is the whole file's.
  package let line: Int?
  /// The value, such as `sites[2].areas`; empty at the top.
  package let path: String
  package let kind: Kind

  package init(file: String, line: Int?, path: String = "", kind: Kind) {
    self.file = file
    self.line = line
    self.path = path
    self.kind = kind
  }
}

/// The types of values in a YAML file.
package enum YAMLType: String, Equatable, Sendable, CaseIterable {
  case text, integer, boolean, day, fraction, identifier, list, mapping
}

extension StrictYAMLError: Refusing {
  /// Where it is, what is wrong and what to do.
  package var refusal: Refusal {
    let text = kind.text
    let zh = file + (line.map { " 第 \($0) 行" } ?? "") + (path.isEmpty ? "" : "，\(path)")
    let en = file + (line.map { " line \($0)" } ?? "") + (path.isEmpty ? "" : ", \(path)")
    return .fileInvalid(zh: zh + "：" + text.zh, en: en + ": " + text.en)
  }
}

extension StrictYAMLError: CustomStringConvertible {
  /// What to put into a log.
  package var description: String { message.en }
}

extension StrictYAMLError.Kind {
  fileprivate var text: BilingualText {
    switch self {
    case .notFound: BilingualText(zh: "找不到文件。请检查路径。", en: "the file is not there. Check the path.")
    case .unreadable:
      BilingualText(
        zh: "无法读取。请检查它是不是普通文件，以及读取权限。", en: "it cannot be read. Check that it is a file and that you may read it.")
    case .tooLarge(let limit):
      BilingualText(
        zh: "文件超过 \(limit) 字节的上限。请检查是否选对了文件。",
        en: "the file is larger than \(limit) bytes. Check that it is the right file.")
    case .encoding(let found): found.advice(isTable: false)
    case .empty: BilingualText(zh: "文件是空的。请检查是否选对了文件。", en: "the file is empty. Check that it is the right file.")
    case .syntax(let problem):
      BilingualText(
        zh: "不是有效的 YAML（\(problem)）。请检查此行和上一行的缩进、冒号和引号。",
        en: "not valid YAML (\(problem)). Check indentation, colons and quotes of this line and the one above.")
    case .anchor:
      BilingualText(
        zh: "不允许使用 & 锚点和 * 引用。请写出内容。", en: "anchors (&) and aliases (*) are not allowed. Write the value out.")
    case .unknownKey(let key, let known):
      BilingualText(
        zh: "不认识的键“\(key)”。此处可用：\(known.joined(separator: "、"))。",
        en: "unknown key \"\(key)\". Here you can write: \(known.joined(separator: ", ")).")
    case .missingKey(let key): BilingualText(zh: "缺少“\(key)”。请补上。", en: "\"\(key)\" is missing. Add it.")
    case .repeatedKey(let key):
      BilingualText(zh: "“\(key)”写了两次。请只保留一个。", en: "\"\(key)\" is there twice. Keep one.")
    case .wrongType(let type):
      BilingualText(zh: "应为\(type.text.zh)。请改正。", en: "\(type.text.en) is expected. Correct it.")
    case .outOfRange(let range):
      BilingualText(
        zh: "应在 \(range.lowerBound) 到 \(range.upperBound) 之间。请改正。",
        en: "it must be from \(range.lowerBound) to \(range.upperBound). Correct it.")
    case .notOneOf(let allowed):
      BilingualText(
        zh: "应为以下之一：\(allowed.joined(separator: "、"))。",
        en: "it must be one of \(allowed.joined(separator: ", ")).")
    case .tooLong(let limit):
      BilingualText(zh: "长度超过 \(limit) 的上限。请缩短。", en: "it is longer than \(limit). Shorten it.")
    case .futureFormat(let found, let known):
      BilingualText(
        zh: "文件格式版本是 \(found)，本程序只能读到 \(known)。请升级程序。",
        en: "the file has format \(found), and this program reads up to \(known). Update the program.")
    case .refused(let text): text
    }
  }
}

extension YAMLType {
  fileprivate var text: BilingualText {
    switch self {
    case .text: BilingualText(zh: "文字", en: "a text")
    case .integer: BilingualText(zh: "不加引号的整数", en: "an integer without quotes")
    case .boolean: BilingualText(zh: " true 或 false", en: "true or false")
    case .day: BilingualText(zh: "日历上的日期，如 2010-03-13", en: "a day of the calendar, such as 2010-03-13")
    case .fraction: BilingualText(zh: "小于 1 的分数，如 1/2", en: "a fraction below 1, such as 1/2")
    case .identifier:
      BilingualText(zh: "由英文字母、数字、连字符组成的标识", en: "an identifier of ASCII letters, digits and hyphens")
    case .list: BilingualText(zh: "列表", en: "a list")
    case .mapping: BilingualText(zh: "“键: 值”的组", en: "a mapping of keys to values")
    }
  }
}
