package import ElectionRecord

extension Wording {
  /// What becomes of one person on the paper. In a recall the line is 同意 or 不同意.
  package static func name(_ outcome: LineOutcome, type: ElectionType? = nil) -> BilingualText {
    switch outcome {
    case .elected:
      type == .recall ? BilingualText(zh: "过半数", en: "majority") : BilingualText(zh: "当选", en: "elected")
    case .annulled: BilingualText(zh: "当选无效", en: "election void")
    case .tied: BilingualText(zh: "票数相等，重新投票", en: "tied, voted on again")
    case .missedMajority:
      type == .recall ? BilingualText(zh: "未过半数", en: "no majority") : BilingualText(zh: "未达票数", en: "too few votes")
    case .outvoted: BilingualText(zh: "落选", en: "not elected")
    case .open: BilingualText(zh: "未定", en: "open")
    }
  }

  /// What a step of the working measures by.
  package static func name(_ base: WorkingBase) -> BilingualText {
    switch base {
    case .registered: BilingualText(zh: "登记选民", en: "registered")
    case .representatives: BilingualText(zh: "居民代表", en: "representatives")
    case .households: BilingualText(zh: "户代表", en: "households' representatives")
    case .returned: BilingualText(zh: "收回票", en: "papers returned")
    case .valid: BilingualText(zh: "有效票", en: "valid papers")
    case .issued: BilingualText(zh: "发出票", en: "papers issued")
    case .voters: BilingualText(zh: "投票人数", en: "voters marked")
    case .seats: BilingualText(zh: "应选名额", en: "seats")
    case .days: BilingualText(zh: "天数", en: "days")
    }
  }

  /// What a requirement asks for, without its base.
  package static func text(_ requirement: Requirement) -> BilingualText {
    switch requirement {
    case .moreThan(let part):
      BilingualText(
        zh: "超过 \(part.numerator)/\(part.denominator)", en: "more than \(part.numerator)/\(part.denominator)")
    case .atLeast(let part):
      BilingualText(
        zh: "不少于 \(part.numerator)/\(part.denominator)", en: "at least \(part.numerator)/\(part.denominator)")
    case .mostVotes: BilingualText(zh: "得票多者当选", en: "the most votes")
    }
  }

