import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb

/// The plan as a calendar: what is overdue and due today first, then every last day with the way to its notice.
enum PlanPages {
  static let routes: [Route] = [
    .get("/plan", .watchers, at: .hall) { visit in await page(visit) },
    .get("/plan/print", .watchers, at: .hall) { visit in await printed(visit) },
    .get("/plan/calendar", .watchers, at: .hall) { visit in await calendar(visit) },
  ]

  private static func page(_ visit: PageVisit) async -> PageReply {
    let say = visit.say
    let reply = await visit.perform(ShowPlan(html: false, calendar: false))
    guard let plan = reply.read(PlanView.self) else {
      return visit.page(Page(title: title, body: "<h1>\(say(title))</h1>\(visit.refused(reply))"), status: 422)
    }
    return visit.page(
      Page(
        title: title,
        body: """
          <h1>\(say(title))<small>\(say("今天", "today")) \(plan.today)</small></h1>
          \(urgent(plan, visit))
          <div class="scroll" tabindex="0"><table>\(TableHead.markup(heads(say)))
          <tbody>\(plan.items.map { row($0, today: plan.today, visit) }.joined())</tbody></table></div>
          <p class="unprinted"><a class="button" href="/plan/print">\(say("打印", "To print"))</a>
          <a class="button" href="/plan/calendar">\(say("存入日历（.ics）", "For a calendar (.ics)"))</a></p>

          """))
  }

  private static let title = BilingualText(zh: "日程", en: "Plan")

  private static func heads(_ say: Speaker) -> [String] {
    [say("最后日期", "Last day"), say("事项", "What"), say("由谁办", "By whom"), say("状态", "State"), say("依据", "Source")]
  }

  /// What somebody has to do today.
  private static func urgent(_ plan: PlanView, _ visit: PageVisit) -> Markup {
    let say = visit.say
    func list(_ state: ElectionPlan.State) -> [PlanView.Item] { plan.items.filter { $0.state == state.rawValue } }
    let groups: [(ElectionPlan.State, ReportVerdict.Mark)] = [(.overdue, .bad), (.due, .attention)]
    let messages = groups.map { state, mark -> Markup in
      let items = list(state)
      guard !items.isEmpty else { return "" }
      let names = items.map(\.message).joined(separator: say("、", ", "))
      return Message.markup(mark, [say(Wording.name(state)) + say("：", ": ") + names])
    }.joined()
    return messages == "" ? Message.markup(.good, [say("今天没有到期的。", "Nothing is due today.")]) : messages
  }

  private static func row(_ item: PlanView.Item, today: String, _ visit: PageVisit) -> Markup {
    let say = visit.say
    let state = ElectionPlan.State(rawValue: item.state)
    let mark: ReportVerdict.Mark =
      switch state {
      case .overdue: .bad
      case .due: .attention
      case .done: .good
      default: .unknown
      }
    let here: Markup = item.day == today ? " q" : ""
    let how = item.pages.map { "<br>" + link($0, say) }.joined()
    return """
      <tr><th scope="row" class="day\(here)">\(item.day)</th><td>\(item.message)\(how)</td><td>\(item.doer)</td>
      <td><span class="flag \(mark.rawValue)">\(Icon.mark(mark))\(state.map { say(Wording.name($0)) } ?? item.state)</span></td>
      <td>\(item.source)</td></tr>

      """
  }

  /// The form of a verb with what it is to make.
  private static func link(_ page: PlanView.Item.Page, _ say: Speaker) -> Markup {
    page.isForm
      ? "<a href=\"/acts/form?FORM=\(page.code)\">\(say("生成表册", "Make the form"))</a>"
      : "<a href=\"/acts/notice?NOTICE=\(page.code)\">\(say("生成公告", "Make the notice"))</a>"
  }

  private static func printed(_ visit: PageVisit) async -> PageReply {
    let reply = await visit.perform(ShowPlan(html: true, calendar: false))
    return reply.html.map { DocumentPage.reply($0, back: "/plan", visit) } ?? NoticePages.notFound(visit, status: 404)
  }

  private static func calendar(_ visit: PageVisit) async -> PageReply {
    guard let file = await visit.perform(ShowPlan(html: false, calendar: true)).files.first else {
      return NoticePages.notFound(visit, status: 404)
    }
    return .file(file.name, Array(file.bytes), type: "text/calendar; charset=utf-8")
  }
}

/// What `plan --json` says; the parts that pages show.
private struct PlanView: Decodable {
  struct Item: Decodable {
    let day: String
    let state: String
    /// The verbs that make the notice or form that goes with it, as at a console.
    let page: String?
    let source: String
    let message: String
    let doer: String

    struct Page {
      let isForm: Bool
      let code: String
    }

    var pages: [Page] {
      (page ?? "").split(separator: ",").compactMap { text in
        let words = text.split(separator: " ")
        return words.count == 2 ? Page(isForm: words[0] == "form", code: String(words[1])) : nil
      }
    }
  }

  let today: String
  let items: [Item]
}
