import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb

/// 缺箱: what to do at midnight with a box missing, site by site, with the way to each step.
enum MidnightPages {
  static let routes: [Route] = [
    .get("/midnight", .observers, at: .hall) { visit in await page(visit) }
  ]

  private static func page(_ visit: PageVisit) async -> PageReply {
    let say = visit.say
    guard let status = await visit.perform(ShowStatus()).read(StatusView.self) else {
      return NoticePages.notFound(visit, status: 500)
    }
    let sites = status.sites.filter { status.missing.contains($0.site) }
    let all: Markup =
      sites.isEmpty
      ? Message.markup(
        .good,
        [
          say("各投票点都已封箱，日志到齐。", "Every site has closed and its journal is in.")
            + (status.declarationStands ? say("结果已宣布。", " The result is declared.") : "")
        ])
      : Message.markup(
        .attention,
        [
          say(
            "还有 \(sites.count) 个点没有到齐。不能宣布，但已到的可以点票、计票，什么都不用重做。",
            "\(sites.count, "site") not in. Nothing can be declared yet; what is here can be counted, and nothing has to be repeated."
          )
        ])
    return visit.page(
      Page(
        title: BilingualText(zh: "缺箱", en: "A box is missing"),
        body: """
          <h1>\(sites.isEmpty ? say("各点到齐", "Every site is in") : say("缺箱怎么办", "A box is missing"))</h1>\(all)\(sites.map { site($0, visit) }.joined())
          \(meanwhile(status, visit))

          """))
  }

  private static func site(_ site: StatusView.Site, _ visit: PageVisit) -> Markup {
    let say = visit.say
    let name = say.site(SiteID(site.site), in: visit.node.election)
    let issued = site.account.issued + site.account.envelopes
    let seen = site.lastMergedAt.map { visit.node.time($0) } ?? Markup(text: say("从未", "never"))
    return """
      <div class="finding attention"><h2>\(name)</h2>
      <p>\(say("状态：", "State: "))\(state(site, say))　\(say("已到的划名", "marks that are in"))：\(issued)　\(say("最后收到", "last seen"))：\(seen)</p>
      <ol>\(steps(site, visit))</ol></div>

      """
  }

  private static func state(_ site: StatusView.Site, _ say: Speaker) -> String {
    switch site.state {
    case _ where site.isUnheard: say("还没有收到它的记录", "nothing of it has been received")
    case "open": say("还在发票，或没有封箱", "open, or not closed")
    case "closed": say("已封箱，日志没有到齐", "closed, its journal not all in")
    case "notOpen": say("没有启用过", "never opened")
    case "revoked": say("电脑已停用", "its laptop is revoked")
    default: say("没有登记电脑", "no laptop enrolled")
    }
  }

  private static func steps(_ site: StatusView.Site, _ visit: PageVisit) -> Markup {
    let say = visit.say
    var steps: [Markup] = []
    func step(_ zh: String, _ en: String, _ path: String? = nil, _ words: (String, String)? = nil) {
      let link: Markup =
        path.flatMap { path in words.map { "　<a href=\"\(path)\">\(say($0.0, $0.1))</a>" } } ?? ""
      steps.append("<li>\(say(zh, en))\(link)</li>")
    }
    if site.state == "noDevice" {
      step(
        "要设的，先登记电脑。不设了的也要有交代：登记任何一台电脑，以 0 张选票启用、封箱，就算到齐。",
        "Enrol its laptop. A site that is not held is accounted for too: enrol any laptop for it, open it with 0 papers and close it.",
        "/enrol?site=\(site.site)",
        ("登记电脑", "Enrol a laptop"))
      return steps.joined()
    }
    step(
      "电脑在身边：接上网络自动同步；没有网络，用 U 盘带过来。",
      "Its laptop is there: it synchronises by itself on a network; without one, bring its journal on a stick.",
      "/stick", ("读入 U 盘", "Read a stick"))
    if site.state == "open" || site.state == "notOpen" {
      step(
        "没有封箱：由该点两名负责人在那台电脑上封箱，再送日志。",
        "It did not close: its two officers close it on that laptop, then bring its journal.")
    }
    step(
      "信封先不要开：选民可能在那里领过票，争议页会写明要等哪个点。",
      "Open no envelope whose voter may have been served there: the cases say which site to wait for.", "/cases",
      ("看争议", "See the cases"))
    step(
      "电脑丢失、被盗或坏了：停用它。已到的划名照算；箱里的票也要点（没有就记 0），差额由两名负责人说明。",
      "The laptop is lost, stolen or dead: revoke it. What is in counts; count its box too, an empty one as 0, and two officers explain the difference.",
      "/acts/revoke", ("停用", "Revoke"))
    return steps.joined()
  }

  private static func meanwhile(_ status: StatusView, _ visit: PageVisit) -> Markup {
    let say = visit.say
    func item(_ done: Bool, _ zh: String, _ en: String, _ path: String) -> Markup {
      let mark: ReportVerdict.Mark = done ? .good : .unknown
      return "<li class=\"flag \(mark.rawValue)\">\(Icon.mark(mark))<a href=\"\(path)\">\(say(zh, en))</a></li>"
    }
    let items = [
      item(
        status.openCases == 0, "裁定争议（\(status.openCases) 件待裁定）", "Rule on cases (\(status.openCases) open)", "/cases"),
      item(false, "计票：两名计票人各自录入", "Count: two tellers key each batch", "/count"),
      item(
        false, "核对：未齐、重复、票数、结果是否可能改变", "Reconcile: what is out, double, does not add up, could change a seat",
        "/acts/reconcile"),
      item(
        status.unexplainedFindings == 0, "说明差额（\(status.unexplainedFindings) 项）",
        "Explain findings (\(status.unexplainedFindings))", "/acts/explain"),
    ]
    let afterwards = [
      item(false, "公开文件", "Public files", "/acts/publish"), item(false, "归档", "Archive", "/acts/archive"),
    ]
    // Nothing is declared while a box is out.
    let isIn = status.missing.isEmpty
    let title = isIn ? say("接下来", "What is left to do") : say("这时可以做的", "What can be done meanwhile")
    let declare =
      status.declared
      ? item(false, "宣布以后有更正：更正宣布", "Changed since the declaration: correct it", "/acts/correct/declaration")
      : item(false, "宣布结果", "Declare the result", "/acts/declare")
    let shown = status.declarationStands ? afterwards : isIn ? items + [declare] : items
    return "<h2>\(title)</h2><ul class=\"steps\">\(shown.joined())</ul>\n"
  }
}
