package import ElectionRecord

extension Wording {
  /// What a notice is about where voters, households or representatives vote: the list of those who vote for others
  /// bears their name.
  package static func name(_ kind: NoticeKind, in mode: ElectionMode) -> BilingualText {
    kind == .representatives && mode == .households ? electors(mode) : name(kind)
  }

  /// What a notice is about, whoever votes.
  package static func name(_ kind: NoticeKind) -> BilingualText {
    switch kind {
    case .pollingDay: BilingualText(zh: "选举日", en: "polling day")
    case .committee: BilingualText(zh: "选举委员会", en: "election committee")
    case .registration: BilingualText(zh: "选民登记", en: "voter registration")
    case .roll: BilingualText(zh: "选民名单", en: "roll of voters")
    case .representatives: BilingualText(zh: "居民代表", en: "residents' representatives")
    case .groupLeaders: BilingualText(zh: "居民小组长", en: "leaders of residents' groups")
    case .nomination: BilingualText(zh: "提名办法", en: "how candidates are nominated")
    case .preliminaryCandidates: BilingualText(zh: "初步候选人", en: "preliminary candidates")
    case .formalCandidates: BilingualText(zh: "正式候选人", en: "formal candidates")
    case .timeAndPlace: BilingualText(zh: "投票时间、地点", en: "time and place of voting")
    case .mobileRoutes: BilingualText(zh: "流动票箱路线", en: "routes of the mobile boxes")
    case .staff: BilingualText(zh: "选举工作人员", en: "election staff")
    case .mobileVoters: BilingualText(zh: "流动票箱投票人员", en: "voters served by mobile boxes")
    case .proxies: BilingualText(zh: "委托投票", en: "voting by proxy")
    case .assistedMarking: BilingualText(zh: "代写人员", en: "assisted marking")
    case .validityRules: BilingualText(zh: "无效票认定办法", en: "which papers are invalid")
    case .result: BilingualText(zh: "选举结果", en: "result of the election")
    case .supervisors: BilingualText(zh: "居务监督委员会", en: "supervisory committee")
    }
  }

  /// What a meeting was for.
  package static func name(_ kind: MeetingKind) -> BilingualText {
    switch kind {
    case .committeeChosen: BilingualText(zh: "推选居民选举委员会会议", en: "meeting that chose the election committee")
    case .representativesElected: BilingualText(zh: "推选居民代表会议", en: "meeting that elected the representatives")
    case .nomination: BilingualText(zh: "提名大会", en: "nomination meeting")
    case .polling: BilingualText(zh: "选举大会", en: "polling assembly")
    case .assembly: BilingualText(zh: "居民代表会议", en: "representatives' assembly")
    case .residents: BilingualText(zh: "居民会议", en: "residents' assembly")
    case .committee: BilingualText(zh: "居民选举委员会会议", en: "meeting of the election committee")
    case .candidatesMeet: BilingualText(zh: "候选人与居民见面会", en: "candidates' meeting with residents")
    }
  }

  /// What a step of the calendar is.
  package static func name(_ kind: StepKind) -> BilingualText {
    switch kind {
    case .workStarted: BilingualText(zh: "选举工作启动", en: "work began")
    case .registrationStarted: BilingualText(zh: "选民登记开始", en: "registration began")
    case .registrationClosed: BilingualText(zh: "选民登记截止", en: "registration closed")
    case .nominationStarted: BilingualText(zh: "提名开始", en: "nomination began")
    case .nominationEnded: BilingualText(zh: "提名截止", en: "nomination ended")
    case .nominationGate: BilingualText(zh: "提名关签字", en: "nomination signed off")
    case .staffGate: BilingualText(zh: "工作人员提议关签字", en: "staff signed off")
    case .pollingGate: BilingualText(zh: "投票关签字", en: "polling signed off")
    case .ballotsSealed: BilingualText(zh: "选票封存", en: "ballot papers sealed")
    case .handover: BilingualText(zh: "工作移交", en: "handover")
    case .papersSealed: BilingualText(zh: "选票和资料封存", en: "papers and records sealed")
    case .counting: BilingualText(zh: "开箱计票", en: "boxes opened and counted")
    case .decisionsPosted: BilingualText(zh: "名单异议处理结果公布", en: "decisions on objections posted")
    case .auditPosted: BilingualText(zh: "离任审计结果公布", en: "audit of the outgoing committee posted")
    }
  }

  /// What a notice of the result gives.
  package static func name(_ figure: ResultFigure) -> BilingualText {
    switch figure {
    case .winners: BilingualText(zh: "当选人", en: "those elected")
    case .registered: BilingualText(zh: "登记选民数", en: "voters registered")
    case .issued: BilingualText(zh: "发出选票数", en: "papers issued")
    case .returned: BilingualText(zh: "收回选票数", en: "papers returned")
    case .valid: BilingualText(zh: "有效票数", en: "valid papers")
    case .invalid: BilingualText(zh: "无效票数", en: "invalid papers")
    case .blank: BilingualText(zh: "弃权票数", en: "blank papers")
    case .winnersVotes: BilingualText(zh: "当选人得票数", en: "votes of those elected")
    case .othersVotes: BilingualText(zh: "未当选人得票数", en: "votes of those not elected")
    }
  }

  /// One event of the calendar in a line.
  package static func summary(_ record: CalendarRecord, in mode: ElectionMode) -> BilingualText {
    switch record {
    case .notice(let notice):
      let name = name(notice.kind, in: mode)
      let place =
        notice.place.isEmpty
        ? BilingualText(zh: "", en: "") : BilingualText(zh: "（\(notice.place)）", en: " (\(notice.place))")
      return BilingualText(
        zh: "公告第 \(notice.kind.number) 号：\(name.zh)\(place.zh)",
        en: "notice \(notice.kind.number): \(name.en)\(place.en)")
    case .meeting(let meeting):
      var name = name(meeting.kind)
      if let body = meeting.body.map(Wording.name) {
        name = BilingualText(zh: "\(name.zh)（\(body.zh)）", en: "\(name.en) (\(body.en))")
      }
      guard let expected = meeting.expected, let present = meeting.present else { return name }
      return BilingualText(
        zh: "\(name.zh)：应到 \(expected) 人，实到 \(present) 人",
        en: "\(name.en): \(expected) due, \(present) present")
    case .step(let step): return name(step.kind)
    }
  }
}
