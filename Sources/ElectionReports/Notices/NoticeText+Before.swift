import ElectionRecord

/// Notices that are posted before the poll: the day, registration, the roll, nomination.
extension NoticeText {
  var pollingDay: Markup {
    let opening = say(
      "依照有关法律法规，经居民选举委员会研究决定，本次选举的选举日为", "In accordance with the law the election committee has fixed polling day for ")
    let seats = election.contests.map { contest in
      say("\(contest.office.zh)\(contest.seats)名", "\(contest.office.en): \(contest.seats)")
    }.joined(separator: say("、", ", "))
    return "<p>\(opening)\(day(election.pollingDay))\(say("。", "."))</p>\n"
      + paragraph("本次选举应选\(seats)。", "To be elected: \(seats).") + electors + ending
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
    }
    items.append(
      "\(say("人户分离的居民自主选择一处登记，不得在两地同时登记。", "Who lives apart from the household registration chooses one place, and only one."))"
    )
    let list = items.map { item -> Markup in "<li>\(item)</li>\n" }.joined()
    let from = day(facts.day(.registrationStarted))
    let to = day(facts.day(.registrationClosed))
    return
      "<p>\(say("选民登记自", "Voters are registered from "))\(from)\(say("起至", " to "))\(to)\(say("止。下列居民可以登记：", ". These residents may register:"))</p>\n"
      + "<ol>\n\(list)</ol>\n"
      + paragraph("请携带居民身份证和户口簿办理。", "Bring the identity card and the household register.") + ending
  }

  var roll: Markup {
    let objections = rules?.registration.objectionDays.map { days -> Markup in
      "<p>\(say("对名单有不同意见的，自公布之日起\(days.value)日内向居民选举委员会提出。", "Objections are filed with the election committee within \(days.value) days of posting."))\(source(days.source))</p>\n"
    }
    let areas = Dictionary(grouping: facts.voters, by: \.area).sorted { ($0.value[0].number) < ($1.value[0].number) }
    let lists = areas.map { area, voters -> Markup in
      let spans = voters.map { "\($0.number) \($0.name)" }
      return "<h2>\(area)\(say("（\(voters.count)人）", " (\(voters.count))"))</h2>\n\(names(spans))"
    }.joined()
    return paragraph("经登记、审查，本社区共有选民\(facts.registered)名，名单公布如下：", "The roll has \(facts.registered) voters:")
      + lists + (objections ?? "") + ending
  }

  var representatives: Markup {
    let groups = Dictionary(grouping: facts.voters, by: \.area).sorted { ($0.value[0].number) < ($1.value[0].number) }
      .map { area, voters in NoticeFacts.Group(heading: BilingualText(zh: area, en: area), names: voters.map(\.name)) }
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
      "<p>\(say("候选人由选民直接提名，时间自", "Candidates are nominated by the voters from "))\(from)\(say("至", " to "))\(to)\(say("。提名办法：", ". The rules:"))</p>\n<ol>\n\(list)</ol>\n"
      + ending
  }

  func nominees(_ nominees: [NoticeFacts.Nominee], isFormal: Bool) -> Markup {
    let opening =
      isFormal
      ? say("经提名、资格审查，确定正式候选人如下（按得票多少排列）：", "After nomination and vetting these are the formal candidates, by votes:")
      : say("经选民提名，产生初步候选人如下（按得票多少排列）：", "The voters have nominated these preliminary candidates, by votes:")
    let rows = nominees.enumerated().map { index, nominee in
      [Cell.number(index + 1), .text(say(nominee.office)), .text(nominee.name), .number(nominee.votes)]
    }
    return "<p>\(opening)</p>\n" + table([.index, .office, .name, .nominations], rows) + ending
  }
}
