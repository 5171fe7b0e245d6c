import ElectionRecord

/// What is wrong with a command line, in the reader's language alone.
///
/// The library that reads command lines speaks English, and what the verbs say of their own options is written in both
/// languages, Chinese first. Here the one is translated and the other cut in half.
struct UsageText {
  let language: Language

  /// The whole message with its usage lines, as the library gives it.
  func text(_ full: String) -> String {
    let lines = full.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard language == .zh else { return lines.map(english).joined(separator: "\n") }
    return (["用法不对，请对照下面的说明。"] + lines.map(chinese)).joined(separator: "\n")
  }

  /// What is wrong, without the usage lines, for a script that reads JSON.
  func refusal(_ message: String) -> Refusal {
    Refusal("usage", .usage, zh: Self.translated(message), en: Self.half(message, .en))
  }

  /// Another verb that has an option which was written behind this one.
  static func hint(_ arguments: [String]) -> BilingualText? {
    guard arguments.starts(with: ["correct", "count"]),
      arguments.contains(where: { $0 == "--contest" || $0.hasPrefix("--contest=") })
    else { return nil }
    return BilingualText(
      zh: "一个职位的得票用 correct contest 更正；correct count 更正一个票箱的点票。",
      en: "The votes of a contest are put right with correct contest; correct count is about a box.")
  }

  private func english(_ line: String) -> String {
    if let found = line.wholeMatch(of: /(Error: (?:The value '.*?' is invalid for '.*?': )?|Help:  )(.*)/) {
      return found.1 + Self.half(String(found.2), .en)
    }
    return line
  }

  private func chinese(_ line: String) -> String {
    if let found = line.wholeMatch(of: /Error: (.*)/) { return "错误：" + Self.translated(String(found.1)) }
    if let found = line.wholeMatch(of: /Help:  (.*)/) { return "说明：" + Self.half(String(found.1), .zh) }
    if let found = line.wholeMatch(of: /Usage: (.*)/) { return "用法：" + found.1 }
    if let found = line.wholeMatch(of: /( *)See '(.*)' for more information\./) { return "\(found.1)详见：\(found.2)" }
    if let found = line.wholeMatch(of: /( +)or: (.*)/) { return "\(found.1)或者：" + Self.translated(String(found.2)) }
    return line
  }

  /// One sentence of the library.
  private static func translated(_ text: String) -> String {
    missing(text) ?? surplus(text) ?? invalid(text) ?? half(text, .zh)
  }

  private static func missing(_ text: String) -> String? {
    if let found = text.wholeMatch(of: /Missing expected argument '(.*)'/) { return "少写了 \(found.1)。" }
    if let found = text.wholeMatch(of: /Missing one of: (.*)/) { return "下列少写了一个：\(found.1)。" }
    if let found = text.wholeMatch(of: /Missing value for '(.*)'/) { return "\(found.1) 后面没有写内容。" }
    return text == "Missing required subcommand." ? "少写了子命令。" : nil
  }

  private static func surplus(_ text: String) -> String? {
    if let found = text.wholeMatch(of: /Unknown option '(.*)'\. Did you mean '(.*)'\?/) {
      return "没有 \(found.1) 这个选项，是不是 \(found.2)？"
    }
    if let found = text.wholeMatch(of: /Unknown option '(.*)'/) { return "没有 \(found.1) 这个选项。" }
    if let found = text.wholeMatch(of: /Invalid option: (.*)/) { return "没有 \(found.1) 这个选项。" }
    if let found = text.wholeMatch(of: /Unexpected argument '(.*)'/) { return "多写了“\(found.1)”。" }
    if let found = text.wholeMatch(of: /(\d+) unexpected arguments: (.*)/) { return "多写了 \(found.1) 项：\(found.2)。" }
    if let found = text.wholeMatch(of: /The option '(.*)' does not take any value, but '(.*)' was specified\./) {
      return "选项 \(found.1) 后面不写内容，却写了“\(found.2)”。"
    }
    if let found = text.wholeMatch(of: /Value to be set with flag '(.*)' had already been set with flag '(.*)'/) {
      return "\(found.1) 与前面的 \(found.2) 只能写一个。"
    }
    return nil
  }

  private static func invalid(_ text: String) -> String? {
    guard let found = text.wholeMatch(of: /The value '(.*?)' is invalid for '(.*?)'(.*)/) else { return nil }
    let (value, place, rest) = (found.1, found.2, String(found.3))
    if let own = rest.wholeMatch(of: /: (.*)/) { return half(String(own.1), .zh) }
    let choices = rest.wholeMatch(of: /\. Please provide one of (?:the following:)?(.*?)\.?/)
    let list = choices.map { String($0.1).replacing(#/,? (?:and|or) |, /#, with: "、") }
    return "“\(value)”不能写在 \(place)。" + (list.map { "可写：\($0)" } ?? "")
  }

  /// One language of a text in both: `中文。 English.` or `中文 / English`.
  static func half(_ text: String, _ language: Language) -> String {
    if let found = text.wholeMatch(of: /(.*?[。）”]) ([A-Za-z<"\-(].*)/), hasChinese(found.1) {
      return String(language == .zh ? found.1 : found.2)
    }
    if let found = text.wholeMatch(of: /(.*?) \/ (.*)/), hasChinese(found.1) {
      return String(language == .zh ? found.1 : found.2)
    }
    return text
  }

  private static func hasChinese(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}
