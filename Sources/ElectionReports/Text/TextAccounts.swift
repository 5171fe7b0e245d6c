import ElectionRecord

extension TextPage {
  mutating func writeAccounts() {
    section("选票核对", "Ballot accounts")
    paragraph(
      say(
        "领取 = 发出 + 待核信封 + 作废 + 未用（- 表示还没有人点，不是 0）",
        "received = issued + envelopes + spoilt + unused (- is not counted yet, never 0)"))
    writeHandedOut()
    write("")
    paragraph(
      say(
        "收回 = 有效 + 无效 + 弃权 + 未分类；未收回 = 发出 - 收回",
        "returned = valid + invalid + blank + unclassified; unreturned = issued - returned"))
    writeTakenOut()
  }

  private mutating func writeHandedOut() {
    let columns: [(String, DisplayWidth.Alignment)] = [
      (say("投票点", "site"), .left), (say("领取", "received"), .right), (say("发出", "issued"), .right),
      (say("待核信封", "envelopes"), .right), (say("作废", "spoilt"), .right), (say("未用", "unused"), .right),
    ]
    writeTable(columns) { account in
      [account.received, account.issued, account.envelopes, account.spoilt, account.unused]
    }
  }

  private mutating func writeTakenOut() {
    let columns: [(String, DisplayWidth.Alignment)] = [
      (say("投票点", "site"), .left), (say("发出", "issued"), .right), (say("收回", "returned"), .right),
      (say("未收回", "unreturned"), .right), (say("有效", "valid"), .right), (say("无效", "invalid"), .right),
      (say("弃权", "blank"), .right), (say("未分类", "unclass."), .right),
    ]
    writeTable(columns) { account in
      [
        account.issued, account.returned, account.unreturned, account.valid, account.invalid, account.blank,
        account.unclassified,
      ]
    }
  }

  private mutating func writeTable(
    _ columns: [(String, DisplayWidth.Alignment)], _ numbers: (BallotAccount) -> [Int?]
  ) {
    var table = TextTable(columns)
    table.rows = report.accounts.map { [sites.full($0.site)] + numbers($0.account).map(number) }
    table.total = [say("合计", "total")] + numbers(report.total).map(number)
    self.table(table)
  }

  mutating func writeFindings() {
    section("待说明事项", "Findings that demand an explanation")
    guard !report.findings.isEmpty else {
      write(report.complete ? say("没有。", "There are none.") : say("目前没有。", "None so far."))
      return
    }
    for finding in report.findings {
      let place = finding.site.map(sites.full) ?? say("全部投票点", "all sites")
      let mark = finding.explained ? say("[已说明] ", "[explained] ") : say("[待说明] ", "[UNEXPLAINED] ")
      paragraph(mark + place + say("：", ": ") + say(Wording.summary(finding)) + say("。", "."), hanging: 2)
      if let explanation = finding.explanation {
        labelled(say("说明", "explanation"), explanation, labelWidth: say(4, 11))
      } else {
        labelled(say("下一步", "next"), say(Wording.nextStep(finding.code)), labelWidth: say(6, 4))
      }
    }
  }

  private func say(_ zh: Int, _ en: Int) -> Int { language == .zh ? zh : en }
}
