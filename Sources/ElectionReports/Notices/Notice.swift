package import ElectionRecord

/// One of the notices (公告) as a page to post: A4, Chinese by default.
///
/// A notice that is posted by law may name voters (the roll, proxies): it is made for the notice board and is no
/// public file. Number, title, seal and day are the program's; between them stands the text of ``NoticeTemplate``.
package struct Notice {
  private let text: NoticeText
  private let day: CalendarDay

  /// - Parameters:
  ///   - template: The election's own text of the notice; nil for the program's.
  ///   - day: The day that the notice carries.
  package init(
    _ kind: NoticeKind, facts: NoticeFacts, template: NoticeTemplate? = nil, day: CalendarDay, language: Language = .zh
  ) {
    text = NoticeText(
      kind: kind, facts: facts, template: template ?? NoticeTemplate(.notice(kind), language),
      say: Speaker(language: language))
    self.day = day
  }

  /// What the notice lacks: with a gap it is a draft, and says so at its head.
  package var gaps: [NoticeGap] { text.gaps }

  /// Whether its text gives this figure of the result.
  package func gives(_ figure: ResultFigure) -> Bool { text.template.gives(figure) }

  /// The page.
  package var html: String {
    let (say, kind) = (text.say, text.kind)
    let subject = Wording.name(kind, in: text.election.mode)
    let title = say("关于\(subject.zh)的公告", "Public notice: \(subject.en)")
    let number = say("第\(kind.number)号公告", "Notice no. \(kind.number)")
    let page: Markup = """
      \(text.draft)<p class="number">\(number)</p>
      <h1>\(title)</h1>
      <p class="election">\(say(text.election.name))</p>
      \(text.body)
      <p class="issued"><span>\(say("居民选举委员会（章）", "The residents' election committee (seal)"))</span>\
      <span>\(say(Wording.day(day)))</span></p>

      """
    return PageShell.html(title: "\(number) \(title)", language: say.language, style: NoticeStyle.text, body: page)
  }
}

/// The words of a notice.
struct NoticeText {
  let kind: NoticeKind
  let facts: NoticeFacts
  let template: NoticeTemplate
  let say: Speaker

  var election: Election { facts.election }
  var rules: ProcedureProfile? { election.procedure }
  var gaps: [NoticeGap] { facts.gaps(kind) + blanks.map { NoticeGap($0) } }

  /// What is said above a page that nobody should post as it is.
  var draft: Markup {
    let gaps = gaps
    guard !gaps.isEmpty else { return "" }
    let list = gaps.map { say($0.what) }.joined(separator: say("、", ", "))
    return "<p class=\"draft\">\(say("草稿，不能张贴。还缺：\(list)。", "Draft, not to be posted. Missing: \(list)."))</p>\n"
  }

  func paragraph(_ zh: String, _ en: String) -> Markup { "<p>\(say(zh, en))</p>\n" }

  /// A line to be filled in by hand.
  var blank: Markup { "<span class=\"blank\"></span>" }

  func names(_ names: [String]) -> Markup {
    let spans = names.map { name -> Markup in "<span>\(name)</span>" }.joined()
    return "<p class=\"names\">\(spans)</p>\n"
  }

  func table(_ columns: [Column], _ rows: [Table.Row]) -> Markup {
    HTMLPrinter(sites: SiteNames(election, say.language)).table(Table(name: "", columns: columns, rows: rows))
  }

  /// Where a rule comes from, in brackets.
  func source(_ text: String) -> Markup { "<span class=\"source\">\(say("（\(text)）", " (\(text))"))</span>" }
}
