import ElectionRecord

extension NoticeKind {
  /// The program's own text of the notice, as ``NoticeTemplate`` reads it.
  func text(_ language: Language) -> String {
    let body = body.text(language)
    return body + (language == .zh ? "\n特此公告。" : "\nThis is hereby made known.")
  }

  private var body: BilingualText {
    switch self {
    case .pollingDay: Self.pollingDayText
    case .committee:
      BilingualText(
        zh: "居民选举委员会由下列人员组成：\n{选举委员会名单}", en: "The residents' election committee is made up of:\n{committee}")
    case .registration: Self.registrationText
    case .roll: Self.rollText
    case .representatives:
      BilingualText(
        zh: "经推选，产生{投票人}{代表人数}名：\n{代表名单}",
        en: "The {electors} who have been chosen, {representativeCount} in number:\n{representatives}")
    case .groupLeaders:
      BilingualText(
        zh: "组长由居民小组从居民代表中推选。{组长从代表中推选}\n各居民小组组长名单如下：\n{居民小组长名单}",
        en:
          "Each group chooses its leader among its representatives.{leadersFromRepresentatives}\nThe leaders of the residents' groups are:\n{groupLeaders}"
      )
    case .nomination: Self.nominationText
    case .preliminaryCandidates:
      BilingualText(
        zh: "经提名推荐，产生初步候选人如下{排列次序}：\n{候选人名单}",
        en: "These preliminary candidates have been nominated{order}:\n{candidates}")
    case .formalCandidates:
      BilingualText(
        zh: "经提名、资格审查，确定正式候选人如下{排列次序}：\n{候选人名单}",
        en: "After nomination and vetting these are the formal candidates{order}:\n{candidates}")
    case .timeAndPlace:
      BilingualText(
        zh: "投票时间和地点如下：\n{时间地点表}\n请{投票人}携带身份证件，在规定的时间和地点投票；发了选民证的，一并携带。",
        en:
          "Voting takes place as follows:\n{timesAndPlaces}\nBring the identity card, and the voter's card where one was issued."
      )
    case .mobileRoutes:
      BilingualText(zh: "流动票箱按下列片区和日期上门：\n{流动票箱路线表}", en: "The mobile boxes go round as follows:\n{routes}")
    case .staff: BilingualText(zh: "本次选举的工作人员名单如下：\n{工作人员名单}", en: "The staff of this election are:\n{staff}")
    case .mobileVoters:
      BilingualText(
        zh: "下列片区的{投票人}由流动票箱上门投票；未在流动票箱投票的，可在投票站或者中心会场投票。\n{流动票箱投票人数表}",
        en:
          "The {electors} of these areas are visited by the mobile boxes; who has not voted there votes at the station or in the hall.\n{boxVoters}"
      )
    case .proxies: Self.proxiesText
    case .assistedMarking:
      BilingualText(
        zh: "不能填写选票的{投票人}，可以请下列代写人员代写；代写人员不得违背其意愿：\n{代写人员名单}",
        en:
          "Who cannot mark a paper may ask these people, who must follow the will of the person they mark for:\n{assistants}"
      )
    case .validityRules: Self.validityText
    case .result: Self.resultText
    case .supervisors: Self.supervisorsText
    }
  }

  private static let pollingDayText = BilingualText(
    zh: """
      依照有关法律法规，经居民选举委员会研究决定，本次选举的选举日为{选举日}。
      本次选举应选{应选名额}。
      本次选举由{投票方式}投票。
      对破坏选举的行为，居民可以向下列机关举报：{举报机关}。
      """,
    en: """
      In accordance with the law the election committee has fixed polling day for {pollingDay}.
      To be elected: {seats}.
      The committee is elected by {votingMode}.
      Residents may complain of what spoils the election to: {complaints}.
      """)

  private static let registrationText = BilingualText(
    zh: """
      选民登记自{登记开始日}起至{登记截止日}止。下列居民可以登记：
      - 选举日（含当日）年满{年龄}周岁，未被依法剥夺政治权利的居民。
      - 户口在本社区的居民。
      - 户口不在本社区，在本社区居住{居住月数}个月以上，本人申请参加选举的居民。
      - 户口不在本社区、但在本社区常住的居民。{常住居民可登记}
      - 户口不在本社区，在本社区工作{工作月数}个月以上，本人申请参加选举并经居民选举委员会确认的社区工作者。
      - 人户分离的居民自主选择一处登记，不得在两地同时登记。
      只登记表示参加选举的人。{须表示参加}
      请携带居民身份证和户口簿办理。
      """,
    en: """
      Voters are registered from {registrationFrom} to {registrationUntil}. These residents may register:
      - Residents aged {age} on polling day who have not been deprived of political rights.
      - Residents whose household registration is in this community.
      - Residents from elsewhere who have lived here for {residenceMonths} months and apply.
      - Residents from elsewhere who live here permanently.{residentsAllowed}
      - Community workers from elsewhere who have worked here for {workMonths} months, apply, and are confirmed by the \
      election committee.
      - Who lives apart from the household registration chooses one place, and only one.
      Only those are registered who say that they take part.{declarationRequired}
      Bring the identity card and the household register.
      """)

