import ElectionRecord

extension NoticeText {
  func body(_ kind: NoticeKind) -> Markup {
    switch kind {
    case .pollingDay: pollingDay
    case .committee: people(say("居民选举委员会由下列人员组成：", "The residents' election committee is made up of:"), [committee])
    case .registration: registration
    case .roll: roll
    case .representatives: representatives
    case .groupLeaders: groupLeaders
    case .nomination: nomination
    case .preliminaryCandidates: nominees(facts.preliminary, isFormal: false)
    case .formalCandidates: nominees(facts.formal, isFormal: true)
    case .timeAndPlace: timeAndPlace
    case .mobileRoutes: mobileRoutes
    case .staff: people(say("本次选举的工作人员名单如下：", "The staff of this election are:"), facts.staff)
    case .mobileVoters: mobileVoters
    case .proxies: proxies
    case .assistedMarking: assistance
    case .validityRules: validity
    case .result: result
    case .supervisors: supervisors
    }
  }
}

/// Notices that are posted before the poll: the day, registration, the roll, nomination.
extension NoticeText {
  var pollingDay: Markup {
    let opening = say(
      "依照有关法律法规，经居民选举委员会研究决定，本次选举的选举日为", "In accordance with the law the election committee has fixed polling day for ")
    let seats = election.contests.map { contest in
      say("\(contest.office.zh)\(contest.seats)名", "\(contest.office.en): \(contest.seats)")
    }.joined(separator: say("、", ", "))
    return "<p>\(opening)\(day(election.pollingDay))\(say("。", "."))</p>\n"
      + paragraph("本次选举应选\(seats)。", "To be elected: \(seats).") + electors + complaints + ending
  }

  private var electors: Markup {
    switch election.mode {
    case .voters: paragraph("本次选举由全体选民直接投票。", "All registered voters vote.")
    case .representatives: paragraph("本次选举由居民代表投票。", "The residents' representatives vote.")
    case .households: paragraph("本次选举由每户派代表投票。", "One representative of each household votes.")
    }
  }

  var registration: Markup {
    var items: [Markup] = []
    if let age = rules?.registration.age {
      items.append(
        "\(say("选举日（含当日）年满\(age.value)周岁，未被依法剥夺政治权利的居民。", "Residents aged \(age.value) on polling day who have not been deprived of political rights."))\(source(age.source))"
      )
    }
    items.append("\(say("户口在本社区的居民。", "Residents whose household registration is in this community."))")
    if let months = rules?.registration.residenceMonths {
      items.append(
        "\(say("户口不在本社区，在本社区居住\(months.value)个月以上，本人申请参加选举的居民。", "Residents from elsewhere who have lived here for \(months.value) months and apply."))\(source(months.source))"
      )
    } else if let residents = rules?.registration.residentsAllowed, residents.value {
      items.append(
        "\(say("户口不在本社区、但在本社区常住的居民。", "Residents from elsewhere who live here permanently."))\(source(residents.source))"
      )
    }
    if let workers = rules?.registration.workersAllowed, workers.value {
      let months = rules?.registration.workMonths?.value
      let time = months.map { say("\($0)个月以上", " for \($0) months") } ?? ""
      items.append(
        "\(say("户口不在本社区，在本社区工作\(time)，本人申请参加选举并经居民选举委员会确认的社区工作者。", "Community workers from elsewhere who have worked here\(time), apply, and are confirmed by the election committee."))\(source(workers.source))"
      )
    }
    items.append(
      "\(say("人户分离的居民自主选择一处登记，不得在两地同时登记。", "Who lives apart from the household registration chooses one place, and only one."))"
    )
    let list = items.map { item -> Markup in "<li>\(item)</li>\n" }.joined()
    let from = day(facts.day(.registrationStarted))
    let to = day(facts.day(.registrationClosed))
    let declaration = rules?.registration.declarationRequired.map { rule -> Markup in
      "<p>\(say("只登记表示参加选举的人。", "Only those are registered who say that they take part."))\(source(rule.source))</p>\n"
    }
    return
      "<p>\(say("选民登记自", "Voters are registered from "))\(from)\(say("起至", " to "))\(to)\(say("止。下列居民可以登记：", ". These residents may register:"))</p>\n"
      + "<ol>\n\(list)</ol>\n"
      + (declaration ?? "") + paragraph("请携带居民身份证和户口簿办理。", "Bring the identity card and the household register.")
      + ending
  }

