package import ElectionRecord

/// A place in the text of a notice (占位) that the program fills in: `{选举日}` or `{pollingDay}`.
///
/// A line whose place has no part in this election, such as a rule that the law does not have, is left out.
package enum NoticePlace: String, Hashable, Sendable, CaseIterable {
  // Of every notice.
  case pollingDay, seats, electors, votingMode, complaints
  // 2, 6, 12, 15: people.
  case committee, groupLeaders, leadersFromRepresentatives, staff, assistants
  // 3 选民登记.
  case registrationFrom, registrationUntil, age, residenceMonths, residentsAllowed, workMonths, declarationRequired
  // 4 选民名单, 5 居民代表.
  case electorate, voters, objectionDays, representativeCount, representatives
  // 7 提名办法.
  case nominationFrom, nominationUntil, partyAllowed, jointVoters, partyAlone, votersNominate, namesUpToSeats,
    oneOfficeOnly, noNominationByProxy
  // 8, 9 候选人.
  case candidates, order
  // 10, 11, 13: sites.
  case timesAndPlaces, routes, boxVoters
  // 14 委托投票.
  case commissions, principalsMax, noProxies
  // 16 无效票认定办法.
  case overvoteVoids, sameNameTwoOfficesVoids, illegibleVoids, writeInsAllowed, blankAbstains, blankInvalid
  // 17 选举结果.
  case registered, issued, returned, valid, invalid, blank, unclassified, turnout, results, openSeats, standing,
    annulled, termYears
  // 18 居务监督委员会.
  case supervisorsDay, supervisorsMeeting, supervisors, supervisorsElected
  // Of forms.
  case figures, siteKinds, digest, site, voterCount, proxiesAllowed, signingList, checkpointCode, corrections, root,
    device, closingTime, closingOfficers, closingSeals

  /// The places that a notice has.
  package static func places(of kind: NoticeKind) -> [NoticePlace] {
    [.pollingDay, .seats, .electors, .votingMode, .complaints].filter { !own(kind).contains($0) } + own(kind)
  }

  /// The places that a form has.
  package static func places(of form: FormKind) -> [NoticePlace] {
    switch form {
    case .result: [.pollingDay, .electors, .figures, .siteKinds, .results, .annulled, .standing, .digest]
    case .roll: [.pollingDay, .electors, .site, .voterCount, .proxiesAllowed, .signingList]
    case .closing:
      [
        .pollingDay, .site, .figures, .corrections, .root, .device, .checkpointCode, .closingTime, .closingOfficers,
        .closingSeals,
      ]
    }
  }

  /// The places without which a form does not say what is signed.
  static func required(in form: FormKind) -> [NoticePlace] {
    switch form {
    case .result: [.figures, .results, .digest]
    case .roll: [.site, .signingList]
    case .closing: [.site, .figures, .root, .device, .checkpointCode]
    }
  }

  private static func own(_ kind: NoticeKind) -> [NoticePlace] {
    switch kind {
    case .pollingDay: [.pollingDay]
    case .committee: [.committee]
    case .registration:
      [
        .registrationFrom, .registrationUntil, .age, .residenceMonths, .residentsAllowed, .workMonths,
        .declarationRequired,
      ]
    case .roll: [.electorate, .voters, .objectionDays]
    case .representatives: [.representativeCount, .representatives]
    case .groupLeaders: [.groupLeaders, .leadersFromRepresentatives]
    case .nomination:
      [
        .nominationFrom, .nominationUntil, .partyAllowed, .jointVoters, .partyAlone, .votersNominate,
        .namesUpToSeats, .oneOfficeOnly, .noNominationByProxy,
      ]
    case .preliminaryCandidates, .formalCandidates: [.candidates, .order]
    case .timeAndPlace: [.timesAndPlaces]
    case .mobileRoutes: [.routes]
    case .staff: [.staff]
    case .mobileVoters: [.boxVoters]
    case .proxies: [.commissions, .principalsMax, .noProxies]
    case .assistedMarking: [.assistants]
    case .validityRules:
      [
        .overvoteVoids, .sameNameTwoOfficesVoids, .illegibleVoids, .writeInsAllowed, .blankAbstains, .blankInvalid,
      ]
    case .result:
      [
        .registered, .issued, .returned, .valid, .invalid, .blank, .unclassified, .turnout, .results, .openSeats,
        .standing, .annulled, .termYears,
      ]
    case .supervisors: [.supervisorsDay, .supervisorsMeeting, .supervisors, .supervisorsElected]
    }
  }

  /// The places without which a notice is not what its title says, or lacks what the rules ask for in it.
  static func required(in kind: NoticeKind, of election: Election) -> [NoticePlace] {
    switch kind {
    case .pollingDay: [.pollingDay]
    case .committee: [.committee]
    case .registration: [.registrationFrom, .registrationUntil]
    case .roll: [.voters]
    case .representatives: [.representatives]
    case .groupLeaders: [.groupLeaders]
    case .nomination: [.nominationFrom, .nominationUntil]
    case .preliminaryCandidates, .formalCandidates: [.candidates]
    case .timeAndPlace: [.timesAndPlaces]
    case .mobileRoutes: [.routes]
    case .staff: [.staff]
    case .mobileVoters: [.boxVoters]
    case .proxies: [.commissions]
    case .assistedMarking: [.assistants]
    case .validityRules: own(kind).filter { place in place.rule(in: election.procedure) != nil }
    case .result: [.results] + figures(election.procedure?.closing)
    case .supervisors: [.supervisors]
    }
  }

  /// The figures of the count that the rules want posted with the result.
  private static func figures(_ rules: ClosingRules?) -> [NoticePlace] {
    let posted = rules?.countsPublished?.value == true ? [ResultFigure.returned, .valid, .invalid] : []
    let places = (rules?.resultFigures?.value ?? posted).map(NoticePlace.init)
    return allCases.filter { $0 != .results && places.contains($0) }
  }

  /// Where a figure of the result stands.
  init(_ figure: ResultFigure) {
    switch figure {
    case .winners, .winnersVotes, .othersVotes: self = .results
    case .registered: self = .registered
    case .issued: self = .issued
    case .returned: self = .returned
    case .valid: self = .valid
    case .invalid: self = .invalid
    case .blank: self = .blank
    }
  }

  /// Whether it is a list or table, which stands on a line of its own.
  var isBlock: Bool {
    switch self {
    case .committee, .groupLeaders, .staff, .assistants, .voters, .representatives,
      .candidates, .timesAndPlaces, .routes, .boxVoters, .commissions, .results, .openSeats, .annulled,
      .supervisors, .figures, .siteKinds, .digest, .signingList, .checkpointCode, .corrections, .root:
      true
    default: false
    }
  }

  /// The place of this code or Chinese name.
  init?(named name: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == name || $0.name.zh == name }) else { return nil }
    self = found
  }
}

