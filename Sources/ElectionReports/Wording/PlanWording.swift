package import ElectionRecord

extension Wording {
  /// What is done by a deadline, as a line of a plan.
  package static func name(_ act: Deadline.Act, in mode: ElectionMode) -> BilingualText {
    switch act {
    case .notice(let kind):
      let name = name(kind, in: mode)
      return BilingualText(
        zh: "公布\(name.zh)（第 \(kind.number) 号公告）", en: "post notice no. \(kind.number): \(name.en)")
    case .step(let kind): return name(kind)
    case .meeting(let kind): return name(kind)
    case .objection: return BilingualText(zh: "对名单的申诉截止", en: "objections to the lists end")
    case .decision(let number):
      let which = number.map { (zh: "第 \($0) 号申诉", en: "objection no. \($0)") } ?? (zh: "申诉", en: "objections")
      return BilingualText(zh: "对\(which.zh)作出处理决定", en: "decide on \(which.en)")
    case .absence:
      return BilingualText(zh: "外出选民告知，不计入应参加人数", en: "voters who will be away say so and leave the quorum")
    case .commission: return BilingualText(zh: "办理委托投票", en: "commissions are filed")
    case .withdrawal: return BilingualText(zh: "候选人书面退出", en: "candidates withdraw in writing")
    case .supplementaryPoll: return BilingualText(zh: "另行选举（有缺额时）", en: "supplementary poll, where seats stay open")
    }
  }

  /// Who does it.
  package static func doer(_ act: Deadline.Act) -> BilingualText {
    switch act {
    case .step(.auditPosted): BilingualText(zh: "街道办事处", en: "sub-district office")
    case .step(.handover):
      BilingualText(zh: "上届居委会，选举委员会主持", en: "outgoing committee, chaired by the election committee")
    case .objection: BilingualText(zh: "选民", en: "voters")
    case .absence: BilingualText(zh: "外出的选民", en: "voters who are away")
    case .commission: BilingualText(zh: "委托人", en: "principals")
    case .withdrawal: BilingualText(zh: "候选人", en: "candidates")
    case .notice, .step, .meeting, .decision, .supplementaryPoll: BilingualText(zh: "选举委员会", en: "election committee")
    }
  }

  /// How it stands on a day.
  package static func name(_ state: ElectionPlan.State) -> BilingualText {
    switch state {
    case .done: BilingualText(zh: "已办", en: "done")
    case .ahead: BilingualText(zh: "待办", en: "ahead")
    case .due: BilingualText(zh: "今天到期", en: "due today")
    case .overdue: BilingualText(zh: "已过期，没有记录", en: "overdue, not recorded")
    case .over: BilingualText(zh: "已截止", en: "over")
    }
  }

  /// How a last day is counted: `选举日前 20 日`.
  static func distance(_ deadline: Deadline) -> BilingualText {
    let days = deadline.days.value
    switch deadline.act {
    case .objection: return BilingualText(zh: "名单公布后 \(days) 日内", en: "within \(days, "day") after the posting")
    case .decision: return BilingualText(zh: "收到申诉后 \(days) 日内", en: "within \(days, "day") after the filing")
    default: break
    }
    if deadline.isAfter {
      return days == 0
        ? BilingualText(zh: "选举日当日", en: "on polling day")
        : BilingualText(zh: "选举日后 \(days) 日内", en: "within \(days, "day") after polling day")
    }
    switch deadline.act {
    case .meeting, .step, .notice(.mobileVoters): return BilingualText(zh: "投票开始以前", en: "before voting begins")
    case .notice(.formalCandidates) where deadline.code == .formalListBeforeVoting:
      return BilingualText(zh: "投票开始以前", en: "before voting begins")
    default:
      return days == 0
        ? BilingualText(zh: "最迟选举日当天", en: "by polling day")
        : BilingualText(zh: "选举日前 \(days) 日", en: "\(days, "day") before polling day")
    }
  }
}
