import ElectionReports
import Testing

@testable import ElectionRecord

@Suite struct ReportVerdictTests {
  private func verdict(_ report: ReconciliationReport) -> ReportVerdict {
    ReportVerdict(report, election: Houbeian.election)
  }

  private var explained: [Finding] {
    [Finding(code: .unclassifiedPapers, site: nil, count: 196, explanation: "两名监票人确认为弃权票。")]
  }

  @Test func theSeedIsToBeExplained() {
    let verdict = verdict(SeedReport.report)
    #expect(verdict.level == .doubtful)
    #expect(verdict.answers.map(\.mark) == [.good, .attention, .good, .good])
  }

  @Test func anExplainedReportIsSound() {
    let verdict = verdict(SeedReport.report.with(balanced: true, findings: explained))
    #expect(verdict.level == .sound)
    #expect(verdict.headline.zh == "日志齐全；票数相符；当选结果确定。")
    #expect(verdict.answers.allSatisfy { $0.mark == .good })
  }

  @Test func anOpenCaseIsNotSound() {
    let open = Made.conflict(.doubleCast, voter: 17, ["R4", "S1"], .open, .acknowledge)
    let verdict = verdict(SeedReport.report.with(balanced: true, cases: [open], findings: explained))
    #expect(verdict.level == .doubtful)
    #expect(verdict.headline.zh == "日志齐全；票数相符；1 件争议待裁定，但不会改变任何席位。")
  }

  @Test func aMissingSiteIsUnfinishedWhateverTheCount() {
    let verdict = verdict(
      SeedReport.report.with(complete: false, balanced: true, missing: [SiteID("R3")], findings: explained))
    #expect(verdict.level == .unfinished)
    #expect(verdict.headline.zh == "还缺 1 个投票点；票数相符；就已收到的，没有席位会改变。")
    #expect(verdict.answers[3].mark == .unknown)
  }

  @Test func nothingReceivedIsUnfinished() {
    let verdict = verdict(EmptyReport.report)
    #expect(verdict.level == .unfinished)
    #expect(verdict.headline.zh == "一份日志也没有收到；尚未点完票，还不能宣布。")
    #expect(verdict.answers.map(\.mark) == [.bad, .unknown, .unknown, .unknown])
  }

  @Test func oneSeatAtStakeOutweighsEverything() {
    let verdict = ReportVerdict(BadReport.report, election: BadReport.election)
    #expect(verdict.level == .endangered)
    #expect(verdict.answers[3].mark == .bad)
    #expect(verdict.headline.en.contains("could change"))
  }

  @Test func aBoxNobodyCountedIsUnfinished() {
    var accounts = SeedReport.report.accounts
    var account = accounts[0].account
    account.returned = nil
    accounts[0] = SiteAccount(site: accounts[0].site, account: account)
    let verdict = verdict(SeedReport.report.with(balanced: true, accounts: accounts, findings: explained))
    #expect(verdict.level == .unfinished)
    #expect(verdict.answers[1].detail.zh == "1 个投票点的选票还没有点。")
  }

  /// Nobody stood and nobody was written in by enough: counted, and its seat is open.
  @Test func aContestWithoutALineIsCounted() {
    var results = SeedReport.results
    let result = results[0]
    results[0] = ContestResult(
      contest: result.contest, office: result.office, seats: result.seats, majorityNeeded: 1105, lines: [],
      writeIns: 9, undervotes: 0)
    let counted = verdict(SeedReport.report.with(balanced: true, findings: explained, results: results))
    #expect(counted.headline.zh.hasSuffix("1 个席位没有选出。"), "\(counted.headline.zh)")
    let without = verdict(
      SeedReport.report.with(balanced: true, findings: explained, results: Array(results.dropFirst())))
    #expect(without.headline.zh.hasSuffix("尚未点完票，还不能宣布。"), "\(without.headline.zh)")
  }

  @Test func anUnfilledSeatIsSaid() {
    let result = SeedReport.results[0]
    let unfilled = ContestResult(
      contest: result.contest, office: result.office, seats: 2, majorityNeeded: 1105, lines: result.lines, writeIns: 0,
      undervotes: 0)
    let verdict = verdict(
      SeedReport.report.with(balanced: true, findings: explained, results: [unfilled] + SeedReport.results.dropFirst()))
    #expect(verdict.level == .unfinished)
    #expect(verdict.headline.zh.hasSuffix("1 个席位没有选出。"))
  }
}
