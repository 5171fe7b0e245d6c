import ElectionRecord

/// Checks that say the same of several things, such as six boxes that were opened on one day: one line of the report.
struct ComplianceLine {
  let check: ComplianceCheck
  private(set) var subjects: [ComplianceSubject]

  /// The lines of `checks`, in their order.
  static func lines(_ checks: [ComplianceCheck]) -> [ComplianceLine] {
    var lines: [ComplianceLine] = []
    for check in checks {
      let subject = [check.subject].compactMap(\.self)
      if let index = lines.firstIndex(where: { $0.check.saysTheSame(as: check) }) {
        lines[index].subjects += subject
      } else {
        lines.append(ComplianceLine(check: check, subjects: subject))
      }
    }
    return lines
  }

  /// What the line is about; empty where the rule's name says it.
  func subject(in election: Election, _ language: Language) -> String {
    let say = Speaker(language: language)
    let names = subjects.compactMap { $0.name(of: check.code, in: election).map { say($0) } }
    return names.joined(separator: say("、", ", "))
  }
}

extension ComplianceCheck {
  /// Whether the two differ in nothing but what they are about.
  fileprivate func saysTheSame(as other: ComplianceCheck) -> Bool {
    code == other.code && outcome == other.outcome && source == other.source && demanded == other.demanded
      && found == other.found
  }
}

extension ComplianceSubject {
  fileprivate func name(of code: ComplianceCode, in election: Election) -> BilingualText? {
    switch self {
    case .site(let site): return BilingualText(zh: site.rawValue, en: site.rawValue)
    case .objection(let number): return BilingualText(zh: "第 \(number) 件", en: "no. \(number)")
    case .person(let name), .group(let name): return BilingualText(zh: name, en: name)
    case .rule(let key): return BilingualText(zh: key, en: key)
    case .contest(let id): return election.contests.first { $0.id == id }?.office
    case .notice(let kind):
      guard code == .noticePosted else { return nil }
      let name = Wording.name(kind, in: election.mode)
      return BilingualText(zh: "第 \(kind.number) 号（\(name.zh)）", en: "no. \(kind.number) (\(name.en))")
    case .meeting(let kind, let day):
      let name = Wording.name(kind)
      let date = day.map(Wording.day)
      return BilingualText(
        zh: (date?.zh ?? "") + name.zh, en: name.en + (date.map { " of \($0.en)" } ?? ""))
    }
  }
}
