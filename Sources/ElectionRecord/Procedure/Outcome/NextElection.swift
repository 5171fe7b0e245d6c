/// Sets the election up that a result asks for: the same sites, the roll as it stands, the contests and candidates that
/// remain.
package enum NextElection {
  /// - Parameters:
  ///   - kind: ``ElectionType/runoff`` of those tied, ``ElectionType/supplementary`` for seats nobody won,
  ///     ``ElectionType/byElection`` for seats that were left (补选), or ``ElectionType/general`` where nothing can be
  ///     declared and the whole is held again (重新选举).
  ///   - day: Its polling day; every site serves on it.
  ///   - registered: How many are on the roll now.
  ///   - people: How many these rows name, where households vote.
  ///   - left: How many left a seat of each contest.
  ///   - leftOn: When the last of them did.
  ///   - inOffice: Who stays in office beside whoever is elected then.
  /// - Throws: ``Refusal`` where nobody is tied or no seat is open, for a day that is not after this poll's, and for a
  ///   by-election before the seats are left or beyond the term.
  package static func election(
    _ kind: ElectionType, on day: CalendarDay, after result: ResultDetermination, of election: Election,
    registered: Int, people: Int = 0, left: [String: Int] = [:], leftOn: CalendarDay? = nil,
    inOffice: InOffice? = nil
  ) throws(Refusal) -> Election {
    let contests: [Contest]
    switch kind {
    case .runoff: contests = result.contests.compactMap { runoff($0, election) }
    case .supplementary: contests = result.contests.compactMap { supplementary($0, election) }
    case .general: contests = election.contests
    case .byElection: contests = election.contests.compactMap { byElection($0, left) }
    case .recall: throw .notFromResult
    }
    if let first = election.pollingDay, day <= first { throw .nextTooEarly(first) }
    guard kind == .general || result.isValid == true, !contests.isEmpty else {
      throw kind == .runoff ? .nobodyTied : kind == .byElection ? .nobodyLeft : .noSeatOpen
    }
    if kind == .byElection { try checkByElection(on: day, leftOn: leftOn, of: election) }
    var next = election.followed(by: kind, on: day, contests: contests, registered: registered, people: people)
    // Held again, a poll is what it was: a supplementary one has its own threshold, beside who is in office.
    next.inOffice = kind == .general ? election.inOffice : inOffice
    return next
  }

  /// - Rule: 城市居民委员会组织法 (2025) arts. 14, 21 and 24: whoever is elected there serves to the end of the term of five
  ///   years, and an office ends on the day of its ground, not before.
  private static func checkByElection(
    on day: CalendarDay, leftOn: CalendarDay?, of election: Election
  ) throws(Refusal) {
    if let leftOn, day < leftOn { throw .beforeSeatsWereLeft(leftOn) }
    // A by-election's own day does not begin the term.
    guard election.type != .byElection, let polling = election.pollingDay,
      let years = election.procedure?.closing.termYears
    else { return }
    let last = polling.adding(months: 12 * years.value)
    if day > last { throw .beyondTerm(last, source: years.source) }
  }

  /// - Rule: those tied are voted on again (Zhejiang village election measures, art. 28).
  private static func runoff(_ outcome: ContestOutcome, _ election: Election) -> Contest? {
    guard !outcome.tied.isEmpty else { return nil }
    return contest(outcome, seats: outcome.tiedSeats, names: outcome.tied, election)
  }

  /// Candidates are nominated anew.
  ///
  /// - Rule: 城市居民委员会组织法 (2025) art. 24: as arts. 18 and 19 have it.
  private static func byElection(_ contest: Contest, _ left: [String: Int]) -> Contest? {
    guard let seats = left[contest.id], seats > 0 else { return nil }
    return Contest(id: contest.id, office: contest.office, seats: seats, candidates: [])
  }

  /// The candidates are those not elected with the most votes, as many more than seats as the profile asks, one at
  /// least.
  ///
  /// - Rule: candidates are those who were not elected, by votes (城市居民委员会组织法 2025, art. 19).
  private static func supplementary(_ outcome: ContestOutcome, _ election: Election) -> Contest? {
    guard outcome.shortfall > 0 else { return nil }
    let rules = election.procedure?.nomination
    let surplus = (outcome.seats == 1 ? rules?.surplusHeadMin : rules?.surplusMemberMin)?.value ?? 1
    let losers = outcome.lines.filter { $0.outcome == .missedMajority }
    let count = outcome.shortfall + max(1, surplus)
    // Equal votes at the end of the list stay together: no rule of the first poll tells them apart.
    let last = losers.count > count ? losers[count - 1].votes : 0
    // Where nobody got a vote and lost, nobody is a candidate yet: they are nominated anew.
    let names = losers.filter { $0.votes >= last }.map(\.name)
    return contest(outcome, seats: outcome.shortfall, names: names, election)
  }

  private static func contest(
    _ outcome: ContestOutcome, seats: Int, names: [String], _ election: Election
  ) -> Contest {
    // Someone written in, or who stood for another office, has a roll number only where a contest names it.
    let known = election.contests.flatMap(\.candidates)
    return Contest(
      id: outcome.contest, office: outcome.office, seats: seats,
      candidates: names.map { name in known.first { $0.name.folded == name.folded } ?? Candidate(name: name, voter: nil)
      })
  }
}

