import ElectionRecord
import ElectionReports
import Foundation
import NodeService
import NodeWeb

/// 观察: what an observer compares and takes along. Nothing here records anything.
enum ObserverPages {
  static let routes: [Route] = [
    .get("/observe", .observers, at: .hall) { visit in await page(visit) },
    .get("/observe/report", .observers, at: .hall) { visit in
      let reply = await visit.perform(ShowReport(html: true))
      return reply.html.map { DocumentPage.reply($0, back: "/observe", visit) }
        ?? NoticePages.notFound(visit, status: 500)
    },
    .get("/observe/journals", .observers, at: .hall, journals),
  ]

  private static func page(_ visit: PageVisit, message: Markup = "", status code: Int = 200) async -> PageReply {
    guard let report = await visit.perform(ShowReport()).read(ReportView.self),
      let status = await visit.perform(ShowStatus()).read(StatusView.self)
    else { return NoticePages.notFound(visit, status: 500) }
    let markup = ObserverMarkup(
      report: report, status: status, batches: await visit.perform(ShowCount()).read(CountView.self)?.batches ?? [],
      election: visit.node.election, say: visit.say)
    let title = BilingualText(zh: "观察", en: "Observe")
    return visit.page(Page(title: title, body: message + markup.markup), status: code)
  }

  /// The journals in one file, as `export --journals` writes them.
  private static func journals(_ visit: PageVisit) async -> PageReply {
    // It reads and records nothing, though it is no view: an observer may have it.
    let (reply, file) = await WrittenPages.write(ExportJournals(folder: nil), named: "journals", visit)
    if let file, let sent = WrittenPages.sent(file, visit) { return sent }
    return await page(visit, message: visit.message(.bad, reply.lines), status: 422)
  }
}

/// The observer's page and printed sheet.
struct ObserverMarkup {
  let report: ReportView
  let status: StatusView
  let batches: [CountView.Batch]
  let election: Election
  let say: Speaker

  /// The hall's whole key.
  private var authority: String { status.authority }

  var markup: Markup {
    "<h1>\(say("观察：核对和带走", "Observe: compare and take along"))</h1>\n" + key + state + journals + accounts + away
  }

  private var key: Markup {
    let qr = QRCode(authority).map { Markup(stringLiteral: $0.svg(title: say("会场公钥", "the hall's key"))) } ?? ""
    return """
      <h2>\(say("1 会场公钥", "1 The hall's key"))</h2>
      <p>\(say("应与第一天张贴的、您抄下的一字不差。", "It is, sign for sign, the one that was posted on the first day and that you copied down."))</p>
      <p class="root">\(authority)</p><div class="qr">\(qr)</div>

      """
  }

  /// How the election stands, in the report's own four questions.
  private var state: Markup {
    let open = report.cases.count { $0.state == "open" }
    let lines: [(Bool, String)] = [
      (
        report.complete,
        report.missing.isEmpty
          ? say("各投票点的日志都到齐了", "the journals of all sites are in")
          : say(
            "没有到齐：\(names(report.missing))", "not in: \(names(report.missing))")
      ),
      (open == 0, open == 0 ? say("没有待裁定的争议", "no case is open") : say("待裁定的争议 \(open) 件", "\(open, "case") open")),
      (
        report.findings.isEmpty,
        report.findings.isEmpty
          ? say("各箱票数相符", "every box adds up")
          : say(
            "票数和交接有 \(report.findings.count) 项对不上，说明见报告",
            "\(report.findings.count, "finding") about papers and custody; the report has what officers wrote")
      ),
      (
        status.declarationStands, declaration
      ),
    ]
    let items = lines.map { isGood, words -> Markup in
      let mark: ReportVerdict.Mark = isGood ? .good : .attention
      return "<li class=\"flag \(mark.rawValue)\">\(Icon.mark(mark))\(words)</li>"
    }
    return """
      <h2>\(say("2 现在到哪一步", "2 How it stands"))</h2><ul class="steps">\(items.joined())</ul>
      <p class="unprinted"><a href="/observe/report">\(say("看整份核对报告", "The whole report"))</a></p>
      <p>\(say("报告摘要", "Digest of the report"))：<span class="root">\(Digits.groups(hex: report.digest).joined(separator: " "))</span></p>

      """
  }

  private var declaration: String {
    guard status.declared else { return say("结果没有宣布", "nothing is declared") }
    return status.declarationStands
      ? say("结果已宣布", "the result is declared")
      : say("宣布以后有更正，还没有更正宣布", "figures were changed since the declaration, which is not corrected yet")
  }

  private func names(_ sites: [String]) -> String {
    sites.map { say.site(SiteID($0), in: election) }.joined(separator: say("、", ", "))
  }