  var roll: Markup {
    let objections = rules?.registration.objectionDays.map { days -> Markup in
      "<p>\(say("对名单有不同意见的，自公布之日起\(days.value)日内向居民选举委员会提出。", "Objections are filed with the election committee within \(days.value, "day") of posting."))\(source(days.source))</p>\n"
    }
    let lists = votersByArea.map { area, voters -> Markup in
      let spans = voters.map { "\($0.number) \($0.name)" }
      return "<h2>\(area)\(say("（\(voters.count)人）", " (\(voters.count))"))</h2>\n\(names(spans))"
    }.joined()
    return paragraph("经登记、审查，本社区共有选民\(facts.registered)名，名单公布如下：", "The roll has \(facts.registered, "voter"):")
      + lists + (objections ?? "") + ending
  }

  /// The voters of each area under its name as the roll has it first, in the order of the roll.
  private var votersByArea: [(area: String, voters: [Voter])] {
    Dictionary(grouping: facts.voters, by: \.area.folded).values.sorted { $0[0].number < $1[0].number }
      .map { ($0[0].area, $0) }
  }

  var groupLeaders: Markup {
    let rule = rules?.registration.leadersFromRepresentatives.map { rule -> Markup in
      "<p>\(say("组长由居民小组从居民代表中推选。", "Each group chooses its leader among its representatives."))\(source(rule.source))</p>\n"
    }
    return (rule ?? "")
      + people(say("各居民小组组长名单如下：", "The leaders of the residents' groups are:"), facts.leaders)
  }

  var representatives: Markup {
    let groups = votersByArea.map { area, voters in
      NoticeFacts.Group(heading: BilingualText(zh: area, en: area), names: voters.map(\.name))
    }
    return people(
      say(
        "经各居民小组推选，产生居民代表\(facts.voters.count)名：",
        "The residents' groups have elected \(facts.voters.count) representatives:"),
      election.mode == .representatives ? groups : [])
  }

  var nomination: Markup {
    let from = day(facts.day(.nominationStarted))
    let to = day(facts.day(.nominationEnded))
    var items: [Markup] = election.contests.map { contest in
      "\(say("\(contest.office.zh)：应选\(contest.seats)名。", "\(contest.office.en): \(contest.seats) to be elected."))"
    }
    if let rule = rules?.nomination.namesUpToSeats, rule.value {
      items.append("\(say("每人提名的人数不得多于应选人数。", "Nobody names more people than there are seats."))\(source(rule.source))")
    }
    if let rule = rules?.nomination.oneOfficeOnly, rule.value {
      items.append("\(say("同一人只能被提名一个职务。", "A person is nominated for one office only."))\(source(rule.source))")
    }
    if let rule = rules?.nomination.proxiesAllowed, !rule.value {
      items.append("\(say("提名不得委托他人。", "Nobody nominates by proxy."))\(source(rule.source))")
    }
    let list = items.map { item -> Markup in "<li>\(item)</li>\n" }.joined()
    return
      "<p>\(nominators)\(say("，时间自", " from "))\(from)\(say("至", " to "))\(to)\(say("。提名办法：", ". The rules:"))</p>\n<ol>\n\(list)</ol>\n"
      + ending
  }

  /// Who nominates, by the rules: the Party organisation, voters jointly, or each voter on a form.
  private var nominators: Markup {
    let joint = rules?.nomination.jointVoters.map { voters in
      say("\(voters.value)名以上选民联合", "\(voters.value) voters or more jointly")
    }
    guard let party = rules?.nomination.partyAllowed, party.value else {
      return "\(say("候选人由选民直接提名", "Candidates are nominated by the voters"))"
    }
    let organisation = say("社区党组织", "the community's Party organisation")
    let who = [organisation, joint].compactMap(\.self).joined(separator: say("或者", " or by "))
    return "\(say("候选人由\(who)提名推荐", "Candidates are nominated by \(who)"))\(source(party.source))"
  }

