import ElectionRecord

extension Wording {
  /// What was found, as a clause without a full stop.
  ///
  /// - Parameter mode: Who votes.
  static func found(_ check: ComplianceCheck, in mode: ElectionMode) -> BilingualText {
    guard let found = check.found else { return missing(check) }
    guard check.code.group != .rules else { return bare(found) }
    switch found {
    case .done(let day, let days): return done(check.code, day, days)
    case .count(let count): return counted(check.code, count)
    case .range(let least?, let most?): return span(least, most)
    case .part(let part, let whole) where check.code == .turnout && mode != .voters:
      let who = voting(in: mode)
      return BilingualText(
        zh: "\(who.zh) \(whole) 人，收回选票 \(part) 张", en: "\(part, "paper") returned, \(whole) \(who.en)")
    case .part(let part, let whole): return share(check.code, part, of: whole)
    case .threshold(let threshold): return rule(threshold)
    case .figures(let figures): return figuresGiven(check, figures)
    case .required where check.code == .groupLeader: return BilingualText(zh: "是本组代表", en: "is one of them")
    case .required: return BilingualText(zh: "已设立", en: "there is one")
    case .truth(let truth): return answer(check.code, truth)
    case .days, .range, .months, .moreThan, .atLeast, .codes: return BilingualText(zh: "", en: "")
    }
  }

  private static func missing(_ check: ComplianceCheck) -> BilingualText {
    switch check.code {
    case .rollPosted, .electorsPosted, .electorsPostedWithRoll, .preliminaryListPosted, .formalListPosted,
      .formalListBeforeVoting, .timePosted,
      .staffPosted,
      .mobileVotersPosted, .proxiesPosted, .noticePosted, .resultPosted, .decisionsPosted, .auditPosted:
      BilingualText(zh: "没有张贴记录", en: "no posting is recorded")
    case .meetingQuorum, .representativesPresent:
      BilingualText(zh: "没有应到、实到人数", en: "attendance is not recorded")
    case .committeeChosen:
      BilingualText(zh: "没有推选会议的记录，或没有写是哪种会议", en: "no such meeting is recorded, or not whose it was")
    case .committeeFilled:
      BilingualText(zh: "没有递补次序，也没有另行推选的会议", en: "neither the order nor a meeting that chose anew is recorded")
    case .supervisorsElected:
      BilingualText(zh: "没有推选记录，或没有当天会议的记录", en: "the election, or the meeting of that day, is not recorded")
    case .supervisorsExcluded: BilingualText(zh: "没有推选记录，或没有选举结果", en: "no election is recorded, or no result")
    case .resignationAccepted: BilingualText(zh: "没有当天会议的记录", en: "the meeting of that day is not recorded")
    case .meetingCalled: BilingualText(zh: "没有通知日期", en: "the day of the call is not recorded")
    case .candidatesMet: BilingualText(zh: "没有见面会记录", en: "no meeting is recorded")
    case .objectionDecided: BilingualText(zh: "没有处理决定", en: "no decision is recorded")
    case .householdsPerRepresentative: BilingualText(zh: "没有该组户数", en: "the group's households are not recorded")
    case .groupLeader: BilingualText(zh: "没有组长或代表的序号", en: "the numbers of leader or representatives are not recorded")
    case .handoverChaired: BilingualText(zh: "没有记录谁主持", en: "who chaired it is not recorded")
    case .handoverSupervised: BilingualText(zh: "没有记录谁监督", en: "who supervised it is not recorded")
    case .votersDeclared, .workersEntitled, .onePlace: BilingualText(zh: "没有登记记录", en: "no registration is recorded")
    case .representativesPerGroup:
      BilingualText(zh: "没有各小组的推选记录", en: "what the groups elected is not recorded")
    case .contestedSeats, .formalListStands, .formalListDiffers:
      BilingualText(zh: "没有正式候选人名单", en: "no formal list is recorded")
    case .pollingDays: BilingualText(zh: "没有投票日期", en: "the days of voting are not recorded")
    case .boxOpenedSameDay: BilingualText(zh: "没有开箱日期", en: "the day of opening is not recorded")
    case .papersClassified, .turnout, .turnoutRule, .majorityRule, .committeeSize, .womenElected, .kinElected:
      BilingualText(zh: "没有完整的点票记录", en: "not everything is counted")
    case .countsPublished, .figuresPublished:
      BilingualText(zh: "没有记录公告公布了哪些数字", en: "what the notice gave is not recorded")
    case .papersSealed, .retention: BilingualText(zh: "没有封存记录", en: "no sealing is recorded")
    case .handover: BilingualText(zh: "没有移交记录", en: "no handover is recorded")
    case .secretPlace: BilingualText(zh: "启用时没有记录", en: "the opening does not say")
    case .candidateServes, .kinServes, .candidateOnCommittee, .kinOnCommittee, .boxTeam:
      BilingualText(zh: "没有任用记录", en: "no appointment is recorded")
    case .candidatesNominated: BilingualText(zh: "没有提名记录", en: "no nomination is recorded")
    case .nominationTurnout, .nominationForms:
      BilingualText(zh: "没有提名票记录", en: "no nomination forms are recorded")
    case .commissionsPosted, .candidateActsAsProxy:
      BilingualText(zh: "没有委托记录", en: "no commission is recorded")
    case .proxiesCommissioned:
      BilingualText(zh: "有代投没有委托登记，请查对委托书", en: "proxies voted without one on record; look at the written commissions")
    case .boxOpenedAtHall: BilingualText(zh: "没有开箱记录", en: "no opening is recorded")
    case .ruleLawful: BilingualText(zh: "规则没有写", en: "the rules do not say")
    case .ruleStated: BilingualText(zh: "规则没有写，这一项没有检查", en: "the rules do not say, so it is not checked")
    }
  }