  private var journals: Markup {
    func row(_ name: String, _ device: String, _ size: Int, _ root: String) -> Markup {
      """
      <tr><th scope="row">\(name)</th><td class="root">\(device)</td><td class="n">\(size)</td>
      <td class="root">\(Digits.groups(hex: root).joined(separator: " "))</td></tr>

      """
    }
    let hall = row(say("会场主机", "the hall"), status.device, status.journal.size, status.journal.root)
    let sites = report.completeness.map { row(say.site(SiteID($0.site), in: election), $0.device, $0.size, $0.root) }
    return """
      <h2>\(say("3 各日志的检查点", "3 The checkpoint of each journal"))</h2>
      <p>\(say("与启用、封箱时抄下或拍下的比：条数只增不减；条数一样，根也一样。",
        "Against what you copied or photographed at opening and closing: a size never shrinks, and equal sizes have equal roots."))</p>
      <div class="scroll" tabindex="0"><table>\(TableHead.markup([say("投票点", "Site"), say("设备", "Device"), say("条数", "Size"), say("根", "Root")]))
      <tbody>\(hall)\(sites.joined())</tbody></table></div>

      """
  }

  private var accounts: Markup {
    let order = election.sites.map(\.id.rawValue).filter { report.accounts[$0] != nil } + ["total"]
    var rows = order.compactMap { site in report.accounts[site].map { row(site, $0) } }
    rows.insert(contentsOf: mixed, at: max(0, rows.count - 1))
    let names = [
      say("投票点", "Site"), say("领取", "Received"), say("发出", "Issued"), say("信封", "Envelopes"), say("作废", "Spoilt"),
      say("未用", "Unused"), say("收回", "Returned"), say("有效", "Valid"), say("无效", "Invalid"),
      say("弃权", "Blank"), say("未分类", "In no class"),
    ]
    return """
      <h2>\(say("4 票数账", "4 The papers"))</h2>
      <div class="scroll" tabindex="0"><table class="numbers">\(TableHead.markup(names))<tbody>\(rows.joined())</tbody></table></div>

      """
  }

  /// Boxes that were mixed before counting: what came out of them together is in no box's line.
  private var mixed: [Markup] {
    batches.compactMap { batch in
      guard batch.sites.count > 1, batch.sites.contains(where: { report.accounts[$0]?.returned == nil }),
        let tally = batch.tallies.first(where: { $0.keying == batch.accepted })
      else { return nil }
      let blank = tally.blank ?? 0
      let left = batch.papers - tally.valid - tally.invalid - blank
      let numbers = [batch.papers, tally.valid, tally.invalid, blank, left]
      let name = batch.sites.joined(separator: "＋")
      let none = Array(repeating: "<td class=\"n\">–</td>" as Markup, count: 5).joined()
      let cells = numbers.map { value -> Markup in "<td class=\"n\">\(value)</td>" }.joined()
      return "<tr><th scope=\"row\">\(say("混合：\(name)", "mixed: \(name)"))</th>\(none)\(cells)</tr>\n"
    }
  }

  private func row(_ site: String, _ account: ReportView.Account) -> Markup {
    let numbers = [
      account.received, account.issued, account.envelopes, account.spoilt, account.unused, account.returned,
      account.valid, account.invalid, account.blank, account.unclassified,
    ]
    let cells = numbers.map { value -> Markup in "<td class=\"n\">\(value.map(String.init) ?? "–")</td>" }.joined()
    let name = site == "total" ? say("合计", "All") : say.site(SiteID(site), in: election)
    return "<tr><th scope=\"row\">\(name)</th>\(cells)</tr>\n"
  }

  private var away: Markup {
    let folder = "\(election.id)-journals"
    return """
      <h2>\(say("5 带走日志，在自己的电脑上核验", "5 Take the journals along and verify them on your own laptop"))</h2>
      <p class="unprinted"><a class="button" href="/observe/journals">\(say("下载全部日志", "Download all journals"))</a></p>
      <p>\(say("里面有序号和谁在哪里领票，没有姓名；请只供核验。", "They hold roll numbers and where each was served, and no names: for verification only."))</p>
      <pre class="answer">mkdir \(folder); tar -xf \(folder).tar -C \(folder)
      ballotsync verify \(folder) --key \(authority)</pre>
      <p>\(say("改过、少了或重写过的任何一条，都会按设备和条号指出。本页可以打印在 A4 纸上，由您和负责人签字。",
        "Whatever was changed, dropped or rewritten is named by device and number. This page prints on A4, for you and the officers to sign."))</p>

      """
  }
}

/// What the report says as JSON; the parts that pages show.
struct ReportView: Decodable {
  struct Journal: Decodable {
    let site: String
    let device: String
    let size: Int
    let root: String
  }

  struct Account: Decodable {
    let received: Int?
    let issued: Int?
    let envelopes: Int?
    let spoilt: Int?
    let unused: Int?
    let returned: Int?
    let valid: Int?
    let invalid: Int?
    let blank: Int?
    let unclassified: Int?
  }

  struct Item: Decodable {
    let state: String
  }

  struct Finding: Decodable {
    let code: String
    let site: String?
    let contest: String?
    let count: Int
    let explained: Bool
  }

  let complete: Bool
  let balanced: Bool
  let digest: String
  let missing: [String]
  let completeness: [Journal]
  let accounts: [String: Account]
  let cases: [Item]
  let findings: [Finding]
}
