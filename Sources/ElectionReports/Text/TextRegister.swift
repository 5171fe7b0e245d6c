import ElectionRecord

extension TextPage {
  mutating func writeCompleteness() {
    section("完整性：日志的条数与根值，供与开箱、封箱照片比对", "Completeness: sizes and roots, to compare with the photographs")
    let begun = Set(report.completeness.map(\.site))
    for journal in report.completeness {
      let state = journal.closed ? say("已封箱", "closed") : say("未封箱", "NOT CLOSED")
      let entries = say("\(journal.size) 条", "\(journal.size) \(journal.size == 1 ? "entry" : "entries")")
      let start = entries + "  " + state + say("  设备 ", "  device ") + journal.device.description
      let name = DisplayWidth.truncated(sites.full(journal.site), to: width - DisplayWidth.columns(start) - 2)
      write(DisplayWidth.padded(name, to: width - DisplayWidth.columns(start) - 2) + "  " + start)
      write("   " + Digits.groups(journal.root).joined(separator: " "))
    }
    for site in report.missing where !begun.contains(site) {
      let state = say("日志未到", "NO JOURNAL")
      let nameWidth = width - DisplayWidth.columns(state) - 2
      let name = DisplayWidth.truncated(sites.full(site), to: nameWidth)
      write(DisplayWidth.padded(name, to: nameWidth) + "  " + state)
    }
    guard !report.missing.isEmpty else { return }
    paragraph(
      say(
        "下一步：联系缺的投票点，联网同步，或带 U 盘回来导入；封箱的记录到了，这份报告才算完整。",
        "Next: call the missing sites; sync, or bring a stick and import it. The report is complete with their closing "
          + "entries."))
  }

  mutating func writeRegister() {
    section("选民名册", "The marked register")
    let counts = report.register
    let unmarked = counts.registered - counts.counted
    paragraph(
      say(
        "登记选民 \(counts.registered) 人，计入 \(counts.counted) 人，其余 \(unmarked) 人没有计入的划名。",
        "\(counts.registered) registered voters: \(counts.counted) counted, \(unmarked) without a counted mark."))
    let rows: [(String, String, Int)] = [
      ("计入", "counted", counts.counted),
      ("其中待核后准予计入", "of these, accepted envelopes", counts.provisionalAccepted),
      ("待核票待裁定", "envelopes pending", counts.provisionalPending),
      ("待核票不予计入", "envelopes refused", counts.provisionalRefused),
      ("已撤销", "voided", counts.voided),
      ("多余的普通票", "surplus ordinary papers", counts.surplus),
      ("隔离", "quarantined", counts.quarantined),
    ]
    var table = TextTable([(say("划名", "marks"), .left), (say("人次", "count"), .right)])
    table.rows = rows.enumerated().map { index, row in
      [(index == 1 ? "  " : "") + say(row.0, row.1), String(row.2)]
    }
    table.total = [say("日志里的全部划名", "all marks in the journals"), String(counts.marks)]
    self.table(table, indent: 2)
  }

  mutating func writeCases() {
    section("争议", "Cases")
    let groups = CaseGroup.all(in: report.cases)
    guard !groups.isEmpty else {
      write(say("没有争议。", "There are none."))
      return
    }
    var table = TextTable([
      (say("类别", "class"), .left), (say("待裁定", "open"), .right), (say("已裁定", "ruled"), .right),
      (say("投票点", "sites"), .left),
    ])
    let open = report.cases.count { $0.state == .open }
    table.rows = groups.map { group in
      [
        say(Wording.name(group.caseClass)), String(group.open), String(group.ruled),
        sites.list(group.sites(in: election).map(sites.short), limit: 6),
      ]
    }
    table.total = [say("合计", "total"), String(open), String(report.cases.count - open), ""]
    self.table(table, indent: 2)
    for group in groups where group.open > 0 {
      paragraph(
        "* " + say(Wording.name(group.caseClass)) + say("：", ": ") + say(Wording.nextStep(group.caseClass)), hanging: 2)
    }
    if open > 0 {
      paragraph(
        say(
          "下一步：ballotsync cases 列出每一件（含选民序号，不对外公布），ballotsync rule 由两名负责人裁定。",
          "Next: `ballotsync cases` lists each one (with roll numbers: not for the public); two officers decide with "
            + "`ballotsync rule`."))
    }
  }
}
