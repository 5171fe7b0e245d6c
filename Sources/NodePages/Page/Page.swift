import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb

/// A whole page: what is particular to it, put into the frame that all share.
struct Page {
  let title: BilingualText
  let body: Markup
  /// The script of this page beside the one of every page; nil for none.
  var script: Asset?
  /// Without head and status bar: for the projector.
  var isBare = false

  func html(for visit: PageVisit) -> String {
    let say = visit.say
    let scripts = [Asset.pageScript, script].compactMap(\.self).map { asset -> Markup in
      "<script src=\"\(asset.address)\" defer></script>\n"
    }.joined()
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="\(visit.language == .zh ? "zh-Hans" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(say(title)) · \(say(visit.node.election.name))</title>
      <link rel="icon" href="\(Asset.icon.address)">
      <link rel="stylesheet" href="\(Asset.style.address)">
      \(scripts)</head>
      <body\(attributes(visit))>
      \(isBare ? PageHead.lost(visit) : PageHead.markup(visit))<main id="main">
      \(body)</main>
      </body>
      </html>

      """
    return page.html
  }

  private func attributes(_ visit: PageVisit) -> Markup {
    let token: Markup =
      visit.session.map { " data-token=\"\($0.formToken)\" data-account=\"\($0.account)\"" } ?? ""
    let bare: Markup = isBare ? " class=\"bare\"" : ""
    return token + bare
  }
}

/// The head of every page: where one is, who is signed in, where to go, and the status bar.
enum PageHead {
  static func markup(_ visit: PageVisit) -> Markup {
    let say = visit.say
    let place = visit.node.site.map { say.site($0, in: visit.node.election) } ?? say("会场主机", "the hall")
    return """
      <a class="skip" href="#main">\(say("跳到正文", "Skip to the content"))</a>
      <header class="head">
      <div class="where"><strong>\(place)</strong><span>\(say(visit.node.election.name))</span></div>
      \(navigation(visit))
      <div class="who">\(language(visit))\(account(visit))</div>
      </header>
      \(visit.isAtWork ? bar(visit) : "")
      """
  }

  private static func navigation(_ visit: PageVisit) -> Markup {
    guard visit.isAtWork, let session = visit.session else { return "<nav></nav>" }
    let items = visit.services.menu.items(for: session.role).map { item -> Markup in
      let here: Markup = visit.request.path == item.path ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(item.path)\"\(here)>\(visit.say(item.name))</a></li>"
    }
    return "<nav aria-label=\"\(visit.say("页面", "Pages"))\"><ul>\(items.joined())</ul></nav>"
  }

  private static func language(_ visit: PageVisit) -> Markup {
    // The same page; of one that has no address, as a case has none, the list that leads to it.
    let path = visit.request.path
    let page = visit.services.menu.isPage(path) ? path : "/" + (path.split(separator: "/").first ?? "")
    let kept = visit.request.query.split(separator: "&").filter { !$0.hasPrefix("lang=") }
    func address(_ language: Language) -> String {
      page + "?" + (kept + ["lang=\(language.rawValue)"]).joined(separator: "&")
    }
    return visit.language == .zh
      ? "<a lang=\"en\" href=\"\(address(.en))\">English</a>"
      : "<a lang=\"zh-Hans\" href=\"\(address(.zh))\">中文</a>"
  }

  private static func account(_ visit: PageVisit) -> Markup {
    guard let session = visit.session else { return "" }
    return """
      <span>\(session.account)（\(visit.say(session.role.name))）</span>
      \(Form(visit, "/lock").button(visit.say("锁屏", "Lock"), kind: .plain))
      \(Form(visit, "/sign-out").button(visit.say("退出", "Sign out"), kind: .plain))
      """
  }

  /// Filled by the page's script as the node tells of it; its height is reserved.
  private static func bar(_ visit: PageVisit) -> Markup {
    bar(
      " id=\"bar\"",
      visit.say("与本机的连接断了，正在重连；打好的字都在。", "The connection to this node is lost; reconnecting. What is typed stays."))
  }

  /// What a page without a bar shows while its figures are old.
  static func lost(_ visit: PageVisit) -> Markup {
    bar(
      "",
      visit.say(
        "与会场主机的连接断了，正在重连：下面的数字不再更新。",
        "The connection to the hall is lost; reconnecting. The figures below stand still."))
  }

  private static func bar(_ name: Markup, _ offline: String) -> Markup {
    "<div\(name) class=\"bar\" role=\"status\" aria-live=\"polite\" data-offline=\"\(offline)\"></div>\n"
  }
}

/// Where each role may go.
struct Menu: Sendable {
  struct Item: Sendable {
    let path: String
    let name: BilingualText
    fileprivate let roles: Set<Role>
  }

  private static let pages: [(path: String, name: BilingualText)] = [
    ("/desk", BilingualText(zh: "发票", en: "Desk")),
    ("/board", BilingualText(zh: "全场", en: "Board")),
    ("/voters", BilingualText(zh: "选民", en: "Voters")),
    ("/cases", BilingualText(zh: "争议", en: "Cases")),
    ("/count", BilingualText(zh: "计票", en: "Count")),
    ("/projector", BilingualText(zh: "大屏", en: "Projector")),
    ("/plan", BilingualText(zh: "日程", en: "Plan")),
    ("/midnight", BilingualText(zh: "缺箱", en: "Missing box")),
    ("/observe", BilingualText(zh: "观察", en: "Observe")),
    ("/stick", BilingualText(zh: "U 盘", en: "Stick")),
    ("/enrol", BilingualText(zh: "登记电脑", en: "Laptops")),
    ("/acts", BilingualText(zh: "办理", en: "Acts")),
    ("/accounts", BilingualText(zh: "账户", en: "Accounts")),
    ("/door", BilingualText(zh: "更多电脑", en: "More desks")),
  ]

  private let items: [Item]
  /// Every address that a person may be sent back to.
  private let addresses: Set<String>

  init(_ routes: [Route]) {
    let shown = routes.filter { $0.method == .get }
    addresses = Set(shown.map(\.path))
    items = Self.pages.compactMap { page in
      guard let route = shown.first(where: { $0.path == page.path }) else { return nil }
      return Item(path: page.path, name: page.name, roles: Set(Role.allCases.filter(route.admits)))
    }
  }

  /// Whoever enrols laptops finds the way to more desks on that page.
  func items(for role: Role) -> [Item] {
    let all = items.filter { $0.roles.contains(role) }
    return all.contains { $0.path == "/enrol" } ? all.filter { $0.path != "/door" } : all
  }

  /// Where a role begins.
  func start(of role: Role) -> String { items(for: role).first?.path ?? "/passphrase" }

  /// Whether it is a page of this node, and not another site's address.
  func isPage(_ path: String) -> Bool { addresses.contains(path) && path != "/unlock" }
}
