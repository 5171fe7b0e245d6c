import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb

/// 登记电脑: one-time codes for the sites' laptops, as text and as a QR code.
enum EnrolPages {
  static let routes: [Route] = [
    .get("/enrol", .operators, at: .hall) { visit in page(visit, message: "") },
    .post("/enrol", .operators, at: .hall, invite),
  ]

  private static func page(_ visit: PageVisit, message: Markup) -> PageReply {
    let say = visit.say
    let sites = visit.node.election.sites.map { ($0.id.rawValue, say.site($0.id, in: visit.node.election)) }
    let chosen = visit.fields.has("site") ? visit.fields["site"] : visit.query["site"]
    let fields =
      Form.select("site", "\(say("投票点", "Site"))", sites, chosen: chosen)
      + Form.button(say("生成一次性代码", "Make a one-time code"))
    return visit.page(
      Page(
        title: BilingualText(zh: "登记电脑", en: "Enrol a laptop"),
        body: """
          <h1>\(say("登记投票点的电脑", "Enrol a site's laptop"))</h1>\(message)
          <div class="act">\(Form(visit, "/enrol")(fields))</div>
          <p><a href="/door">\(say("在更多电脑、平板上打开本机的页面", "Open this node's pages on more machines"))</a></p>

          """))
  }

  private static func invite(_ visit: PageVisit) async -> PageReply {
    let reply = await visit.node.invite(SiteID(visit.fields["site"]), visit.language)
    guard !reply.isError, let code = reply.read(CodeView.self)?.code else {
      return page(visit, message: visit.message(.bad, reply.lines))
    }
    let qr = QRCode(code).map { Markup(stringLiteral: $0.svg(title: visit.say("一次性代码", "one-time code"))) } ?? ""
    return page(visit, message: visit.message(.good, reply.lines) + "<div class=\"qr\">\(qr)</div>")
  }
}

private struct CodeView: Decodable {
  let code: String
}
