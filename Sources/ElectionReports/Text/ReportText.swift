package import ElectionRecord

/// The report as a hall operator reads it in a terminal: the verdict first, then every number it rests on.
///
/// It names no voter and no roll number. What depends on arrival is left out, so the same entries give the same
/// bytes.
package enum ReportText {
  /// The narrowest terminal that the report is laid out for, in columns: a root takes 74.
  package static let widthMin = 80

  /// The whole report, ending with a line end.
  ///
  /// - Parameter width: Columns of the terminal; less than ``widthMin`` counts as that.
  package static func render(
    _ report: ReconciliationReport, election: Election, language: Language = .zh, width: Int = 80
  ) -> String {
    var page = TextPage(report, election: election, language: language, width: max(width, widthMin))
    page.writeVerdict()
    page.writeCompleteness()
    page.writeRegister()
    page.writeCases()
    page.writeAccounts()
    page.writeFindings()
    page.writeTurnout()
    page.writeResults()
    page.writeExposure()
    return page.lines.map { TextWrap.printable($0) + "\n" }.joined()
  }
}

/// The lines written so far, and what every section needs.
struct TextPage {
  let report: ReconciliationReport
  let election: Election
  let language: Language
  let width: Int
  let sites: SiteNames
  let verdict: ReportVerdict
  private(set) var lines: [String] = []
  private var sections = 0

  init(_ report: ReconciliationReport, election: Election, language: Language, width: Int) {
    self.report = report
    self.election = election
    self.language = language
    self.width = width
    sites = SiteNames(election, language)
    verdict = ReportVerdict(report, election: election)
  }

  /// The text in the reader's language.
  func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// The text in the reader's language.
  func say(_ text: BilingualText) -> String { text.text(language) }

  /// A count, or the sign for "nobody has counted".
  func number(_ value: Int?) -> String { value.map(String.init) ?? "-" }

  mutating func write(_ line: String) { lines.append(line) }

  /// Text broken into lines, all but the first one indented by `hanging` more columns.
  mutating func paragraph(_ text: String, indent: Int = 0, hanging: Int = 0) {
    let wrapped = TextWrap.lines(text, width: width - indent - hanging)
    for (index, line) in wrapped.enumerated() {
      write(String(repeating: " ", count: indent + (index == 0 ? 0 : hanging)) + line)
    }
  }

  /// A label, and text beside it in a column of its own.
  mutating func labelled(_ label: String, _ text: String, labelWidth: Int, indent: Int = 2) {
    let start = indent + labelWidth + 2
    for (index, line) in TextWrap.lines(text, width: width - start).enumerated() {
      let beginning = String(repeating: " ", count: indent) + DisplayWidth.padded(label, to: labelWidth) + "  "
      write((index == 0 ? beginning : String(repeating: " ", count: start)) + line)
    }
  }

  mutating func section(_ zh: String, _ en: String) {
    sections += 1
    write("")
    write("\(sections). " + say(zh, en))
    write(String(repeating: "-", count: width))
  }

  mutating func table(_ table: TextTable, indent: Int = 0) {
    let space = String(repeating: " ", count: indent)
    for line in table.lines(width: width - indent) { write(space + line) }
  }
}

extension TextPage {
  mutating func writeVerdict() {
    let poll = election.polls.first { $0.id == report.poll }.map { say($0.name) } ?? report.poll.rawValue
    let rule = String(repeating: "=", count: width)
    paragraph(say(election.name))
    write(say("核对报告  ", "Reconciliation report  ") + poll)
    write(say("摘要 ", "digest ") + ReportJSON.digest(report).hex)
    write(rule)
    paragraph("[" + say(verdict.label) + "] " + say(verdict.headline))
    write(rule)
    let questions = verdict.answers.map { say($0.question) }
    let labels = zip(verdict.answers, questions).map { answer, question in
      (sign(answer.mark) + " " + question, say(answer.word), say(answer.detail))
    }
    let labelWidth = labels.map { DisplayWidth.columns($0.0) }.max() ?? 0
    let wordWidth = labels.map { DisplayWidth.columns($0.1) }.max() ?? 0
    for (label, word, detail) in labels {
      let start = DisplayWidth.padded(label, to: labelWidth) + "  " + DisplayWidth.padded(word, to: wordWidth)
      labelled(start, detail, labelWidth: labelWidth + 2 + wordWidth, indent: 0)
    }
  }

  private func sign(_ mark: ReportVerdict.Mark) -> String {
    switch mark {
    case .good: "[ok]"
    case .attention: "[!!]"
    case .bad: "[XX]"
    case .unknown: "[??]"
    }
  }
}
