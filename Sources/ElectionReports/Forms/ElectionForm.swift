package import ElectionRecord

/// Papers that officers sign (表册): A4, Chinese by default.
package enum ElectionForm {
  /// 选举结果报告单: what the community reports to the sub-district.
  ///
  /// - Rule: registered, voted, valid and void papers, votes of winners and losers (Shanghai detailed rules, art. 43).
  package static func result(
    _ report: ReconciliationReport, election: Election, language: Language = .zh
  ) -> String {
    let text = FormText(election: election, say: Speaker(language: language))
    return text.page(text.say("选举结果报告单", "Report of the result"), text.result(report))
  }

  /// 选民名册签名册: one site's voters with room to sign, for the day on which no laptop works.
  ///
  /// It names voters: for the site's officers, not for the public.
  ///
  /// - Rule: the voter signs the list (Shanghai detailed rules, art. 36).
  package static func signingRoll(
    site: SiteID, voters: [Voter], election: Election, language: Language = .zh
  ) -> String {
    let text = FormText(election: election, say: Speaker(language: language))
    let title = text.say("选民领票签名册", "Voters' list for signing")
    return text.page(title, text.signingRoll(site: site, voters: voters))
  }

  /// 封箱单: the papers of a site at its closing, with the checkpoint of its journal to sign and photograph.
  package static func closingSlip(
    _ account: SiteAccount, head: JournalHead, election: Election, language: Language = .zh
  ) -> String {
    let text = FormText(election: election, say: Speaker(language: language))
    return text.page(text.say("封箱单", "Closing slip"), text.closingSlip(account, head: head))
  }
}

/// The words of the forms.
struct FormText {
  let election: Election
  let say: Speaker

  /// Rows of one page of the list, so that its foot stays on the page.
  static let rowsOfPage = 26

  func page(_ title: String, _ body: Markup) -> String {
    let whole: Markup = """
      <h1>\(title)</h1>
      <p class="election">\(say(election.name))</p>
      \(body)
      """
    return PageShell.html(
      title: "\(title) \(say(election.name))", language: say.language, style: NoticeStyle.text, body: whole)
  }

  private func table(_ rows: [Markup], class name: String = "") -> Markup {
    "<table class=\"\(name)\"><tbody>\n\(rows.joined())</tbody></table>\n"
  }

  private func row(_ cells: (String, Int?)...) -> Markup {
    let all = cells.map { name, value -> Markup in
      "<th scope=\"row\">\(name)</th><td class=\"n\">\(NoticeText.known(value))</td>"
    }.joined()
    return "<tr>\(all)</tr>\n"
  }

  private func signatures(_ roles: [String]) -> Markup {
    let lines = roles.map { role -> Markup in "<p>\(role)<i></i></p>\n" }.joined()
    return "<div class=\"lines\">\n\(lines)</div>\n"
  }

  func result(_ report: ReconciliationReport) -> Markup {
    let total = report.total
    let figures = table([
      row((say("选民总数", "Registered"), report.register.registered), (say("划名人数", "Marked"), report.register.counted)),
      row((say("发出选票", "Issued"), total.issued), (say("收回选票", "Returned"), total.returned)),
      row((say("有效票", "Valid"), total.valid), (say("无效票", "Invalid"), total.invalid)),
      row((say("弃权票", "Blank"), total.blank), (say("未分类", "Unclassified"), total.unclassified)),
      row((say("未收回", "Unreturned"), total.unreturned), (say("过半所需收回票", "Quorum"), report.turnout.needed)),
    ])
    let head = [say("职务", "Office"), say("应选", "Seats"), say("姓名", "Name"), say("得票", "Votes"), say("结果", "Result")]
      .map { cell -> Markup in "<th scope=\"col\">\(cell)</th>" }.joined()
    let votes = report.results.flatMap { result in lines(result) }
    let digest = ReportJSON.digest(report)
    return figures + places(report)
      + "<table><thead><tr>\(head)</tr></thead><tbody>\n\(votes.joined())</tbody></table>\n"
      + "<p class=\"note\">\(say("核对报告摘要", "Digest of the reconciliation"))</p>\n<p class=\"hash\">\(digest.hex)</p>\n"
      + signatures([
        say("总监票人", "Chief scrutineer"), say("监票人", "Scrutineer"), say("计票人", "Teller"), say("唱票人", "Caller"),
        say("主持人", "Chair of the meeting"), say("选举委员会主任", "Chair of the committee"),
      ])
  }

