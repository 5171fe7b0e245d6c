package import ElectionRecord

/// The text of a notice or form with places that the program fills in.
///
/// Each line is a paragraph; one that begins with `- ` is an item of a numbered list, one that begins with `_ ` names
/// who signs there, one that begins with `#` is not printed. `{…}` is a place, by its Chinese name or its code.
package struct NoticeTemplate: Equatable, Sendable {
  /// The most bytes of a text.
  package static let bytesMax = 64 << 10

  enum Piece: Equatable {
    case words(String)
    case place(NoticePlace)
  }

  struct Line: Equatable {
    enum Form { case paragraph, item, signature }

    let form: Form
    let pieces: [Piece]

    var places: [NoticePlace] {
      pieces.compactMap { if case .place(let place) = $0 { place } else { nil } }
    }
  }

  let lines: [Line]

  /// Reads the text of a page in this election.
  ///
  /// - Throws: ``NoticeTextError`` for a place that the page does not have, for one that it lacks, and for what cannot
  ///   be printed.
  package init(_ text: String, for page: WordedPage, in election: Election) throws(NoticeTextError) {
    try self.init(text, places: page.places)
    let lacking = page.required(in: election).filter { !has($0) }
    guard lacking.isEmpty else { throw NoticeTextError(line: nil, problem: .lacking(lacking)) }
  }

  /// The program's own text of a page.
  init(_ page: WordedPage, _ language: Language) {
    do throws(NoticeTextError) {
      try self.init(page.text(language), places: page.places)
    } catch {
      preconditionFailure("the program's own text of \(page.code) can be read: \(error.text.en)")
    }
  }

  private init(_ text: String, places: [NoticePlace]) throws(NoticeTextError) {
    var lines: [Line] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let words = TextFolding.trimmed(String(line))
      guard !words.isEmpty, !words.hasPrefix("#") else { continue }
      do throws(NoticeTextError.Problem) {
        lines.append(try Self.line(words, places))
      } catch {
        throw NoticeTextError(line: index + 1, problem: error)
      }
    }
    guard !lines.isEmpty else { throw NoticeTextError(line: nil, problem: .empty) }
    self.lines = lines
  }

  private static func line(_ text: String, _ places: [NoticePlace]) throws(NoticeTextError.Problem) -> Line {
    guard !PlainText.hasHidden(text) else { throw .hidden }
    let form: Line.Form = text.hasPrefix("- ") ? .item : text.hasPrefix("_ ") ? .signature : .paragraph
    // Who signs is no figure of the program's.
    let pieces = try pieces(of: text.dropFirst(form == .paragraph ? 0 : 2), form == .signature ? [] : places)
    let line = Line(form: form, pieces: pieces)
    if form == .item || pieces.count > 1, let block = line.places.first(where: \.isBlock) { throw .notAlone(block) }
    return line
  }

  private static func pieces(
    of text: Substring, _ places: [NoticePlace]
  ) throws(NoticeTextError.Problem) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text
    while let next = rest.firstIndex(where: isBrace) {
      guard isOpening(rest[next]), let end = rest[next...].dropFirst().firstIndex(where: isBrace),
        !isOpening(rest[end])
      else { throw .unpaired }
      if next > rest.startIndex { pieces.append(.words(String(rest[..<next]))) }
      let name = TextFolding.trimmed(String(rest[next..<end].dropFirst()))
      guard let place = NoticePlace(named: name), places.contains(place) else { throw .unknown(name, known: places) }
      pieces.append(.place(place))
      rest = rest[end...].dropFirst()
    }
    return rest.isEmpty ? pieces : pieces + [.words(String(rest))]
  }

  /// Braces of both widths, as Chinese keyboards write them.
  private static func isBrace(_ character: Character) -> Bool { "{}｛｝".contains(character) }
  private static func isOpening(_ character: Character) -> Bool { "{｛".contains(character) }

  func has(_ place: NoticePlace) -> Bool { lines.contains { $0.places.contains(place) } }

  /// Whether the notice of the result gives the figure.
  package func gives(_ figure: ResultFigure) -> Bool { has(NoticePlace(figure)) }
}

extension NoticeTemplate {
  /// The program's own text to start from, with the places of the page as lines that are not printed.
  package static func starter(_ page: WordedPage, _ language: Language) -> String {
    let say = Speaker(language: language)
    let head = say(
      "# \(page.name.zh)。一行一段，“- ”开头的是编号条目，“_ ”开头的是签名处，“#”开头的不打印。花括号里的由程序填写，可以用：",
      "# \(page.name.en). A line is a paragraph, \"- \" begins a numbered item, \"_ \" a place to sign, \"#\" what is not printed. The program fills in what stands in braces:"
    )
    let places = page.places.map { place in
      say("# {\(place.name.zh)}", "# {\(place.rawValue)} \(place.name.en)")
    }
    return ([head] + places + [page.text(language)]).map { $0 + "\n" }.joined()
  }
}

/// What is wrong in the text of a notice, and where.
package struct NoticeTextError: Error, Equatable, Sendable {
  /// One kind of mistake.
  package enum Problem: Error, Equatable, Sendable {
    case empty
    case hidden
    case unpaired
    case notAlone(NoticePlace)
    case unknown(String, known: [NoticePlace])
    case lacking([NoticePlace])
  }

  /// From 1; nil when it is the whole text's.
  package let line: Int?
  package let problem: Problem

  /// What is wrong and what to write.
  package var text: BilingualText {
    switch problem {
    case .empty: BilingualText(zh: "没有可以打印的文字。请写上公告的内容。", en: "there is nothing to print. Write the notice.")
    case .hidden:
      BilingualText(
        zh: "有看不见的字符或无法打印的字符。请删去后重新输入。", en: "a character cannot be seen or printed. Delete it and type it again.")
    case .unpaired:
      BilingualText(
        zh: "花括号没有成对。占位写作 {选举日}，公告里不能用花括号。",
        en: "a brace has no other. Write places as {pollingDay}; a notice has no other braces.")
    case .notAlone(let place):
      BilingualText(
        zh: "{\(place.name.zh)} 是名单或表格。请让它单独占一行。",
        en: "{\(place.rawValue)} is a list or table. Give it a line of its own.")
    case .unknown(let name, let known):
      BilingualText(
        zh: "不认识的占位“\(name)”。这份公告可用：\(known.map { "{\($0.name.zh)}" }.joined())。",
        en: "unknown place \"\(name)\". This notice has \(known.map { "{\($0.rawValue)}" }.joined(separator: ", ")).")
    case .lacking(let places):
      BilingualText(
        zh: "缺少 \(places.map { "{\($0.name.zh)}" }.joined())。这份公告须写明，请补上。",
        en:
          "\(places.map { "{\($0.rawValue)}" }.joined(separator: ", ")) is missing: this notice has to give it. Add it."
      )
    }
  }
}
