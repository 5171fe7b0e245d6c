package import ElectionRecord

extension Wording {
  /// The rule that is checked.
  package static func name(_ code: ComplianceCode) -> BilingualText {
    switch code {
    case .ruleLawful: BilingualText(zh: "所用规则与法律相抵触", en: "rule that the law overrides")
    case .ruleStated: BilingualText(zh: "法律有规定、所用规则没有写", en: "what the law demands and the rules leave out")
    case .electorsPostedWithRoll:
      BilingualText(zh: "户代表、居民代表名单与选民名单同时公布", en: "list of representatives posted with the roll")
    case .candidateActsAsProxy: BilingualText(zh: "候选人不接受委托", en: "no candidate acts as a proxy")
    case .objectionDecided: BilingualText(zh: "名单申诉处理", en: "objection to the roll decided")
    case .decisionsPosted: BilingualText(zh: "名单申诉处理结果公布", en: "decisions on objections posted")
    case .votersDeclared: BilingualText(zh: "选民表示参加选举", en: "voters said that they take part")
    case .workersEntitled: BilingualText(zh: "社区工作者登记", en: "community workers registered")
    case .representativesPerGroup: BilingualText(zh: "各居民小组代表人数", en: "representatives of each group")
    case .householdsPerRepresentative: BilingualText(zh: "居民代表与户数", en: "representatives by households")
    case .groupLeader: BilingualText(zh: "居民小组组长", en: "leader of the residents' group")
    case .onePlace: BilingualText(zh: "只在一处登记", en: "registered in one community only")
    case .rollPosted: BilingualText(zh: "选民名单公布", en: "roll posted")
    case .electorsPosted: BilingualText(zh: "户代表、居民代表名单公布", en: "list of representatives posted")
    case .preliminaryListPosted: BilingualText(zh: "初步候选人名单公布", en: "preliminary list posted")
    case .formalListPosted: BilingualText(zh: "正式候选人名单公布", en: "formal list posted")
    case .formalListBeforeVoting: BilingualText(zh: "正式候选人名单先于投票公布", en: "formal list posted before voting begins")
    case .timePosted: BilingualText(zh: "投票时间、地点公布", en: "time and place posted")
    case .staffPosted: BilingualText(zh: "选举工作人员名单公布", en: "staff posted")
    case .mobileVotersPosted: BilingualText(zh: "流动票箱投票人员名单公布", en: "voters of mobile boxes posted")
    case .proxiesPosted: BilingualText(zh: "委托投票名单公布", en: "proxies posted")
    case .noticePosted: BilingualText(zh: "公告张贴", en: "notice posted")
    case .nominationTurnout: BilingualText(zh: "参加提名过半", en: "turnout of the nomination")
    case .candidateServes: BilingualText(zh: "候选人不得唱票、计票、监票", en: "no candidate counts")
    case .kinServes: BilingualText(zh: "候选人近亲属不得唱票、计票、监票", en: "no candidate's kin counts")
    case .candidateOnCommittee: BilingualText(zh: "候选人退出选举委员会", en: "no candidate is on the committee")
    case .kinOnCommittee: BilingualText(zh: "候选人近亲属退出选举委员会", en: "no candidate's kin is on the committee")
    case .boxTeam: BilingualText(zh: "流动票箱工作人员", en: "team of a mobile box")
    case .boxOpenedAtHall: BilingualText(zh: "票箱集中当众开箱", en: "box opened at the hall, in public")
    case .meetingQuorum: BilingualText(zh: "会议出席人数", en: "attendance of a meeting")
    case .meetingCalled: BilingualText(zh: "居民会议提前通知", en: "residents told of their meeting")
    case .committeeChosen: BilingualText(zh: "选举委员会的推选", en: "election committee chosen")
    case .committeeFilled: BilingualText(zh: "选举委员会补缺", en: "vacancy of the election committee filled")
    case .candidatesMet: BilingualText(zh: "候选人与居民见面", en: "candidates met the residents")
    case .representativesPresent: BilingualText(zh: "居民代表出席人数", en: "representatives present")
    case .nominationForms: BilingualText(zh: "提名票核对", en: "account of the nomination forms")
    case .candidatesNominated: BilingualText(zh: "候选人经提名产生", en: "every candidate was put forward")
    case .formalListStands: BilingualText(zh: "候选人均可参选", en: "every candidate may stand")
    case .formalListDiffers: BilingualText(zh: "正式候选人名单与选举文件", en: "formal list and the election's file")
    case .commissionsPosted: BilingualText(zh: "生效的委托均已公布", en: "every commission posted")
    case .contestedSeats: BilingualText(zh: "差额", en: "more candidates than seats")
    case .secretPlace: BilingualText(zh: "秘密写票处", en: "place to mark in secret")
    case .proxiesCommissioned: BilingualText(zh: "代投均有委托登记", en: "every proxy's paper has a commission")
    case .pollingDays: BilingualText(zh: "投票天数", en: "days of voting")
    case .boxOpenedSameDay: BilingualText(zh: "关箱当日开箱计票", en: "box opened on the day it closed")
    case .papersClassified: BilingualText(zh: "选票认定", en: "papers classified")
    case .turnout: BilingualText(zh: "参选过半", en: "turnout")
    case .turnoutRule: BilingualText(zh: "所用的参选过半标准", en: "rule used for turnout")
    case .majorityRule: BilingualText(zh: "所用的当选过半标准", en: "rule used for the majority")
    case .womenElected: BilingualText(zh: "当选人中的妇女", en: "women among those elected")
    case .kinElected: BilingualText(zh: "当选人之间近亲属回避", en: "no two elected are close kin")
    case .resignationAccepted: BilingualText(zh: "辞职审议通过", en: "resignation accepted")
    case .committeeSize: BilingualText(zh: "居委会组成人数", en: "size of the committee")
    case .auditPosted: BilingualText(zh: "离任审计结果公布", en: "audit of the outgoing committee posted")
    case .resultPosted: BilingualText(zh: "选举结果公布", en: "result posted")
    case .countsPublished: BilingualText(zh: "票数公布", en: "counts published")
    case .figuresPublished: BilingualText(zh: "结果公告的内容", en: "figures in the notice of the result")
    case .papersSealed: BilingualText(zh: "选票和资料封存", en: "papers and records sealed")
    case .retention: BilingualText(zh: "选票和资料保存", en: "papers and records kept")
    case .handover: BilingualText(zh: "工作移交", en: "handover")
    case .handoverChaired: BilingualText(zh: "工作移交的主持", en: "who chairs the handover")
    case .supervisorsElected: BilingualText(zh: "居务监督委员会推选", en: "supervisory committee elected")
    case .supervisorsExcluded:
      BilingualText(zh: "居委会成员及其近亲属不进居务监督委员会", en: "no member, nor their kin, supervises the committee")
    case .handoverSupervised: BilingualText(zh: "工作移交的监督", en: "who supervises the handover")
    }
  }

