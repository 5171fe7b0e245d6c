package import ElectionRecord

/// The compliance report (合规检查报告) as one self-contained page for A4. It names no voter.
package enum ComplianceHTML {
  /// The whole page.
  package static func render(_ report: ComplianceReport, election: Election, language: Language = .zh) -> String {
    let page = CompliancePage(report: report, election: election, say: Speaker(language: language))
    return PageShell.html(
      title: page.heading + " – " + page.say(election.name), language: language, style: page.style, body: page.body)
  }
}

private struct CompliancePage {
  let report: ComplianceReport
  let election: Election
  let say: Speaker

  var heading: String { say("合规检查报告", "Compliance report") }

  var style: String {
    StyleSheet.text(head: heading + say("　", " – ") + say(election.name), foot: say(report.profileName)) + Self.parts
  }

  private static let parts = """
    .compliance { table-layout: fixed; }
    .compliance th:nth-child(1) { width: 27%; }
    .compliance th:nth-child(2) { width: 23%; }
    .compliance th:nth-child(3) { width: 25%; }
    .compliance tr.group { break-after: avoid; }
    .compliance tr.group th { background: var(--wash); font-weight: 700; }
    .compliance .about { display: block; color: var(--soft); font-size: .92em; }
    .compliance .tone { font-weight: 700; color: var(--tone); }
    .sum { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0; margin: 18px 0 8px; border: 2px solid var(--ink); }
    .sum p { margin: 0; padding: 12px 18px; border-left: 1px solid var(--line); }
    .sum p:first-child { border-left: 0; }
    .sum b { display: block; font-size: 26px; line-height: 1.3; color: var(--tone); }
    .sum svg { color: var(--tone); width: 20px; height: 20px; margin-right: 8px; vertical-align: -2px; }

    """

  var body: Markup {
    let sections = ComplianceCheck.Outcome.allCases.map(section).joined()
    return header + sum + sections
      + "<p class=\"note\">\(say(ComplianceNotes.days))</p>\n" + signatures
  }

  private var header: Markup {
    """
    <header>
    <p class="eyebrow">\(heading)</p>
    <h1>\(say(election.name))</h1>
    <p>\(say("规则：", "Rules: "))\(say(report.profileName))\(say("　选举日：", " · polling day: "))\
    \(report.pollingDay.map { say(Wording.day($0)) } ?? say("未写明", "not given"))</p>
    </header>
    <main>

    """
  }

  private var sum: Markup {
    let cells = ComplianceCheck.Outcome.allCases.map { outcome -> Markup in
      """
      <p class="\(outcome.mark.rawValue)">\(Icon.mark(outcome.mark))\(say(Wording.name(outcome)))\
      <b>\(ComplianceLine.lines(report.checks(outcome)).count)</b></p>

      """
    }.joined()
    return "<div class=\"sum\">\n\(cells)</div>\n"
  }

  private func section(_ outcome: ComplianceCheck.Outcome) -> Markup {
    let checks = report.checks(outcome)
    let content: Markup = checks.isEmpty ? "<p>\(say("没有。", "None."))</p>\n" : table(checks, outcome)
    return """
      <section aria-labelledby="\(outcome.rawValue)">
      <h2 id="\(outcome.rawValue)">\(say(ComplianceNotes.title(outcome)))</h2>
      \(content)</section>

      """
  }

  private func table(_ checks: [ComplianceCheck], _ outcome: ComplianceCheck.Outcome) -> Markup {
    let head = [say("事项", "what"), say("要求", "demanded"), say("查得", "found"), say("依据", "source")]
      .map { words -> Markup in "<th scope=\"col\">\(words)</th>" }.joined()
    let rows = ComplianceCode.Group.allCases.map { group -> Markup in
      let lines = ComplianceLine.lines(checks.filter { $0.code.group == group })
      guard !lines.isEmpty else { return "" }
      return "<tr class=\"group\"><th colspan=\"4\" scope=\"colgroup\">\(say(Wording.name(group)))</th></tr>\n"
        + lines.map { row($0, outcome) }.joined()
    }.joined()
    return """
      <div class="scroll"><table class="compliance">
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table></div>

      """
  }

  private func row(_ line: ComplianceLine, _ outcome: ComplianceCheck.Outcome) -> Markup {
    let subject = line.subject(in: election, say.language)
    let about: Markup = subject.isEmpty ? "" : "<span class=\"about\">\(subject)</span>"
    let tone = outcome == .departs ? "tone bad" : ""
    return """
      <tr><th scope="row">\(say(Wording.name(line.check.code)))\(about)</th><td>\(say(Wording.demand(line.check)))</td>\
      <td class="\(tone)">\(say(Wording.found(line.check)))</td><td>\(say(Wording.source(line.check)))</td></tr>

      """
  }

  private var signatures: Markup {
    let people = [say("检查人（签字）", "Checked by (signature)"), say("选举委员会主任（签字）", "Head of the committee (signature)")]
    let lines = people.map { words -> Markup in
      "<p>\(words)<i></i>\(say("日期", "date"))<i class=\"date\"></i></p>\n"
    }.joined()
    return "<section class=\"signatures\">\n<div class=\"lines\">\n\(lines)</div>\n</section>\n</main>\n"
  }
}

extension ComplianceCheck.Outcome {
  fileprivate var mark: ReportVerdict.Mark {
    switch self {
    case .departs: .bad
    case .notRecorded: .unknown
    case .met: .good
    }
  }
}
