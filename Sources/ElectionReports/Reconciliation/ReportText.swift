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
    let sections = ReportSections(report, election: election, language: language)
    var page = TextPrinter(width: max(width, widthMin), sites: sections.sites)
    page.verdict(sections)
    for section in sections.all { page.section(section) }
    return page.lines.map { TextWrap.printable($0) + "\n" }.joined()
  }
}

extension TextPrinter {
  fileprivate mutating func verdict(_ sections: ReportSections) {
    let say = sections.say
    let verdict = sections.verdict
    paragraph(say(sections.election.name))
    write(say("核对报告  ", "Reconciliation report  ") + sections.poll)
    write(say("摘要 ", "digest ") + ReportJSON.digest(sections.report).hex)
    rule()
    paragraph("[" + say(verdict.label) + "] " + say(verdict.headline))
    rule()
    let labels = verdict.answers.map { answer in
      (sign(answer.mark) + " " + say(answer.question), say(answer.word), say(answer.detail))
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

extension ReportSections {
  var poll: String { election.polls.first { $0.id == report.poll }.map { say($0.name) } ?? report.poll.rawValue }
}
