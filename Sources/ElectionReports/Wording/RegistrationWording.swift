package import ElectionRecord

extension Wording {
  /// What entitles a voter.
  package static func name(_ basis: RegistrationBasis) -> BilingualText {
    switch basis {
    case .hukou: BilingualText(zh: "本社区户籍", en: "household registration")
    case .residence: BilingualText(zh: "在本社区居住", en: "residence")
    case .worker: BilingualText(zh: "本社区的社区工作者", en: "work in the community")
    }
  }

  /// How a voter was asked.
  package static func name(_ source: RegistrationSource) -> BilingualText {
    switch source {
    case .door: BilingualText(zh: "上门登记", en: "at the door")
    case .phone: BilingualText(zh: "电话登记", en: "by telephone")
    case .station: BilingualText(zh: "登记站登记", en: "at the desk")
    case .hukouFile: BilingualText(zh: "户籍册核对", en: "from the household register")
    case .other: BilingualText(zh: "其他方式", en: "otherwise")
    }
  }

  /// Why a voter was taken off the roll.
  package static func name(_ reason: RemovalReason) -> BilingualText {
    switch reason {
    case .died: BilingualText(zh: "死亡", en: "died")
    case .movedAway: BilingualText(zh: "户籍迁出", en: "moved away")
    case .marriedAway: BilingualText(zh: "婚出", en: "married away")
    case .rightsDeprived: BilingualText(zh: "被剥夺政治权利", en: "deprived of political rights")
    case .incapable: BilingualText(zh: "无法行使选举权利", en: "unable to exercise the right")
    case .unreachable: BilingualText(zh: "无法联系", en: "cannot be reached")
    case .wronglyListed: BilingualText(zh: "错登", en: "listed by mistake")
    }
  }

  /// Why a voter was put back on the roll.
  package static func name(_ reason: RestorationReason) -> BilingualText {
    switch reason {
    case .movedIn: BilingualText(zh: "户籍迁回", en: "moved back")
    case .marriedIn: BilingualText(zh: "婚入或收养", en: "marriage or adoption")
    case .rightsRestored: BilingualText(zh: "恢复政治权利", en: "political rights restored")
    case .capable: BilingualText(zh: "恢复行使选举权利", en: "able to exercise the right again")
    case .reached: BilingualText(zh: "已联系上", en: "reached")
    case .wronglyRemoved: BilingualText(zh: "除名有误", en: "removed by mistake")
    case .cameBack: BilingualText(zh: "本人要求参加", en: "asked to take part")
    }
  }

  /// Why a voter is off the roll now.
  package static func name(_ absence: RegistrationLedger.Absence) -> BilingualText {
    switch absence {
    case .declined: BilingualText(zh: "明确表态不参加", en: "declined to take part")
    case .away: BilingualText(zh: "外出告知", en: "away by notice")
    case .elsewhere: BilingualText(zh: "人户分离，在外社区登记", en: "registered in another community")
    case .removed(let reason):
      BilingualText(zh: "除名：" + name(reason).zh, en: "removed: " + name(reason).en)
    case .amended: BilingualText(zh: "名册变更除名", en: "struck off by amendment")
    }
  }

  /// What an objection says.
  package static func name(_ kind: ObjectionKind) -> BilingualText {
    switch kind {
    case .omitted: BilingualText(zh: "漏登", en: "somebody is missing")
    case .wronglyListed: BilingualText(zh: "错登", en: "wrongly listed")
    case .wrongDetails: BilingualText(zh: "登记有误", en: "wrong details")
    }
  }

  /// What became of an objection.
  package static func name(_ outcome: ObjectionOutcome) -> BilingualText {
    switch outcome {
    case .upheld: BilingualText(zh: "成立", en: "upheld")
    case .rejected: BilingualText(zh: "不成立", en: "rejected")
    }
  }

  /// One record of the registration in a line, without its day.
  package static func summary(_ record: RegistrationRecord) -> BilingualText {
    switch record {
    case .imported(let count):
      BilingualText(
        zh: "登记导入：列入 \(count.accepted)，待核 \(count.questionable)，不予登记 \(count.refused)，不参加 \(count.declined)",
        en:
          "import: \(count.accepted) accepted, \(count.questionable) questionable, \(count.refused) refused, \(count.declined) declined"
      )
    case .registered(let batch):
      BilingualText(
        zh: "登记（\(name(batch.basis).zh)，\(name(batch.source).zh)）",
        en: "registered (\(name(batch.basis).en), \(name(batch.source).en))")
    case .declined: name(RegistrationLedger.Absence.declined)
    case .absent: name(RegistrationLedger.Absence.away)
    case .separated(let residence):
      residence.choice == .here
        ? BilingualText(zh: "人户分离，在本社区登记", en: "lives apart from the household registration; registered here")
        : name(RegistrationLedger.Absence.elsewhere)
    case .resident(let residence):
      BilingualText(zh: "自 \(residence.since) 起在本社区居住", en: "has lived here since \(residence.since)")
    case .worker(let worker):
      BilingualText(
        zh: "社区工作者，自 \(worker.since) 起在本社区工作", en: "community worker, has worked here since \(worker.since)")
    case .removed(let removal): name(RegistrationLedger.Absence.removed(removal.reason))
    case .restored(let restoration):
      BilingualText(zh: "恢复：" + name(restoration.reason).zh, en: "restored: " + name(restoration.reason).en)
    case .objected(let objection):
      BilingualText(zh: "申诉：" + name(objection.kind).zh, en: "objection: " + name(objection.kind).en)
    case .decided(let decision):
      BilingualText(
        zh: "第 \(decision.objection) 号申诉" + name(decision.outcome).zh,
        en: "objection \(decision.objection) " + name(decision.outcome).en)
    case .represented(let group):
      BilingualText(zh: "\(group.group)推选代表 \(group.count) 人", en: "\(group.group) elected \(group.count)")
    }
  }
}
