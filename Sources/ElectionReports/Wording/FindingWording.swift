package import ElectionRecord

extension Wording {
  /// What was found, short enough for a table.
  package static func name(_ code: FindingCode) -> BilingualText {
    switch code {
    case .paperImbalance: BilingualText(zh: "用票数对不上", en: "papers do not add up")
    case .papersOverIssued: BilingualText(zh: "收回多于发出", en: "more returned than issued")
    case .papersOverReturned: BilingualText(zh: "分类多于收回", en: "more classified than returned")
    case .unclassifiedPapers: BilingualText(zh: "收回的票未分类", en: "returned papers unclassified")
    case .closingCountDiffers: BilingualText(zh: "封箱人数与日志不符", en: "count at closing differs")
    case .unknownEntries: BilingualText(zh: "有读不懂的记录", en: "unreadable entries")
    case .custodyBroken: BilingualText(zh: "票箱交接有断点", en: "custody of the box broken")
    case .tallyUnsettled: BilingualText(zh: "两次计票未一致", en: "tallies not agreed")
    case .batchDiffers: BilingualText(zh: "票批与录入数不符", en: "batches differ from figures entered")
    case .paperUnchecked: BilingualText(zh: "补录未经复核", en: "marks from paper unchecked")
    case .tallyDiffers: BilingualText(zh: "得票与有效票对不上", en: "votes do not fit the papers")
    case .replacementUnknown: BilingualText(zh: "领票时不知户代表已更换", en: "served without knowing of a replacement")
    }
  }

  /// What was found, with its number: a clause without a full stop.
  package static func summary(_ finding: Finding) -> BilingualText {
    let count = finding.count.magnitude
    let papers = "\(count, "paper")"
    let votes = "\(count, "vote")"
    let entries = "\(count, "entry")"
    switch finding.code {
    case .paperImbalance:
      return finding.count < 0
        ? BilingualText(zh: "少了 \(count) 张选票", en: "\(papers) missing")
        : BilingualText(zh: "多出 \(count) 张选票", en: "\(papers) too many")
    case .papersOverIssued:
      return BilingualText(zh: "票箱里比发出的多 \(count) 张", en: "\(papers) more in the box than issued")
    case .papersOverReturned:
      return BilingualText(zh: "分类的比收回的多 \(count) 张", en: "\(papers) more classified than returned")
    case .unclassifiedPapers:
      return BilingualText(
        zh: "\(count) 张收回的选票未分类", en: "\(count, "returned paper") unclassified")
    case .closingCountDiffers:
      return BilingualText(zh: "封箱时报的领票数与日志相差 \(count)", en: "count at closing off by \(count)")
    case .unknownEntries:
      return BilingualText(zh: "\(count) 条记录读不懂", en: "\(entries) unreadable")
    case .custodyBroken:
      return BilingualText(
        zh: "票箱交接有 \(count) 处断点", en: "\(count, "break") in the custody of the box")
    case .tallyUnsettled:
      return BilingualText(
        zh: "\(count) 批选票的两次计票未一致", en: "\(count) \(count == 1 ? "batch" : "batches") not agreed by two tallies")
    case .batchDiffers:
      return BilingualText(
        zh: "\(count) 个票批或职位的计票与录入的点票、计票不符",
        en:
          "\(count) \(count == 1 ? "batch or contest differs" : "batches or contests differ") from the figures entered")
    case .paperUnchecked:
      return BilingualText(zh: "\(count) 条补录未经第二人复核", en: "\(entries) from paper not checked by a second person")
    case .replacementUnknown:
      return BilingualText(
        zh: "\(count) 户在不知户代表已更换的票箱领票，可能由原户代表领取",
        en:
          "\(count, "household") served where the replacement of the representative was not known, perhaps the earlier one"
      )
    case .tallyDiffers:
      let contest = finding.contest ?? ""
      return finding.count < 0
        ? BilingualText(
          zh: "\(contest) 的得票比有效票少 \(count)", en: "\(contest): \(votes) short of the valid papers"
        )
        : BilingualText(
          zh: "\(contest) 的得票比有效票多 \(count)", en: "\(contest): \(votes) beyond the valid papers")
    }
  }

