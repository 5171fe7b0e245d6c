import ElectionRecord

extension Wording {
  /// What the rule of a check demands, as a clause without a full stop.
  ///
  /// - Parameter mode: Who votes.
  static func demand(_ check: ComplianceCheck, in mode: ElectionMode) -> BilingualText {
    guard check.code.group != .rules else { return bare(check.demanded) }
    switch check.demanded {
    case .required: return required(check.code)
    case .days(let days): return deadline(check.code, days)
    case .truth, .done, .count, .part, .codes: return BilingualText(zh: "", en: "")
    case .range(let least, let most): return range(check.code, least, most)
    case .months(let months) where check.code == .workersEntitled:
      return BilingualText(zh: "到选举日工作满 \(months) 个月", en: "\(months) months of work by polling day")
    case .months(let months): return BilingualText(zh: "保存 \(months) 个月", en: "kept for \(months) months")
    case .moreThan(let part): return share(check.code, Wording.part(part), isReachedEnough: false, mode)
    case .atLeast(let part): return share(check.code, Wording.part(part), isReachedEnough: true, mode)
    case .threshold(let threshold): return rule(threshold)
    case .figures(let figures): return given(figures)
    }
  }

  /// A value by itself, as a file of rules has it.
  static func bare(_ value: ComplianceValue) -> BilingualText {
    switch value {
    case .truth(let truth): return BilingualText(zh: truth ? "是" : "否", en: truth ? "yes" : "no")
    case .count(let count): return BilingualText(zh: "\(count)", en: "\(count)")
    case .moreThan(let fraction):
      let part = part(fraction)
      return BilingualText(zh: "超过\(part.zh)", en: "more than \(part.en)")
    case .atLeast(let fraction):
      let part = part(fraction)
      return BilingualText(zh: "不少于\(part.zh)", en: "at least \(part.en)")
    case .codes(let codes):
      return BilingualText(zh: codes.joined(separator: "、"), en: codes.joined(separator: ", "))
    case .range(let least?, let most?):
      return least == most ? bare(.count(least)) : BilingualText(zh: "\(least) 至 \(most)", en: "\(least) to \(most)")
    case .range(let least?, nil): return BilingualText(zh: "至少 \(least)", en: "at least \(least)")
    case .range(nil, let most?): return BilingualText(zh: "至多 \(most)", en: "at most \(most)")
    case .range(nil, nil), .required, .days, .done, .months, .part, .threshold, .figures:
      return BilingualText(zh: "", en: "")
    }
  }

  private static func required(_ code: ComplianceCode) -> BilingualText {
    switch code {
    case .papersClassified:
      BilingualText(zh: "收回的选票逐张认定为有效、无效或弃权", en: "every paper returned is found valid, invalid or blank")
    case .countsPublished: BilingualText(zh: "公布票数", en: "what was counted is published")
    case .retention: BilingualText(zh: "保存到下一届选举结束", en: "kept to the end of the next election")
    case .candidateServes, .kinServes: BilingualText(zh: "不得担任", en: "none serves")
    case .votersDeclared: BilingualText(zh: "只登记表示参加选举的", en: "only who says so is registered")
    case .groupLeader: BilingualText(zh: "从本组居民代表中推选", en: "one of the group's representatives")
    case .onePlace:
      BilingualText(zh: "户籍不在本社区的，有户籍地证明或承诺书", en: "who comes from elsewhere has a certificate or an undertaking")
    case .handoverChaired: BilingualText(zh: "选举委员会主持", en: "the election committee does")
    case .handoverSupervised: BilingualText(zh: "街道办事处监督", en: "the sub-district office does")
    case .committeeChosen, .supervisorsElected:
      BilingualText(zh: "由居民会议或者居民代表会议推选", en: "by the residents' or their representatives' assembly")
    case .committeeFilled: BilingualText(zh: "依次递补或者另行推选", en: "the next by rank, or chosen anew")
    case .supervisorsExcluded: BilingualText(zh: "不得担任", en: "none of them is")
    case .resignationAccepted:
      BilingualText(zh: "经居民会议或者居民代表会议", en: "by the residents' or their representatives' assembly")
    case .electorsPostedWithRoll: BilingualText(zh: "与选民名单同日公布", en: "on the day of the roll")
    case .candidatesNominated: BilingualText(zh: "由党组织或选民提名", en: "by the Party organisation or voters")
    case .candidateActsAsProxy: BilingualText(zh: "候选人不得接受委托", en: "candidates accept none")
    case .secretPlace: BilingualText(zh: "设立秘密写票处", en: "there is one")
    case .kinElected: BilingualText(zh: "不得同时当选", en: "not both of them")
    case .candidateOnCommittee, .kinOnCommittee: BilingualText(zh: "应当退出", en: "leaves it")
    case .boxOpenedAtHall: BilingualText(zh: "集中到会场，当众开箱", en: "opened at the hall, where all can see")
    case .nominationForms:
      BilingualText(zh: "收回不多于发出，逐张认定为有效或无效", en: "not more come back than went out, each found valid or invalid")
    case .formalListStands: BilingualText(zh: "名单上的人均未退出，审查均已通过", en: "nobody listed withdrew or was turned down")
    case .formalListDiffers: BilingualText(zh: "两份名单一致", en: "both name the same people")
    default: BilingualText(zh: "张榜公布", en: "posted")
    }
  }

