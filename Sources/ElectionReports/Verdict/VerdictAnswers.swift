import ElectionRecord

extension VerdictFacts {
  /// Are all journals in?
  var journals: ReportVerdict.Answer {
    let question = BilingualText(zh: "日志齐了吗", en: "Are all journals in?")
    if report.complete, !report.lostMarks.isEmpty { return lostMarks(question) }
    if report.complete {
      let entries = report.completeness.reduce(0) { $0 + Int($1.size) }
      return ReportVerdict.Answer(
        question: question, word: BilingualText(zh: "齐全", en: "Complete"),
        detail: BilingualText(
          zh: "\(election.sites.count) 个投票点都已到齐并封箱，共 \(entries) 条记录。",
          en: (election.sites.count == 1 ? "The one site is" : "All \(election.sites.count) sites are")
            + " in and closed, with \(entries, "entry")."
        ),
        mark: .good)
    }
    let detail = both { language in
      let names = SiteNames(election, language)
      let missing = missing(language)
      if missing.isEmpty { return language == .zh ? "有日志没有到封箱。" : "A journal does not reach its closing." }
      if nothingReceived {
        return language == .zh
          ? "\(missing.count) 个投票点都还没有交来日志。"
          : missing.count == 1
            ? "The one site has not sent its journal." : "None of the \(missing.count) sites has sent its journal."
      }
      let list = names.list(missing, limit: 4)
      return language == .zh ? "缺 \(list)。" : "Missing: \(list)."
    }
    return ReportVerdict.Answer(
      question: question, word: BilingualText(zh: "不齐", en: "Incomplete"), detail: detail, mark: .bad)
  }

  /// What the hall holds is all that there is, and it is not all that happened.
  private func lostMarks(_ question: BilingualText) -> ReportVerdict.Answer {
    let names = both { language in
      let names = SiteNames(election, language)
      return names.list(report.lostMarks.map(names.short), limit: 4)
    }
    return ReportVerdict.Answer(
      question: question, word: BilingualText(zh: "划名不全", en: "Marks are lost"),
      detail: BilingualText(
        zh: "\(names.zh) 的电脑在封箱以前停用，票箱里可能有没有划名的票；别的日志都已到齐。",
        en:
          "A laptop of \(names.en) was revoked before it closed: papers may be in the box without a mark. Everything else "
          + "is in."),
      mark: .attention)
  }

  /// Do the papers add up?
  var papers: ReportVerdict.Answer {
    let question = BilingualText(zh: "票数平了吗", en: "Do the papers add up?")
    if !explained {
      return ReportVerdict.Answer(
        question: question, word: BilingualText(zh: "不平", en: "No"), detail: unexplainedDetail, mark: .attention)
    }
    if !counted || !uncounted.isEmpty {
      return ReportVerdict.Answer(
        question: question, word: BilingualText(zh: "未点完", en: "Not counted"),
        detail: uncountedDetail,
        mark: .unknown)
    }
    let count = report.findings.count
    if !report.complete {
      return ReportVerdict.Answer(
        question: question, word: BilingualText(zh: "还不知道", en: "Not known"),
        detail: BilingualText(zh: "日志未齐，账还对不完。", en: "Journals are missing: the accounts cannot be closed yet."),
        mark: .unknown)
    }
    return ReportVerdict.Answer(
      question: question, word: BilingualText(zh: "平", en: "Yes"),
      detail: count == 0
        ? BilingualText(zh: "领取、发出、收回、分类的数字都对得上。", en: "Received, issued, returned and classified agree.")
        : BilingualText(zh: "\(count) 项差异都有说明。", en: "Every difference found (\(count)) is explained."),
      mark: .good)
  }

  private var uncountedDetail: BilingualText {
    if nothingReceived { return BilingualText(zh: "还没有选票的数字。", en: "There are no figures yet.") }
    if uncounted.isEmpty {
      return BilingualText(zh: "各职位的得票还没有录全。", en: "The votes of the contests are not all entered.")
    }
    return BilingualText(
      zh: "\(uncounted.count) 个投票点的选票还没有点。",
      en: "\(uncounted.count) \(uncounted.count == 1 ? "site is" : "sites are") still to be counted.")
  }

  private var unexplainedDetail: BilingualText {
    both { language in
      guard !unexplained.isEmpty else {
        return language == .zh ? "选票核对表自相矛盾。" : "The ballot accounts contradict themselves."
      }
      let names = SiteNames(election, language)
      let items = unexplained.map { finding in
        let place = finding.site.map { names.short($0) + (language == .zh ? " " : ": ") } ?? ""
        return place + Wording.summary(finding).text(language)
      }
      switch language {
      case .zh: return items.prefix(3).joined(separator: "；") + (items.count > 3 ? "等 \(items.count) 项" : "") + "，没有说明。"
      case .en: return items.prefix(3).joined(separator: "; ") + (items.count > 3 ? " and more" : "") + ": unexplained."
      }
    }
  }

