import ElectionRecord
import ElectionReports
import Testing

/// What the chart of the papers says of accounts that do not add up, or are not counted.
@Suite struct FlowChartTests {
  private static let complete = BallotAccount(
    received: 1000, issued: 700, envelopes: 30, spoilt: 12, unused: 258, returned: 690, valid: 676, invalid: 10,
    blank: 4)

  private static func account(_ change: (inout BallotAccount) -> Void) -> BallotAccount {
    var account = complete
    change(&account)
    return account
  }

  static let cases: [(BallotAccount, [String])] = [
    (complete, ["未收回 10", "有效 676", "无效 10", "弃权 4", "未用 258", "待核信封 30", "作废 12"]),
    (account { $0.returned = 704 }, ["比发出多 4"]),
    (account { $0.valid = 690 }, ["比收回多 14"]),
    (account { $0.unused = 200 }, ["对不上，少了 58"]),
    (account { $0.unused = 270 }, ["对不上，多出 12"]),
    (account { $0.unused = nil }, ["尚未清点 258"]),
    (account { $0.returned = nil }, ["尚未点票"]),
    (account { $0.valid = nil }, ["尚未分类"]),
    (account { $0.received = nil }, ["—"]),
    (account { $0.valid = 500 }, ["未分类 176", "占 25.51 %，没有说明"]),
  ]

  private func page(_ account: BallotAccount) -> String {
    ReportHTML.render(SeedReport.report.with(total: account, findings: []), election: Houbeian.election)
  }

  @Test(arguments: cases)
  func everyPaperIsNamed(_ account: BallotAccount, _ words: [String]) {
    let page = page(account)
    for word in words { #expect(page.contains(">\(word)</text>"), "\(word)") }
  }

  @Test(arguments: cases)
  func onlyDoubtIsHatched(_ account: BallotAccount, _ words: [String]) {
    let doubt = words.contains { $0.contains("多") || $0.contains("少") || $0.contains("未分类 ") }
    let over = words.contains { $0.contains("比收回多") }
    #expect(page(account).contains("fill=\"url(#flow-h)\"") == (doubt && !over))
  }

  @Test func nothingToDrawIsSaid() {
    let page = page(BallotAccount())
    #expect(!page.contains("id=\"flow-t\""))
    #expect(page.contains("还没有选票的数字。"))
  }

  @Test func extremeCountsDoNotStopThePage() {
    let account = BallotAccount(
      received: 1 << 40, issued: 1, unused: 0, returned: 1 << 40, valid: 0, invalid: 0, blank: 0)
    #expect(page(account).hasSuffix("</html>\n"))
  }
}
