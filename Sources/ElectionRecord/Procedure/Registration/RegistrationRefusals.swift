/// Why a record of the registration is refused, with what to do instead.
extension Refusal {
  static func alreadyOff(_ voter: RollNumber) -> Refusal {
    Refusal(
      "alreadyOff", zh: "序号 \(voter) 已不在名册上。请用 register status 查看原因。",
      en: "Number \(voter) is off the roll already. See why with register status.")
  }

  static func notOff(_ voter: RollNumber) -> Refusal {
    Refusal(
      "notOff", zh: "序号 \(voter) 没有被除名，无须恢复。请核对选民序号。",
      en: "Number \(voter) was not taken off the roll, so there is nothing to restore. Check the number.")
  }

  static func hasVoted(_ voter: RollNumber) -> Refusal {
    Refusal(
      "hasVoted", zh: "序号 \(voter) 已经领票，不能再登记为不参加。请核对选民序号。",
      en: "Number \(voter) was handed a paper and cannot stay out any more. Check the number.")
  }

  static let votingHasEnded = Refusal(
    "votingHasEnded", zh: "各投票点都已封箱：没有来投票的，仍计入登记选民，不能再登记为不参加。",
    en: "Every site has closed: who did not come is a registered voter who did not vote, and cannot stay out any more.")

  static func registeredTwice(_ voter: RollNumber) -> Refusal {
    Refusal(
      "registeredTwice", zh: "序号 \(voter) 的登记已经录入。请删去重复的记录。",
      en: "The registration of number \(voter) is recorded already. Take the second one out.")
  }

  static let representativesAlwaysCount = Refusal(
    "representativesAlwaysCount", zh: "居民代表始终计入应到人数。不再担任代表的，请办理除名。",
    en: "Representatives always count. Remove one who no longer represents a group.")

  static let batchSize = Refusal(
    "batchSize", zh: "一条登记记录须有 1 到 \(VotersRegistered.votersMax) 名选民。请分成几条。",
    en: "A record of registrations has 1 to \(VotersRegistered.votersMax) voters. Split it.")

  static let proofMissing = Refusal(
    "proofMissing", zh: "人户分离的选民在本社区登记，须有户籍地证明或本人承诺书。请补上。",
    en: "A voter whose household registration is elsewhere needs a certificate from there or a signed undertaking.")

  static func residentsBarred(_ rule: Cited<Bool>) -> Refusal {
    Refusal(
      "residentsBarred", zh: "本次选举只登记本社区户籍的选民（\(rule.source)）。请办理除名，或核对登记依据。",
      en: "Only the household registration entitles here (\(rule.source)). Remove the voter, or check the basis.")
  }

  static func residenceTooShort(_ rule: Cited<Int>) -> Refusal {
    Refusal(
      "residenceTooShort", zh: "居住未满 \(rule.value) 个月（\(rule.source)）。请核对居住起始日期。",
      en: "The voter has lived here for less than \(rule.value) months (\(rule.source)). Check the date.")
  }

  static func workersBarred(_ rule: Cited<Bool>?) -> Refusal {
    let source = rule?.source
    return Refusal(
      "workersBarred",
      zh: "本次选举的规则没有让社区工作者登记\(source.map { "（\($0)）" } ?? "")。请办理除名，或核对登记依据。",
      en:
        "The rules of this election register no community workers\(source.map { " (\($0))" } ?? ""). Remove the voter, "
        + "or check the basis.")
  }

  static func workTooShort(_ rule: Cited<Int>) -> Refusal {
    Refusal(
      "workTooShort", zh: "到选举日工作未满 \(rule.value) 个月（\(rule.source)）。请核对工作起始日期。",
      en: "The voter has worked here for less than \(rule.value) months (\(rule.source)). Check the date.")
  }
}

/// Absence.
extension Refusal {
  static let absenceStillCounts = Refusal(
    "absenceStillCounts", zh: "本次选举的规程没有“外出告知后不计入选民数”的规定，不能据此减少选民数。",
    en: "The rules of this election let nobody leave the denominator by notice of absence; do not record it.")

  static func absenceTooLate(last: CalendarDay, _ rule: Cited<Int>) -> Refusal {
    Refusal(
      "absenceTooLate", zh: "外出告知最迟在 \(last)，即选举日前 \(rule.value) 日（\(rule.source)）。逾期告知的选民仍计入选民数。",
      en: "Notice of absence was due by \(last), \(rule.value, "day") before polling day (\(rule.source)). The voter "
        + "still counts.")
  }
}

/// Objections.
extension Refusal {
  static let objectorMissing = Refusal(
    "objectorMissing", zh: "请写明由谁申诉，如“本人”“家属”“第三居民小组”，不写姓名。",
    en: "Say who objects, such as the voter, kin or a residents' group, without a name.")

  static let subjectMissing = Refusal(
    "subjectMissing", zh: "对错登或登记有误的申诉须写明选民序号。请补上。",
    en: "An objection to a listing or its details needs the roll number. Add it.")

