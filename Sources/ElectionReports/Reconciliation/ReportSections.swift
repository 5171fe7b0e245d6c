import ElectionRecord

/// A reconciliation as it is described once, section by section, for the terminal and for the page.
struct ReportSections {
  let report: ReconciliationReport
  let election: Election
  let sites: SiteNames
  let verdict: ReportVerdict
  let scope: ReportScope
  var say: Speaker { sites.say }
  var tables: ReportTables { ReportTables(report: report, election: election, sites: sites, scope: scope) }

  init(_ report: ReconciliationReport, election: Election, language: Language, scope: ReportScope = .hall) {
    self.report = report
    self.scope = scope
    self.election = election
    sites = SiteNames(election, language)
    verdict = ReportVerdict(report, election: election)
  }

  /// All sections below the verdict, in their order.
  var all: [Section] {
    declared + [flow, findings] + corrections + replaced + withdrawn + [
      results, exposure, register, cases, accounts, completeness,
    ]
  }

  /// What was declared; no section before that.
  private var declared: [Section] {
    guard let declared = report.declaration else { return [] }
    let isThis = report.isDeclared
    return [
      section(
        "declared", "宣布", "Declaration",
        [.paragraph(say(Wording.sentence(declared, isThisReport: isThis)))])
    ]
  }

  /// Figures that officers put right; no section where there are none.
  private var corrections: [Section] {
    guard !report.corrections.isEmpty else { return [] }
    let note = say(
      "由两名负责人更正。核对用更正后的数字，原来的记录仍在日志里。",
      "Corrected by two officers. The accounts use the corrected figures; what was entered first is still in the "
        + "journal.")
    return [section("corrections", "更正的数字", "Corrected figures", [.table(tables.corrections), .note(note)])]
  }

  /// Figures that were entered again; no section where there are none.
  private var replaced: [Section] {
    guard !report.replaced.isEmpty else { return [] }
    let note = say(
      "宣布以前，这些数字录入过不止一次。核对用最后一次的数字，以前的记录仍在日志里。",
      "Entered more than once before the declaration. The accounts use the last figures; the earlier ones are still in "
        + "the journal.")
    return [section("replaced", "再次录入的数字", "Figures entered again", [.table(tables.replaced), .note(note)])]
  }

  /// Records that officers took back; no section where there are none.
  private var withdrawn: [Section] {
    guard !report.withdrawn.isEmpty else { return [] }
    let note = say(
      "由两名负责人撤回，不再作数；原来的内容仍在日志里。",
      "Taken back by two officers, and of no account; what was recorded is still in the journal.")
    return [section("withdrawn", "撤回的记录", "Records withdrawn", [.table(tables.withdrawn), .note(note)])]
  }

  private func section(_ id: String, _ zh: String, _ en: String, _ parts: [Part]) -> Section {
    Section(id: id, title: say(zh, en), parts: parts)
  }

  private var flow: Section {
    let unclassified = report.findings.filter { $0.code == .unclassifiedPapers }
    let explained = !unclassified.isEmpty && unclassified.allSatisfy(\.explained)
    let chart = FlowChart(account: report.total, explained: explained, say: say).markup
    return section(
      "flow", "选票去向", "Where the papers went",
      [.chart(chart ?? "<p>\(say("还没有选票的数字。", "There are no figures yet."))</p>\n")])
  }

  private var findings: Section {
    let none =
      report.complete && verdict.level != .unfinished
      ? say("没有：各处数字都对得上。", "None: the figures agree everywhere.") : say("目前没有。", "None so far.")
    return section(
      "findings", "待说明事项", "Findings that demand an explanation",
      report.findings.isEmpty ? [.paragraph(none)] : report.findings.map { .remark(remark($0)) })
  }

  private func remark(_ finding: Finding) -> Remark {
    Remark(
      mark: finding.explained ? .good : .attention,
      state: finding.explained ? say("已说明", "explained") : say("没有说明", "UNEXPLAINED"),
      title: say(Wording.summary(finding)),
      place: finding.site.map(sites.full) ?? office(of: finding) ?? say("全部投票点", "all sites"),
      label: finding.explanation == nil ? say("下一步", "next") : say("负责人的说明", "the officers' explanation"),
      text: finding.explanation ?? say(Wording.nextStep(finding.code)),
      advice: finding.explanation == nil ? explain(finding) : "")
  }

  /// The command that takes the explanation, with the code that it asks for.
  private func explain(_ finding: Finding) -> String {
    let command = "ballotsync explain \(finding.code.rawValue)" + (finding.site.map { " --site \($0.rawValue)" } ?? "")
    return say("（说明用：\(command)）", " (Explain with: \(command))")
  }

  private func office(of finding: Finding) -> String? {
    election.contests.first { $0.id == finding.contest }.map { say($0.office) }
  }

