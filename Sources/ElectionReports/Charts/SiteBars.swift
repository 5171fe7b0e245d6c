import ElectionRecord

/// One bar a site: what became of the papers that it issued.
struct SiteBars {
  let accounts: [SiteAccount]
  /// Sites whose boxes were mixed with others before counting.
  var mixed: Set<SiteID> = []
  let sites: SiteNames
  let say: Speaker

  private static let id = "sites"
  private static let barLeft = 236.0
  private static let barWidth = 406.0
  private static let rowHeight = 30.0
  private static let top = 40.0

  /// The chart; nil while no site has issued a paper.
  var markup: Markup? {
    let largest = accounts.map { max($0.account.issued, $0.account.returned ?? 0) }.max() ?? 0
    guard largest > 0 else { return nil }
    let scale = Self.barWidth / Double(largest)
    let rows = accounts.enumerated().map { index, account in
      row(account, y: Self.top + Double(index) * Self.rowHeight, scale: scale)
    }.joined()
    let chart = Drawing.chart(
      id: Self.id, title: say("各投票点的选票", "Papers by site"), description: description,
      height: Self.top + Double(accounts.count) * Self.rowHeight + 2, legend + rows)
    return "<figure>\(chart)</figure>\n"
  }

  private struct Segment {
    let count: Int
    let fill: String
    var stroke = "none"
    var dash = false
  }

  private func segments(_ account: BallotAccount) -> [Segment] {
    guard let returned = account.returned, let unreturned = account.unreturned else {
      return [Segment(count: account.issued, fill: "#fff", stroke: Drawing.Ink.line, dash: true)]
    }
    let missing = Segment(count: unreturned, fill: "#fff", stroke: Drawing.Ink.line)
    guard let valid = account.valid, let invalid = account.invalid, let blank = account.blank,
      let unclassified = account.unclassified
    else { return [Segment(count: returned, fill: Drawing.Ink.pale), missing] }
    return [
      Segment(count: valid, fill: Drawing.Ink.blue), Segment(count: invalid, fill: Drawing.Ink.grey),
      Segment(count: blank, fill: Drawing.Ink.pale),
      Segment(count: unclassified, fill: Drawing.hatchFill(Self.id), stroke: Drawing.Ink.doubt), missing,
    ]
  }

  private func row(_ site: SiteAccount, y: Double, scale: Double) -> Markup {
    let name = Drawing.fitted(sites.name(site.site), size: 13, width: 198)
    var row = Drawing.label(0, y + 16, sites.short(site.site), size: 14, bold: true)
    row += Drawing.label(32, y + 16, name, size: 13)
    var x = Self.barLeft
    for segment in segments(site.account) where segment.count > 0 {
      let width = Double(segment.count) * scale
      row += Drawing.rect(x, y + 2, width, 19, fill: segment.fill, stroke: segment.stroke, dash: segment.dash)
      if segment.fill == Drawing.Ink.blue, width > 40 {
        row += Drawing.label(x + 8, y + 16.5, String(segment.count), size: 13, fill: "white")
      }
      x += width
    }
    let note = note(site.account, isMixed: mixed.contains(site.site))
    return row
      + Drawing.label(x + 8, y + 16.5, note.words, size: 13, bold: note.doubt, fill: note.doubt ? "doubt" : "soft")
  }

  private func note(_ account: BallotAccount, isMixed: Bool) -> (words: String, doubt: Bool) {
    let uncounted =
      isMixed ? say("与其他票箱混合计票，见合并的一行", "counted with other boxes: see their line") : say("尚未点票", "not counted")
    guard account.returned != nil, let unreturned = account.unreturned else {
      return (account.issued > 0 ? uncounted : say("没有发票", "none issued"), false)
    }
    if unreturned < 0 { return (say("多 \(unreturned.magnitude) 张", "\(unreturned.magnitude) over issued"), true) }
    guard let unclassified = account.unclassified else { return (say("尚未分类", "not classified"), false) }
    if unclassified < 0 { return (say("多 \(unclassified.magnitude) 张", "\(unclassified.magnitude) over"), true) }
    if unclassified > 0 { return (say("未分类 \(unclassified)", "\(unclassified) unclassified"), true) }
    return ("", false)
  }

  private var legend: Markup {
    let items: [(String, Segment)] = [
      (say(Column.valid.name), Segment(count: 0, fill: Drawing.Ink.blue)),
      (say(Column.invalid.name), Segment(count: 0, fill: Drawing.Ink.grey)),
      (say(Column.blank.name), Segment(count: 0, fill: Drawing.Ink.pale)),
      (say(Column.unclassified.name), Segment(count: 0, fill: Drawing.hatchFill(Self.id), stroke: Drawing.Ink.doubt)),
      (say(Column.unreturned.name), Segment(count: 0, fill: "#fff", stroke: Drawing.Ink.line)),
    ]
    var x = Self.barLeft
    return items.map { words, segment in
      defer { x += 26 + Drawing.width(of: words, size: 13) + 14 }
      return Drawing.rect(x, 6, 18, 13, fill: segment.fill, stroke: segment.stroke)
        + Drawing.label(x + 24, 17, words, size: 13)
    }.joined()
  }

  private var description: String {
    accounts.map { site in
      let account = site.account
      let returned = account.returned.map(String.init) ?? say("未点", "not counted")
      let doubt = account.unclassified.map(String.init) ?? say("未点", "not counted")
      return say(
        "\(sites.short(site.site)) 发出 \(account.issued)，收回 \(returned)，未分类 \(doubt)",
        "\(sites.short(site.site)) issued \(account.issued), returned \(returned), unclassified \(doubt)")
    }.joined(separator: say("；", "; ")) + say("。", ".")
  }
}
