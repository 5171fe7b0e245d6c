/// Which records of outcomes may be written (选举结果).
enum OutcomeRule {
  static func check(_ record: OutcomeRecord, in register: Register) throws(Refusal) {
    switch record {
    case .vacancy(let vacancy): try check(vacancy, register)
    case .further(let poll): try check(poll, register.election)
    case .petition(let petition): try check(petition, register)
    case .recallVote(let vote): try check(vote, register)
    case .supervisors(let elected): try SupervisorRule.check(elected, in: register)
    case .annulled(let annulled): try SeatsLeftRule.check(annulled, in: register)
    case .ended(let ended): try SeatsLeftRule.check(ended, in: register)
    }
  }

  /// - Rule: seats may stay vacant once so many are elected (Zhejiang village election measures, art. 30); by the
  ///   national law those that are short are elected again (城市居民委员会组织法 2025, art. 19).
  private static func check(_ vacancy: SeatVacant, _ register: Register) throws(Refusal) {
    try RecordLimits.check(names: vacancy.officers)
    guard !PlainText.isBlank(vacancy.reason) else { throw .reasonMissing() }
    guard FoldedSet(vacancy.officers).count >= 2 else { throw .outcomeNeedsTwo }
    let result = ResultDetermination.of(register)
    guard let contest = result.contests.first(where: { $0.contest == vacancy.contest }) else {
      throw .noResult(vacancy.contest, register.election)
    }
    guard vacancy.seats >= 1, vacancy.seats <= contest.shortfall else { throw .notOpen(vacancy, contest) }
    if let rule = result.mayStayVacant, !rule.value { throw .tooFewElected(result, source: rule.source) }
    if result.mayStayVacant == nil, let rule = register.election.procedure?.results.supplementaryAtLeast,
      let day = register.election.pollingDay, NationalRules.inForce(on: day) == .law2025
    {
      throw .noSeatStaysVacant(source: rule.source)
    }
  }

  private static func check(_ poll: FurtherPoll, _ election: Election) throws(Refusal) {
    guard poll.kind == .supplementary || poll.kind == .runoff || poll.kind == .byElection else {
      throw .notFurther
    }
    for contest in poll.contests where !election.contests.contains(where: { $0.id == contest }) {
      throw .noResult(contest, election)
    }
    guard !poll.contests.isEmpty else { throw .notFurther }
    if let day = election.pollingDay, poll.day <= day { throw .notAfter(day) }
  }

  private static func check(_ petition: RecallPetition, _ register: Register) throws(Refusal) {
    try RecordLimits.check(names: [petition.id, petition.person])
    guard OutcomeBook(register).petition(petition.id) == nil else { throw .nameTaken(petition.id) }
    guard petition.signatures <= petition.of else { throw .moreSignaturesThanPeople(petition) }
  }

  private static func check(_ vote: RecallVote, _ register: Register) throws(Refusal) {
    let book = OutcomeBook(register)
    guard let petition = book.petition(vote.petition) else { throw .unknownPetition(vote.petition) }
    guard book.vote(on: vote.petition) == nil else { throw .alreadyVoted(vote.petition) }
    guard vote.day >= petition.day else { throw .notAfter(petition.day) }
    let demand = RecallRule.steps(petition, book, register.election.procedure?.results)
      .first { $0.kind != .recallDeadline && $0.met == false }
    if let demand { throw .notAdmissible(petition, demand) }
  }
}

extension Refusal {
  static let outcomeNeedsTwo = Refusal(
    "outcomeNeedsTwo", zh: "须有两名不同的委员签字。请补上。", en: "Two different members of the committee must sign. Add them.")

  fileprivate static func noResult(_ contest: String, _ election: Election) -> Refusal {
    let known = election.contests.map(\.id)
    return Refusal(
      "noResult",
      zh: "职位“\(contest)”还没有结果，或没有这个职位（\(known.joined(separator: "、"))）。请先计票，或核对名称。",
      en: "The contest \"\(contest)\" has no result yet, or is none of \(known.joined(separator: ", ")). Count it "
        + "first, or check its name.")
  }

  fileprivate static func notOpen(_ vacancy: SeatVacant, _ contest: ContestOutcome) -> Refusal {
    Refusal(
      "seatNotOpen", zh: "\(contest.office.zh)缺额 \(contest.shortfall) 席，不能把 \(vacancy.seats) 席列为空缺。请核对；票数相等的须重新投票。",
      en: "\(contest.office.en) has \(contest.shortfall) open seats; \(vacancy.seats) cannot stay vacant. Check the "
        + "number; those tied are voted on again.")
  }

  fileprivate static func tooFewElected(_ result: ResultDetermination, source: String) -> Refusal {
    Refusal(
      "tooFewElected", zh: "当选 \(result.electedCount) 人，还不到可以空缺的人数，须另行选举。",
      en: "\(result.electedCount) are elected, too few to leave a seat vacant: hold a supplementary poll.",
      source: source)
  }

  fileprivate static func noSeatStaysVacant(source: String) -> Refusal {
    Refusal(
      "noSeatStaysVacant", zh: "不足的名额应当另行选举，不能列为空缺。请安排另行选举：result next --kind supplementary。",
      en:
        "Seats that are short are elected again and cannot be left vacant. Hold a supplementary poll: result next --kind "
        + "supplementary.", source: source)
  }

  fileprivate static let notFurther = Refusal(
    "notFurther", zh: "只能召集另行选举（supplementary）、重新投票（runoff）或补选（byElection），并写明职位。请改正。",
    en: "A further poll is supplementary, a run-off or a by-election, for named contests. Correct it.")

  fileprivate static func notAfter(_ day: CalendarDay) -> Refusal {
    Refusal(
      "notAfter", zh: "日期须在 \(day) 之后。请核对。", en: "The day must come after \(day). Check it.")
  }

  fileprivate static func moreSignaturesThanPeople(_ petition: RecallPetition) -> Refusal {
    Refusal(
      "moreSignaturesThanPeople", zh: "联名 \(petition.signatures) 人，多于有权联名的 \(petition.of) 人。请核对。",
      en: "\(petition.signatures) signed, but only \(petition.of) may. Check both.")
  }

  fileprivate static func unknownPetition(_ id: String) -> Refusal {
    Refusal(
      "unknownPetition", zh: "没有编号为“\(id)”的罢免要求。请先录入，或核对编号。",
      en: "No demand is called \"\(id)\". Record it first, or check its name.")
  }

  fileprivate static func alreadyVoted(_ id: String) -> Refusal {
    Refusal(
      "alreadyVoted", zh: "罢免要求 \(id) 已经表决，不能再录。", en: "The demand \(id) was voted on; that stands.")
  }

  fileprivate static func notAdmissible(_ petition: RecallPetition, _ step: WorkingStep) -> Refusal {
    let figure = step.figure.map(String.init) ?? ""
    let needed = step.threshold.map(String.init) ?? ""
    return step.kind == .recallDemand
      ? Refusal(
        "recallNotAdmissible", zh: "罢免要求 \(petition.id) 联名 \(figure) 人，至少须 \(needed) 人，不能付表决。",
        en: "The demand \(petition.id) has \(figure) signatures and needs \(needed); it is not voted on.",
        source: step.source)
      : Refusal(
        "recallBarred", zh: "罢免要求 \(petition.id) 距上次否决 \(figure) 天，未满 \(needed) 天，不能以同一理由再次表决。",
        en: "The demand \(petition.id) comes \(figure) days after one on the same ground failed; \(needed) must pass.",
        source: step.source)
  }
}
