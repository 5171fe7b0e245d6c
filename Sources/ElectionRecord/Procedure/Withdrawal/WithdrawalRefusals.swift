/// Why a record is not taken back, and what to do instead.
extension Refusal {
  /// - Parameter what: What the entry is instead, where it is held here; a noun.
  package static func noSuchRecord(_ place: UInt32, what: BilingualText? = nil) -> Refusal {
    let zh = what.map { "记录 \(place) 是“\($0.zh)”，不是程序记录" } ?? "这里没有编号为 \(place) 的记录"
    let en =
      what.map { "entry \(place) is \"\($0.en)\" and no record of the procedure" } ?? "there is no entry \(place) here"
    return Refusal(
      "noSuchRecord",
      zh: zh + "，没有撤回。程序记录的编号见 custody、tally status、result、calendar 等命令；数字用 correct 更正，划名用 void，裁定用 rule --again。",
      en: en.prefix(1).uppercased() + en.dropFirst()
        + "; nothing was taken back. custody, tally status, result, calendar and the like show the numbers of records; "
        + "figures are put right with correct, marks with void, rulings with rule --again.")
  }

  static func withdrawnBefore(_ place: UInt32) -> Refusal {
    Refusal(
      "withdrawnBefore", zh: "记录 \(place) 已经撤回过，没有再记录。要恢复的，重新录入。",
      en: "Record \(place) was taken back before; nothing was recorded. To have it again, enter it again.")
  }

  static func notWithdrawn(_ place: UInt32, _ way: BilingualText) -> Refusal {
    Refusal(
      "notWithdrawn", zh: "记录 \(place) 不能用 correct record 撤回：\(way.zh)",
      en: "Record \(place) is not taken back with correct record: \(way.en)")
  }

  /// - Parameter later: The records that rest on it, the latest first.
  static func recordsRest(on place: UInt32, _ later: [UInt32]) -> Refusal {
    let all = later.map(String.init).joined(separator: "、")
    let list = later.map(String.init).joined(separator: ", ")
    let command = (later + [place]).map(String.init).joined(separator: " ")
    return Refusal(
      "recordsRest",
      zh: "记录 \(place) 之后还有以它为据的记录（\(all)），没有撤回。要一起撤回的，写 correct record \(command)，再重新录入。",
      en: "Later records rest on record \(place) (\(list)); nothing was taken back. To take all of them back: correct "
        + "record \(command); then enter them again.")
  }
}

/// What undoes records whose effects reach further than themselves.
extension BilingualText {
  static let registrationIsKept = BilingualText(
    zh: "名册已随它改变。除名、不参加、外出用 register restore 恢复；恢复错的用 register remove。",
    en: "the roll has changed with it. register restore undoes a removal, a refusal or an absence, register remove a "
      + "restoration.")

  /// - Parameter voter: Who was taken off the roll, or put back, with the decision.
  static func decisionChangedRoll(_ voter: RollNumber) -> BilingualText {
    BilingualText(
      zh: "序号 \(voter) 已随这项决定除名或恢复。先用 register restore 或 register remove 改回来，再撤回决定。",
      en:
        "number \(voter) was taken off the roll or put back with it. Undo that first with register restore or register "
        + "remove, then take the decision back.")
  }
  static let noticeOfProxiesIsKept = BilingualText(
    zh: "公布委托名单决定谁可以代投。请再公布一次（notice proxies --posted）。",
    en: "who may vote for others rests on the posting of the proxies. Post the list again (notice proxies --posted).")
  static let formalListIsKept = BilingualText(
    zh: "正式候选人名单用 nominate formal 重新确定。", en: "adopt the formal list again with nominate formal.")
  static let formalListStands = BilingualText(
    zh: "正式候选人名单已据此确定。名单有误的，用 nominate formal 重新确定。",
    en: "the formal list was adopted on it. Where the list is wrong, adopt it again with nominate formal.")
  static let commissionIsKept = BilingualText(
    zh: "委托用 proxy withdraw 撤回；误撤的重新登记（proxy add）。",
    en: "proxy withdraw takes a commission back; one withdrawn by mistake is registered again (proxy add).")
  static let paperIsKept = BilingualText(
    zh: "划名已据此记入。录错的人用 void 更正，张数用 correct closing 更正。",
    en: "marks were entered with it. Take wrong marks back with void, and put papers right with correct closing.")
  static let withdrawalIsKept = BilingualText(
    zh: "它本身就是撤回。把撤回的内容重新录入。", en: "it is a taking back itself. Enter what was taken back again.")
  static let countIsDeclared = BilingualText(
    zh: "这一轮投票的结果已经宣布。数字有误的，由两名负责人用 correct count、correct contest 更正，再用 correct declaration 更正宣布。",
    en: "the result of its poll is declared. Two officers put wrong figures right with correct count and correct "
      + "contest, and then the declaration with correct declaration.")
  static let batchWasCorrected = BilingualText(
    zh: "这一批的数字已由两名负责人更正过。请用 correct batch 或 correct count 再更正。",
    en: "two officers corrected the batch's figures. Correct them again with correct batch or correct count.")
}
