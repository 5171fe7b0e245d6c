import ElectionRecord

/// What the program writes in each place.
extension NoticeText {
  func fill(_ place: NoticePlace) -> Filling {
    switch place {
    case .pollingDay: day(election.pollingDay)
    case .seats: .filled(Markup(text: seats))
    case .electors: .filled(Markup(text: say(Wording.electors(election.mode))))
    case .votingMode: .filled(Markup(text: say(Wording.voting(election.mode))))
    case .committee: lists([committee])
    case .complaints: election.complaints.map { .filled(Markup(text: say($0))) } ?? .absent
    case .groupLeaders: lists(facts.leaders)
    case .annulled: facts.annulled.isEmpty ? .absent : .filled(annulled)
    case .openSeats: facts.openSeats.isEmpty ? .absent : .filled(openSeats)
    case .supervisorsDay: day(facts.supervisors?.day)
    case .supervisorsMeeting: .filled(Markup(text: supervisorsMeeting))
    case .supervisors: lists([supervisors])
    case .supervisorsElected: place.rule(in: rules).map { .rule("", source: $0.source) } ?? .filled("")
    case .staff: lists(facts.staff)
    case .assistants: lists(facts.assistants)
    case .registrationFrom: day(facts.day(.registrationStarted))
    case .registrationUntil: day(facts.day(.registrationClosed))
    case .electorate: facts.electorate.map { .filled("\($0)") } ?? .blank
    case .voters: facts.namesVoters ? roll : .blank
    case .representativeCount: election.mode == .voters ? .absent : .filled("\(facts.voters.count)")
    case .representatives: election.mode == .voters ? .absent : representatives
    case .nominationFrom: day(facts.day(.nominationStarted))
    case .nominationUntil: day(facts.day(.nominationEnded))
    case .votersNominate: rules?.nomination.partyAllowed?.value == true ? .absent : .filled("")
    case .candidates: .filled(candidates)
    case .order: .filled(Markup(text: order))
    case .timesAndPlaces: .filled(timesAndPlaces)
    case .routes: .filled(routes)
    case .boxVoters: .filled(boxVoters)
    case .commissions: commissions
    case .registered, .issued, .returned, .valid, .invalid, .blank, .unclassified, .turnout, .results, .standing:
      facts.report.map { fill(place, from: $0) } ?? .blank
    case .termYears where !hasWholeTerm: .absent
    default: place.rule(in: rules).map { .rule($0.value.map { "\($0)" } ?? "", source: $0.source) } ?? .absent
    }
  }

  /// The day in words, or a line to write it on.
  private func day(_ day: CalendarDay?) -> Filling {
    day.map { .filled(Markup(text: say(Wording.day($0)))) } ?? .blank
  }

  private var seats: String {
    election.contests.map { contest in
      say("\(contest.office.zh)\(contest.seats)名", "\(contest.office.en): \(contest.seats)")
    }.joined(separator: say("、", ", "))
  }

  /// Who comes in between serves until the others' term ends, and a recall elects nobody.
  private var hasWholeTerm: Bool { ![.byElection, .recall].contains(election.type ?? .general) }
}

/// People.
extension NoticeText {
  private func lists(_ groups: [NoticeFacts.Group]) -> Filling {
    let named = groups.filter { !$0.names.isEmpty }
    guard !named.isEmpty else { return .blank }
    return .filled(named.map { group -> Markup in "<h2>\(say(group.heading))</h2>\n\(names(group.names))" }.joined())
  }

  private var committee: NoticeFacts.Group {
    NoticeFacts.Group(heading: BilingualText(zh: "委员会成员", en: "Members"), names: facts.committee)
  }

  private var supervisors: NoticeFacts.Group {
    NoticeFacts.Group(
      heading: BilingualText(zh: "居务监督委员会成员", en: "Members"), names: facts.supervisors?.members.map(\.name) ?? [])
  }

  private var supervisorsMeeting: String {
    let meeting = facts.supervisors.map { Wording.name($0.meeting) }
    return say(meeting ?? BilingualText(zh: "居民会议或者居民代表会议", en: "residents' or their representatives' assembly"))
  }

  /// The voters by area; where households vote, each with the others of it.
  private var roll: Filling {
    lists(
      votersByArea.map { area, voters in
        let count = voters.reduce(0) { $0 + $1.people.count }
        return NoticeFacts.Group(
          heading: BilingualText(zh: "\(area)（\(count)人）", en: "\(area) (\(count))"),
          names: voters.map { "\($0.number) " + HouseholdMembers.text($0.people) })
      })
  }

  private var representatives: Filling {
    lists(
      votersByArea.map { area, voters in
        // A household is known by its number, as on the roll that hangs beside.
        NoticeFacts.Group(
          heading: BilingualText(zh: area, en: area),
          names: voters.map { election.mode == .households ? "\($0.number) \($0.name)" : $0.name })
      })
  }