extension NoticePlace {
  /// The name that Chinese texts write, and what it is in English, where texts write the code.
  package var name: BilingualText {
    switch self {
    case .pollingDay: BilingualText(zh: "选举日", en: "polling day")
    case .seats: BilingualText(zh: "应选名额", en: "how many are elected to each office")
    case .electors: BilingualText(zh: "投票人", en: "who votes: voters or their representatives")
    case .votingMode: BilingualText(zh: "投票方式", en: "by whom the committee is elected")
    case .complaints: BilingualText(zh: "举报机关", en: "where to complain")
    case .committee: BilingualText(zh: "选举委员会名单", en: "the committee's members")
    case .groupLeaders: BilingualText(zh: "居民小组长名单", en: "the group leaders")
    case .leadersFromRepresentatives:
      BilingualText(zh: "组长从代表中推选", en: "that groups choose leaders among their representatives (rule)")
    case .staff: BilingualText(zh: "工作人员名单", en: "the staff by role and site")
    case .assistants: BilingualText(zh: "代写人员名单", en: "who marks for others")
    case .registrationFrom: BilingualText(zh: "登记开始日", en: "day on which registration began")
    case .registrationUntil: BilingualText(zh: "登记截止日", en: "day on which registration closed")
    case .age: BilingualText(zh: "年龄", en: "age of voters (rule)")
    case .residenceMonths: BilingualText(zh: "居住月数", en: "months of residence (rule)")
    case .residentsAllowed: BilingualText(zh: "常住居民可登记", en: "that residents from elsewhere register (rule)")
    case .workMonths: BilingualText(zh: "工作月数", en: "months of work of community workers (rule)")
    case .declarationRequired:
      BilingualText(zh: "须表示参加", en: "that only those are registered who say that they take part (rule)")
    case .electorate: BilingualText(zh: "登记选民数", en: "registered voters of the community")
    case .voters: BilingualText(zh: "选民名单", en: "the voters by area")
    case .objectionDays: BilingualText(zh: "异议天数", en: "days for objections (rule)")
    case .representativeCount: BilingualText(zh: "代表人数", en: "number of representatives")
    case .representatives: BilingualText(zh: "代表名单", en: "the representatives by group or area")
    case .nominationFrom: BilingualText(zh: "提名开始日", en: "day on which nomination began")
    case .nominationUntil: BilingualText(zh: "提名截止日", en: "day on which nomination ended")
    case .partyAllowed:
      BilingualText(zh: "党组织可以提名", en: "that the Party organisation nominates (rule)")
    case .jointVoters: BilingualText(zh: "联名人数", en: "voters who nominate jointly (rule)")
    case .partyAlone: BilingualText(zh: "只由党组织提名", en: "that the Party organisation alone nominates (rule)")
    case .votersNominate: BilingualText(zh: "选民直接提名", en: "that voters nominate (where no rule names others)")
    case .namesUpToSeats: BilingualText(zh: "提名不超过名额", en: "that nobody names more than there are seats (rule)")
    case .oneOfficeOnly: BilingualText(zh: "只提名一个职务", en: "that a person is nominated for one office (rule)")
    case .noNominationByProxy: BilingualText(zh: "提名不得委托", en: "that nobody nominates by proxy (rule)")
    case .candidates: BilingualText(zh: "候选人名单", en: "the candidates")
    case .order: BilingualText(zh: "排列次序", en: "in which order they stand")
    case .timesAndPlaces: BilingualText(zh: "时间地点表", en: "the sites with days and hours")
    case .routes: BilingualText(zh: "流动票箱路线表", en: "the mobile boxes with areas and days")
    case .boxVoters: BilingualText(zh: "流动票箱投票人数表", en: "the mobile boxes with their voters")
    case .commissions: BilingualText(zh: "委托名单", en: "who votes for whom")
    case .principalsMax: BilingualText(zh: "受托人数上限", en: "most principals of one proxy (rule)")
    case .noProxies: BilingualText(zh: "不实行委托投票", en: "that nobody votes by proxy (rule)")
    case .overvoteVoids: BilingualText(zh: "多选无效", en: "that too many marks void (rule)")
    case .sameNameTwoOfficesVoids: BilingualText(zh: "一人两职无效", en: "that one name for two offices voids (rule)")
    case .illegibleVoids: BilingualText(zh: "无法辨认无效", en: "that what cannot be read is void (rule)")
    case .writeInsAllowed: BilingualText(zh: "可以另选他人", en: "that other names may be written in (rule)")
    case .blankAbstains: BilingualText(zh: "空白票弃权", en: "that a blank paper abstains (rule)")
    case .blankInvalid: BilingualText(zh: "空白票无效", en: "that a blank paper is invalid (rule)")
    case .registered: BilingualText(zh: "应参加投票人数", en: "who could vote")
    case .issued: BilingualText(zh: "发出票数", en: "papers issued")
    case .returned: BilingualText(zh: "收回票数", en: "papers returned")
    case .valid: BilingualText(zh: "有效票数", en: "valid papers")
    case .invalid: BilingualText(zh: "无效票数", en: "invalid papers")
    case .blank: BilingualText(zh: "弃权票数", en: "blank papers")
    case .unclassified: BilingualText(zh: "未分类票数", en: "papers not classified")
    case .turnout: BilingualText(zh: "参选率", en: "turnout")
    case .results: BilingualText(zh: "得票和当选表", en: "votes and who is elected")
    case .openSeats: BilingualText(zh: "缺额情况", en: "seats to which nobody is elected")
    case .standing: BilingualText(zh: "宣布情况", en: "whether the result is declared")
    case .annulled: BilingualText(zh: "当选无效", en: "elections that were found void")
    case .supervisorsDay: BilingualText(zh: "推选日期", en: "day on which the supervisory committee was elected")
    case .supervisorsMeeting: BilingualText(zh: "推选会议", en: "which meeting elected it")
    case .supervisors: BilingualText(zh: "居务监督委员会名单", en: "its members")
    case .supervisorsElected: BilingualText(zh: "设立居务监督委员会", en: "that there is a supervisory committee (rule)")
    case .termYears: BilingualText(zh: "任期年数", en: "years of the term (rule)")
    case .figures: BilingualText(zh: "数字表", en: "the figures")
    case .siteKinds: BilingualText(zh: "各类投票点票数表", en: "papers by kind of site")
    case .digest: BilingualText(zh: "核对报告摘要", en: "digest of the reconciliation")
    case .site: BilingualText(zh: "投票点", en: "the site")
    case .voterCount: BilingualText(zh: "人数", en: "how many are on the list")
    case .proxiesAllowed: BilingualText(zh: "可以委托投票", en: "that proxies may come (rule)")
    case .signingList: BilingualText(zh: "签名表", en: "the list for signing")
    case .checkpointCode: BilingualText(zh: "日志二维码", en: "size and root of the journal as a QR code")
    case .corrections: BilingualText(zh: "更正", en: "figures that two officers put right")
    case .root: BilingualText(zh: "日志的根", en: "the journal's root")
    case .device: BilingualText(zh: "设备", en: "the device")
    case .closingTime: BilingualText(zh: "封箱时间", en: "when the box was closed")
    case .closingOfficers: BilingualText(zh: "封箱负责人", en: "the officers who closed it")
    case .closingSeals: BilingualText(zh: "封条号", en: "the numbers of its seals")
    }
  }
}