  /// Did anyone get two papers, and is every conflict decided?
  var disputes: ReportVerdict.Answer {
    let surplus = report.register.surplus
    if surplus > 0 {
      let inBoxes = BilingualText(
        zh: "\(surplus) 张多余票已在票箱里，取不出来。",
        en: "\(surplus) surplus \(surplus == 1 ? "paper is" : "papers are") in the boxes for good. ")
      return answer(
        word: BilingualText(zh: "有 \(surplus) 张", en: "Yes: \(surplus)"), [inBoxes, caseCounts], .attention)
    }
    if openCases > 0 {
      return answer(word: BilingualText(zh: "待裁定", en: "Undecided"), [caseCounts], .attention)
    }
    if nothingReceived {
      return answer(
        word: BilingualText(zh: "未知", en: "Unknown"), [BilingualText(zh: "还没有领票记录。", en: "No marks yet.")], .unknown)
    }
    let once = BilingualText(zh: "没有多余票，每人最多计入一次。", en: "No surplus paper; every voter counts once at most. ")
    let details = report.cases.isEmpty ? [once] : [once, caseCounts]
    guard report.complete, report.lostMarks.isEmpty else {
      let soFar =
        report.complete
        ? BilingualText(zh: "有划名丢失，就已收到的：", en: "Marks are lost. By what is here: ")
        : BilingualText(zh: "日志未齐，就已收到的：", en: "Journals are missing. By what is here: ")
      return answer(word: BilingualText(zh: "还不知道", en: "Not known"), [soFar] + details, .unknown)
    }
    return answer(word: BilingualText(zh: "没有", en: "No"), details, .good)
  }

  private var caseCounts: BilingualText {
    let ruled = report.cases.count - openCases
    if openCases > 0 {
      return BilingualText(zh: "争议 \(openCases) 件待裁定、\(ruled) 件已裁定。", en: "Cases: \(openCases) open, \(ruled) ruled.")
    }
    return BilingualText(zh: "\(ruled) 件争议全部裁定。", en: "Cases: \(ruled), all ruled.")
  }

  private func answer(
    word: BilingualText, _ details: [BilingualText], _ mark: ReportVerdict.Mark
  ) -> ReportVerdict.Answer {
    ReportVerdict.Answer(
      question: BilingualText(zh: "有人重复领票吗", en: "Anyone served twice?"), word: word,
      detail: BilingualText(zh: details.map(\.zh).joined(), en: details.map(\.en).joined()), mark: mark)
  }

  /// Can any seat turn on the papers in doubt?
  var seats: ReportVerdict.Answer {
    let question = BilingualText(zh: "当选结果会变吗", en: "Could any seat change?")
    guard counted || !seatsAtStake.isEmpty else {
      return ReportVerdict.Answer(
        question: question, word: BilingualText(zh: "还不知道", en: "Unknown"),
        detail: BilingualText(zh: "点完票才能判断。", en: "It shows when the count is in."), mark: .unknown)
    }
    return seatsAtStake.isEmpty ? seatsThatStand(question) : seatsThatMayChange(question)
  }

  private func seatsThatMayChange(_ question: BilingualText) -> ReportVerdict.Answer {
    let list = both { language in
      seatsAtStake.prefix(3).map { "\($0.contest.text(language)) \(Wording.seatHolder($0).text(language))" }
        .joined(separator: language == .zh ? "、" : ", ")
        + (seatsAtStake.count > 3 ? (language == .zh ? " 等" : " and more") : "")
    }
    let count = seatsAtStake.count
    return ReportVerdict.Answer(
      question: question, word: BilingualText(zh: "可能会", en: "It could"),
      detail: BilingualText(
        zh: "\(papersInDoubt) 张存疑选票可能改变 \(count) 个席位：\(list.zh)。",
        en:
          "\(papersInDoubt, "paper") in doubt could change \(count, "seat"): \(list.en)."
      ),
      mark: .bad)
  }

  private func seatsThatStand(_ question: BilingualText) -> ReportVerdict.Answer {
    let prefix = report.complete ? BilingualText(zh: "", en: "") : BilingualText(zh: "就已收到的：", en: "So far: ")
    let parts = [prefix, certainty, vacancy]
    let word = unfilled > 0 ? BilingualText(zh: "有缺额", en: "Unfilled") : BilingualText(zh: "不会", en: "No")
    return ReportVerdict.Answer(
      question: question, word: word,
      detail: BilingualText(zh: parts.map(\.zh).joined(), en: parts.map(\.en).joined()),
      mark: unfilled > 0 ? .attention : report.complete ? .good : .unknown)
  }

  private var certainty: BilingualText {
    let doubt = papersInDoubt
    let count = report.exposure.count { !$0.winner.isEmpty }
    if count == 0 { return BilingualText(zh: "没有人当选。", en: "Nobody is elected.") }
    if doubt == 0 {
      return BilingualText(
        zh: "没有存疑选票，\(count) 个席位都已确定。",
        en: "No paper is in doubt; \(count, "seat") \(count == 1 ? "stands" : "stand").")
    }
    return BilingualText(
      zh: "\(doubt) 张存疑选票改变不了 \(count) 个席位中的任何一个。",
      en: "\(doubt, "paper") in doubt cannot change any of \(count, "seat").")
  }

  private var vacancy: BilingualText {
    guard unfilled > 0 else { return BilingualText(zh: "", en: "") }
    return BilingualText(
      zh: "\(unfilled) 席没有选出。", en: " \(unfilled) \(unfilled == 1 ? "seat is" : "seats are") unfilled.")
  }
}