  private static func done(_ code: ComplianceCode, _ day: CalendarDay, _ days: Int) -> BilingualText {
    let date = Wording.day(day)
    switch code {
    case .formalListBeforeVoting where days == 0, .mobileVotersPosted where days == 0:
      return BilingualText(zh: "\(date.zh)公布，正是第一个投票日", en: "posted on \(date.en), the first day of voting")
    case .decisionsPosted:
      return BilingualText(
        zh: "\(date.zh)公布，最后一次答复\(days < 0 ? "之前" : "之后") \(abs(days)) 天",
        en: "posted on \(date.en), \(abs(days), "day") \(days < 0 ? "before" : "after") the last decision")
    case .electorsPostedWithRoll:
      return days == 0
        ? BilingualText(zh: "\(date.zh)公布，与选民名单同日", en: "posted on \(date.en), with the roll")
        : BilingualText(
          zh: "\(date.zh)公布，\(days > 0 ? "晚于" : "早于")选民名单 \(abs(days)) 天",
          en: "posted on \(date.en), \(abs(days), "day") \(days > 0 ? "after" : "before") the roll")
    case .meetingCalled:
      return BilingualText(zh: "\(date.zh)通知，提前 \(days) 天", en: "told on \(date.en), \(days, "day") before")
    case .committeeChosen, .supervisorsElected:
      return BilingualText(zh: "\(date.zh)推选", en: "elected on \(date.en)")
    case .resignationAccepted:
      return BilingualText(zh: "\(date.zh)通过", en: "accepted on \(date.en)")
    case .candidatesMet:
      return BilingualText(zh: "\(date.zh)见面", en: "they met on \(date.en)")
    case .auditPosted:
      return BilingualText(zh: "\(date.zh)公布", en: "posted on \(date.en)")
    case .formalListBeforeVoting, .mobileVotersPosted:
      return days > 0
        ? BilingualText(
          zh: "\(date.zh)公布，早于首个投票日 \(days) 天", en: "posted on \(date.en), \(days, "day") before voting began")
        : BilingualText(
          zh: "\(date.zh)公布，首个投票日之后 \(-days) 天", en: "posted on \(date.en), \(-days, "day") after voting began"
        )
    case .objectionDecided:
      return BilingualText(
        zh: "\(date.zh)答复，提出后 \(days) 天", en: "decided on \(date.en), \(days, "day") after filing")
    case .boxOpenedAtHall:
      return BilingualText(zh: "\(date.zh)开箱", en: "opened on \(date.en)")
    case .boxOpenedSameDay:
      return days == 0
        ? BilingualText(zh: "\(date.zh)关箱，当日开箱", en: "closed and opened on \(date.en)")
        : BilingualText(
          zh: "\(date.zh)开箱，关箱后 \(days) 天", en: "opened on \(date.en), \(days, "day") after closing")
    case .resultPosted, .papersSealed, .retention, .handover:
      return after(code, date, days)
    default:
      return BilingualText(
        zh: "\(date.zh)公布，\(distance(days).zh)", en: "posted on \(date.en), \(distance(days).en)")
    }
  }