  /// One step of the working in a line: threshold, base, figure, outcome and article.
  package static func summary(_ step: WorkingStep, office: BilingualText?) -> BilingualText {
    let clause = clause(step, office: office)
    let outcome = outcome(step)
    let source = step.source ?? ""
    return BilingualText(
      zh: "\(clause.zh)\(outcome.zh)。依据：\(source.isEmpty ? "选举文件" : source)",
      en: "\(clause.en)\(outcome.en). Source: \(source.isEmpty ? "the election's file" : source)")
  }

  private static func outcome(_ step: WorkingStep) -> BilingualText {
    guard step.kind != .majority else { return BilingualText(zh: "", en: "") }
    guard let met = step.met else { return BilingualText(zh: "：待定", en: ": open") }
    return met ? BilingualText(zh: "：符合", en: ": met") : BilingualText(zh: "：不符合", en: ": NOT met")
  }

  private static func clause(_ step: WorkingStep, office: BilingualText?) -> BilingualText {
    let of = number(step.of)
    let figure = number(step.figure)
    let needed = number(step.threshold)
    let base = name(step.base)
    let part = step.requirement.map(text) ?? BilingualText(zh: "", en: "")
    switch step.kind {
    case .turnout:
      return BilingualText(
        zh: "参选：\(base.zh) \(of)，收回票须\(part.zh)，至少 \(needed)；收回 \(figure)",
        en: "turnout: \(part.en) of \(of) \(base.en), at least \(needed); \(figure) returned")
    case .attendance:
      return BilingualText(
        zh: "到会：\(base.zh) \(of)，须\(part.zh)，至少 \(needed)；实到 \(figure)",
        en: "attendance: \(part.en) of \(of) \(base.en), at least \(needed); \(figure) present")
    case .paperLimit:
      let box =
        step.subject.isEmpty
        ? BilingualText(zh: "", en: "") : BilingualText(zh: "（\(step.subject)）", en: " (\(step.subject))")
      return BilingualText(
        zh: "票数\(box.zh)：收回票不得多于\(base.zh) \(needed)；收回 \(figure)",
        en: "papers\(box.en): at most \(needed) \(base.en); \(figure) returned")
    case .majority:
      let name = office ?? BilingualText(zh: step.subject, en: step.subject)
      return BilingualText(
        zh: "\(name.zh)：\(base.zh) \(of)，得票须\(part.zh)，至少 \(needed) 票",
        en: "\(name.en): \(part.en) of \(of) \(base.en), at least \(needed) votes")
    case .membersMin:
      return BilingualText(
        zh: "委员会人数：至少 \(needed) 人；当选 \(figure) 人", en: "members: at least \(needed); \(figure) elected")
    case .membersMax:
      return BilingualText(
        zh: "委员会人数：至多 \(needed) 人；当选 \(figure) 人", en: "members: at most \(needed); \(figure) elected")
    case .recallDemand, .recallDeadline, .recallBar: return recallClause(step, base: base, part: part)
    }
  }

  private static func recallClause(_ step: WorkingStep, base: BilingualText, part: BilingualText) -> BilingualText {
    let figure = number(step.figure)
    let needed = number(step.threshold)
    switch step.kind {
    case .recallDemand:
      return BilingualText(
        zh: "罢免要求 \(step.subject)：\(base.zh) \(number(step.of))，联名须\(part.zh)，至少 \(needed) 人；联名 \(figure) 人",
        en: "demand \(step.subject): \(part.en) of \(number(step.of)) \(base.en), at least \(needed); \(figure) signed")
    case .recallDeadline:
      return BilingualText(
        zh: "罢免要求 \(step.subject)：收到后 \(needed) 日内表决；表决在第 \(figure) 日",
        en: "demand \(step.subject): voted on within \(needed) days; voted on day \(figure)")
    default:
      return BilingualText(
        zh: "罢免要求 \(step.subject)：同一理由未通过的，\(needed) 日后方可再提；相隔 \(figure) 日",
        en: "demand \(step.subject): \(needed) days after one on the same ground failed; \(figure) have passed")
    }
  }

  private static func number(_ value: Int?) -> String { value.map(String.init) ?? "–" }

  /// What keeps somebody from standing.
  package static func name(_ ground: ExclusionGround) -> BilingualText {
    switch ground {
    case .expelled: BilingualText(zh: "被开除党籍", en: "expelled from the Party")
    case .convicted: BilingualText(zh: "因犯罪受过刑事处罚", en: "punished for a crime")
    case .gangs: BilingualText(zh: "利用黑恶势力从事非法活动", en: "unlawful acts with gangs")
    case .unlawfulReligion: BilingualText(zh: "非法宗教活动或者邪教活动", en: "unlawful religious acts or cults")
    }
  }

  /// Why an office ended.
  package static func name(_ ground: EndGround) -> BilingualText {
    switch ground {
    case .resigned: BilingualText(zh: "辞职", en: "resigned")
    case .incapacitated: BilingualText(zh: "丧失行为能力", en: "lost legal capacity")
    case .convicted: BilingualText(zh: "被判处刑罚", en: "sentenced for a crime")
    case .unfitTwice: BilingualText(zh: "连续两次被评议不称职", en: "found unfit twice running")
    case .died: BilingualText(zh: "死亡", en: "died")
    }
  }

  /// An election that was found void, in a sentence.
  package static func sentence(_ annulled: ElectionAnnulled, office: BilingualText) -> BilingualText {
    BilingualText(
      zh: "\(annulled.person)当选\(office.zh)无效：\(annulled.day)，\(annulled.authority)认定。理由：\(annulled.reason)",
      en:
        "The election of \(annulled.person) (\(office.en)) is void: \(annulled.day), by \(annulled.authority). Reason: "
        + annulled.reason)
  }

  /// Who demands a recall.
  package static func name(_ petitioner: Petitioner) -> BilingualText {
    switch petitioner {
    case .voters: BilingualText(zh: "选民", en: "voters")
    case .representatives: BilingualText(zh: "居民代表", en: "representatives")
    case .households: BilingualText(zh: "户代表", en: "households' representatives")
    }
  }

  /// Who votes: the voters, or who was chosen for it.
  package static func electors(_ mode: ElectionMode) -> BilingualText {
    switch mode {
    case .voters: name(Petitioner.voters)
    case .representatives: name(Petitioner.representatives)
    case .households: name(Petitioner.households)
    }
  }

  /// How many rows a roll has: where households vote, a row is a household and not a person.
  package static func onRoll(_ count: Int, _ mode: ElectionMode) -> BilingualText {
    switch mode {
    case .voters, .representatives: BilingualText(zh: "\(count) 人", en: "\(count)")
    case .households: BilingualText(zh: "\(count) 户", en: "\(count, "household")")
    }
  }

  /// By whom the committee is elected.
  static func voting(_ mode: ElectionMode) -> BilingualText {
    switch mode {
    case .voters: BilingualText(zh: "全体选民直接", en: "all registered voters")
    case .representatives: BilingualText(zh: "居民代表", en: "the residents' representatives")
    case .households: BilingualText(zh: "每户派代表", en: "one representative of each household")
    }
  }

  /// What kind of election it is.
  package static func name(_ type: ElectionType) -> BilingualText {
    switch type {
    case .general: BilingualText(zh: "换届选举", en: "general election")
    case .byElection: BilingualText(zh: "补选", en: "by-election")
    case .supplementary: BilingualText(zh: "另行选举", en: "supplementary poll")
    case .runoff: BilingualText(zh: "重新投票", en: "run-off")
    case .recall: BilingualText(zh: "罢免", en: "recall")
    }
  }
}
