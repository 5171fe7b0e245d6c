package import ElectionRecord

extension TallySheet {
  /// Squares of one row of the page: a hundred votes.
  private static let squaresMax = 20

  /// The sheet as a page for A4: a square for each five votes, and room for three signatures.
  package func html(_ language: Language) -> String {
    let say = Speaker(language: language)
    let head = say("计票单", "Tally sheet")
    let contests = election.contests.map { section($0, say) }.joined()
    return PageShell.html(
      title: "\(head) \(batch.batch.id) – \(say(election.name))", language: language,
      style: NoticeStyle.text + Self.style, body: header(say) + papers(say) + contests + signatures(say))
  }

  private func header(_ say: Speaker) -> Markup {
    let keying = tally.map { say("第 \($0.keying) 次计票", "keying \($0.keying)") } ?? say("第　　次计票", "keying ____")
    return """
      <header>
      <h1>\(say("计票单", "Tally sheet"))</h1>
      <p class="election">\(say(election.name))</p>
      <p>\(say("票批 ", "Batch "))<b>\(batch.batch.id)</b>\(say("　", " · "))\(boxes(say))\(say("　", " · "))\(keying)</p>
      </header>
      <main>

      """
  }

  private func papers(_ say: Speaker) -> Markup {
    HTMLPrinter(sites: SiteNames(election, say.language)).figures(
      [
        (.valid, tally?.valid), (.invalid, tally?.invalid), (.blank, tally?.blank), (.doubtful, tally?.doubtful),
      ], unknown: "")
  }

  private func section(_ contest: Contest, _ say: Speaker) -> Markup {
    let rows = rows(contest, say).map { row -> Markup in
      """
      <tr><th scope="row">\(row.name)</th><td class="squares">\(squares(row.votes, contest))</td>\
      <td class="n sum">\(row.votes.map(String.init) ?? "")</td></tr>

      """
    }.joined()
    let seats = say("应选 \(contest.seats) 人", "\(contest.seats) to elect")
    return """
      <h2>\(say(contest.office))<small>\(seats)</small></h2>
      <table class="tally">
      <thead><tr><th scope="col">\(say(Column.name.name))</th><th scope="col">\(say("每格一个“正”字，五票", "one 正 a square: five votes"))</th>\
      <th scope="col" class="n">\(say("合计", "sum"))</th></tr></thead>
      <tbody>
      \(rows)</tbody></table>

      """
  }

  /// As many squares as the batch could fill, or the marks that were made.
  private func squares(_ votes: Int?, _ contest: Contest) -> Markup {
    let marks = votes.map { Array(TallyMarks.text($0)).map(String.init) }
    let count = marks?.count ?? (batch.batch.papers + TallyMarks.strokes - 1) / TallyMarks.strokes
    return stride(from: 0, to: count, by: Self.squaresMax).map { start -> Markup in
      let row = (start..<min(start + Self.squaresMax, count)).map { place -> Markup in "<i>\(marks?[place] ?? "")</i>" }
      return "<span>\(row.joined())</span>"
    }.joined()
  }

  private func signatures(_ say: Speaker) -> Markup {
    let people = [
      (say("唱票人（签字）", "Caller (signature)"), session?.caller), (say("计票人（签字）", "Teller (signature)"), session?.teller),
      (say("监票人（签字）", "Scrutineer (signature)"), session?.scrutineer),
    ]
    let lines = people.map { words, name in words + (name.map { say("　\($0)", " \($0)") } ?? "") }
    let note = say("本单只记各批合计，不记任何一张选票的内容。", "The sheet holds sums of the batch, never the content of one paper.")
    return """
      <section class="signatures"><p class="note">\(note)</p>
      \(HTMLPrinter(sites: SiteNames(election, say.language)).signatures(lines))</section>
      </main>

      """
  }

  private static let style = """
    @page { margin: 16mm 14mm; }
    body { padding: 40px 48px; font-size: 16px; line-height: 1.6; }
    p { text-indent: 0; }
    h2 { font-size: 17px; }
    h2 small { font: 400 14px serif; margin-left: 1em; }
    .figures { grid-template-columns: repeat(4, 1fr); }
    .tally { font-size: 15px; line-height: 1.3; margin: 4px 0 8px; }
    .tally th[scope=row] { width: 22%; text-align: left; font-weight: 400; }
    .tally .sum { width: 11%; font-weight: 700; }
    .tally td, .tally th { padding: 3px 6px; }
    .squares span { display: block; white-space: nowrap; height: 5.2mm; }
    .squares i {
      display: inline-block; width: 5.2mm; height: 5.2mm; border: 1px solid #999; margin: 0 -1px -1px 0;
      font: 400 3.6mm/5mm "Noto Serif CJK SC", "Songti SC", SimSun, serif; text-align: center; vertical-align: top;
    }
    .squares i:nth-child(10n) { margin-right: 1mm; }
    .lines { grid-template-columns: 1fr; }
    .lines i.date { flex: .5; }
    @media print { body { font-size: 11pt; } h1 { font-size: 18pt; } h2 { font-size: 12pt; } .tally { font-size: 10pt; } }

    """
}
