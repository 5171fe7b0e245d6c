/// Bounds on what a record of the procedure may hold. A record comes from a file, a form or a socket: none is trusted.
enum ProcedureLimits {
  /// Papers, forms or votes in one figure.
  static let figureMax = 10_000_000
  /// One text, in UTF-8 bytes.
  static let textBytesMax = 1024
  /// Lines of one record.
  static let linesMax = 1000

  /// - Throws: ``ProcedureRefusal`` for a number below 0 or above ``figureMax``.
  static func check(figures: Int?...) throws(ProcedureRefusal) {
    for case let figure? in figures where !(0...figureMax).contains(figure) { throw .figureOutOfRange(figure) }
  }

  /// - Throws: ``ProcedureRefusal`` for a text that is too long, or has more than one line or hidden characters.
  static func check(texts: [String]) throws(ProcedureRefusal) {
    guard texts.count <= linesMax else { throw .tooManyLines(texts.count) }
    for text in texts where text.utf8.count > textBytesMax || text.contains(where: \.isNewline) {
      throw .textTooLong(text)
    }
    if texts.contains(where: PlainText.hasHidden) { throw .textHidden }
  }

  /// The same for a name, which may not be empty either.
  static func check(names: [String]) throws(ProcedureRefusal) {
    try check(texts: names)
    if names.contains(where: PlainText.isBlank) { throw .nameMissing }
  }

  /// An entry that is longer than a journal's reader takes would make the journal unreadable.
  ///
  /// - Throws: ``ProcedureRefusal`` for a record beyond ``Entry/bytesMax``.
  static func check(sizeOf record: ProcedureRecord) throws(ProcedureRefusal) {
    // The longest time and poll that can stand beside it.
    let entry = Entry(elapsedSeconds: .min, poll: .max, body: .procedure(record))
    if entry.encoded().count > Entry.bytesMax { throw .recordTooLong }
  }
}

extension ProcedureRefusal {
  /// A refusal by a rule of the profile: the message ends with the rule's source.
  init(_ code: String, zh: String, en: String, source: String?) {
    let zhBasis = source.map { "（依据：\($0)）" } ?? ""
    let enBasis = source.map { " (\($0))" } ?? ""
    self.init(code, zh: zh + zhBasis, en: en + enBasis)
  }

  fileprivate static func figureOutOfRange(_ figure: Int) -> ProcedureRefusal {
    let most = ProcedureLimits.figureMax
    return ProcedureRefusal(
      "figureOutOfRange", zh: "数字 \(figure) 不在 0 到 \(most) 之间。请核对后重新录入。",
      en: "\(figure) is not from 0 to \(most). Check it and enter it again.")
  }

  fileprivate static let textHidden = ProcedureRefusal(
    "textHidden", zh: "有一处文字含有看不见的字符（控制字符、改变文字方向的字符等）。请重新输入。",
    en: "A text has a hidden character (a control, or one that turns the direction of text). Type it again.")

  fileprivate static func textTooLong(_ text: String) -> ProcedureRefusal {
    let start = String(text.unicodeScalars.prefix(12))
    return ProcedureRefusal(
      "textTooLong", zh: "“\(start)…”太长或有换行；每项最多 \(ProcedureLimits.textBytesMax) 字节、一行。请缩短。",
      en:
        "\"\(start)…\" is too long or has line breaks; \(ProcedureLimits.textBytesMax) bytes on one line at "
        + "most. Shorten it.")
  }

  fileprivate static func tooManyLines(_ count: Int) -> ProcedureRefusal {
    ProcedureRefusal(
      "tooManyLines", zh: "一条记录有 \(count) 行，最多 \(ProcedureLimits.linesMax) 行。请分成几条。",
      en: "\(count) lines in one record; \(ProcedureLimits.linesMax) at most. Split it.")
  }

  fileprivate static let recordTooLong = ProcedureRefusal(
    "recordTooLong", zh: "这条记录超过 \(Entry.bytesMax / 1024) KiB，无法存入日志。请分成几条录入。",
    en: "This record exceeds \(Entry.bytesMax / 1024) KiB, more than a journal takes. Split it.")

  static let nameMissing = ProcedureRefusal(
    "nameMissing", zh: "缺少姓名。请补上。", en: "A name is missing. Add it.")
}
