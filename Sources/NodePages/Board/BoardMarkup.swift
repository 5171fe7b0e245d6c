import ElectionRecord
import ElectionReports
import NodeService

/// The hall's board: every site with its stage, its papers and how far its journal is here.
struct BoardMarkup {
  let status: StatusView
  /// Nil where it cannot be told.
  let progress: TurnoutView?
  /// Of the boxes whose way is recorded.
  let custody: CustodyView?
  let node: PageNode
  let say: Speaker

  /// The latest hours that are shown.
  private static let hoursMax = 12

  var markup: Markup { summary + turnout + table + areas + hours }

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

  /// Marks against the roll.
  private var turnout: Markup {
    let text = share(status.counted, of: status.registered)
    return """
      <figure class="turnout"><figcaption>\(say("划名率 ", "marked: "))\(text)</figcaption>
      <progress max="\(max(status.registered, 1))" value="\(status.counted)">\(text)</progress></figure>

      """
  }

  private func share(_ part: Int, of whole: Int) -> String {
    let thousandths = whole > 0 ? Int((Double(part) / Double(whole) * 1000).rounded()) : 0
    return "\(thousandths / 10).\(thousandths % 10)%"
  }

  /// Who of each area has come, and where the rights are that nobody has used.
  private var areas: Markup {
    guard let progress else { return "" }
    let names = [
      say("投票点", "Site"), say("名册人数", "On its roll"), say("已划名", "Marked"), "%", say("未用的投票权", "Unused rights"),
    ]
    // A site without a roll and without rights, as one that serves everybody, says nothing here.
    let shown = progress.areas.filter { $0.registered > 0 || ($0.rights ?? 0) > 0 }
    let rows = shown.map { area -> Markup in
      let name = area.site.map { say.site(SiteID($0), in: node.election) } ?? say("会场保管", "held by the hall")
      return """
        <tr><th scope="row">\(name)</th><td class="n">\(area.registered)</td><td class="n">\(area.counted)</td>
        <td class="n">\(area.registered > 0 ? share(area.counted, of: area.registered) : "–")</td><td class="n">\(area.rights.map(String.init) ?? "–")</td></tr>

        """
    }
    return """
      <h2>\(say("按名册所属的投票点", "By the site whose roll they are on"))</h2>
      <div class="scroll" tabindex="0"><table class="numbers">\(TableHead.markup(names))<tbody>\(rows.joined())</tbody></table></div>

      """
  }

  /// When they came, by the laptops' clocks.
  private var hours: Markup {
    guard let progress, !progress.hours.isEmpty else { return "" }
    let most = progress.hours.map(\.counted).max() ?? 1
    let rows = progress.hours.suffix(Self.hoursMax).map { hour -> Markup in
      """
      <tr><th scope="row">\(node.time(hour.start, isHour: true))</th><td class="n">\(hour.counted)</td>
      <td class="wide"><progress max="\(most)" value="\(hour.counted)">\(hour.counted)</progress></td></tr>

      """
    }
    return """
      <h2>\(say("各小时划名", "By the hour"))<small>\(say("按各点电脑的时钟", "by the laptops' clocks"))</small></h2>
      <table class="hours"><tbody>\(rows.joined())</tbody></table>

      """
  }

  private var columns: [String] {
    [
      say("投票点", "Site"), say("状态", "State"), say("领取", "Received"), say("发出", "Issued"), say("信封", "Envelopes"),
      say("作废", "Spoilt"), say("未用", "Unused"), say("相差", "Difference"), say("记录", "Entries"), say("最后收到", "Last seen"),
    ]
  }

  private var table: Markup {
    """
    <div class="scroll" tabindex="0"><table class="board">\(TableHead.markup(columns))
    <tbody>\(status.sites.map(row).joined())</tbody></table></div>
    <p><small class="box">\(say("裁定准予计入的信封算作发出；封箱单上是封箱时签字的数。",
        "An envelope that was accepted counts as issued; the closing slip has the figures that were signed."))</small></p>

    """
  }

  private func row(_ site: StatusView.Site) -> Markup {
    let account = site.account
    let difference = zip2(account.unused, account.expectedUnused).map { $0 - $1 }
    let isMissing = status.missing.contains(site.site)
    let figures = [account.received, account.issued, account.envelopes, account.spoilt, account.unused]
    let off: Markup = difference.map { $0 == 0 ? "0" : "<strong>\(($0 > 0 ? "+" : "") + "\($0)")</strong>" } ?? "–"
    let entries = site.devices.reduce(0) { $0 + $1.entries }
    var cells: [(style: Markup, value: Markup)] = figures.map { ("n", $0.map { "\($0)" } ?? "–") }
    cells += [((difference ?? 0) != 0 ? "n q" : "n", off), ("n", "\(entries)"), ("seen", seen(site))]
    // On a narrow screen each figure has its column's name above it.
    let named = zip(columns.dropFirst(2), cells).map { name, cell -> Markup in
      "<td class=\"\(cell.style)\" data-column=\"\(name)\">\(cell.value)</td>"
    }
    return """
      <tr><th scope="row">\(say.site(SiteID(site.site), in: node.election))</th><td>\(state(site, isMissing))\(box(site.site))</td>
      \(named.joined())</tr>

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
      case _ where site.isUnheard: (.unknown, say("还没有收到记录", "nothing received yet"))
      case "notOpen": (.unknown, say("未启用", "not open"))
      case "revoked": (.bad, say("电脑已停用", "revoked"))
      default: (.unknown, say("没有登记电脑", "no laptop enrolled"))
      }
    return "<span class=\"flag \(mark.rawValue)\">\(Icon.mark(mark))\(words)</span>"
  }

  /// Where the box is, with its seals, and whether its way there has a gap.
  private func box(_ site: String) -> Markup {
    guard let box = custody?.sites.first(where: { $0.site == site }) else { return "" }
    let mark: ReportVerdict.Mark = box.breaks.isEmpty ? .good : .bad
    let phase = CustodyPhase(rawValue: box.phase).map { say(Wording.name($0)) } ?? box.phase
    let gaps = box.breaks.isEmpty ? "" : say("，断点 \(box.breaks.count) 处", ", \(box.breaks.count, "break")")
    let seals = (box.holders + box.seals).joined(separator: say("、", ", "))
    return """
      <br><small class="box"><span class="flag \(mark.rawValue)">\(Icon.mark(mark))\(say("票箱：", "box: "))\(phase + gaps)</span> \(seals)</small>
      """
  }

  /// How long the hall has heard nothing, where it is a minute or more: a box without a network is calm about it.
  private func ago(_ moment: String) -> Markup {
    guard let minutes = node.minutes(since: moment), minutes > 0 else { return "" }
    let text =
      minutes < 60 ? say("\(minutes) 分钟前", "\(minutes) min ago") : say("\(minutes / 60) 小时前", "\(minutes / 60) h ago")
    return " <small>\(text)</small>"
  }

  private func seen(_ site: StatusView.Site) -> Markup {
    guard let last = site.lastMergedAt else { return "–" }
    let late: Markup =
      site.lateEntries > 0
      ? " <span class=\"q\">\(say("迟到 \(site.lateEntries) 条", "\(site.lateEntries) late"))</span>" : ""
    return node.time(last) + ago(last) + late
  }
}