  /// How far before polling day.
  private static func distance(_ days: Int) -> BilingualText {
    switch days {
    case 0: BilingualText(zh: "即选举日当天", en: "polling day itself")
    case ..<0: BilingualText(zh: "在选举日后 \(-days) 天", en: "\(-days, "day") after polling day")
    default: BilingualText(zh: "在选举日前 \(days) 天", en: "\(days, "day") before polling day")
    }
  }

  private static func after(_ code: ComplianceCode, _ date: BilingualText, _ days: Int) -> BilingualText {
    let verb: BilingualText =
      switch code {
      case .resultPosted: BilingualText(zh: "公布", en: "posted on")
      case .handover: BilingualText(zh: "移交", en: "handed over on")
      default: BilingualText(zh: "封存", en: "sealed on")
      }
    return BilingualText(
      zh: "\(date.zh)\(verb.zh)，\(distance(-days).zh)", en: "\(verb.en) \(date.en), \(distance(-days).en)")
  }

  /// Yes or no.
  private static func answer(_ code: ComplianceCode, _ truth: Bool) -> BilingualText {
    guard !truth else { return BilingualText(zh: "有记录", en: "recorded") }
    return code == .committeeFilled
      ? BilingualText(zh: "不是次序中的下一名，也没有另行推选的会议", en: "not the next by rank, and no meeting chose anew")
      : code == .handoverSupervised
        ? BilingualText(zh: "监督人就是主持人，或是选举委员会成员", en: "the supervisor is the chair, or of the committee")
        : BilingualText(zh: "主持人不是选举委员会成员", en: "the chair is none of the committee")
  }

  private static func span(_ least: Int, _ most: Int) -> BilingualText {
    least == most
      ? BilingualText(zh: "都是 \(least) 人", en: "\(least) each")
      : BilingualText(zh: "\(least) 至 \(most) 人", en: "\(least) to \(most) people")
  }

  private static func counted(_ code: ComplianceCode, _ count: Int) -> BilingualText {
    switch code {
    case .pollingDays: BilingualText(zh: "共 \(count) 天", en: "\(count, "day")")
    case .contestedSeats:
      count > 0
        ? BilingualText(zh: "多 \(count) 人", en: "\(count, "candidate") more")
        : BilingualText(
          zh: count == 0 ? "等额" : "少 \(-count) 人", en: count == 0 ? "as many as seats" : "\(-count) too few")
    case .formalListDiffers:
      count == 0
        ? BilingualText(zh: "一致", en: "they do")
        : BilingualText(zh: "有 \(count) 人只在一份名单上", en: "\(count, "name") on one of them only")
    case .formalListStands:
      count == 0
        ? BilingualText(zh: "均可参选", en: "all stand")
        : BilingualText(
          zh: "\(count) 人已退出或审查未通过，仍在名单上", en: "\(count) withdrew or were turned down, and are still on it")
    case .candidateServes, .kinServes, .candidateOnCommittee, .kinOnCommittee, .kinElected, .supervisorsExcluded:
      count == 0 ? BilingualText(zh: "没有", en: "none") : BilingualText(zh: "\(count) 人", en: "\(count)")
    default: BilingualText(zh: "\(count) 人", en: "\(count, "member")")
    }
  }