  private static let rollText = BilingualText(
    zh: """
      经登记、审查，本社区共有选民{登记选民数}名，名单公布如下：
      {选民名单}
      对名单有不同意见的，自公布之日起{异议天数}日内向居民选举委员会提出。
      """,
    en: """
      Registered voters of the community: {electorate}.
      {voters}
      Objections are filed with the election committee within {objectionDays} days of posting.
      """)

  private static let nominationText = BilingualText(
    zh: """
      候选人由社区党组织或者{联名人数}名以上选民联合提名推荐。{党组织可以提名}
      候选人由社区党组织提名推荐。{只由党组织提名}
      候选人由选民直接提名。{选民直接提名}
      本次选举应选{应选名额}。
      提名时间自{提名开始日}至{提名截止日}。
      - 每人提名的人数不得多于应选人数。{提名不超过名额}
      - 同一人只能被提名一个职务。{只提名一个职务}
      - 提名不得委托他人。{提名不得委托}
      """,
    en: """
      Candidates are nominated by the community's Party organisation or by {jointVoters} voters or more jointly.{partyAllowed}
      Candidates are nominated by the community's Party organisation.{partyAlone}
      Candidates are nominated by the voters.{votersNominate}
      To be elected: {seats}.
      Nominations are made from {nominationFrom} to {nominationUntil}.
      - Nobody names more people than there are seats.{namesUpToSeats}
      - A person is nominated for one office only.{oneOfficeOnly}
      - Nobody nominates by proxy.{noNominationByProxy}
      """)

  private static let proxiesText = BilingualText(
    zh: """
      {委托名单}
      每名受托人接受委托不得超过{受托人数上限}人。
      本次选举由{投票方式}投票，不实行委托投票。{不实行委托投票}
      """,
    en: """
      {commissions}
      Nobody votes for more than {principalsMax} others.
      The committee is elected by {votingMode}, and nobody votes by proxy.{noProxies}
      """)

  private static let validityText = BilingualText(
    zh: """
      选票按下列办法认定：
      - 所选人数等于或者少于应选人数的有效，多于应选人数的无效。{多选无效}
      - 同一人被选两个以上职务的无效。{一人两职无效}
      - 书写模糊无法辨认的无效。{无法辨认无效}
      - 可以另选他人。{可以另选他人}
      - 空白票为弃权票。{空白票弃权}
      - 空白票为无效票。{空白票无效}
      - 有疑问的选票由监票人提交居民选举委员会认定。
      """,
    en: """
      Papers are judged as follows:
      - As many marks as seats, or fewer, are valid; more are not.{overvoteVoids}
      - The same person for two offices is invalid.{sameNameTwoOfficesVoids}
      - What cannot be read is invalid.{illegibleVoids}
      - Other names may be written in.{writeInsAllowed}
      - A blank paper abstains.{blankAbstains}
      - A blank paper is invalid.{blankInvalid}
      - Scrutineers refer doubtful papers to the election committee.
      """)

  private static let resultText = BilingualText(
    zh: """
      本次选举应参加投票的{投票人}{应参加投票人数}名，发出选票{发出票数}张，收回选票{收回票数}张，其中有效票{有效票数}张，\
      无效票{无效票数}张，弃权票{弃权票数}张，未分类{未分类票数}张。参选率{参选率}。
      {得票和当选表}
      {缺额情况}
      {宣布情况}
      {当选无效}
      本届任期{任期年数}年。
      对破坏选举的行为，居民可以向下列机关举报：{举报机关}。
      """,
    en: """
      The {electors} who could vote: {registered}; papers issued {issued}, returned {returned}, valid {valid}, invalid \
      {invalid}, blank {blank}, unclassified {unclassified}. Turnout {turnout}.
      {results}
      {openSeats}
      {standing}
      {annulled}
      The term is {termYears} years.
      Residents may complain of what spoils the election to: {complaints}.
      """)

  private static let supervisorsText = BilingualText(
    zh: """
      {推选日期}，经{推选会议}推选，居务监督委员会由下列人员组成。{设立居务监督委员会}
      {居务监督委员会名单}
      任期与居民委员会相同。
      """,
    en: """
      {supervisorsDay}: elected by the {supervisorsMeeting}, the supervisory committee is made up as follows.{supervisorsElected}
      {supervisors}
      Its term is that of the residents' committee.
      """)
}
