import ElectionRecord

/// The votes of one contest against the majority that elects.
struct VoteBars {
  /// The contest's position on the page, which names the chart.
  let index: Int
  let result: ContestResult
  /// What becomes of those ahead.
  let outcome: String
  let say: Speaker

  private static let barLeft = 180.0
  private static let barWidth = 440.0
  private static let rowHeight = 30.0
  private static let top = 30.0

  var markup: Markup? {
    let largest = max(result.lines.map(\.votes).max() ?? 0, result.majorityNeeded ?? 0)
    guard largest > 0, !result.lines.isEmpty else { return nil }
    let scale = Self.barWidth / Double(largest)
    let bottom = Self.top + Double(result.lines.count) * Self.rowHeight
    let rows = result.lines.enumerated().map { index, line in
      row(line, y: Self.top + Double(index) * Self.rowHeight, scale: scale)
    }
    var content = rows.map(\.bar).joined()
    if let needed = result.majorityNeeded {
      let x = Self.barLeft + Double(needed) * scale
      let words = say("过半 \(needed)", "majority \(needed)")
      // The line lies over the bars, on a white one, so that it shows on dark and on light.
      content += Drawing.line(x, Self.top - 6, x, bottom - 2, stroke: "#fff", width: 4)
      content += Drawing.line(x, Self.top - 6, x, bottom - 2, stroke: Drawing.Ink.bad, width: 2, dash: true)
      content += Drawing.label(x, Self.top - 11, words, size: 13, anchor: .middle, bold: true, fill: "bad")
    }
    content += rows.map(\.votes).joined()
    let chart = Drawing.chart(
      id: "votes-\(index)", title: say("\(result.office.zh)得票", "Votes for \(result.office.en)"),
      description: description, height: bottom + 2, content)
    return "<figure>\(chart)</figure>\n"
  }

  private func row(_ line: ContestResult.Line, y: Double, scale: Double) -> (bar: Markup, votes: Markup) {
    let width = max(0, Double(line.votes) * scale)
    let name = Drawing.fitted(line.name, size: 15, width: Self.barLeft - 8)
    var row = Drawing.label(0, y + 16.5, name, size: 15, bold: line.elected)
    row += Drawing.rect(
      Self.barLeft, y + 2, width, 19, fill: line.elected ? Drawing.Ink.blue : Drawing.Ink.light,
      stroke: line.elected ? Drawing.Ink.blue : Drawing.Ink.line)
    let words = line.elected ? "\(line.votes)  \(outcome)" : String(line.votes)
    let votes = Drawing.label(
      Self.barLeft + width + 10, y + 17, words, size: 15, bold: line.elected, fill: "halo")
    return (row, votes)
  }

  private var description: String {
    let majority = result.majorityNeeded.map { say("过半须 \($0) 票。", "Majority \($0). ") } ?? ""
    let lines = result.lines.map { line in
      "\(line.name) \(line.votes)" + (line.elected ? say("（\(outcome)）", " (\(outcome))") : "")
    }
    return majority + lines.joined(separator: say("，", ", ")) + say("。", ".")
  }
}

/// Papers returned against the voters on the roll and the quorum.
struct TurnoutBar {
  let turnout: Turnout
  let say: Speaker

  /// The chart; nil before the count.
  var markup: Markup? {
    guard let returned = turnout.returned, let hundredths = turnout.hundredthsOfPercent else { return nil }
    let largest = max(turnout.registered, turnout.needed, returned, 1)
    let scale = (Drawing.width - 2) / Double(largest)
    let needed = 1 + Double(turnout.needed) * scale
    let share = Digits.percent(hundredths: hundredths)
    var content = Drawing.rect(1, 24, Double(turnout.registered) * scale, 26, fill: "#fff", stroke: Drawing.Ink.line)
    content += Drawing.rect(1, 24, Double(returned) * scale, 26, fill: Drawing.Ink.blue)
    let inside = say("收回 \(returned) 张，参选率 \(share)", "\(returned) returned, turnout \(share)")
    let fits = Double(returned) * scale > Drawing.width(of: inside, size: 15) + 24
    content += Drawing.line(needed, 18, needed, 50, stroke: "#fff", width: 4)
    content += Drawing.line(needed, 18, needed, 54, stroke: Drawing.Ink.bad, width: 2, dash: true)
    content += Drawing.label(
      needed, 13, say("有效线 \(turnout.needed)", "quorum \(turnout.needed)"), size: 13, anchor: .middle, bold: true,
      fill: "bad")
    if fits { content += Drawing.label(12, 42.5, inside, size: 15, bold: true, fill: "white") }
    content += Drawing.label(
      Drawing.width - 8, 42, say("登记 \(turnout.registered)", "of \(turnout.registered)"), size: 13, anchor: .end,
      fill: "soft")
    if !fits { content += Drawing.label(0, 70, inside, size: 15, bold: true) }
    let chart = Drawing.chart(
      id: "turnout", title: say("参选率", "Turnout"),
      description: inside + say("，有效线 \(turnout.needed) 张。", "; quorum \(turnout.needed)."), height: fits ? 58 : 76,
      content)
    return "<figure>\(chart)</figure>\n"
  }
}