  /// 会场、流动票箱、投票站各投票数.
  private func places(_ report: ReconciliationReport) -> Markup {
    let kinds = [SiteKind.hall, .mobileBox, .station]
    let rows = kinds.compactMap { kind -> Markup? in
      let sites = election.sites.filter { $0.kind == kind }.map(\.id)
      guard !sites.isEmpty else { return nil }
      let accounts = report.accounts.filter { sites.contains($0.site) }.map(\.account)
      let returned = accounts.reduce(Int?(0)) { sum, account in
        guard let sum, let returned = account.returned else { return nil }
        return sum + returned
      }
      return row(
        (
          say("\(Wording.name(kind).zh)（\(sites.count)个）发出", "\(Wording.name(kind).en) (\(sites.count)): issued"),
          accounts.reduce(0) { $0 + $1.issued }
        ), (say("收回", "returned"), returned))
    }
    return table(rows)
  }

  private func lines(_ result: ContestResult) -> [Markup] {
    let candidates = result.lines.map { ($0.name, $0.votes, $0.elected ? say("当选", "elected") : "") }
    let others = [(say("另选他人", "Write-ins"), result.writeIns, "")]
    return (candidates + others).map { name, votes, outcome in
      """
      <tr><td>\(say(result.office))</td><td class="n">\(result.seats)</td><td>\(name)</td><td class="n">\(votes)</td>\
      <td class="c">\(outcome)</td></tr>

      """
    }
  }

  func signingRoll(site: SiteID, voters: [Voter]) -> Markup {
    let names = SiteNames(election, say.language)
    let head = [
      say("序号", "No."), say("姓名", "Name"), say("性别", "Sex"), say("住址", "Address"), say("选民证", "Card"),
      say("领票人签名", "Signature"), say("备注", "Remarks"),
    ].map { cell -> Markup in "<th scope=\"col\">\(cell)</th>" }.joined()
    let pages = stride(from: 0, to: voters.count, by: Self.rowsOfPage).map { start -> Markup in
      let rows = voters[start..<min(voters.count, start + Self.rowsOfPage)].map(signingRow).joined()
      return
        "<table class=\"roll\(start == 0 ? "" : " break")\"><thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows)</tbody></table>\n"
    }
    return """
      <p class="note">\(names.full(site))\(say("　选民\(voters.count)名。每发一张票，请选民签名；代领的写明受托人。", ": \(voters.count) voters. Each voter signs for the paper; note a proxy's name."))</p>
      \(pages.joined())\(signatures([say("发票人", "Issued by"), say("监票人", "Scrutineer")]))
      """
  }

  private func signingRow(_ voter: Voter) -> Markup {
    """
    <tr><td class="n">\(Int(voter.number))</td><td>\(voter.name)</td><td class="c">\(voter.sex)</td><td>\(voter.address)</td>\
    <td>\(voter.card)</td><td class="sign"></td><td></td></tr>

    """
  }

  func closingSlip(_ site: SiteAccount, head: JournalHead) -> Markup {
    let account = site.account
    let line = JournalOrigin.line(election: election.id, device: head.device, size: head.size, root: head.root)
    let svg = QRCode(line)?.svg(title: say("日志的大小和根", "Size and root of the journal")) ?? ""
    return """
      <div class="qr">\(Markup(stringLiteral: svg))</div>
      <p class="note">\(SiteNames(election, say.language).full(site.site))</p>
      \(table([
        row((say("领到选票", "Received"), account.received), (say("发出", "Issued"), account.issued)),
        row((say("信封（待核票）", "Envelopes"), account.envelopes), (say("作废", "Spoilt"), account.spoilt)),
        row((say("未用", "Unused"), account.unused), (say("日志记录数", "Entries"), Int(head.size))),
      ], class: "slip"))<p class="note">\(say("日志的根（与电脑显示的逐组对照）", "Root of the journal (compare group by group)"))</p>
      <p class="hash">\(Digits.groups(head.root).joined(separator: " "))</p>
      <p class="note">\(say("设备\(head.device)", "Device \(head.device)"))</p>
      \(signatures([
        say("负责人", "Officer"), say("负责人", "Officer"), say("监票人", "Scrutineer"), say("封条号", "Seals"),
      ]))
      """
  }
}
