/// Why a tally is refused: the figures that do not fit, and what to do.
extension Refusal {
  static func morePapersThanBatch(_ tally: BatchTally, _ batch: CountBatch) -> Refusal {
    Refusal(
      "morePapersThanBatch",
      zh: "有效 \(tally.valid)＋无效 \(tally.invalid)＋弃权 \(tally.blank)＋疑难 \(tally.doubtful)＝\(tally.classified) 张，"
        + "多于 \(batch.id) 批的 \(batch.papers) 张。请重新清点。",
      en: "\(tally.valid) valid + \(tally.invalid) invalid + \(tally.blank) blank + \(tally.doubtful) doubtful = "
        + "\(tally.classified, "paper"), but batch \(batch.id) has \(batch.papers). Count them again.")
  }

  static func fewerThanDecided(_ paperClass: PaperClass, found: Int, decided: Int) -> Refusal {
    let zh =
      switch paperClass {
      case .valid: "有效"
      case .invalid: "无效"
      case .blank: "弃权"
      }
    return Refusal(
      "fewerThanDecided", zh: "委员会认定为\(zh)的疑难票有 \(decided) 张，本次录入的\(zh)票只有 \(found) 张。请把已认定的票计入后重新录入。",
      en: "The committee found \(decided) doubtful papers \(paperClass.rawValue), but the tally has \(found). Include "
        + "what was decided and enter it again.")
  }

  static func contestsIncomplete(_ contests: [String]) -> Refusal {
    Refusal(
      "contestsIncomplete", zh: "每个职位写一次，不能缺：\(contests.joined(separator: "、"))。请补全。",
      en: "Write each contest once: \(contests.joined(separator: ", ")). Complete the tally.")
  }

  static func choicesDiffer(_ contest: Contest, _ names: [String]) -> Refusal {
    Refusal(
      "choicesDiffer",
      zh: "\(contest.office.zh)的名单应为 \(names.joined(separator: "、"))，每人一行，没有得票的写 0。请核对。",
      en: "\(contest.office.en) needs one line each for \(names.joined(separator: ", ")), 0 where nobody voted for "
        + "them. Check the names.")
  }

  static func writeInRepeated(_ contest: Contest) -> Refusal {
    Refusal(
      "writeInRepeated", zh: "\(contest.office.zh)的另选他人中有重名，或就是候选人。请合并到一行。",
      en: "A name written in for \(contest.office.en) is there twice, or is a candidate's. Put its votes into one line."
    )
  }

  static func writeInsNotAllowed(_ contest: Contest, source: String) -> Refusal {
    Refusal(
      "writeInsNotAllowed", zh: "本次选举不能另选他人，\(contest.office.zh)不能录入另选姓名。请按规则认定这些票。",
      en: "Names may not be written in for \(contest.office.en). Judge these papers by the rules.", source: source)
  }

  static func voidPartNotAllowed(source: String?) -> Refusal {
    Refusal(
      "voidPartNotAllowed", zh: "规则没有规定按职位分别认定，不能只把一个职位作废。请按整张票认定。",
      en: "The rules do not judge each office apart; one contest alone cannot be void. Judge the whole paper.",
      source: source)
  }

  static func moreVoidThanValid(_ counted: ContestTally, _ valid: Int) -> Refusal {
    Refusal(
      "moreVoidThanValid", zh: "职位作废 \(counted.void) 张，多于有效票 \(valid) 张。请核对。",
      en: "\(counted.void, "paper") void in one contest, but \(valid) are valid. Check them.")
  }

  static func moreVotesThanPapers(_ contest: Contest, _ line: NamedVotes, _ papers: Int) -> Refusal {
    Refusal(
      "moreVotesThanPapers", zh: "\(contest.office.zh) \(line.name) 得 \(line.votes) 票，多于有效票 \(papers) 张。请核对。",
      en: "\(contest.office.en): \(line.name) has \(line.votes, "vote") on \(papers) valid papers. Check them.")
  }

  static func tallyDoesNotAddUp(
    _ contest: Contest, _ counted: ContestTally, found: Int, papers: Int
  ) -> Refusal {
    let votes = counted.votes.reduce(0) { $0 + $1.votes }
    let writeIns = counted.writeIns.reduce(0) { $0 + $1.votes }
    let due = contest.seats * papers
    return Refusal(
      "tallyDoesNotAddUp",
      zh: "\(contest.office.zh)：得票 \(votes)＋另选 \(writeIns)＋未填 \(counted.undervotes)＝\(found)，"
        + "应为 \(contest.seats) 席 × \(papers) 张＝\(due)，相差 \(found - due)。请重新核对唱票记录。",
      en:
        "\(contest.office.en): \(votes, "vote") + \(writeIns) write-ins + \(counted.undervotes) unused = \(found) instead of "
        + "\(contest.seats, "seat") × \(papers, "paper") = \(due), off by \(found - due). Check the tally again.")
  }
}
