import ElectionRecord

/// What every section of the page needs.
struct HTMLPage {
  let report: ReconciliationReport
  let election: Election
  let language: Language
  let say: Speaker
  let sites: SiteNames
  let verdict: ReportVerdict
  let digest: Digest32

  init(_ report: ReconciliationReport, election: Election, language: Language) {
    self.report = report
    self.election = election
    self.language = language
    say = Speaker(language: language)
    sites = SiteNames(election, language)
    verdict = ReportVerdict(report, election: election)
    digest = ReportJSON.digest(report)
  }

  var title: String { say("选举核对报告", "Election reconciliation report") + " – " + say(election.name) }

  var poll: String { election.polls.first { $0.id == report.poll }.map { say($0.name) } ?? report.poll.rawValue }

  var style: String {
    let short = Digits.groups(digest).prefix(2).joined(separator: " ")
    return StyleSheet.text(
      head: say("选举核对报告　", "Reconciliation report – ") + say(election.name),
      foot: say("摘要 ", "digest ") + short)
  }

  var body: Markup {
    let sections: [Markup] = [
      header, verdictSection, flowSection, findingsSection, resultsSection, exposureSection, registerSection,
      casesSection, accountsSection, completenessSection, signatureSection,
    ]
    return sections.joined()
  }

  /// A count, or the sign for "nobody has counted".
  func number(_ value: Int?) -> String { value.map(String.init) ?? "–" }

  /// A site as people know it, its id set off.
  func siteMarkup(_ site: SiteID) -> Markup {
    let id = site.rawValue
    return id.isEmpty ? "\(sites.name(site))" : "<span class=\"id\">\(id)</span>\(sites.name(site))"
  }

  /// A mark with its words, in its colour.
  func flag(_ mark: ReportVerdict.Mark, _ words: String) -> Markup {
    "<span class=\"flag \(mark.rawValue)\">\(Icon.mark(mark))\(words)</span>"
  }

  /// A hash in groups of eight digits; copied, it is one word.
  func hash(_ digest: Digest32) -> Markup {
    let groups = Digits.groups(digest).map { group -> Markup in "<span>\(group)</span>" }.joined()
    return "<span class=\"hash\">\(groups)</span>"
  }

  /// A table with more rows may be broken between printed pages; it then repeats its head.
  var shortTableRowsMax: Int { 14 }

  /// A table whose head is repeated on every printed page.
  func table(
    class name: String, caption: String, head: [(words: String, number: Bool)], rows: [Markup], foot: Markup = ""
  ) -> Markup {
    let cells = head.map { cell -> Markup in
      cell.number ? "<th scope=\"col\" class=\"n\">\(cell.words)</th>" : "<th scope=\"col\">\(cell.words)</th>"
    }.joined()
    let tail: Markup = foot == "" ? "" : "<tfoot>\(foot)</tfoot>\n"
    let whole = rows.count <= shortTableRowsMax ? " whole" : ""
    return """
      <div class="scroll"><table class="\(name)\(whole)"><caption>\(caption)</caption>
      <thead><tr>\(cells)</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      \(tail)</table></div>

      """
  }
}

extension HTMLPage {
  var header: Markup {
    """
    <header>
    <p class="eyebrow">\(say("选举核对报告", "Election reconciliation report"))\(say("　", " – "))\(poll)</p>
    <h1>\(say(election.name))</h1>
    </header>
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
    let space: Markup = language == .zh ? "" : " "
    return clauses.map { clause -> Markup in "<span class=\"clause\">\(clause)</span>\(space)" }.joined()
  }

  var signatureSection: Markup {
    let meaning = say(
      "摘要是报告全部数字的 SHA-256：两处会场持有同样的记录，就得出同样的摘要。本页不含任何选民的姓名或序号。",
      "The digest is SHA-256 of every number of the report: two halls that hold the same entries get the same digest. "
        + "This page names no voter and no roll number.")
    let officer = say("负责人（签字）", "Officer (signature)")
    let scrutineer = say("监票人（签字）", "Scrutineer (signature)")
    let lines = [officer, officer, scrutineer, scrutineer].map { words -> Markup in
      "<p>\(words)<i></i>\(say("日期", "date"))<i class=\"date\"></i></p>\n"
    }.joined()
    return """
      <section class="signatures" aria-labelledby="signatures">
      <h2 id="signatures">\(say("签字", "Signatures"))</h2>
      <p class="note">\(say("签字人已看过本报告，摘要为：", "The signers have seen this report, whose digest is:"))</p>
      <p>\(hash(digest))</p>
      <p class="note">\(meaning)</p>
      <div class="lines">
      \(lines)</div>
      </section>
      </main>

      """
  }
}
