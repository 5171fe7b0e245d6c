package import ElectionRecord

extension Wording {
  /// How far a batch is.
  package static func name(_ status: BatchStatus) -> BilingualText {
    switch status {
    case .untallied: BilingualText(zh: "未计票", en: "not tallied")
    case .talliedOnce: BilingualText(zh: "只计一次", en: "tallied once")
    case .disagreed: BilingualText(zh: "两次不符", en: "tallies differ")
    case .referred: BilingualText(zh: "疑难票待认定", en: "doubtful papers open")
    case .accepted: BilingualText(zh: "已确认", en: "accepted")
    }
  }

  /// What is done next about a batch.
  package static func nextStep(_ status: BatchStatus) -> BilingualText {
    switch status {
    case .untallied:
      BilingualText(zh: "还没有计票：由一组唱票、计票后录入。", en: "Not tallied: one session calls, tallies and enters it.")
    case .talliedOnce:
      BilingualText(zh: "只有一名计票人计过：换一名计票人重新计票。", en: "One teller only: another one tallies it again.")
    case .disagreed:
      BilingualText(
        zh: "几次计票不符：重新唱票计票，直到两名计票人的数字完全一致、又没有别的数字同样多人支持（每名计票人以最后一次为准）。",
        en: "The tallies differ: call and tally again until two tellers agree, and no as many on something else (the "
          + "last tally of each teller counts).")
    case .referred:
      BilingualText(
        zh: "疑难票由委员会认定后放回本批，再由两名计票人重新计票。",
        en: "The committee decides on the doubtful papers; they go back, and two tellers tally the batch again.")
    case .accepted: BilingualText(zh: "两名计票人的数字一致。", en: "Two tellers agree.")
    }
  }

  /// Why a paper is invalid or in doubt.
  package static func name(_ reason: DoubtReason) -> BilingualText {
    switch reason {
    case .overvote: BilingualText(zh: "所选人数多于应选名额", en: "more names than seats")
    case .sameNameTwoOffices: BilingualText(zh: "同一人填在两个职务上", en: "one name for two offices")
    case .illegible: BilingualText(zh: "字迹、符号无法辨认", en: "marks that cannot be made out")
    case .extraWriting: BilingualText(zh: "写有其他文字或符号", en: "other words or signs")
    case .blank: BilingualText(zh: "空白", en: "blank")
    case .foreignPaper: BilingualText(zh: "不是本次选票或未盖章", en: "not this election's paper, or not stamped")
    case .other: BilingualText(zh: "其他", en: "other")
    }
  }

  /// What the committee makes of a paper.
  package static func name(_ paperClass: PaperClass) -> BilingualText {
    switch paperClass {
    case .valid: BilingualText(zh: "有效", en: "valid")
    case .invalid: BilingualText(zh: "无效", en: "invalid")
    case .blank: BilingualText(zh: "弃权", en: "blank")
    }
  }

  /// How the rules judge a paper, as the caller is told.
  package static func text(_ judgement: PaperJudgement, election: Election) -> BilingualText {
    switch judgement {
    case .valid(let void, let source):
      let offices = void.map { id in election.contests.first { $0.id == id }?.office ?? BilingualText(zh: id, en: id) }
      guard !offices.isEmpty else { return BilingualText(zh: "有效票。", en: "Valid.") }
      return BilingualText(
        zh: "有效票；其中\(offices.map(\.zh).joined(separator: "、"))部分作废。",
        en: "Valid, but void for \(offices.map(\.en).joined(separator: ", "))."
      ).citing(source)
    case .invalid(let reason, let source):
      let name = name(reason)
      return BilingualText(zh: "无效票：\(name.zh)。", en: "Invalid: \(name.en).").citing(source)
    case .blank(let source): return BilingualText(zh: "弃权票。", en: "Blank.").citing(source)
    case .refer(let reason, let source):
      let name = name(reason)
      return BilingualText(
        zh: "疑难票：\(name.zh)，规则没有明确规定。请放入疑难票，提交委员会认定（tally refer）。",
        en: "Doubtful: \(name.en), on which the rules do not decide. Put it aside and refer it (tally refer)."
      )
      .citing(source)
    }
  }
}

extension BilingualText {
  /// The text with the article it rests on.
  func citing(_ source: String?) -> BilingualText {
    guard let source else { return self }
    return BilingualText(zh: zh + "（依据：\(source)）", en: en + " (\(source))")
  }
}
