/// Bounds on what a record may hold. A record comes from a file, a form or a socket: none is trusted.
package struct RecordLimits: Sendable {
  /// Papers, forms, persons or votes in one figure.
  package static let figureMax = 10_000_000

  /// One text, in UTF-8 bytes, where a topic says nothing else.
  package static let textBytesMax = 1024

  /// One text, in UTF-8 bytes.
  var textBytesMax = Self.textBytesMax
  /// Texts or messages of one list.
  var linesMax = 1000

  /// Checks every text and every figure of a message, and that its people have whole names.
  ///
  /// - Returns: The lists of people that it names.
  /// - Throws: ``Refusal`` for the first one that is out of bounds.
  @discardableResult
  func check(_ message: some WireMessage) throws(Refusal) -> [[String]] {
    var message = message
    var check = LimitCheck(limits: self)
    try message.visit(&check)
    return check.people
  }

  /// - Throws: ``Refusal`` for a text that is too long, or has more than one line or hidden characters.
  func check(_ text: String) throws(Refusal) {
    switch PlainText.flaw(in: text, bytesMax: textBytesMax) {
    case .tooLong: throw .textTooLong(text, bytesMax: textBytesMax)
    case .hidden: throw .textHidden
    case nil: break
    }
  }

  fileprivate func check(lines: Int) throws(Refusal) {
    if lines > linesMax { throw .tooManyLines(lines, most: linesMax) }
  }

  fileprivate func check(_ figure: Int, most: Int) throws(Refusal) {
    if !(0...max(most, Self.figureMax)).contains(figure) { throw .figureOutOfRange(figure) }
  }
}

extension RecordLimits {
  /// A name may not be empty.
  ///
  /// - Throws: ``Refusal``.
  static func check(names: [String]) throws(Refusal) {
    if names.contains(where: \.folded.isEmpty) { throw .nameMissing }
    if let name = names.first(where: LostName.isLost) { throw .nameLost(name) }
  }

  /// An entry that is longer than a journal's reader takes would make the journal unreadable.
  ///
  /// - Throws: ``Refusal`` for a record beyond ``Entry/bytesMax``.
  static func check(sizeOf record: ProcedureRecord) throws(Refusal) {
    // The longest time and poll that can stand beside it.
    let entry = Entry(elapsedSeconds: .min, poll: .max, body: .procedure(record))
    if entry.encoded().count > Entry.bytesMax { throw .recordTooLong }
  }
}

/// Checks the texts and figures that a message names; days and codes are sound by their types.
private struct LimitCheck: RecordFields {
  typealias Failure = Refusal

  /// The keys of lists of people who answer for something.
  private static let peopleKeys: Set = ["officers", "witnesses", "receivers", "custodians"]

  let limits: RecordLimits
  var people: [[String]] = []

  func text(_ number: Int, _ key: String, _ value: inout String, _ form: FieldForm) throws(Refusal) {
    try limits.check(value)
  }
  mutating func texts(_ number: Int, _ key: String, _ value: inout [String], _ form: FieldForm) throws(Refusal) {
    try limits.check(lines: value.count)
    for text in value { try limits.check(text) }
    guard Self.peopleKeys.contains(key) else { return }
    if let name = value.first(where: LostName.isLost) { throw .nameLost(name) }
    people.append(value)
  }
  func count(_ number: Int, _ key: String, _ value: inout Int, _ form: FieldForm) throws(Refusal) {
    try limits.check(value, most: form.range.upperBound)
  }
  func count(_ number: Int, _ key: String, _ value: inout Int?, _ form: FieldForm) throws(Refusal) {
    if let value { try limits.check(value, most: form.range.upperBound) }
  }
  mutating func messages<T: WireMessage>(
    _ number: Int, _ key: String, _ value: inout [T], _ form: FieldForm
  ) throws(Refusal) {
    try limits.check(lines: value.count)
    for index in value.indices { try value[index].visit(&self) }
  }
  func flag(_ number: Int, _ key: String, _ value: inout Bool, _ form: FieldForm) {}
  func voter(_ number: Int, _ key: String, _ value: inout RollNumber) {}
  func voter(_ number: Int, _ key: String, _ value: inout RollNumber?) {}
  func voters(_ number: Int, _ key: String, _ value: inout [RollNumber], _ form: FieldForm) {}
  func day(_ number: Int, _ key: String, _ value: inout CalendarDay) {}
  func day(_ number: Int, _ key: String, _ value: inout CalendarDay?) {}
  func bytes(_ number: Int, _ key: String, _ value: inout [UInt8]?) {}
  func signed(_ number: Int, _ key: String, _ value: inout Int) {}
  func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T, _ form: FieldForm) {}
  func code<T: StableCode>(_ number: Int, _ key: String, _ value: inout T?) {}
  func codes<T: StableCode>(_ number: Int, _ key: String, _ value: inout [T]) {}
}

extension Refusal {
  static func figureOutOfRange(_ figure: Int) -> Refusal {
    let most = RecordLimits.figureMax
    return Refusal(
      "figureOutOfRange", zh: "数字 \(figure) 不在 0 到 \(most) 之间。请核对后重新录入。",
      en: "\(figure) is not from 0 to \(most). Check it and enter it again.")
  }

  static let textHidden = Refusal(
    "textHidden", zh: "有一处文字含有看不见的字符（控制字符、改变文字方向的字符等）。请重新输入。",
    en: "A text has a hidden character (a control, or one that turns the direction of text). Type it again.")

  static func textTooLong(_ text: String, bytesMax: Int) -> Refusal {
    let start = String(text.unicodeScalars.prefix(12))
    return Refusal(
      "textTooLong", zh: "“\(start)…”太长或有换行；每项最多 \(bytesMax) 字节、一行。请缩短。",
      en: "\"\(start)…\" is too long or has line breaks; \(bytesMax) bytes on one line at "
        + "most. Shorten it.")
  }

  static func tooManyLines(_ count: Int, most: Int) -> Refusal {
    Refusal(
      "tooManyLines", zh: "一条记录有 \(count) 行，最多 \(most) 行。请分成几条。",
      en: "\(count, "line") in one record; \(most) at most. Split it.")
  }

  static let recordTooLong = Refusal(
    "recordTooLong", zh: "这条记录超过 \(Entry.bytesMax / 1024) KiB，无法存入日志。请分成几条录入。",
    en: "This record exceeds \(Entry.bytesMax / 1024) KiB, more than a journal takes. Split it.")

  static let nameMissing = Refusal(
    "nameMissing", zh: "缺少姓名。请补上。", en: "A name is missing. Add it.")

  /// A name that lost a character on the way, as `?`, `□` and the like.
  package static func nameLost(_ name: String) -> Refusal {
    Refusal(
      "nameLost", zh: "“\(name)”里有丢失的字。请查明后补写；写不出的字用“〓”留空，打印后手写。",
      en:
        "\"\(name)\" has lost a character. Find it and write it; leave its place open with 〓 where it cannot be typed, "
        + "and write it by hand.")
  }
}
