package import ElectionRecord

/// The compliance report (合规检查报告) as one self-contained page for A4. It names no voter.
package enum ComplianceHTML {
  /// The whole page.
  package static func render(_ report: ComplianceReport, election: Election, language: Language = .zh) -> String {
    let page = CompliancePage(sections: ComplianceSections(report, election: election, language: language))
    return PageShell.html(
      title: page.sections.heading + " – " + page.say(election.name), language: language, style: page.style,
      body: page.body)
  }
}

private struct CompliancePage {
  let sections: ComplianceSections
  var say: Speaker { sections.say }
  private var printer: HTMLPrinter { HTMLPrinter(sites: sections.sites) }

  var style: String {
    StyleSheet.text(
      head: sections.heading + say("　", " – ") + say(sections.election.name), foot: say(sections.report.profileName))
      + Self.parts
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
    header + sum + sections.all.map(printer.section).joined() + "<p class=\"note\">\(sections.days)</p>\n" + signatures
  }

  private var header: Markup {
    """
    <header>
    <p class="eyebrow">\(sections.heading)</p>
    <h1>\(say(sections.election.name))</h1>
    <p>\(sections.rules)\(say("　", " · "))\(sections.pollingDay)</p>
    </header>
    <main>

    """
  }

  private var sum: Markup {
    let cells = sections.sums.map { outcome, count -> Markup in
      """
      <p class="\(outcome.mark.rawValue)">\(Icon.mark(outcome.mark))\(say(Wording.name(outcome)))<b>\(count)</b></p>

      """
    }.joined()
    return "<div class=\"sum\">\n\(cells)</div>\n"
  }

  private var signatures: Markup {
    let people = [say("检查人（签字）", "Checked by (signature)"), say("选举委员会主任（签字）", "Head of the committee (signature)")]
    return "<section class=\"signatures\">\n\(printer.signatures(people))</section>\n</main>\n"
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
