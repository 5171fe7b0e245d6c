import ElectionRecord

extension HTMLPage {
  var flowSection: Markup {
    let total = report.total
    let unclassified = report.findings.filter { $0.code == .unclassifiedPapers }
    let explained = !unclassified.isEmpty && unclassified.allSatisfy(\.explained)
    let chart = FlowChart(account: total, explained: explained, say: say).markup
    let content: Markup = chart ?? "<p>\(say("还没有选票的数字。", "There are no figures yet."))</p>\n"
    return """
      <section aria-labelledby="flow">
      <h2 id="flow">\(say("选票去向", "Where the papers went"))</h2>
      \(content)</section>

      """
  }

  var findingsSection: Markup {
    let items = report.findings.map(finding).joined()
    let none =
      report.complete && verdict.level != .unfinished
      ? say("没有：各处数字都对得上。", "None: the figures agree everywhere.") : say("目前没有。", "None so far.")
    let content: Markup = report.findings.isEmpty ? "<p>\(none)</p>\n" : items
    return """
      <section aria-labelledby="findings">
      <h2 id="findings">\(say("待说明事项", "Findings that demand an explanation"))</h2>
      \(content)</section>

      """
  }

  private func finding(_ finding: Finding) -> Markup {
    let place = finding.site.map(sites.full) ?? say("全部投票点", "all sites")
    let mark: ReportVerdict.Mark = finding.explained ? .good : .attention
    let state = finding.explained ? say("已说明", "explained") : say("没有说明", "unexplained")
    let next: Markup =
      if let explanation = finding.explanation {
        "<p><strong>\(say("负责人的说明：", "The officers' explanation: "))</strong>\(explanation)</p>"
      } else {
        "<p><strong>\(say("下一步：", "Next: "))</strong>\(say(Wording.nextStep(finding.code)))</p>"
      }
    return """
      <div class="finding \(mark.rawValue)"><h3>\(say(Wording.summary(finding)))</h3>
      <p>\(flag(mark, state))\(say("　", " – "))\(place)</p>
      \(next)</div>

      """
  }

  var accountsSection: Markup {
    let head: [(String, Bool)] =
      [(say("投票点", "site"), false)]
      + [
        say("领取", "received"), say("发出", "issued"), say("待核", "envel."), say("作废", "spoilt"),
        say("未用", "unused"), say("收回", "returned"), say("未收回", "unret."), say("有效", "valid"),
        say("无效", "invalid"), say("弃权", "blank"), say("未分类", "unclass."),
      ].map { ($0, true) }
    let rows = report.accounts.map { site -> Markup in
      "<tr><th scope=\"row\">\(siteMarkup(site.site))</th>\(numbers(site.account))</tr>\n"
    }
    let foot: Markup = "<tr><th scope=\"row\">\(say("合计", "total"))</th>\(numbers(report.total))</tr>"
    let table = table(
      class: "accounts", caption: say("选票核对表（张）", "Ballot accounts (papers)"), head: head, rows: rows, foot: foot)
    let bars = SiteBars(accounts: report.accounts, sites: sites, say: say).markup ?? ""
    return """
      <section aria-labelledby="accounts">
      <h2 id="accounts">\(say("各投票点的选票", "Papers by site"))</h2>
      \(bars)\(table)<p class="note">\(equations)</p>
      </section>

      """
  }

  private var equations: String {
    say(
      "领取 = 发出 + 待核 + 作废 + 未用；发出 = 收回 + 未收回；收回 = 有效 + 无效 + 弃权 + 未分类。“–”表示还没有人点，不是 0。",
      "received = issued + envelopes + spoilt + unused; issued = returned + unreturned; returned = valid + invalid + blank + "
        + "unclassified. “–” is not counted yet, never 0.")
  }

  private func numbers(_ account: BallotAccount) -> Markup {
    let plain = [
      account.received, account.issued, account.envelopes, account.spoilt, account.unused, account.returned,
      account.unreturned, account.valid, account.invalid, account.blank,
    ].map { value -> Markup in "<td class=\"n\">\(number(value))</td>" }.joined()
    let doubt = account.unclassified
    return plain
      + ((doubt ?? 0) != 0 ? "<td class=\"n q\">\(number(doubt))</td>" : "<td class=\"n\">\(number(doubt))</td>")
  }
}
