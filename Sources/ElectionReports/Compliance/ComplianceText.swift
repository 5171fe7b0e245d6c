package import ElectionRecord

/// The compliance report as it is read in a terminal: departures, what nobody recorded, what was met.
package enum ComplianceText {
  /// Columns of a line.
  package static let width = 80

  /// The lines of the report.
  package static func lines(_ report: ComplianceReport, election: Election, language: Language) -> [String] {
    let say = Speaker(language: language)
    var lines = head(report, election, say)
    for outcome in ComplianceCheck.Outcome.allCases {
      let found = ComplianceLine.lines(report.checks(outcome))
      guard !found.isEmpty else { continue }
      lines += ["", say(ComplianceNotes.title(outcome)), String(repeating: "-", count: width)]
      for line in found { lines += item(line, election, say) }
    }
    return lines + [""] + TextWrap.lines(say(ComplianceNotes.days), width: width)
  }

  private static func head(_ report: ComplianceReport, _ election: Election, _ say: Speaker) -> [String] {
    let rule = String(repeating: "=", count: width)
    return TextWrap.lines(say(election.name), width: width) + [
      say("合规检查报告", "Compliance report"), say("规则 ", "rules ") + say(report.profileName),
      say("选举日 ", "polling day ") + (report.pollingDay.map { say(Wording.day($0)) } ?? "–"), rule,
      say(ComplianceNotes.sum(report)), rule,
    ]
  }

  private static func item(_ line: ComplianceLine, _ election: Election, _ say: Speaker) -> [String] {
    let subject = line.subject(in: election, say.language)
    let title = say(Wording.name(line.check.code)) + (subject.isEmpty ? "" : say("：", ": ") + subject)
    let parts = [
      (say("要求", "demanded"), say(Wording.demand(line.check))), (say("查得", "found"), say(Wording.found(line.check))),
      (say("依据", "source"), say(Wording.source(line.check))),
    ]
    return TextWrap.lines(title, width: width) + parts.flatMap { labelled($0, $1) }
  }

  private static func labelled(_ label: String, _ text: String) -> [String] {
    let start = 12
    return TextWrap.lines(text, width: width - start).enumerated().map { index, line in
      (index == 0 ? "  " + DisplayWidth.padded(label, to: start - 2) : String(repeating: " ", count: start)) + line
    }
  }
}

/// What text and page say alike.
enum ComplianceNotes {
  /// How many lines of each.
  static func sum(_ report: ComplianceReport) -> BilingualText {
    func count(_ outcome: ComplianceCheck.Outcome) -> Int { ComplianceLine.lines(report.checks(outcome)).count }
    let (departs, missing, met) = (count(.departs), count(.notRecorded), count(.met))
    return BilingualText(
      zh: "不符 \(departs) 项，未记录 \(missing) 项，符合 \(met) 项。",
      en: "\(Wording.counted(departs, "departure")), \(missing) not recorded, \(met) met.")
  }

  /// The heading of what came out alike.
  static func title(_ outcome: ComplianceCheck.Outcome) -> BilingualText {
    switch outcome {
    case .departs: BilingualText(zh: "与规定不符的", en: "What departs from the rules")
    case .notRecorded: BilingualText(zh: "没有记录、无从检查的", en: "What nobody recorded, and cannot be checked")
    case .met: BilingualText(zh: "符合规定的", en: "What meets the rules")
    }
  }

  /// How days are counted, and what the days rest on.
  static let days = BilingualText(
    zh: "天数按日历日计算。各日期以录入的记录为准，关箱日以选举文件所列的最后一个投票日为准，不采用设备时钟。没有记录的，不视为符合。标明“参照”的，是村委会或人大代表选举的规定。",
    en: "Days are days of the calendar. They are those that people recorded, and a box closes on the last day that the "
      + "election's file gives; no device's clock is used. What nobody recorded does not count as met. 参照 marks rules "
      + "made for villagers' committees or people's congresses, applied by analogy.")
}
