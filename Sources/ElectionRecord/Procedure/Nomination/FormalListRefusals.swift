/// What is said where a list of formal candidates is refused.
extension Refusal {
  static let pollingHasBegun = Refusal(
    "pollingHasBegun", zh: "已经有选民领票，候选人名单不能再改。", en: "Voters have been handed papers: the list cannot change any more.")

  static func withdrew(_ name: String) -> Refusal {
    Refusal(
      "nomineeWithdrew", zh: "“\(name)”已经退出。请按得票顺序由下一名递补。",
      en: "\"\(name)\" has withdrawn. The next by rank moves up.")
  }

  static func notVetted(_ name: String) -> Refusal {
    Refusal(
      "notVetted", zh: "“\(name)”还没有资格审查结论。请先审查。", en: "\"\(name)\" was not vetted yet. Do that first.")
  }

  static func vettingFailed(_ name: String, reason: String) -> Refusal {
    Refusal(
      "vettingFailed",
      zh: "“\(name)”资格审查未通过\(reason.isEmpty ? "" : "（\(reason)）")。请按得票顺序由下一名递补。",
      en: "\"\(name)\" was turned down\(reason.isEmpty ? "" : " (\(reason))"). The next by rank moves up.")
  }

  static func standsForAnotherOffice(_ name: String, office: BilingualText, source: String) -> Refusal {
    Refusal(
      "standsForAnotherOffice", zh: "“\(name)”已是\(office.zh)的正式候选人，一人只能参选一个职位。请由下一名递补。",
      en: "\"\(name)\" stands for \(office.en) already, and one office a person is the rule. The next moves up.",
      source: source)
  }

  static func notInRankOrder(_ one: String, _ next: Nominee) -> Refusal {
    let text =
      next.votes == nil
      ? BilingualText(
        zh: "提名会议把“\(next.name)”排在“\(one)”前面。请按会议的顺序排列。",
        en: "The meeting named \"\(next.name)\" before \"\(one)\". List them in its order.")
      : BilingualText(
        zh: "“\(next.name)”得票多于“\(one)”，应排在前面。请按得票顺序排列。",
        en: "\"\(next.name)\" has more votes than \"\(one)\" and comes first. List them in the order of rank.")
    return Refusal("notInRankOrder", zh: text.zh, en: text.en)
  }

  static func tieAtCut(_ names: [String]) -> Refusal {
    Refusal(
      "tieAtCut", zh: "\(names.joined(separator: "、"))提名得票相同，名单不能在其间截断。请就这几人重新投票后再确定。",
      en: "\(names.joined(separator: ", ")) have the same number of votes, and the list cannot end between them. Vote "
        + "on them again first.")
  }

  static func passedOver(_ name: String, source: String) -> Refusal {
    Refusal(
      "passedOver", zh: "“\(name)”排名在前而没有列入。请按得票顺序递补，或先录入其审查结论或退出声明。",
      en: "\"\(name)\" ranks higher and was left out. Move up by rank, or record why the nominee does not stand.",
      source: source)
  }

  static func surplus(_ breach: SurplusRule.Breach, listed: Int, contest: Contest) -> Refusal {
    switch breach {
    case .tooFew(let least, let source):
      Refusal(
        "surplusTooFew",
        zh: "\(contest.office.zh)应选 \(contest.seats) 人，正式候选人 \(listed) 人，按差额原则不少于 \(least) 人。请递补。",
        en:
          "\(contest.office.en): \(contest.seats, "seat") and \(listed) candidates; at least \(least) are needed. Add "
          + "the next by rank.", source: source)
    case .tooMany(let most, let source):
      Refusal(
        "surplusTooMany",
        zh: "\(contest.office.zh)应选 \(contest.seats) 人，正式候选人 \(listed) 人，按差额原则不多于 \(most) 人。请按得票顺序截取。",
        en: "\(contest.office.en): \(contest.seats, "seat") and \(listed) candidates; at most \(most) are allowed. "
          + "Shorten the list by rank.", source: source)
    }
  }
}