  /// The part of the procedure.
  package static func name(_ group: ComplianceCode.Group) -> BilingualText {
    switch group {
    case .rules: BilingualText(zh: "所用的规则", en: "Rules")
    case .registration: BilingualText(zh: "选民登记", en: "Registration")
    case .notices: BilingualText(zh: "公告", en: "Notices")
    case .meetings: BilingualText(zh: "会议", en: "Meetings")
    case .staff: BilingualText(zh: "工作人员", en: "Staff")
    case .voting: BilingualText(zh: "候选人与投票", en: "Candidates and voting")
    case .counting: BilingualText(zh: "计票与当选", en: "Count and result")
    case .closing: BilingualText(zh: "公布、移交与保存", en: "Publication, handover, keeping")
    }
  }

  /// How a check came out.
  package static func name(_ outcome: ComplianceCheck.Outcome) -> BilingualText {
    switch outcome {
    case .departs: BilingualText(zh: "不符", en: "departs")
    case .notRecorded: BilingualText(zh: "未记录", en: "not recorded")
    case .met: BilingualText(zh: "符合", en: "met")
    }
  }

  /// Where a demand comes from.
  package static func source(_ check: ComplianceCheck) -> BilingualText {
    if let source = check.source { return BilingualText(zh: source, en: source) }
    return check.code == .formalListDiffers
      ? BilingualText(zh: "选举文件 election.yaml", en: "the election's file, election.yaml")
      : BilingualText(zh: "公告清单", en: "the list of notices")
  }

  /// A part of a whole: half is said as a word.
  package static func part(_ fraction: Fraction) -> BilingualText {
    fraction.numerator * 2 == fraction.denominator
      ? BilingualText(zh: "半数", en: "half")
      : BilingualText(
        zh: "\(fraction.numerator)/\(fraction.denominator)", en: "\(fraction.numerator)/\(fraction.denominator)")
  }

  /// What a share is a share of.
  package static func name(_ base: CountBase) -> BilingualText {
    switch base {
    case .registered: BilingualText(zh: "登记选民", en: "registered voters")
    case .returned: BilingualText(zh: "收回选票", en: "papers returned")
    case .valid: BilingualText(zh: "有效票", en: "valid papers")
    }
  }
}
