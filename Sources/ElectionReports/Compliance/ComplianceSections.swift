package import ElectionRecord

/// The compliance report (合规检查报告) as it is described once: departures, what nobody recorded, what was met.
struct ComplianceSections {
  let report: ComplianceReport
  let election: Election
  let sites: SiteNames
  var say: Speaker { sites.say }

  init(_ report: ComplianceReport, election: Election, language: Language) {
    self.report = report
    self.election = election
    sites = SiteNames(election, language)
  }

  var heading: String { say("合规检查报告", "Compliance report") }
  var rules: String { say("规则：", "Rules: ") + say(report.profileName) }
  var pollingDay: String {
    say("选举日：", "Polling day: ")
      + (report.pollingDay.map { say(Wording.day($0)) } ?? say("未写明", "not given"))
  }

  /// How many lines of each.
  var sums: [(outcome: ComplianceCheck.Outcome, count: Int)] {
    ComplianceCheck.Outcome.allCases.map { ($0, ComplianceLine.lines(report.checks($0)).count) }
  }

  var all: [Section] {
    ComplianceCheck.Outcome.allCases.map { outcome in
      let checks = report.checks(outcome)
      let part = checks.isEmpty ? Part.paragraph(say("没有。", "None.")) : .table(table(checks, outcome))
      return Section(id: outcome.rawValue, title: say(Self.title(outcome)), parts: [part])
    }
  }

  private func table(_ checks: [ComplianceCheck], _ outcome: ComplianceCheck.Outcome) -> Table {
    let rows = ComplianceCode.Group.allCases.flatMap { group -> [Table.Row] in
      let lines = ComplianceLine.lines(checks.filter { $0.code.group == group })
      return lines.isEmpty ? [] : [[.heading(say(Wording.name(group)))]] + lines.map { row($0, outcome) }
    }
    return Table(
      name: "compliance", columns: [.matter, .demanded, .found, .source], rows: rows, isStacked: true)
  }

  private func row(_ line: ComplianceLine, _ outcome: ComplianceCheck.Outcome) -> Table.Row {
    let found = say(Wording.found(line.check, in: election.mode))
    return [
      .titled(say(Wording.name(line.check.code)), about: line.subject(in: election, say.language)),
      .text(say(Wording.demand(line.check, in: election.mode))), outcome == .departs ? .alarm(found) : .text(found),
      .text(say(Wording.source(line.check))),
    ]
  }

  /// The heading of what came out alike.
  private static func title(_ outcome: ComplianceCheck.Outcome) -> BilingualText {
    switch outcome {
    case .departs: BilingualText(zh: "与规定不符的", en: "What departs from the rules")
    case .notRecorded: BilingualText(zh: "没有记录、无从检查的", en: "What nobody recorded, and cannot be checked")
    case .met: BilingualText(zh: "符合规定的", en: "What meets the rules")
    }
  }

  /// How days are counted, and what the days rest on.
  var days: String {
    say(
      "天数按日历日计算。各日期以录入的记录为准，关箱日以选举文件所列的最后一个投票日为准，不采用设备时钟。没有记录的，不视为符合。标明“参照”的，是村委会或人大代表选举的规定。",
      "Days are days of the calendar. They are those that people recorded, and a box closes on the last day that the "
        + "election's file gives; no device's clock is used. What nobody recorded does not count as met. 参照 marks rules "
        + "made for villagers' committees or people's congresses, applied by analogy.")
  }
}

/// The compliance report as it is read in a terminal.
package enum ComplianceText {
  /// Columns of a line.
  package static let width = 80

  /// The lines of the report.
  package static func lines(_ report: ComplianceReport, election: Election, language: Language) -> [String] {
    let sections = ComplianceSections(report, election: election, language: language)
    let say = sections.say
    var page = TextPrinter(width: width, sites: sections.sites)
    page.paragraph(say(election.name))
    for line in [sections.heading, sections.rules, sections.pollingDay] { page.paragraph(line) }
    page.rule()
    let sums = sections.sums.map {
      say("\(say(Wording.name($0.outcome))) \($0.count) 项", "\($0.count) \(say(Wording.name($0.outcome)))")
    }
    page.paragraph(sums.joined(separator: say("，", ", ")))
    page.rule()
    for section in sections.all { page.section(section) }
    page.write("")
    page.paragraph(sections.days)
    return page.lines
  }
}