  private static func deadline(_ code: ComplianceCode, _ days: Int) -> BilingualText {
    switch code {
    case .auditPosted: BilingualText(zh: "选举之前公布", en: "posted before the election")
    case .candidatesMet: BilingualText(zh: "投票之前见面", en: "they meet before voting begins")
    case .meetingCalled: BilingualText(zh: "提前 \(days) 日通知", en: "told \(days, "day") ahead")
    case .proxiesPosted where days == 0: BilingualText(zh: "张榜公布", en: "posted")
    case .formalListBeforeVoting: BilingualText(zh: "第一个投票日之前公布", en: "posted before the first day of voting")
    case .mobileVotersPosted: BilingualText(zh: "流动票箱开始投票之前公布", en: "posted before the mobile boxes go round")
    case .objectionDecided:
      BilingualText(zh: "提出后 \(days) 日内答复", en: "decided within \(days, "day") of filing")
    case .boxOpenedSameDay: BilingualText(zh: "关箱当日开箱", en: "opened on the day it closed")
    case .resultPosted where days == 0, .papersSealed where days == 0:
      BilingualText(zh: "选举日当日", en: "on polling day")
    case .resultPosted, .papersSealed, .handover:
      BilingualText(zh: "选举日后 \(days) 日内", en: "within \(days, "day") after polling day")
    default: BilingualText(zh: "选举日 \(days) 日前公布", en: "posted \(days, "day") before polling day")
    }
  }

  private static func range(_ code: ComplianceCode, _ least: Int?, _ most: Int?) -> BilingualText {
    switch (code, least, most) {
    case (.pollingDays, _, let most?): BilingualText(zh: "不超过 \(most) 天", en: "at most \(most, "day")")
    case (.contestedSeats, let least?, let most?) where least == most:
      BilingualText(zh: "候选人比应选名额多 \(least) 人", en: "\(least, "candidate") more than seats")
    case (.contestedSeats, let least?, let most?):
      BilingualText(zh: "候选人比应选名额多 \(least) 至 \(most) 人", en: "\(least) to \(most) candidates more than seats")
    case (.contestedSeats, let least?, nil):
      BilingualText(zh: "候选人至少比应选名额多 \(least) 人", en: "at least \(least, "candidate") more than seats")
    case (.householdsPerRepresentative, let least?, let most?):
      BilingualText(
        zh: "一般每 \(least) 至 \(most) 户推选一名，按实际需要另定的写明理由",
        en: "one for \(least) to \(most) households as a rule, or the need is given")
    case (_, let least?, let most?): BilingualText(zh: "\(least) 至 \(most) 人", en: "\(least) to \(most) people")
    case (_, let least?, nil): BilingualText(zh: "至少 \(least) 人", en: "at least \(least)")
    case (_, nil, let most?): BilingualText(zh: "至多 \(most) 人", en: "at most \(most)")
    case (_, nil, nil): BilingualText(zh: "", en: "")
    }
  }

  private static func share(
    _ code: ComplianceCode, _ part: BilingualText, isReachedEnough: Bool, _ mode: ElectionMode
  ) -> BilingualText {
    let zh = isReachedEnough ? "不少于" : "超过"
    let en = isReachedEnough ? "at least" : "more than"
    let who = voting(in: mode)
    return code == .turnout || code == .nominationTurnout
      ? BilingualText(zh: "参加投票的\(zh)\(who.zh)的\(part.zh)", en: "\(en) \(part.en) of the \(who.en) take part")
      : BilingualText(zh: "出席的\(zh)应到的\(part.zh)", en: "\(en) \(part.en) of those due attend")
  }

  /// Those who vote.
  static func voting(in mode: ElectionMode) -> BilingualText {
    switch mode {
    case .voters: BilingualText(zh: "登记选民", en: "registered voters")
    case .households: BilingualText(zh: "户的代表", en: "households' representatives")
    case .representatives: BilingualText(zh: "居民代表", en: "residents' representatives")
    }
  }

  static func rule(_ threshold: Threshold) -> BilingualText {
    let part = part(Fraction(threshold.numerator, threshold.denominator))
    let base = name(threshold.base)
    return BilingualText(zh: "超过\(base.zh)的\(part.zh)", en: "more than \(part.en) of the \(base.en)")
  }

  static func given(_ figures: [ResultFigure]) -> BilingualText {
    let names = figures.map(name)
    return BilingualText(
      zh: names.map(\.zh).joined(separator: "、"), en: names.map(\.en).joined(separator: ", "))
  }
}
