/// A point of the procedure that the profile of rules decides. Stable in JSON; each has one article.
package enum ComplianceCode: String, Sendable, Codable, CaseIterable {
  // 所用的规则
  /// A value of the rules is the one that the national law fixes.
  case ruleLawful
  /// The rules say what the national law demands.
  case ruleStated

  // 选民登记
  /// An objection to the roll is decided in time (申诉处理).
  case objectionDecided
  /// What was decided on objections is posted (处理结果公布).
  case decisionsPosted
  /// Everybody registered said that they take part (表示参加选举).
  case votersDeclared
  /// Community workers on the roll have worked here long enough (社区工作者).
  case workersEntitled
  /// A residents' group has as many representatives as the law has.
  case representativesPerGroup
  /// A representative stands for as many households as the law has (每二十户至五十户).
  case householdsPerRepresentative
  /// The leader of a residents' group is one of its representatives (居民小组组长).
  case groupLeader
  /// Who is entitled from elsewhere is registered in one community only.
  case onePlace

  // 公告
  /// The roll hangs early enough (选民名单).
  case rollPosted
  /// The list of representatives hangs early enough, where they vote (居民代表名单).
  case electorsPosted
  /// It hangs on the day on which the roll does (同时公布).
  case electorsPostedWithRoll
  /// The preliminary list hangs early enough (初步候选人).
  case preliminaryListPosted
  /// The formal list hangs early enough (正式候选人).
  case formalListPosted
  /// The formal list hangs before anybody votes, at whichever site.
  case formalListBeforeVoting
  /// Time and place hang early enough (投票时间、地点).
  case timePosted
  /// The names of the staff hang early enough (工作人员).
  case staffPosted
  /// The voters of the mobile boxes are posted before the boxes go round (流动票箱投票人员).
  case mobileVotersPosted
  /// The proxies hang early enough (委托投票名单).
  case proxiesPosted
  /// Every commission in force was on a posted list (委托).
  case commissionsPosted
  /// One of the eighteen notices was posted.
  case noticePosted

  // 会议
  /// Enough of those due attended a meeting (应到、实到).
  case meetingQuorum
  /// Residents were told of their meeting early enough (提前通知).
  case meetingCalled
  /// Enough of the representatives attended the polling assembly.
  case representativesPresent
  /// The residents or their representatives chose the election committee (推选选举委员会).
  case committeeChosen
  /// The candidates met the residents (候选人与居民见面).
  case candidatesMet

  // 工作人员
  /// Nobody who stands for election calls, tallies or scrutinises.
  case candidateServes
  /// Nobody whose close kin stands does.
  case kinServes
  /// Nobody who stands is on the election committee.
  case candidateOnCommittee
  /// Nobody whose close kin stands is.
  case kinOnCommittee
  /// A vacancy of the election committee was filled by rank or anew (递补、另行推选).
  case committeeFilled
  /// Enough people accompany a mobile box.
  case boxTeam

  // 候选人、投票
  /// Enough voters took part in the nomination (提名).
  case nominationTurnout
  /// Everybody on the paper was put forward by who may (提名人).
  case candidatesNominated
  /// The nomination's forms add up (提名票核对).
  case nominationForms
  /// Everybody on the formal list, or on the paper without one, may stand.
  case formalListStands
  /// The formal list is the one in the election's file.
  case formalListDiffers
  /// More candidates than seats (差额).
  case contestedSeats
  /// A site has a place where nobody sees what is marked (秘密写票处).
  case secretPlace
  /// No commission in force is a candidate's (候选人不得接受委托).
  case candidateActsAsProxy
  /// Every paper that a proxy was handed had a commission on record (委托书).
  case proxiesCommissioned
  /// Not more polling days than allowed.
  case pollingDays
  /// A box is opened on the day on which it closed.
  case boxOpenedSameDay
  /// A box is opened at the hall, in public.
  case boxOpenedAtHall

  // 计票、当选
  /// Every paper out of the boxes is valid, invalid or blank.
  case papersClassified
  /// Enough voters took part (参选过半).
  case turnout
  /// The election's own rule on turnout is the law's.
  case turnoutRule
  /// The election's own rule on the majority is the law's.
  case majorityRule
  /// The committee has as many members as the law asks.
  case committeeSize
  /// Enough of those elected are women.
  case womenElected
  /// No two of those elected are close kin (近亲属回避).
  case kinElected
  /// A meeting accepted a resignation (辞职审议通过).
  case resignationAccepted

  // 公布、移交、保存
  /// The audit of those who leave office hangs before the election (离任审计).
  case auditPosted
  /// The result hangs in time.
  case resultPosted
  /// What was counted is published.
  case countsPublished
  /// Every figure that the law lists is published.
  case figuresPublished
  /// Papers and records are sealed in time.
  case papersSealed
  /// Papers and records are kept.
  case retention
  /// The old committee hands over in time.
  case handover
  /// Somebody of the election committee chairs the handover (主持移交).
  case handoverChaired
  /// The sub-district office supervises it (监督移交).
  case handoverSupervised
  /// A supervisory committee is elected (居务监督委员会).
  case supervisorsElected
  /// Nobody of the residents' committee, and none of their close kin, is of it.
  case supervisorsExcluded

  /// The part of the procedure that the report lists it under.
  package var group: Group {
    switch self {
    case .ruleLawful, .ruleStated: .rules
    case .rollPosted, .electorsPosted, .electorsPostedWithRoll, .preliminaryListPosted, .formalListPosted,
      .formalListBeforeVoting, .timePosted,
      .staffPosted,
      .mobileVotersPosted, .proxiesPosted, .commissionsPosted, .noticePosted:
      .notices
    case .objectionDecided, .decisionsPosted, .votersDeclared, .workersEntitled, .representativesPerGroup,
      .householdsPerRepresentative, .groupLeader, .onePlace:
      .registration
    case .meetingQuorum, .meetingCalled, .representativesPresent, .committeeChosen, .candidatesMet: .meetings
    case .candidateServes, .kinServes, .candidateOnCommittee, .kinOnCommittee, .committeeFilled, .boxTeam: .staff
    case .nominationTurnout, .candidatesNominated, .nominationForms, .formalListStands, .formalListDiffers,
      .contestedSeats, .secretPlace,
      .candidateActsAsProxy, .proxiesCommissioned, .pollingDays,
      .boxOpenedSameDay, .boxOpenedAtHall:
      .voting
    case .papersClassified, .turnout, .turnoutRule, .majorityRule, .committeeSize, .womenElected, .kinElected,
      .resignationAccepted:
      .counting
    case .auditPosted, .resultPosted, .countsPublished, .figuresPublished, .papersSealed, .retention, .handover,
      .handoverChaired, .handoverSupervised, .supervisorsElected, .supervisorsExcluded:
      .closing
    }
  }

  /// A part of the procedure.
  package enum Group: String, Sendable, CaseIterable {
    case rules, registration, notices, meetings, staff, voting, counting, closing
  }
}
