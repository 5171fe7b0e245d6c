package import ElectionRecord

/// The report as tables for a spreadsheet; public, so without any voter.
package enum ReportCSV {
  /// Every table by its file's name.
  package static func tables(
    _ report: ReconciliationReport, election: Election, language: Language
  ) -> [(name: String, text: String)] {
    let writer = ReportTables(report: report, say: Speaker(language: language), sites: SiteNames(election, language))
    return [
      ("accounts.csv", writer.accounts), ("results.csv", writer.results), ("findings.csv", writer.findings),
      ("journals.csv", writer.journals),
    ]
  }
}

private struct ReportTables {
  let report: ReconciliationReport
  let say: Speaker
  let sites: SiteNames

  var accounts: String {
    let header = [
      say("投票点", "site"), say("名称", "name"), say("领到", "received"), say("发出", "issued"), say("信封", "envelopes"),
      say("作废", "spoilt"), say("未用", "unused"), say("收回", "returned"), say("未收回", "unreturned"), say("有效", "valid"),
      say("无效", "invalid"), say("弃权", "blank"), say("未分类", "unclassified"),
    ]
    let rows = report.accounts.map { row($0.site.rawValue, sites.name($0.site), $0.account) }
    return SpreadsheetCSV.text(header: header, rows: rows + [row(say("合计", "total"), "", report.total)])
  }

  private func row(_ id: String, _ name: String, _ account: BallotAccount) -> [SpreadsheetCSV.Cell] {
    let figures = [
      account.received, account.issued, account.envelopes, account.spoilt, account.unused, account.returned,
      account.unreturned, account.valid, account.invalid, account.blank, account.unclassified,
    ]
    return [.text(id), .text(name)] + figures.map { .number($0) }
  }

  var results: String {
    let header = [
      say("职位", "office"), say("应选", "seats"), say("姓名", "name"), say("得票", "votes"), say("当选所需", "needed"),
      say("当选", "elected"),
    ]
    let rows = report.results.flatMap { result -> [[SpreadsheetCSV.Cell]] in
      let lines = result.lines.map { line in
        self.line(result, line.name, line.votes, line.elected ? say("是", "yes") : say("否", "no"))
      }
      return lines + [
        line(result, say("另选他人", "write-ins"), result.writeIns, ""),
        line(result, say("未用名额", "undervotes"), result.undervotes, ""),
      ]
    }
    return SpreadsheetCSV.text(header: header, rows: rows)
  }

  private func line(_ result: ContestResult, _ name: String, _ votes: Int, _ elected: String) -> [SpreadsheetCSV.Cell] {
    [
      .text(say(result.office)), .number(result.seats), .text(name), .number(votes), .number(result.majorityNeeded),
      .text(elected),
    ]
  }

  var findings: String {
    let header = [say("待说明事项", "finding"), say("投票点", "site"), say("数量", "count"), say("说明", "explanation")]
    let rows = report.findings.map { finding -> [SpreadsheetCSV.Cell] in
      [
        .text(say(Wording.name(finding.code))), .text(finding.site?.rawValue ?? say("全部", "all")),
        .number(finding.count), .text(finding.explanation ?? ""),
      ]
    }
    return SpreadsheetCSV.text(header: header, rows: rows)
  }

  var journals: String {
    let header = [
      say("投票点", "site"), say("设备", "device"), say("记录数", "entries"), say("根", "root"), say("已封箱", "closed"),
    ]
    let rows = report.completeness.map { journal -> [SpreadsheetCSV.Cell] in
      [
        .text(journal.site.rawValue), .text(journal.device.description), .number(Int(journal.size)),
        .text(journal.root.hex), .text(journal.closed ? say("是", "yes") : say("否", "no")),
      ]
    }
    return SpreadsheetCSV.text(header: header, rows: rows)
  }
}
