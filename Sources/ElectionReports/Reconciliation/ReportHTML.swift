package import ElectionRecord

/// The report as one self-contained page for the public: no script, nothing loaded, the style and the charts inside.
///
/// It names candidates, but no voter and no roll number. What depends on arrival is left out, so the same
/// entries give the same bytes. The page is also well-formed XML.
package enum ReportHTML {
  /// The whole page.
  ///
  /// - Parameter origin: What is said above a page that no hall has made.
  package static func render(
    _ report: ReconciliationReport, election: Election, language: Language = .zh, scope: ReportScope = .hall,
    origin: BilingualText? = nil
  ) -> String {
    let page = ReportPage(
      ReportSections(report, election: election, language: language, scope: scope), origin: origin)
    return PageShell.html(title: page.title, language: language, style: page.style, body: page.body)
  }

  /// What a server may send with the page.
  package static func contentSecurityPolicy(
    _ report: ReconciliationReport, election: Election, language: Language = .zh
  ) -> String {
    PageShell.contentSecurityPolicy(
      style: ReportPage(ReportSections(report, election: election, language: language)).style)
  }
}

/// The page's head, its verdict and its signatures, around the sections.
private struct ReportPage {
  let sections: ReportSections
  let printer: HTMLPrinter
  let digest: Digest32
  let origin: BilingualText?
  var say: Speaker { sections.say }
  var verdict: ReportVerdict { sections.verdict }
  var election: Election { sections.election }

  init(_ sections: ReportSections, origin: BilingualText? = nil) {
    (self.sections, self.origin) = (sections, origin)
    printer = HTMLPrinter(sites: sections.sites)
    digest = ReportJSON.digest(sections.report)
  }

  var title: String { say("选举核对报告", "Election reconciliation report") + " – " + say(election.name) }

  var style: String {
    let short = Digits.groups(digest).prefix(2).joined(separator: " ")
    return StyleSheet.text(
      head: say("选举核对报告　", "Reconciliation report – ") + say(election.name),
      foot: say("摘要 ", "digest ") + short)
  }

  var body: Markup {
    header + verdictSection + sections.all.map(printer.section).joined() + signatureSection
  }

  var header: Markup {
    """
    <header>
    <p class="eyebrow">\(say("选举核对报告", "Election reconciliation report"))\(say("　", " – "))\(sections.poll)</p>
    <h1>\(say(election.name))</h1>
    \(origin.map { "<p class=\"note\"><strong>\(say($0))</strong></p>\n" } ?? "")</header>
    <main>

    """
  }

  var verdictSection: Markup {
    let answers = verdict.answers.map { answer -> Markup in
      """
      <li class="\(answer.mark.rawValue)"><p class="question">\(say(answer.question))</p>\
      <p class="word">\(Icon.mark(answer.mark))\(say(answer.word))</p><p class="detail">\(say(answer.detail))</p></li>

      """
    }.joined()
    return """
      <section class="verdict \(verdict.level.rawValue)" aria-labelledby="verdict">
      <header>\(Icon.level(verdict.level))<div><p class="label">\(say("结论：", "Verdict: "))\(say(verdict.label))</p>
      <h2 id="verdict">\(clauses(say(verdict.headline)))</h2></div></header>
      <ul class="answers">
      \(answers)</ul>
      </section>

      """
  }

  /// A sentence that breaks between its clauses before it breaks inside one.
  private func clauses(_ sentence: String) -> Markup {
    var clauses: [String] = [""]
    for character in sentence {
      if character == " ", clauses.last == "" { continue }
      clauses[clauses.count - 1].append(character)
      if "；，;,".contains(character) { clauses.append("") }
    }
    // The space stands between the clauses: at the end of one it would vanish.
    let space: Markup = "\(say("", " "))"
    return clauses.map { clause -> Markup in "<span class=\"clause\">\(clause)</span>\(space)" }.joined()
  }

  var signatureSection: Markup {
    let meaning = say(
      "摘要是报告全部数字的 SHA-256：两处会场持有同样的记录，就得出同样的摘要。本页不含任何选民的姓名或序号。",
      "The digest is SHA-256 of every number of the report: two halls that hold the same entries get the same digest. "
        + "This page names no voter and no roll number.")
    let officer = say("负责人（签字）", "Officer (signature)")
    let scrutineer = say("监票人（签字）", "Scrutineer (signature)")
    return """
      <section class="signatures" aria-labelledby="signatures">
      <h2 id="signatures">\(say("签字", "Signatures"))</h2>
      <p class="note">\(say("签字人已看过本报告，摘要为：", "The signers have seen this report, whose digest is:"))</p>
      <p>\(printer.hash(digest))</p>
      <p class="note">\(meaning)</p>
      \(printer.signatures([officer, officer, scrutineer, scrutineer]))</section>
      </main>

      """
  }
}
