import ElectionRecord

/// One cell a site, in the election's order: in and closed, in but open, or not in at all.
struct CompletenessStrip {
  let report: ReconciliationReport
  let election: Election
  let say: Speaker

  private enum State { case closed, open, absent }
  private static let cellHeight = 52.0
  private static let gap = 6.0

  var markup: Markup? {
    guard !election.sites.isEmpty else { return nil }
    let perRow = min(election.sites.count, election.sites.count > 48 ? 12 : 8)
    let rows = (election.sites.count + perRow - 1) / perRow
    let width = (Drawing.width + Self.gap) / Double(perRow) - Self.gap
    let cells = election.sites.enumerated().map { index, site in
      cell(
        site, x: Double(index % perRow) * (width + Self.gap), y: Double(index / perRow) * (Self.cellHeight + Self.gap),
        width: width)
    }.joined()
    let chart = Drawing.chart(
      id: "strip", title: say("各投票点的日志", "The journals of the sites"), description: description,
      height: Double(rows) * (Self.cellHeight + Self.gap), cells)
    return "<figure>\(chart)</figure>\n"
  }

  private func entries(_ site: Site) -> Int {
    report.completeness.filter { $0.site == site.id }.reduce(0) { $0 + Int($1.size) }
  }

  private func state(_ site: Site) -> State {
    guard report.missing.contains(site.id) else { return .closed }
    return report.completeness.contains { $0.site == site.id } ? .open : .absent
  }

  private func words(_ site: Site) -> String {
    switch state(site) {
    case .closed: say("✓ \(entries(site)) 条", "✓ \(entries(site))")
    case .open: say("未封箱", "open")
    case .absent: say("未到", "absent")
    }
  }

  private func cell(_ site: Site, x: Double, y: Double, width: Double) -> Markup {
    let middle = x + width / 2
    let id = Drawing.fitted(site.id.rawValue, size: 17, width: width - 8)
    switch state(site) {
    case .closed:
      return Drawing.rect(x, y, width, Self.cellHeight, fill: "#1b6e3c")
        + Drawing.label(middle, y + 22, id, size: 17, anchor: .middle, bold: true, fill: "white")
        + Drawing.label(middle, y + 42, words(site), size: 13, anchor: .middle, fill: "white")
    case .open:
      return Drawing.rect(
        x + 1.5, y + 1.5, width - 3, Self.cellHeight - 3, fill: "#fff1e2", stroke: Drawing.Ink.doubt, strokeWidth: 3)
        + Drawing.label(middle, y + 22, id, size: 17, anchor: .middle, bold: true, fill: "doubt")
        + Drawing.label(middle, y + 42, words(site), size: 13, anchor: .middle, bold: true, fill: "doubt")
    case .absent:
      return Drawing.rect(
        x + 1.5, y + 1.5, width - 3, Self.cellHeight - 3, fill: "#fff", stroke: Drawing.Ink.bad, dash: true,
        strokeWidth: 3)
        + Drawing.label(middle, y + 22, id, size: 17, anchor: .middle, bold: true, fill: "bad")
        + Drawing.label(middle, y + 42, words(site), size: 13, anchor: .middle, bold: true, fill: "bad")
    }
  }

  private var description: String {
    election.sites.map { site in
      let state =
        switch state(site) {
        case .closed: say("已封箱，\(entries(site)) 条", "closed, \(entries(site), "entry")")
        case .open: say("未封箱", "not closed")
        case .absent: say("日志未到", "no journal")
        }
      return "\(site.id.rawValue) \(state)"
    }.joined(separator: say("；", "; ")) + say("。", ".")
  }
}
