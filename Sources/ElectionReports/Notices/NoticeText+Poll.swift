import ElectionRecord

/// Notices on the poll itself and on its result.
extension NoticeText {
  var timeAndPlace: Markup {
    let rows = election.sites.map { site in
      [site.name, Wording.name(site.kind), Wording.days(site.days ?? [])].map { Cell.text(say($0)) }
    }
    return paragraph("投票时间和地点如下：", "Voting takes place as follows:") + table([.siteName, .siteKind, .days], rows)
      + paragraph("请选民携带选民证和居民身份证，在规定的时间和地点投票。", "Bring the voter's card and the identity card.") + ending
  }

  private var boxes: [Site] { election.sites.filter { $0.kind == .mobileBox } }

  var mobileRoutes: Markup {
    let rows = boxes.map { site in
      [say(site.name), site.areas.joined(separator: say("、", ", ")), say(Wording.days(site.days ?? []))].map(Cell.text)
    }
    return paragraph("流动票箱按下列片区和日期上门：", "The mobile boxes go round as follows:")
      + table([.box, .areas, .days], rows) + ending
  }

  var mobileVoters: Markup {
    let rows = boxes.map { site in
      [Cell.text(say(site.name)), .number(facts.voters.count { site.areas.contains($0.area) })]
    }
    return paragraph(
      "下列片区的选民由流动票箱上门投票；未在流动票箱投票的，可在投票站或者中心会场投票。",
      "Voters of these areas are visited by the mobile boxes; who has not voted there votes at the station or in the hall."
    )
      + table([.box, .voters], rows) + ending
  }

  var proxies: Markup {
    let rows = facts.commissions.enumerated().map { index, commission in
      [Cell.number(index + 1), .text(commission.principal), .text(commission.proxy)]
    }
    let limit = rules?.proxies.principalsMax.map { limit -> Markup in
      "<p>\(say("每名受托人接受委托不得超过\(limit.value)人。", "Nobody votes for more than \(limit.value) others."))\(source(limit.source))</p>\n"
    }
    guard !rows.isEmpty else {
      return paragraph("本次选举没有登记委托投票。", "Nobody has registered to vote by proxy.") + (limit ?? "") + ending
    }
    return paragraph("经审核，委托投票名单如下：", "These may vote by proxy:") + table([.index, .principal, .proxy], rows)
      + (limit ?? "") + ending
  }

  var assistance: Markup {
    people(
      say(
        "不能填写选票的选民，可以请下列代写人员代写；代写人员不得违背选民的意愿：",
        "Voters who cannot mark a paper may ask these people, who must follow the voter's will:"),
      facts.assistants)
  }

  var validity: Markup {
    let list = validityItems.map { item -> Markup in "<li>\(item)</li>\n" }.joined()
    return paragraph("选票按下列办法认定：", "Papers are judged as follows:") + "<ol>\n\(list)</ol>\n" + ending
  }

  private var validityItems: [Markup] {
    var items: [Markup] = []
    func add(_ rule: Cited<Bool>?, _ zh: String, _ en: String) {
      if let rule, rule.value { items.append("\(say(zh, en))\(source(rule.source))") }
    }
    let ballots = rules?.ballots
    add(
      ballots?.overvoteVoids, "所选人数等于或者少于应选人数的有效，多于应选人数的无效。",
      "As many marks as seats, or fewer, are valid; more are not.")
    add(ballots?.sameNameTwoOfficesVoids, "同一人被选两个以上职务的无效。", "The same person for two offices is invalid.")
    add(ballots?.illegibleVoids, "书写模糊无法辨认的无效。", "What cannot be read is invalid.")
    add(ballots?.writeInsAllowed, "可以另选他人。", "Other names may be written in.")
    if let blank = ballots?.blank {
      let text =
        blank.value == .abstention
        ? say("空白票为弃权票。", "A blank paper abstains.") : say("空白票为无效票。", "A blank paper is invalid.")
      items.append("\(text)\(source(blank.source))")
    }
    if items.isEmpty { items.append(blank) }
    items.append("\(say("有疑问的选票由监票人提交居民选举委员会认定。", "Scrutineers refer doubtful papers to the election committee."))")
    return items
  }

  var result: Markup {
    guard let report = facts.report else { return paragraph("结果尚未产生。", "There is no result yet.") }
    let total = report.total
    let turnout = report.turnout.hundredthsOfPercent.map { Digits.percent(hundredths: $0) } ?? ""
    let figures = say(
      "本次选举登记选民\(report.register.registered)名，发出选票\(total.issued)张，收回选票\(Self.known(total.returned))张，其中有效票\(Self.known(total.valid))张，无效票\(Self.known(total.invalid))张，弃权票\(Self.known(total.blank))张，未分类\(Self.known(total.unclassified))张。参选率\(turnout)。",
      "Registered \(report.register.registered); papers issued \(total.issued), returned \(Self.known(total.returned)), valid \(Self.known(total.valid)), invalid \(Self.known(total.invalid)), blank \(Self.known(total.blank)), unclassified \(Self.known(total.unclassified)). Turnout \(turnout)."
    )
    let sites = SiteNames(election, say.language)
    let results = ReportTables(report: report, election: election, sites: sites).standing.keeping([0, 2, 3, 5])
    let term = rules?.closing.termYears.map { years -> Markup in
      "<p>\(say("本届任期\(years.value)年。", "The term is \(years.value) years."))\(source(years.source))</p>\n"
    }
    return "<p>\(figures)</p>\n" + HTMLPrinter(sites: sites).table(results) + (term ?? "") + ending
  }

  static func known(_ value: Int?) -> String { value.map(String.init) ?? "–" }
}