  /// The voters of each area under its name as the roll has it first, in the order of the roll.
  private var votersByArea: [(area: String, voters: [Voter])] {
    Dictionary(grouping: facts.voters, by: \.area.folded).values.sorted { $0[0].number < $1[0].number }
      .map { ($0[0].area, $0) }
  }

  private var nominees: [NoticeFacts.Nominee] { kind == .formalCandidates ? facts.formal : facts.preliminary }

  /// Where nobody voted there is no column of votes, and no order by them.
  private var hasVotes: Bool { nominees.contains { $0.votes != nil } }

  private var order: String {
    switch election.listOrder {
    case .strokes: say("（以姓氏笔画为序）", ", by strokes of the name")
    case .votes: hasVotes ? say("（按得票多少排列）", ", by votes") : ""
    case .list: ""
    }
  }

  private var candidates: Markup {
    let rows = nominees.enumerated().map { index, nominee in
      [Cell.number(index + 1), .text(say(nominee.office)), .text(nominee.name)]
        + (hasVotes ? [.number(nominee.votes)] : [])
    }
    return table([.index, .office, .name] + (hasVotes ? [.nominations] : []), rows)
  }

  private var commissions: Filling {
    if facts.commissions.isEmpty {
      return rules?.proxies.allowed?.value == false
        ? .absent : .filled(paragraph("本次选举没有登记委托投票。", "Nobody has registered to vote by proxy."))
    }
    let rows = facts.commissions.enumerated().map { index, commission in
      [Cell.number(index + 1), .text(commission.principal), .text(commission.proxy)]
    }
    return .filled(
      paragraph("经审核，委托投票名单如下：", "These may vote by proxy:") + table([.index, .principal, .proxy], rows))
  }
}

/// Sites.
extension NoticeText {
  private var timesAndPlaces: Markup {
    let rows = election.sites.map { site in
      [site.name, Wording.name(site.kind), Wording.days(site.days ?? [])].map { Cell.text(say($0)) }
        + [.text(site.hours ?? facts.hours ?? "")]
    }
    return table([.site, .siteKind, .days, .hours], rows)
  }

  private var boxes: [Site] { election.sites.filter { $0.kind == .mobileBox } }

  private var routes: Markup {
    let rows = boxes.map { site in
      [say(site.name), site.areas.joined(separator: say("、", ", ")), say(Wording.days(site.days ?? []))].map(Cell.text)
    }
    return table([.box, .areas, .days], rows)
  }

  private var boxVoters: Markup {
    let rows = boxes.map { site in
      let areas = FoldedSet(site.areas)
      return [
        Cell.text(say(site.name)), .text(site.areas.joined(separator: say("、", ", "))),
        .number(facts.voters.count { areas.contains($0.area) }),
      ]
    }
    let electors = Wording.electors(election.mode)
    return table([.box, .areas, Column("\(electors.zh)人数", electors.en, .number)], rows)
  }
}

/// The result.
extension NoticeText {
  private func fill(_ place: NoticePlace, from report: ReconciliationReport) -> Filling {
    let total = report.total
    return switch place {
    case .registered: .filled("\(report.register.registered)")
    case .issued: .filled("\(total.issued)")
    case .returned: figure(total.returned, of: total)
    case .valid: figure(total.valid, of: total)
    case .invalid: figure(total.invalid, of: total)
    case .blank: figure(total.blank, of: total)
    case .unclassified: figure(total.unclassified, of: total)
    case .turnout: .filled("\(report.turnout.hundredthsOfPercent.map { Digits.percent(hundredths: $0) } ?? "–")")
    case .results: .filled(results(report))
    // A draft says at its head that nothing is declared.
    case .standing where report.declaration == nil: .absent
    default: .filled(HTMLPrinter.breaking(say(Wording.announcement(of: report))))
    }
  }

  /// Before the count there is one gap, and not one a figure.
  private func figure(_ value: Int?, of total: BallotAccount) -> Filling {
    value.map { .filled("\($0)") } ?? (total.returned == nil ? .filled("–") : .blank)
  }

  /// 当选无效.
  private var annulled: Markup {
    let rule = rules?.results.misconductVoids.map { source($0.source) } ?? ""
    return facts.annulled.map { annulled -> Markup in
      "<p>\(say(Wording.sentence(annulled, office: Wording.office(annulled.contest, in: election))))\(rule)</p>\n"
    }.joined()
  }

  /// 缺额.
  private var openSeats: Markup {
    facts.openSeats.map { open -> Markup in "<p>\(say(Wording.sentence(open)))</p>\n" }.joined()
  }

  private func results(_ report: ReconciliationReport) -> Markup {
    let sites = SiteNames(election, say.language)
    let tables = ReportTables(report: report, election: election, sites: sites, void: facts.annulled)
    return HTMLPrinter(sites: sites).table(tables.standing.keeping([0, 2, 3, 5]))
  }
}