  /// What the officers do next about a finding.
  package static func nextStep(_ code: FindingCode) -> BilingualText {
    switch code {
    case .paperImbalance:
      BilingualText(
        zh: "由两人重新清点未用票、作废票和信封，与封箱记录对照；查清后写下说明，两名负责人签字。",
        en: "Two people recount unused and spoilt papers and envelopes against the closing record; then write the "
          + "explanation down and two officers sign it.")
    case .papersOverIssued:
      BilingualText(
        zh: "重新清点票箱里的选票，逐张查验是否盖章、是否本次选票；在查清之前不要宣布结果。",
        en:
          "Count the box again and check that every paper is stamped and of this election; do not declare before it is "
          + "cleared up.")
    case .papersOverReturned:
      BilingualText(
        zh: "重新清点收回总数和有效、无效、弃权各叠，改正点票记录。",
        en: "Count the papers and the piles of valid, invalid and blank ones again, and correct the count.")
    case .unclassifiedPapers:
      BilingualText(
        zh: "找出这些选票，逐张认定为有效、无效或弃权，再录入点票记录；找不到的，写下说明，两名负责人签字。",
        en:
          "Find these papers, class each as valid, invalid or blank and enter the count again; explain in writing what "
          + "cannot be found, with two officers' signatures.")
    case .closingCountDiffers:
      BilingualText(
        zh: "把该点签字的封箱单与日志逐项对照，确认没有缺页、没有换过电脑；写下说明。",
        en: "Compare the site's signed closing sheet with its journal; make sure that no part is missing and no laptop "
          + "was changed; explain in writing.")
    case .unknownEntries:
      BilingualText(
        zh: "会场的程序版本较旧，或记录已损坏：用较新版本的程序重新核对。这些记录已保留，没有计入。",
        en:
          "This program is older than the site's, or the entries are damaged: reconcile again with a newer version. The "
          + "entries are kept and not counted.")
    case .custodyBroken:
      BilingualText(
        zh: "用 custody 查看断在哪里，补录缺的交接或封条；补不上的，由经手人写下说明，两名负责人签字。",
        en:
          "See with custody where it breaks and record the missing hand-over or seal; explain in writing what cannot be "
          + "mended, with two officers' signatures.")
    case .tallyUnsettled:
      BilingualText(
        zh: "用 tally 查看是哪一批，另换两人重新唱票、计票，直到两次一致。",
        en: "See with tally which batch it is; two other people call and tally it again until two tallies agree.")
    case .batchDiffers:
      BilingualText(
        zh:
          "用 tally status 对照各批的张数和得票，找出录错的一方：点票、计票录错的，用 correct count、correct contest 更正；票批录错的，另换两人重新计票，已经宣布的，先由两名负责人用 correct record 撤回录错的计票。",
        en:
          "Compare the batches' papers and votes (tally status) with what was entered: correct a wrong count with "
          + "correct count or correct contest; where the batch is wrong, two other people tally it again; once the result "
          + "is declared, two officers first take the wrong tallies back with correct record.")
    case .paperUnchecked:
      BilingualText(
        zh: "由另一人对照纸质名册逐条核对，用 paper-in --check 确认。",
        en: "Another person compares them with the paper list, line by line, and confirms with paper-in --check.")
    case .replacementUnknown:
      BilingualText(
        zh: "每户只有一票，已按一票计入。由该票箱的负责人说明是谁领的票（voter 序号 逐户查看），两名负责人写下说明。",
        en:
          "Each household has one paper, and one is counted. The box's officers say who took it (see each household with "
          + "voter); two officers write it down.")
    case .tallyDiffers:
      BilingualText(
        zh: "得票、另选他人与未填的名额之和应等于应选人数 × 有效票数：对照唱票记录，用 count --contest 重新录入，或用 correct 更正；确实如此的，写下说明，两名负责人签字。",
        en:
          "Votes, write-ins and unused choices must come to seats × valid papers: compare the tally sheets and enter the "
          + "contest again with count --contest, or correct it with correct; if it was so, two officers explain it.")
    }
  }
}
