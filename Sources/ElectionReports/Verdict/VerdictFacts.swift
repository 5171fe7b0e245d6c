import ElectionRecord

/// The facts behind a verdict, each computed once.
struct VerdictFacts {
  let report: ReconciliationReport
  let election: Election
  let unexplained: [Finding]
  let openCases: Int
  let seatsAtStake: [SeatExposure]
  /// Sites whose papers nobody has counted.
  let uncounted: [SiteID]

  init(_ report: ReconciliationReport, election: Election) {
    self.report = report
    self.election = election
    unexplained = report.findings.filter { !$0.explained }
    openCases = report.cases.count { $0.state == .open }
    seatsAtStake = report.exposure.filter(\.couldChange)
    uncounted = report.uncountedSites
  }

  var papersInDoubt: Int { report.exposure.map(\.papersInDoubt).max() ?? 0 }
  var nothingReceived: Bool { report.completeness.allSatisfy { $0.size == 0 } }
  /// Papers are counted and the votes of every contest are in.
  var counted: Bool {
    report.total.returned != nil && report.uncountedContests(in: election).isEmpty
      && report.results.allSatisfy { $0.majorityNeeded != nil }
  }
  var settled: Bool { openCases == 0 }
  var explained: Bool { report.balanced && unexplained.isEmpty }
  var unfilled: Int { report.results.reduce(0) { $0 + max(0, $1.seats - $1.lines.count(where: \.elected)) } }

  var level: ReportVerdict.Level {
    if !seatsAtStake.isEmpty { return .endangered }
    if !report.complete || !counted || !uncounted.isEmpty || isUnfinished { return .unfinished }
    return explained && settled && report.lostMarks.isEmpty ? .sound : .doubtful
  }

  /// Seats are open, and nobody has declared that they are.
  private var isUnfinished: Bool {
    unfilled > 0 && (!report.isDeclared || report.isVoid || report.turnout.reached == false)
  }

  /// The missing sites in the election's order, each with why it counts as missing.
  func missing(_ language: Language) -> [String] {
    let names = SiteNames(election, language)
    let begun = Set(report.completeness.filter { $0.size > 0 }.map(\.site))
    return report.missing.map { site in
      let why =
        begun.contains(site)
        ? BilingualText(zh: "（未封箱）", en: " (not closed)") : BilingualText(zh: "（日志未到）", en: " (no journal)")
      return names.full(site) + why.text(language)
    }
  }

  func both(_ text: (Language) -> String) -> BilingualText { BilingualText(zh: text(.zh), en: text(.en)) }
}

extension VerdictFacts {
  var headline: BilingualText {
    both { language in
      let clauses = [journalClause, paperClause, caseClause].compactMap { $0?.text(language) }
      let seats = seatClause.text(language)
      let troubled = !explained || !settled
      let contrast = troubled && counted && seatsAtStake.isEmpty && unfilled == 0
      switch language {
      case .zh: return clauses.joined(separator: "；") + (contrast ? "，但" : "；") + seats + "。"
      case .en: return capitalized(clauses.joined(separator: "; ") + (contrast ? ", but " : "; ") + seats + ".")
      }
    }
  }

  private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private var journalClause: BilingualText {
    if report.complete, report.lostMarks.isEmpty { return BilingualText(zh: "日志齐全", en: "all journals are in") }
    if report.complete {
      let names = both { SiteNames(election, $0).list(report.lostMarks.map(\.rawValue), limit: 4) }
      return BilingualText(zh: "\(names.zh) 的划名不全", en: "marks of \(names.en) are lost")
    }
    if nothingReceived { return BilingualText(zh: "一份日志也没有收到", en: "no journal has arrived") }
    let count = report.missing.count
    guard count > 0 else { return BilingualText(zh: "日志不齐", en: "the journals are incomplete") }
    return BilingualText(
      zh: "还缺 \(count) 个投票点", en: "\(count) \(count == 1 ? "site is" : "sites are") missing")
  }

  private var paperClause: BilingualText? {
    if unexplained.count == 1, let finding = unexplained.first {
      let summary = Wording.summary(finding)
      return BilingualText(zh: summary.zh + "、没有说明", en: summary.en + " and unexplained")
    }
    if !unexplained.isEmpty {
      return BilingualText(
        zh: "\(unexplained.count) 项对不上、没有说明", en: "\(unexplained.count) findings are unexplained")
    }
    if !report.balanced { return BilingualText(zh: "票数不平", en: "the papers do not balance") }
    guard counted else { return nil }
    // What is explained may still be in doubt: the papers do not balance while seats could change by them.
    return report.findings.isEmpty || seatsAtStake.isEmpty
      ? BilingualText(zh: "票数相符", en: "the papers balance")
      : BilingualText(zh: "差异都有说明", en: "every difference is explained")
  }

  private var caseClause: BilingualText? {
    guard openCases > 0 else { return nil }
    return BilingualText(
      zh: "\(openCases) 件争议待裁定", en: "\(openCases) \(openCases == 1 ? "case is" : "cases are") open")
  }

  private var seatClause: BilingualText {
    if report.isVoid { return BilingualText(zh: "投票无效，没有人当选", en: "the poll is void: nobody is elected") }
    if !seatsAtStake.isEmpty {
      let count = seatsAtStake.count
      return BilingualText(
        zh: "有 \(count) 个席位可能因此改变", en: "\(count, "seat") could change")
    }
    guard counted else { return BilingualText(zh: "尚未点完票，还不能宣布", en: "the count is not in: do not declare yet") }
    if !report.complete {
      return BilingualText(zh: "就已收到的，没有席位会改变", en: "no seat could change by what is known so far")
    }
    if report.turnout.reached == false {
      return BilingualText(zh: "参选率没有达到，没有人当选", en: "the turnout was not reached: nobody is elected")
    }
    if unfilled > 0 {
      return BilingualText(
        zh: "\(unfilled) 个席位没有选出", en: "\(unfilled) \(unfilled == 1 ? "seat is" : "seats are") unfilled")
    }
    if explained, settled { return BilingualText(zh: "当选结果确定", en: "the outcome stands") }
    return BilingualText(zh: "不会改变任何席位", en: "no seat could change")
  }
}
