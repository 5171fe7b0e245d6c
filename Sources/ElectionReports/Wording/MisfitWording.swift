package import ElectionRecord

extension Wording {
  /// What does not fit, with both numbers: a sentence.
  package static func sentence(_ misfit: Misfit) -> BilingualText {
    switch misfit {
    case .planned(let papers, let planned):
      BilingualText(
        zh: "输入的是 \(papers) 张，选举定义里这个投票点是 \(planned) 张。",
        en: "You typed \(papers, "paper"); the election plans \(planned) for this site.")
    case .moreThan(let papers, let most):
      BilingualText(
        zh: "输入的是 \(papers) 张，至多应有 \(most) 张。",
        en: "You typed \(papers, "paper"); there should be \(most) at most.")
    case .unused(let site, let unused, let expected):
      BilingualText(
        zh: "\(site) 的未用票是 \(unused) 张，账面应剩 \(expected) 张，相差 \(unused - expected)。请重新清点。",
        en:
          "\(site) has \(unused, "unused paper"); its books leave \(expected), off by \(unused - expected). Count them "
          + "again.")
    case .overIssued(let site, let returned, let issued):
      BilingualText(
        zh: "\(site) 收回 \(returned) 张，只发出 \(issued) 张。",
        en: "\(site): \(returned, "paper") returned, \(issued) issued.")
    case .few(let site, let returned, let issued):
      BilingualText(
        zh: "\(site) 只收回 \(returned) 张，不到发出的 \(issued) 张的一半。",
        en: "\(site): \(returned, "paper") returned, less than half of the \(issued) issued.")
    case .overReturned(let site, let classified, let returned):
      BilingualText(
        zh: "\(site) 有效、无效、弃权共 \(classified) 张，收回只有 \(returned) 张。",
        en: "\(site): \(classified, "paper") valid, invalid and blank, \(returned) returned.")
    case .record(let what, let typed, let against, let number):
      BilingualText(
        zh: "\(what.zh)是 \(typed)，\(against.zh)是 \(number)。", en: "\(what.en): \(typed); \(against.en): \(number).")
    case .likeName(let typed, let known):
      BilingualText(
        zh: "“\(typed)”像是已有的“\(known)”（繁简或称谓之别）；是同一人的，请写成一样。",
        en:
          "\"\(typed)\" may be \"\(known)\", who is there already (a traditional form, a title); write both alike where "
          + "they are one.")
    case .question(let sentence): sentence
    case .custody(let site, let found):
      BilingualText(
        zh: "\(site) 的票箱，\(summary(found).zh)。", en: "The box of \(site): \(summary(found).en).")
    case .contradicted(let batch, let paperClass, let decided, let keying, let tallied):
      BilingualText(
        zh:
          "\(batch) 批认定为\(name(paperClass).zh)的疑难票共 \(decided) 张，第 \(keying) 次计票的\(name(paperClass).zh)票只有 \(tallied) 张。",
        en: "Batch \(batch): \(decided, "doubtful paper") decided \(name(paperClass).en), and keying \(keying) has "
          + "\(tallied) such papers only.")
    case .contest(let fit): sentence(fit)
    case .recounted(let before, let now):
      BilingualText(
        zh: "\(now.site) 已经点过：\(figures(before).zh)；这次是 \(figures(now).zh)。要更正的，由两名负责人用 correct count 写明理由。",
        en:
          "\(now.site) was counted before: \(figures(before).en); now \(figures(now).en). To put it right, two officers "
          + "use correct count and say why.")
    case .withoutOpened(let site, let returned, let opened, let standing):
      BilingualText(
        zh: "\(site) 点票以后又启封了 \(opened) 个信封，现在共收回 \(standing) 张；这次写的是 \(returned) 张。写明的数字应包括启封的票。",
        en:
          "\(site): \(opened, "envelope") opened into the box after it was counted, \(standing, "paper") in all; now "
          + "\(returned). The number typed includes the papers out of envelopes.")
    case .ofLost(let site, let returned, let marked):
      BilingualText(
        zh: "\(site) 的电脑在封箱以前停用，送达的划名是 \(marked) 张，此后发的票可能没有划名，没有可以核对的数；这次点出 \(returned) 张。"
          + "请两个人再点一遍；票箱确实是空的，才记 0。",
        en:
          "The laptop of \(site) was revoked before it closed: \(marked, "mark") came from it, papers handed out later may "
          + "have none, and nothing says how many should be in the box; you typed \(returned). Two people count it again. "
          + "Record 0 only where the box is empty.")
    case .retallied(let before, let now):
      BilingualText(
        zh: "\(now.contest) 已经录入过：\(figures(before).zh)；这次是 \(figures(now).zh)。要更正的，由两名负责人用 correct contest 写明理由。",
        en: "\(now.contest) was entered before: \(figures(before).en); now \(figures(now).en). To put it right, two "
          + "officers use correct contest and say why.")
    case .notOfBatches(let batches, let now):
      BilingualText(
        zh: "\(now.contest) 两名计票人一致的各批合计：\(figures(batches).zh)；这次是 \(figures(now).zh)。",
        en: "\(now.contest): the batches on which two tellers agree come to \(figures(batches).en); now "
          + "\(figures(now).en).")
    }
  }

  private static func sentence(_ fit: TallyFit) -> BilingualText {
    let due = "\(fit.seats) × \(fit.papers) = \(fit.due)"
    if fit.found == fit.due {
      return BilingualText(
        zh: "\(fit.office.zh)：有人得 \(fit.most) 票，有效票只有 \(fit.papers) 张。",
        en: "\(fit.office.en): one person has \(fit.most, "vote"), of \(fit.papers, "valid paper").")
    }
    return BilingualText(
      zh: "\(fit.office.zh)：得票、另选他人与未填的名额之和是 \(fit.found)，应为 \(due)（应选人数 × 有效票），相差 \(fit.found - fit.due)。",
      en: "\(fit.office.en): votes, write-ins and unused choices come to \(fit.found) instead of \(due) (seats × valid "
        + "papers), off by \(fit.found - fit.due).")
  }

  private static func figures(_ box: BoxCount) -> BilingualText {
    BilingualText(
      zh: "收回 \(box.returned)、有效 \(box.valid)、无效 \(box.invalid)、弃权 \(box.blank)",
      en: "returned \(box.returned), valid \(box.valid), invalid \(box.invalid), blank \(box.blank)")
  }

  private static func figures(_ tally: Tally) -> BilingualText {
    let lines = tally.lines.map { "\($0.name) \($0.votes)" }
    return BilingualText(
      zh: (lines + ["另选 \(tally.writeIns)", "未填 \(tally.undervotes)"]).joined(separator: "、"),
      en: (lines + ["write-ins \(tally.writeIns)", "unused \(tally.undervotes)"]).joined(separator: ", "))
  }
}