  static func rollNotPosted(_ rule: Cited<Int>) -> Refusal {
    Refusal(
      "rollNotPosted", zh: "申诉期限从选民名单公布之日算起（\(rule.source)），但还没有公布名单的记录。请先录入选民名单公告。",
      en: "Objections count from the posting of the roll (\(rule.source)), which is not recorded. Record that notice "
        + "first.")
  }

  static func objectionTooEarly(posted: CalendarDay) -> Refusal {
    Refusal(
      "objectionTooEarly", zh: "选民名单 \(posted) 才公布，申诉日期不能更早。请核对日期。",
      en: "The roll was posted on \(posted); no objection is older. Check the day.")
  }

  static func objectionTooLate(last: CalendarDay, _ rule: Cited<Int>) -> Refusal {
    Refusal(
      "objectionTooLate", zh: "申诉最迟在 \(last) 提出，即名单公布后 \(rule.value) 日内（\(rule.source)）。逾期不予受理。",
      en:
        "Objections were due by \(last), within \(rule.value, "day") of the posting (\(rule.source)). This one is too "
        + "late.")
  }

  static func noSuchObjection(_ number: Int) -> Refusal {
    Refusal(
      "noSuchObjection", zh: "没有第 \(number) 号申诉。请用 register status 查看申诉编号。",
      en: "There is no objection \(number). See their numbers with register status.")
  }

  /// - Parameter record: Where the decision stands.
  static func decidedAlready(_ number: Int, at record: UInt32?) -> Refusal {
    let place = record.map { " \($0)" } ?? ""
    return Refusal(
      "decidedAlready",
      zh: "第 \(number) 号申诉已有决定（记录\(place)），没有再记录。日期、理由录错的，由两名负责人用 correct record\(place) 撤回，再录入；不服决定的，可依法向法院起诉。",
      en:
        "Objection \(number) is decided (entry\(place)); nothing was recorded. Where a day or a reason was typed wrong, two "
        + "officers take it back with correct record\(place) and enter it again. Whoever disagrees may go to court.")
  }

  static let decidedBeforeFiling = Refusal(
    "decidedBeforeFiling", zh: "决定日期早于申诉日期。请核对。", en: "The decision is older than the objection. Check the days.")
}

/// Representatives.
extension Refusal {
  static let groupMissing = Refusal(
    "groupMissing", zh: "请写明居民小组。", en: "Name the residents' group.")

  static func groupRepeated(_ group: String) -> Refusal {
    Refusal(
      "groupRepeated", zh: "\(group)的代表已经录入。请核对小组名称。",
      en: "The representatives of \(group) are recorded already. Check the group's name.")
  }

  static func representsTwice(_ voter: RollNumber) -> Refusal {
    Refusal(
      "representsTwice", zh: "序号 \(voter) 出现了两次；一人只代表一个小组。请改正。",
      en: "Number \(voter) stands there twice; a person represents one group. Correct it.")
  }

  static func representativesCount(_ group: GroupRepresentatives) -> Refusal {
    Refusal(
      "representativesCount", zh: "写了 \(group.voters.count) 个序号，与人数 \(group.count) 不符。请补全，或不写序号。",
      en:
        "There are \(group.voters.count) numbers for \(group.count) representatives. Complete them, or leave them out.")
  }

  static func leaderNotRepresentative(_ leader: RollNumber, _ rule: Cited<Bool>) -> Refusal {
    Refusal(
      "leaderNotRepresentative",
      zh: "序号 \(leader) 不是本组的代表，不能担任组长；组长从居民代表中推选（\(rule.source)）。请核对序号，或另行推选。",
      en:
        "Number \(leader) does not represent the group and cannot lead it (\(rule.source)). Check the number, or choose "
        + "another.")
  }

  static func tooFewRepresentatives(_ rule: Cited<Int>) -> Refusal {
    Refusal(
      "tooFewRepresentatives", zh: "每个居民小组至少推选 \(rule.value) 名代表（\(rule.source)）。请核对人数。",
      en: "A group elects at least \(rule.value) representatives (\(rule.source)). Check the number.")
  }

  static func tooManyRepresentatives(_ rule: Cited<Int>) -> Refusal {
    Refusal(
      "tooManyRepresentatives", zh: "每个居民小组至多推选 \(rule.value) 名代表（\(rule.source)）。请核对人数。",
      en: "A group elects at most \(rule.value) representatives (\(rule.source)). Check the number.")
  }

  static func moreThanRoll(elected: Int, roll: Int) -> Refusal {
    Refusal(
      "moreThanRoll", zh: "各组代表合计 \(elected) 人，多于代表名册的 \(roll) 人。请核对各组人数和名册。",
      en:
        "The groups give \(elected) representatives, more than the \(roll) on the roll. Check the groups and the roll.")
  }
}
