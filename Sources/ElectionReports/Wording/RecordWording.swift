package import ElectionRecord

/// Records of the procedure, one by one: what each is, and which of its kind. No person is named.
extension Wording {
  /// A record in a few words; a noun. Contests are named by their offices.
  package static func name(_ record: ProcedureRecord, in election: Election) -> BilingualText {
    let name = names[record.key] ?? Wording.name(record.entryKind)
    let which = subject(of: record, in: election)
    return BilingualText(zh: joined(name.zh, which.zh), en: joined(name.en, which.en))
  }

  private static func joined(_ name: String, _ which: String) -> String { which.isEmpty ? name : name + " " + which }

  private static func subject(of record: ProcedureRecord, in election: Election) -> BilingualText {
    switch record {
    case .custody(let custody):
      let plain = [custody.site?.rawValue, custody.day.description].compactMap(\.self).joined(separator: " ")
      return BilingualText(zh: plain, en: plain)
    case .counting(let counting): return subject(of: counting)
    case .outcome(let outcome): return subject(of: outcome, in: election)
    case .calendar(let event): return BilingualText(zh: event.day.description, en: event.day.description)
    case .nomination(let nomination):
      return nomination.contest.map { office($0, in: election) } ?? BilingualText(zh: "", en: "")
    case .registration, .staff, .proxy, .paper, .withdrawal: return BilingualText(zh: "", en: "")
    }
  }

  private static func subject(of record: CountingRecord) -> BilingualText {
    switch record {
    case .session(let session): return BilingualText(zh: session.id, en: session.id)
    case .batch(let batch):
      return BilingualText(zh: "\(batch.id)，\(batch.papers) 张", en: "\(batch.id), \(batch.papers, "paper")")
    case .tally(let tally):
      return BilingualText(
        zh: "\(tally.batch) 第 \(tally.keying) 次，唱票组 \(tally.session)",
        en: "\(tally.batch), keying \(tally.keying) by session \(tally.session)")
    case .referral(let referral):
      return BilingualText(
        zh: "\(referral.id)（\(referral.batch)），\(referral.papers) 张",
        en: "\(referral.id) (\(referral.batch)), \(referral.papers, "paper")")
    case .decision(let decision):
      let found = name(decision.decision)
      return BilingualText(zh: "\(decision.referral)：\(found.zh)", en: "\(decision.referral): \(found.en)")
    }
  }

  private static func subject(of record: OutcomeRecord, in election: Election) -> BilingualText {
    switch record {
    case .vacancy(let vacancy): return office(vacancy.contest, in: election)
    case .further(let poll):
      let (kind, offices) = (name(poll.kind), poll.contests.map { office($0, in: election) })
      return BilingualText(
        zh: "\(kind.zh) \(poll.day)，\(offices.map(\.zh).joined(separator: "、"))",
        en: "\(kind.en) on \(poll.day), \(offices.map(\.en).joined(separator: ", "))")
    case .petition(let petition): return BilingualText(zh: petition.id, en: petition.id)
    case .recallVote(let vote): return BilingualText(zh: vote.petition, en: vote.petition)
    case .annulled(let annulled): return office(annulled.contest, in: election)
    case .ended(let ended): return office(ended.contest, in: election)
    case .supervisors(let elected): return BilingualText(zh: "\(elected.day)", en: "\(elected.day)")
    }
  }

  /// By the record's key in files and JSON.
  private static let names: [String: BilingualText] = [
    "representatives": BilingualText(zh: "居民代表", en: "representatives of a group"),
    "notice": BilingualText(zh: "公告张贴", en: "notice posted"), "meeting": BilingualText(zh: "会议", en: "meeting"),
    "step": BilingualText(zh: "环节", en: "step of the calendar"),
    "nominationSheets": BilingualText(zh: "提名票数", en: "account of nomination forms"),
    "nominationVotes": BilingualText(zh: "提名得票", en: "votes of the nomination"),
    "partyNomination": BilingualText(zh: "党组织提名", en: "nomination by the Party organisation"),
    "jointNomination": BilingualText(zh: "联名提名", en: "joint nomination"),
    "vetting": BilingualText(zh: "资格审查", en: "vetting"),
    "nomineeWithdrawal": BilingualText(zh: "被提名人退出", en: "withdrawal of a nominee"),
    "strokes": BilingualText(zh: "笔画数", en: "strokes of a character"),
    "formalList": BilingualText(zh: "正式候选人", en: "formal list"),
    "staff": BilingualText(zh: "任用", en: "appointment"), "staffRelieved": BilingualText(zh: "免去", en: "relief"),
    "kinship": BilingualText(zh: "近亲属申报", en: "declaration of kinship"),
    "assisted": BilingualText(zh: "代写", en: "papers marked for others"),
    "boxSealed": BilingualText(zh: "施封", en: "box sealed"), "boxHandedOver": BilingualText(zh: "交接", en: "hand-over"),
    "boxKept": BilingualText(zh: "过夜保管", en: "custody at night"),
    "boxReceived": BilingualText(zh: "收箱", en: "box received"), "boxOpened": BilingualText(zh: "开箱", en: "box opened"),
    "sealReplaced": BilingualText(zh: "换封", en: "seal replaced"),
    "countSession": BilingualText(zh: "唱票组", en: "session"), "countBatch": BilingualText(zh: "票批", en: "batch"),
    "batchTally": BilingualText(zh: "计票", en: "tally of"),
    "doubtfulPapers": BilingualText(zh: "疑难票", en: "doubtful papers"),
    "doubtfulDecided": BilingualText(zh: "疑难票认定", en: "decision on"),
    "seatVacant": BilingualText(zh: "空缺", en: "seats left vacant"),
    "furtherPoll": BilingualText(zh: "已定", en: "called:"),
    "recallPetition": BilingualText(zh: "罢免要求", en: "demand for a recall"),
    "electionAnnulled": BilingualText(zh: "当选无效", en: "election void"),
    "officeEnded": BilingualText(zh: "职务终止", en: "office ended"),
    "supervisors": BilingualText(zh: "推选居务监督委员会", en: "election of the supervisory committee"),
    "committeeReserves": BilingualText(zh: "选举委员会递补次序", en: "order of those who move up to the committee"),
    "recallVote": BilingualText(zh: "罢免表决", en: "vote on a recall"),
  ]
}
