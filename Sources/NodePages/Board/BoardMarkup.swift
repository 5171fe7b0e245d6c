import ElectionRecord
import ElectionReports
import NodeService

/// The hall's board: every site with its stage, its papers and how far its journal is here.
struct BoardMarkup {
  let status: StatusView
  let node: PageNode
  let say: Speaker

  var markup: Markup { summary + turnout + table }

  private var summary: Markup {
    let figures: [(String, Int)] = [
      (say("选民", "On the roll"), status.registered), (say("已划名", "Marked"), status.counted),
      (say("待核票待裁定", "Envelopes waiting"), status.provisionalPending), (say("多余票", "Surplus papers"), status.surplus),
      (say("隔离", "Quarantined"), status.quarantined), (say("待裁定争议", "Open cases"), status.openCases),
      (say("待说明事项", "Findings"), status.unexplainedFindings), (say("没有到的点", "Sites not in"), status.missing.count),
    ]
    let items = figures.map { label, value -> Markup in "<div><dt>\(label)</dt><dd>\(value)</dd></div>" }.joined()
    return "<dl class=\"figures\">\(items)</dl>\n"
  }

  /// Marks against the roll, with the half that a general vote needs.
  private var turnout: Markup {
    let share = status.registered > 0 ? Double(status.counted) / Double(status.registered) : 0
    let percent = Int((share * 1000).rounded())
    let text = say("划名率 \(percent / 10).\(percent % 10)%", "\(percent / 10).\(percent % 10)% marked")
    return """
      <figure class="turnout"><figcaption>\(text)</figcaption>
      <progress max="\(max(status.registered, 1))" value="\(status.counted)">\(text)</progress></figure>

      """
  }

  private var table: Markup {
    let heads = [
      say("投票点", "Site"), say("状态", "State"), say("收到", "Received"), say("发出", "Issued"), say("信封", "Envelopes"),
      say("作废", "Spoilt"), say("未用", "Unused"), say("相差", "Difference"), say("记录", "Entries"), say("最后收到", "Last seen"),
    ].map { head -> Markup in "<th scope=\"col\">\(head)</th>" }.joined()
    return """
      <div class="scroll"><table class="board"><thead><tr>\(heads)</tr></thead>
      <tbody>\(status.sites.map(row).joined())</tbody></table></div>

      """
  }

  private func row(_ site: StatusView.Site) -> Markup {
    let account = site.account
    let difference = zip2(account.unused, account.expectedUnused).map { $0 - $1 }
    let isMissing = status.missing.contains(site.site)
    let numbers = [account.received, account.issued, account.envelopes, account.spoilt, account.unused]
      .map { value -> Markup in "<td class=\"n\">\(value.map(String.init) ?? "–")</td>" }.joined()
    let off: Markup = difference.map { $0 == 0 ? "0" : "<strong>\(($0 > 0 ? "+" : "") + "\($0)")</strong>" } ?? "–"
    let doubt: Markup = (difference ?? 0) != 0 ? " q" : ""
    let entries = site.devices.reduce(0) { $0 + $1.entries }
    return """
      <tr><th scope="row">\(say.site(SiteID(site.site), in: node.election))</th><td>\(state(site, isMissing))</td>
      \(numbers)<td class="n\(doubt)">\(off)</td><td class="n">\(entries)</td><td>\(seen(site))</td></tr>

      """
  }

  private func zip2<A, B>(_ a: A?, _ b: B?) -> (A, B)? {
    guard let a, let b else { return nil }
    return (a, b)
  }

  private func state(_ site: StatusView.Site, _ isMissing: Bool) -> Markup {
    let forked = site.devices.contains { $0.forkedAt != nil || $0.manyHistories }
    let (mark, words): (ReportVerdict.Mark, String) =
      switch site.state {
      case _ where forked: (.bad, say("日志分叉：看争议", "forked: see the cases"))
      case "closed" where !isMissing: (.good, say("已封箱，已到齐", "closed, all in"))
      case "closed": (.attention, say("已封箱，没有到齐", "closed, not all in"))
      case "open": (.unknown, say("发票中", "open"))
      case "notOpen": (.unknown, say("未启用", "not open"))
      case "revoked": (.bad, say("电脑已停用", "revoked"))
      default: (.unknown, say("没有登记电脑", "no laptop enrolled"))
      }
    return "<span class=\"flag \(mark.rawValue)\">\(Icon.mark(mark))\(words)</span>"
  }

  private func seen(_ site: StatusView.Site) -> Markup {
    guard let last = site.lastMergedAt else { return "–" }
    let late: Markup =
      site.lateEntries > 0
      ? " <span class=\"q\">\(say("迟到 \(site.lateEntries) 条", "\(site.lateEntries) late"))</span>" : ""
    return node.time(last) + late
  }
}