  private var accounts: Section {
    let equations = say(
      "领取 = 发出 + 待核信封 + 作废 + 未用；发出 = 收回 + 未收回；收回 = 有效 + 无效 + 弃权 + 未分类。横线表示还没有人点，不是 0。",
      "received = issued + envelopes + spoilt + unused; issued = returned + unreturned; returned = valid + invalid + blank + "
        + "unclassified. A dash is not counted yet, never 0.")
    let mixed = Set(report.countedTogether.filter { $0.account.returned != nil }.flatMap(\.sites))
    let bars = SiteBars(accounts: report.accounts, mixed: mixed, sites: sites, say: say).markup
    return section(
      "accounts", "各投票点的选票", "Papers by site", [.chart(bars), .table(tables.accounts), .note(equations)])
  }
}

extension ReportSections {
  private var register: Section {
    let counts = report.register
    var figures: [Figure] = [
      (.registered, counts.registered), (.counted, counts.counted), (.accepted, counts.provisionalAccepted),
      (.pending, counts.provisionalPending), (.refused, counts.provisionalRefused), (.voided, counts.voided),
      (.surplus, counts.surplus), (.quarantined, counts.quarantined),
    ]
    if counts.off > 0 { figures.insert((.offRoll, counts.off), at: 1) }
    if counts.added > 0 { figures.insert((.added, counts.added), at: 1) }
    if counts.takenBack > 0 { figures.append((.takenBack, counts.takenBack)) }
    let note = say(Wording.sum(of: counts))
    return section(
      "register", "选民名册", "The marked register",
      [.figures(figures, total: (.marks, counts.marks)), .note(note)] + (takenBack.map { [.note($0)] } ?? []))
  }

  /// Marks that named the wrong voter.
  private var takenBack: String? {
    let counts = report.register
    guard counts.takenBack > 0 else { return nil }
    let known = say(
      "其中 \(counts.takenBack) 次划名经两名负责人更正：票已发出，计在原投票点；实际领票的人另行划名。",
      "Two officers took back \(counts.takenBack, "mark") that named the wrong voter: their papers are on their sites' "
        + "accounts, and who was served is marked instead.")
    let unknown = say(
      "其中 \(counts.servedUnknown) 张不知道是谁领的，列为存疑。",
      " Nobody can tell who took \(counts.servedUnknown) of them: in doubt.")
    let nobody = say(
      "其中 \(counts.servedNobody) 次没有发过票，不计发出。",
      " With \(counts.servedNobody) of them no paper was handed over: they are on no account.")
    return known + (counts.servedUnknown > 0 ? unknown : "") + (counts.servedNobody > 0 ? nobody : "")
  }

  private var cases: Section {
    let groups = CaseGroup.all(in: report.cases)
    guard !groups.isEmpty else {
      return section("cases", "争议", "Cases", [.paragraph(say("没有争议。", "There are none."))])
    }
    let steps = groups.filter { $0.open > 0 }.map { group in
      Part.advice(say(Wording.name(group.caseClass)) + say("：", ": ") + say(group.nextStep))
    }
    let next = say(
      "下一步：ballotsync cases 列出每一件（含选民序号，不对外公布），ballotsync rule 由两名负责人裁定。",
      "Next: `ballotsync cases` lists each one (with roll numbers: not for the public); two officers decide with "
        + "`ballotsync rule`.")
    return section(
      "cases", "争议", "Cases", [.table(tables.cases)] + insisted + steps + (steps.isEmpty ? [] : [.advice(next)]))
  }

  /// Rulings for which the officers did not wait; voters are not named.
  private var insisted: [Part] {
    report.cases.compactMap(\.ruling).filter { !$0.insistedOn.isEmpty }.map { ruling in
      let missing = sites.list(ruling.insistedOn.map(sites.short), limit: 6)
      return .note(
        say(
          "坚持裁定：\(missing) 的日志没有到齐，两名负责人即准予计入。理由：\(ruling.reason)",
          "Insisted on: two officers accepted an envelope while the journals of \(missing) were not all in. Reason: "
            + ruling.reason))
    }
  }

  /// What the journals' figures are compared with.
  private var comparison: String {
    if scope == .everybody {
      return say(
        "条数与该点封箱时显示、签字、拍照的一致，就一条不多、一条不少。日志的根值只在会场的核对报告和封箱单上：与摘要一起公布，就可以逐号试出争议涉及的选民。观察员用 verify 核对。",
        "If the entries are as many as were shown, signed and photographed at the site's closing, none was added or "
          + "dropped. The journals' roots are on the hall's report and the closing slips alone: beside the digest anybody "
          + "could try number by number whom a case is about. Observers compare them with verify.")
    }
    return say(
      "条数和根值与该点封箱时显示、签字、拍照的一致，就说明这份报告用的正是那份日志，一条不多、一条不少、一字未改。",
      "If entries and root are those shown, signed and photographed at the site's closing, this report rests on that very "
        + "journal: nothing added, dropped or changed.")
  }

