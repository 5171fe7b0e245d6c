package import ElectionRecord

/// One of the notices (公告) as a page to post: A4, Chinese by default.
///
/// A notice that is posted by law may name voters (the roll, proxies): it is made for the notice board and is no
/// public file.
package enum Notice {
  /// The page.
  ///
  /// A page with gaps (``NoticeFacts/gaps(_:)``) says so at its head.
  ///
  /// - Parameter day: The day that the notice carries.
  package static func render(
    _ kind: NoticeKind, facts: NoticeFacts, day: CalendarDay, language: Language = .zh
  ) -> String {
    let notice = NoticeText(facts: facts, say: Speaker(language: language))
    let title = notice.title(kind)
    let number = notice.say("第\(kind.number)号公告", "Notice no. \(kind.number)")
    let body: Markup = """
      \(notice.draft(kind))<p class="number">\(number)</p>
      <h1>\(title)</h1>
      <p class="election">\(notice.say(facts.election.name))</p>
      \(notice.body(kind))
      <p class="issued"><span>\(notice.say("居民选举委员会（章）", "The residents' election committee (seal)"))</span>\
      <span>\(notice.say(Wording.day(day)))</span></p>

      """
    return PageShell.html(title: "\(number) \(title)", language: language, style: NoticeStyle.text, body: body)
  }
}

/// The words of the notices.
struct NoticeText {
  let facts: NoticeFacts
  let say: Speaker

  var election: Election { facts.election }
  var rules: ProcedureProfile? { election.procedure }

  func title(_ kind: NoticeKind) -> String {
    let name = Wording.name(kind)
    return say("关于\(name.zh)的公告", "Public notice: \(name.en)")
  }

  /// What is said above a page that nobody should post as it is.
  func draft(_ kind: NoticeKind) -> Markup {
    let gaps = facts.gaps(kind)
    guard !gaps.isEmpty else { return "" }
    let list = gaps.map { say($0) }.joined(separator: say("、", ", "))
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

  /// The day in words, or a line to write it on.
  func day(_ day: CalendarDay?) -> Markup { day.map { "\(say(Wording.day($0)))" } ?? blank }

  /// Where a rule comes from, in brackets.
  func source(_ text: String) -> Markup { "<span class=\"source\">\(say("（\(text)）", " (\(text))"))</span>" }

  func people(_ opening: String, _ groups: [NoticeFacts.Group]) -> Markup {
    guard groups.contains(where: { !$0.names.isEmpty }) else {
      return "<p>\(opening)</p>\n<p>\(blank)　\(blank)　\(blank)</p>\n" + ending
    }
    let lists = groups.filter { !$0.names.isEmpty }.map { group -> Markup in
      "<h2>\(say(group.heading))</h2>\n\(names(group.names))"
    }.joined()
    return "<p>\(opening)</p>\n" + lists + ending
  }

  var committee: NoticeFacts.Group {
    NoticeFacts.Group(heading: BilingualText(zh: "委员会成员", en: "Members"), names: facts.committee)
  }

  var ending: Markup { paragraph("特此公告。", "This is hereby made known.") }
}