  private static func share(_ code: ComplianceCode, _ part: Int, of whole: Int) -> BilingualText {
    switch code {
    case .nominationForms:
      part == 0
        ? BilingualText(zh: "收回 \(whole) 张，核对相符", en: "all \(whole) forms add up")
        : BilingualText(zh: "收回 \(whole) 张，相差 \(part) 张", en: "\(whole) forms returned, off by \(part)")
    case .candidatesNominated:
      part == 0
        ? BilingualText(zh: "\(whole) 人均经提名", en: "all \(whole) were")
        : BilingualText(zh: "\(whole) 人中 \(part) 人没有提名记录", en: "\(part) of \(whole) were not")
    case .votersDeclared:
      part == 0
        ? BilingualText(zh: "\(whole) 人均已表示", en: "all \(whole) did")
        : BilingualText(zh: "\(whole) 人中 \(part) 人没有记录", en: "of \(part) in \(whole) it is not recorded")
    case .householdsPerRepresentative:
      BilingualText(zh: "\(whole) 户推选 \(part) 名", en: "\(part) for \(whole) households")
    case .onePlace:
      part == 0
        ? BilingualText(zh: "\(whole) 人均有证明", en: "all \(whole) have")
        : BilingualText(zh: "\(whole) 人中 \(part) 人没有记录", en: "of \(part) in \(whole) it is not recorded")
    case .workersEntitled:
      part == 0
        ? BilingualText(zh: "\(whole) 人均已满", en: "all \(whole) have")
        : BilingualText(zh: "\(whole) 人中 \(part) 人没有工作起始日期", en: "of \(part) in \(whole) it is not recorded since when")
    case .commissionsPosted:
      part == 0
        ? BilingualText(zh: "\(whole) 件均已公布", en: "all \(whole) posted")
        : BilingualText(zh: "\(whole) 件中 \(part) 件没有公布", en: "\(part) of \(whole) not posted")
    case .candidateActsAsProxy:
      part == 0
        ? BilingualText(zh: "\(whole) 件，没有候选人受托", en: "none of \(whole)")
        : BilingualText(zh: "\(whole) 件中 \(part) 件受托人是候选人", en: "\(part) of \(whole) are a candidate's")
    case .proxiesCommissioned:
      part == 0
        ? BilingualText(zh: "\(whole) 张代投均有委托登记", en: "all \(whole, "paper") have")
        : BilingualText(
          zh: "\(whole) 张代投中 \(part) 张没有相符的委托登记", en: "\(part) of \(whole, "paper") without that proxy's commission")
    case .papersClassified:
      part == 0
        ? BilingualText(zh: "收回 \(whole) 张，全部认定", en: "all \(whole, "paper") classified")
        : BilingualText(zh: "收回 \(whole) 张，其中 \(part) 张没有认定", en: "\(part) of \(whole, "paper") not classified")
    case .turnout:
      BilingualText(zh: "登记 \(whole) 人，收回选票 \(part) 张", en: "\(part, "paper") returned, \(whole) registered")
    case .nominationTurnout:
      BilingualText(zh: "登记 \(whole) 人，收回提名票 \(part) 张", en: "\(part) forms returned, \(whole) registered")
    default: BilingualText(zh: "应到 \(whole) 人，实到 \(part) 人", en: "\(whole) due, \(part) present")
    }
  }

  private static func figuresGiven(_ check: ComplianceCheck, _ figures: [ResultFigure]) -> BilingualText {
    let names = given(figures)
    guard case .figures(let demanded) = check.demanded else {
      return figures.contains(where: \.isCounted)
        ? BilingualText(zh: "公布了\(names.zh)", en: "the notice gave \(names.en)")
        : BilingualText(zh: "只公布了\(names.zh)，没有票数", en: "the notice gave only \(names.en), and no count")
    }
    let missing = given(demanded.filter { !figures.contains($0) })
    return missing.zh.isEmpty
      ? BilingualText(zh: "都已公布", en: "all of it was given")
      : BilingualText(zh: "没有公布\(missing.zh)", en: "the notice did not give \(missing.en)")
  }
}