  private var completeness: Section {
    let next = say(
      "下一步：联系缺的投票点，联网同步，或带 U 盘回来导入；封箱的记录到了，这份报告才算完整。",
      "Next: call the missing sites; sync, or bring a stick and import it. The report is complete with their closing "
        + "entries.")
    return section(
      "completeness", "完整性", "Completeness",
      [
        .chart(CompletenessStrip(report: report, election: election, say: say).markup), .table(tables.journals),
        .note(comparison),
      ] + (report.missing.isEmpty ? [] : [.advice(next)]))
  }
}

extension ReportSections {
  private var results: Section {
    let contests = report.results.enumerated().flatMap { index, result in contest(index, result) }
    let none = Part.paragraph(say("还没有录入得票。", "No votes are entered yet."))
    return section(
      "results", "参选率与当选结果", "Turnout and results",
      [turnout] + void + [.chart(TurnoutBar(turnout: report.turnout, say: say).markup)]
        + (contests.isEmpty ? [none] : contests))
  }

  /// What makes the poll, or a box, void.
  private var void: [Part] {
    report.voidBy.map { step in
      .paragraph(
        say(Wording.summary(step, office: nil)) + say("：", ": "),
        flag: (
          .bad,
          step.subject.isEmpty
            ? say("投票无效，没有人当选", "the poll is void, nobody is elected")
            : say("该票箱的票无效，不计入得票", "the papers of this box are void and left out of the votes")
        ))
    }
  }

  private var turnout: Part {
    let turnout = report.turnout
    let registered =
      election.mode == .households
      ? say("户代表 \(turnout.registered) 人", "\(turnout.registered, "household")")
      : say("登记选民 \(turnout.registered) 人", "\(turnout.registered, "registered voter")")
    guard let returned = turnout.returned, let hundredths = turnout.hundredthsOfPercent, let reached = turnout.reached
    else {
      let sites = report.uncountedSites.map(\.rawValue).joined(separator: say("、", ", "))
      let open = sites.isEmpty ? say("还没有点票", "not counted yet") : say("\(sites) 还没有点票", "\(sites) not counted yet")
      return .paragraph(
        say(
          "\(registered)，\(open)。收回至少 \(turnout.needed) 张，选举才有效。",
          "\(registered); \(open). The election is valid with at least "
            + "\(turnout.needed, "paper") returned."))
    }
    let share = Digits.percent(hundredths: hundredths)
    return .paragraph(
      say(
        "\(registered)，收回选票 \(returned) 张，参选率 \(share)，至少须 \(turnout.needed) 张：",
        "\(registered), \(returned, "paper") returned, turnout \(share); \(turnout.needed) "
          + "needed: "),
      flag: reached
        ? (
          .good,
          report.isVoid ? say("参选率达到", "the turnout is reached") : say("选举有效", "the election is valid")
        )
        : (.bad, say("没有达到，选举无效", "NOT REACHED, the election is not valid")))
  }

  private func contest(_ index: Int, _ result: ContestResult) -> [Part] {
    let elected = result.lines.count(where: \.elected)
    let majority = result.majorityNeeded.map {
      say("当选至少须 \($0) 票", "at least \($0, "vote") to be elected")
    }
    let needed = majority ?? say("当选票数待点票后确定", "votes needed known after the count")
    let heading = say(result.office) + say("：应选 \(result.seats) 人，\(needed)", ": \(result.seats) to elect, \(needed)")
    let open = result.seats - elected
    let vacancy = (ReportVerdict.Mark.attention, say("缺额 \(open) 席", "\(open, "seat") unfilled"))
    let rest = say(
      "另选他人 \(result.writeIns) 票，未填的名额 \(result.undervotes) 个。",
      "\(result.writeIns, "vote") for others (write-ins), "
        + "\(result.undervotes, "choice") left unused.")
    return [
      .heading(heading),
      .drawn(
        VoteBars(index: index, result: result, outcome: tables.outcome(of: result), say: say).markup,
        tables.votes(result)),
    ] + (open > 0 && report.turnout.returned != nil ? [.paragraph("", flag: vacancy)] : []) + [
      .legend(rest)
    ]
  }

  private var exposure: Section {
    let note = say(
      "存疑选票是多余、去向不明和未分类的选票。即使全部投给对手，也要超过较小的余量才能改变一席。",
      "Papers in doubt are surplus, unaccounted for or unclassified. Even if all went to the rival, they must exceed the "
        + "smaller room to change a seat.")
    let legend = say(
      "上条：较小的余量；下条：存疑选票。", "Upper bar: the smaller room; lower bar: papers in doubt.")
    let none = Part.paragraph(say("还没有可核对的席位。", "There is no seat to check yet."))
    return section(
      "exposure", "逐席核对：存疑的选票能不能改变结果", "Seat by seat: could the papers in doubt change it?",
      report.exposure.isEmpty ? [none] : [.table(tables.exposure), .note(note), .legend(legend)])
  }
}
