/// What is said where a record of the nomination is refused.
extension Refusal {
  static func unknownContest(_ id: String, in election: Election) -> Refusal {
    let known = election.contests.map(\.id)
    return Refusal(
      "unknownContest", zh: "没有职位“\(id)”。请用下列之一：\(known.joined(separator: "、"))。",
      en: "There is no contest \"\(id)\". Use one of: \(known.joined(separator: ", ")).")
  }

  static func unknownArea(_ area: String) -> Refusal {
    Refusal(
      "unknownArea", zh: "没有片区或投票点“\(area)”。请写 election.yaml 里的片区名称或投票点标识。",
      en: "There is no area or site \"\(area)\". Write an area or a site's id of election.yaml.")
  }

  static func namedTwice(_ name: String) -> Refusal {
    Refusal(
      "namedTwice", zh: "“\(name)”写了两次。同名的两个人请在姓名后注明区别，否则删去一个。",
      en: "\"\(name)\" is listed twice. Tell two people of the same name apart in the name, or delete one.")
  }

  static func notNominated(_ name: String) -> Refusal {
    Refusal(
      "notNominated", zh: "“\(name)”不是该职位的被提名人。请核对姓名，或先录入提名得票。",
      en: "\"\(name)\" was not nominated for this office. Check the name, or enter the nomination's votes first.")
  }

  static func alreadyWithdrawn(_ name: String) -> Refusal {
    Refusal(
      "alreadyWithdrawn", zh: "“\(name)”已经退出，不必再录。", en: "\"\(name)\" has withdrawn already; nothing more to do.")
  }

  static func withdrawalTooLate(
    _ withdrawal: NomineeWithdrawal, deadline: Cited<CalendarDay>
  ) -> Refusal {
    Refusal(
      "withdrawalTooLate",
      zh: "\(withdrawal.day) 已过退出期限，最迟为 \(deadline.value)。该候选人仍列入选票；如确不能参选，请由选举委员会研究决定。",
      en: "\(withdrawal.day) is past the last day of withdrawal, \(deadline.value). The candidate stays on the ballot "
        + "paper; the committee decides what else to do.", source: deadline.source)
  }

  static let signersHaveNumbers = Refusal(
    "signersHaveNumbers", zh: "本次选举的选民都在名册上：请逐个写出联名人的序号。没有序号的联名人，只有户代表、居民代表投票的选举才有。",
    en: "In this election every voter is on the roll: give the number of each who signed. Only where representatives "
      + "vote do voters without a number sign.")

  static let jointNotAllowed = Refusal(
    "jointNotAllowed", zh: "本次选举的规程没有规定联名提名。请按提名票办理。",
    en: "The rules of this election know no joint nomination. Use the nomination forms.")

  static let groundNotInRules = Refusal(
    "groundNotInRules", zh: "法定情形只用于审查不通过，并须是本次选举的规程列出的。请改用 --reason 写明理由，或核对结论。",
    en:
      "A ground of the law belongs to a nominee who may not stand, and to rules that list it. Give --reason instead, or "
      + "check the decision.")

  static let partyNotAllowed = Refusal(
    "partyNotAllowed", zh: "本次选举的规程没有规定党组织提名。请按规程规定的方式提名。",
    en: "The rules of this election know no nomination by the Party organisation. Nominate as they say.")

  static func tooFewNominators(_ rules: NominationRules) -> Refusal {
    var zh: [String] = []
    var en: [String] = []
    var sources: [String] = []
    if let voters = rules.jointVoters {
      zh.append("\(voters.value) 名选民")
      en.append("\(voters.value, "voter")")
      sources.append(voters.source)
    }
    if let households = rules.jointHouseholds {
      zh.append("\(households.value) 名户代表")
      en.append("representatives of \(households.value, "household")")
      if !sources.contains(households.source) { sources.append(households.source) }
    }
    return Refusal(
      "tooFewNominators", zh: "联名人数不够：须有 \(zh.joined(separator: "或 "))。请补足后再录入。",
      en: "Too few signed: \(en.joined(separator: " or ")) are needed. Enter it once they have signed.",
      source: sources.joined(separator: "；"))
  }

  static func signedTwice(_ voter: RollNumber) -> Refusal {
    Refusal(
      "signedTwice", zh: "选民 \(voter) 联名两次，只能算一次。请删去一个。",
      en: "Voter \(voter) signed twice and counts once. Delete one.")
  }

  static func nominatorNotOnRoll(_ voter: RollNumber) -> Refusal {
    Refusal(
      "nominatorNotOnRoll", zh: "联名人 \(voter) 不在选民名册上。请核对序号。",
      en: "\(voter) signed and is not on the roll. Check the number.")
  }

  static func tooManyNames(_ voter: RollNumber, seats: Int, source: String) -> Refusal {
    Refusal(
      "tooManyNames", zh: "选民 \(voter) 为该职位提名的人数超过应选人数 \(seats)。请另找联名人。",
      en: "Voter \(voter) would put forward more people than the office's \(seats, "seat"). Find another to sign.",
      source: source)
  }
}