extension Election {
  fileprivate func followed(
    by kind: ElectionType, on day: CalendarDay, contests: [Contest], registered: Int, people: Int
  ) -> Election {
    // A roll that names the members of households is the community's.
    let stated = people > registered ? people : max(electorate, registered)
    let suffix =
      switch kind {
      case .runoff: BilingualText(zh: "（重新投票）", en: ", run-off")
      case .supplementary: BilingualText(zh: "（另行选举）", en: ", supplementary")
      case .byElection: BilingualText(zh: "（补选）", en: ", by-election")
      case .general, .recall: BilingualText(zh: "（重新选举）", en: ", held again")
      }
    var next = Election(
      format: format, id: "\(id)-\(kind.rawValue.lowercased())",
      name: BilingualText(zh: name.zh + suffix.zh, en: name.en + suffix.en),
      mode: mode, policy: policy, electorate: mode == .voters ? registered : stated, roll: roll,
      profile: profile, polls: polls.filter { $0.id == .main }, sites: sites.map { $0.serving([day]) },
      contests: contests, type: kind == .general ? type ?? .general : kind, pollingDay: day, procedure: procedure)
    next.complaints = complaints
    return next
  }
}

extension Site {
  fileprivate func serving(_ days: [CalendarDay]) -> Site {
    Site(id: id, kind: kind, stage: stage, name: name, areas: areas, papers: papers, days: days, hours: hours)
  }
}

extension Refusal {
  fileprivate static let notFromResult = Refusal(
    "notFromResult", zh: "由结果只能产生另行选举（supplementary）、重新投票（runoff）、补选（byElection）或重新选举（general）。罢免请另写选举文件。",
    en:
      "A result leads to a supplementary poll, a run-off, a by-election, or the election held again (general). A recall "
      + "has a file of its own.")

  fileprivate static func nextTooEarly(_ first: CalendarDay) -> Refusal {
    Refusal(
      "nextTooEarly", zh: "投票日须在 \(first) 之后。请改正。", en: "The day must come after \(first). Correct it.")
  }

  fileprivate static func beforeSeatsWereLeft(_ day: CalendarDay) -> Refusal {
    Refusal(
      "beforeSeatsWereLeft", zh: "席位到 \(day) 才全部空出，补选不能更早。请改正日期。",
      en: "The last seat is left on \(day): no by-election before that. Correct the day.")
  }

  fileprivate static func beyondTerm(_ last: CalendarDay, source: String) -> Refusal {
    Refusal(
      "beyondTerm", zh: "本届任期到 \(last) 届满，此后是换届选举，不是补选。请改正日期。",
      en: "The term ends on \(last); after that the whole is elected, and no by-election held. Correct the day.",
      source: source)
  }

  fileprivate static let nobodyTied = Refusal(
    "nobodyTied", zh: "没有票数相等而待重新投票的人，或结果还不确定。请先查看 result。",
    en: "Nobody is tied, or the result is not known yet. Look at it first (result).")

  fileprivate static let nobodyLeft = Refusal(
    "nobodyLeft", zh: "没有当选无效、职务终止或者被罢免的人，没有席位可以补选。请先录入（result annul、result ended、result recall）。",
    en:
      "Nobody's election is void, no office ended and nobody was recalled, so no seat takes a by-election. Record that "
      + "first (result annul, result ended, result recall).")

  fileprivate static let noSeatOpen = Refusal(
    "noSeatOpen", zh: "没有缺额可供另行选举，或结果还不确定。请先查看 result。",
    en: "No seat is open, or the result is not known yet. Look at it first (result).")
}