  func nominees(_ nominees: [NoticeFacts.Nominee], isFormal: Bool) -> Markup {
    // Where nobody voted there is no column of votes, and no order by them.
    let hasVotes = nominees.contains { $0.votes != nil }
    let order = hasVotes ? say("（按得票多少排列）", ", by votes") : ""
    let opening =
      isFormal
      ? say("经提名、资格审查，确定正式候选人如下\(order)：", "After nomination and vetting these are the formal candidates\(order):")
      : say(
        "\(hasVotes ? "经选民提名" : "经提名推荐")，产生初步候选人如下\(order)：",
        "\(hasVotes ? "The voters have" : "Nominators have") nominated these preliminary candidates\(order):")
    let rows = nominees.enumerated().map { index, nominee in
      [Cell.number(index + 1), .text(say(nominee.office)), .text(nominee.name)]
        + (hasVotes ? [.number(nominee.votes)] : [])
    }
    let columns: [Column] = [.index, .office, .name] + (hasVotes ? [.nominations] : [])
    return "<p>\(opening)</p>\n" + table(columns, rows) + ending
  }
}

/// Notices on the poll itself and on its result.
extension NoticeText {
  var timeAndPlace: Markup {
    let rows = election.sites.map { site in
      [site.name, Wording.name(site.kind), Wording.days(site.days ?? [])].map { Cell.text(say($0)) }
        + [.text(site.hours ?? facts.hours ?? "")]
    }
    return paragraph("投票时间和地点如下：", "Voting takes place as follows:") + table([.site, .siteKind, .days, .hours], rows)
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
      let areas = FoldedSet(site.areas)
      return [Cell.text(say(site.name)), .number(facts.voters.count { areas.contains($0.area) })]
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
    // A draft says at its head that nothing is declared.
    let standing = report.declaration.map { _ -> Markup in
      "<p>\(HTMLPrinter.breaking(say(Wording.standing(of: report))))</p>\n"
    }
    return "<p>\(figures)</p>\n" + HTMLPrinter(sites: sites).table(results) + (standing ?? "") + void + (term ?? "")
      + complaints + ending
  }

  private var void: Markup {
    let rule = rules?.results.misconductVoids.map { source($0.source) } ?? ""
    return facts.annulled.map { annulled -> Markup in
      "<p>\(say(Wording.sentence(annulled, office: Wording.office(annulled.contest, in: election))))\(rule)</p>\n"
    }.joined()
  }

  /// Where to complain, where the election's file says it.
  private var complaints: Markup {
    election.complaints.map { place in
      paragraph(
        "对破坏选举的行为，居民可以向下列机关举报：\(place.zh)。", "Residents may complain of what spoils the election to: \(place.en).")
    } ?? ""
  }

  var supervisors: Markup {
    let elected = facts.supervisors
    let meeting = elected.map { Wording.name($0.meeting) }
    let rule = rules?.closing.supervisorsElected.map { source($0.source) } ?? ""
    let heading = BilingualText(zh: "居务监督委员会成员", en: "Members")
    return
      "<p>\(day(elected?.day))\(say("，经\(meeting?.zh ?? "居民会议或者居民代表会议")推选，居务监督委员会由下列人员组成", ": elected by the \(meeting?.en ?? "residents' or their representatives' assembly"), the supervisory committee is made up as follows"))\(rule)\(say("。", "."))</p>\n"
      + people(
        say("任期与居民委员会相同。", "Its term is that of the residents' committee."),
        [.init(heading: heading, names: elected?.members.map(\.name) ?? [])])
  }

  static func known(_ value: Int?) -> String { value.map(String.init) ?? "–" }
}
