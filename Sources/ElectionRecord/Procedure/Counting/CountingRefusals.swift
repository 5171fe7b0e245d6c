/// Why a record of the count is refused, and what to do instead.
extension Refusal {
  static func nameTaken(_ name: String) -> Refusal {
    Refusal(
      "nameTaken", zh: "名称“\(name)”已经用过。请换一个。", en: "The name \"\(name)\" is in use. Choose another.")
  }

  static func batchTaken(_ id: String) -> Refusal {
    Refusal(
      "batchTaken", zh: "票批“\(id)”已经有了，没有记录。新的一批请换一个名称；张数有误的，由两名负责人用 correct batch 更正。",
      en:
        "There is a batch \"\(id)\" already; nothing was recorded. Give a new batch another name; where the number of "
        + "papers is wrong, two officers correct it with correct batch.")
  }

  static let sameCounter = Refusal(
    "sameCounter", zh: "唱票人、计票人、监票人须是三个不同的人。请改正。",
    en: "Caller, teller and scrutineer must be three different people. Correct it.")

  static func counterIsCandidate(_ name: String, source: String) -> Refusal {
    Refusal(
      "counterIsCandidate", zh: "\(name) 是候选人，不能唱票、计票、监票。请换人；如系同名，请在姓名后注明区别。",
      en:
        "\(name) is a candidate and may not call, tally or watch. Choose somebody else, or add what tells namesakes apart.",
      source: source)
  }

  static let batchWithoutBoxes = Refusal(
    "batchWithoutBoxes", zh: "一批选票至少来自一个票箱，每个票箱只写一次。请改正。",
    en: "A batch holds at least one box, each named once. Correct it.")

  static func boxInBatch(_ site: SiteID, _ batch: String) -> Refusal {
    Refusal(
      "boxInBatch", zh: "\(site) 的选票已编入 \(batch) 批。一个票箱只能编入一批。",
      en: "The papers of \(site) are in batch \(batch) already. A box belongs to one batch.")
  }

  static func boxTooSmall(_ batch: CountBatch, _ rule: Cited<Int>) -> Refusal {
    let site = batch.sites.map(\.rawValue).joined()
    return Refusal(
      "boxTooSmall",
      zh: "\(site) 只有 \(batch.papers) 张票，少于 \(rule.value) 张，不能单独计票。请与其他票箱混合后再编批。",
      en: "\(site) holds \(batch.papers, "paper"), fewer than \(rule.value), and may not be counted by itself. Mix it "
        + "with other boxes first.",
      source: rule.source)
  }

  /// Nothing was put together under that name.
  package static func unknownBatch(_ id: String) -> Refusal {
    Refusal(
      "unknownBatch", zh: "没有票批“\(id)”。请先编批（tally batch），或核对名称。",
      en: "There is no batch \"\(id)\". Form it first (tally batch), or check its name.")
  }

  static func unknownSession(_ id: String) -> Refusal {
    Refusal(
      "unknownSession", zh: "没有唱票组“\(id)”。请先登记（tally session），或核对名称。",
      en: "There is no session \"\(id)\". Record it first (tally session), or check its name.")
  }

  static func wrongKeying(_ tally: BatchTally, next: Int) -> Refusal {
    Refusal(
      "wrongKeying", zh: "\(tally.batch) 批的下一次录入是第 \(next) 次，写成了第 \(tally.keying) 次。请核对。",
      en: "The next keying of batch \(tally.batch) is \(next), not \(tally.keying). Check it.")
  }

  static func tooManyDoubtful(_ referral: DoubtfulReferral, _ batch: CountBatch) -> Refusal {
    Refusal(
      "tooManyDoubtful", zh: "\(batch.id) 批共 \(batch.papers) 张，不能有这么多疑难票。请核对张数（至少 1 张）。",
      en: "Batch \(batch.id) has \(batch.papers, "paper"); so many cannot be doubtful. Check the number (1 at least).")
  }

  static func unknownReferral(_ id: String) -> Refusal {
    Refusal(
      "unknownReferral", zh: "没有编号为“\(id)”的疑难票。请先提交（tally refer），或核对编号。",
      en: "No doubtful papers are called \"\(id)\". Refer them first (tally refer), or check the name.")
  }

  static func alreadyDecided(_ id: String) -> Refusal {
    Refusal(
      "alreadyDecided", zh: "疑难票 \(id) 已经认定，没有记录。认定录错的，由两名负责人用 correct record 撤回（编号见 tally status），再重新录入。",
      en:
        "The doubtful papers \(id) are decided; nothing was recorded. Where it was typed wrong, two officers take the "
        + "record back with correct record (tally status shows its number), and it is entered again.")
  }

  static let decisionNeedsTwo = Refusal(
    "decisionNeedsTwo", zh: "疑难票由选举委员会认定，须有两名不同的委员签字。请补上。",
    en: "The committee decides on doubtful papers; two different members must sign. Add them.")
}
