import ElectionRecord

extension HTMLPage {
  var registerSection: Markup {
    let counts = report.register
    let figures: [(String, Int)] = [
      (say("登记选民", "registered"), counts.registered), (say("计入", "counted"), counts.counted),
      (say("待核票待裁定", "envelopes pending"), counts.provisionalPending),
      (say("待核票准予计入", "envelopes accepted"), counts.provisionalAccepted),
      (say("待核票不予计入", "envelopes refused"), counts.provisionalRefused), (say("已撤销", "voided"), counts.voided),
      (say("多余的普通票", "surplus papers"), counts.surplus), (say("隔离", "quarantined"), counts.quarantined),
    ]
    let items = figures.map { figure -> Markup in "<div><dt>\(figure.0)</dt><dd>\(figure.1)</dd></div>\n" }.joined()
    let note = say(
      "日志里共有 \(counts.marks) 次划名 = 计入 + 待裁定 + 不予计入 + 已撤销 + 多余 + 隔离；准予计入的已含在“计入”里。没有一次被悄悄丢掉。",
      "The journals hold \(counts.marks) marks = counted + pending + refused + voided + surplus + quarantined; accepted "
        + "envelopes are among the counted. None was dropped silently.")
    return """
      <section aria-labelledby="register">
      <h2 id="register">\(say("选民名册", "The marked register"))</h2>
      <dl class="figures">
      \(items)</dl>
      <p class="note">\(note)</p>
      </section>

      """
  }

  var casesSection: Markup {
    let groups = CaseGroup.all(in: report.cases)
    let head: [(String, Bool)] = [
      (say("类别", "class"), false), (say("待裁定", "open"), true), (say("已裁定", "ruled"), true),
      (say("投票点", "sites"), false), (say("建议", "proposal"), false),
    ]
    let rows = groups.map { group -> Markup in
      let proposals = group.proposals.map { say(Wording.name($0)) }.joined(separator: say("、", ", "))
      return """
        <tr><th scope="row">\(say(Wording.name(group.caseClass)))</th>\
        <td class="n\(group.open > 0 ? " q" : "")">\(group.open)</td><td class="n">\(group.ruled)</td>\
        <td>\(sites.list(group.sites(in: election).map(sites.short), limit: 12))</td>\
        <td>\(proposals.isEmpty ? "–" : proposals)</td></tr>

        """
    }
    let caption = say("按类别（不列选民）", "By class (voters are not listed)")
    let content: Markup =
      groups.isEmpty
      ? "<p>\(say("没有争议。", "There are none."))</p>\n" : table(class: "cases", caption: caption, head: head, rows: rows)
    return """
      <section aria-labelledby="cases">
      <h2 id="cases">\(say("争议", "Cases"))</h2>
      \(content)</section>

      """
  }

  var completenessSection: Markup {
    let head: [(String, Bool)] = [
      (say("投票点与设备", "site and device"), false), (say("条数", "entries"), true), (say("状态", "state"), false),
      (say("根值", "root"), false),
    ]
    let caption = say("日志：供观察员与照片比对", "Journals, for observers to compare with their photographs")
    let begun = Set(report.completeness.map(\.site))
    let journals = report.completeness.map { journal -> Markup in
      let state = journal.closed ? flag(.good, say("已封箱", "closed")) : flag(.attention, say("未封箱", "not closed"))
      return """
        <tr><th scope="row">\(siteMarkup(journal.site))<br/><span class="mono">\(journal.device.description)</span></th>\
        <td class="n">\(Int(journal.size))</td><td>\(state)</td><td>\(hash(journal.root))</td></tr>

        """
    }
    let absent = report.missing.filter { !begun.contains($0) }.map { site -> Markup in
      """
      <tr><th scope="row">\(siteMarkup(site))</th><td class="n">–</td>\
      <td>\(flag(.bad, say("日志未到", "no journal")))</td><td>–</td></tr>

      """
    }
    let keep: Markup = journals.count + absent.count <= shortTableRowsMax ? " class=\"whole\"" : ""
    let note = say(
      "条数和根值与该点封箱时显示、签字、拍照的一致，就说明这份报告用的正是那份日志，一条不多、一条不少、一字未改。",
      "If entries and root are those shown, signed and photographed at the site's closing, this report rests on that very "
        + "journal: nothing added, dropped or changed.")
    return """
      <section\(keep) aria-labelledby="completeness">
      <h2 id="completeness">\(say("完整性", "Completeness"))</h2>
      \(CompletenessStrip(report: report, election: election, say: say).markup ?? "")\
      \(table(class: "journals", caption: caption, head: head, rows: journals + absent))\
      <p class="note">\(note)</p>
      </section>

      """
  }
}
