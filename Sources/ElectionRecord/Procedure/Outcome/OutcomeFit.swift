/// What follows a result, against it: a further poll, a demand for a recall, the supervisory committee.
enum OutcomeFit {
  /// The most days from polling day to a further poll that nobody is asked about.
  static let daysMax = 366

  /// The most days before polling day on which a supervisory committee is elected that nobody is asked about, and after
  /// it.
  static let supervisorDaysMax = (before: 31, after: 366)

  static func misfits(of record: OutcomeRecord, in register: Register) -> [Misfit] {
    switch record {
    case .further(let poll): misfits(of: poll, in: register)
    case .petition(let petition): misfits(of: petition, in: register)
    case .supervisors(let elected): misfits(of: elected, in: register)
    case .vacancy, .recallVote, .annulled, .ended: []
    }
  }

  /// A demand for the recall of somebody who holds a seat, by part of those who might have signed.
  ///
  /// - Rule: 城市居民委员会组织法 (2025) art. 20: a tenth of the voters or of the households' representatives, or a third of the
  ///   representatives.
  private static func misfits(of petition: RecallPetition, in register: Register) -> [Misfit] {
    let (what, number) = petitioners(petition.by, in: register)
    let base = number.flatMap {
      Misfit.exactly(BilingualText(zh: "有权联名的", en: "those who might have signed"), petition.of, what, $0)
    }
    let day = DayFit.misfits(
      of: petition.day, from: 0, to: termDays(of: register.election), in: register.election, today: nil)
    return [base, seat(of: petition.person, in: register)].compactMap(\.self) + day
  }

  /// Those who may sign, and how many they are where the roll says so.
  private static func petitioners(_ by: Petitioner, in register: Register) -> (BilingualText, Int?) {
    let (mode, registered) = (register.election.mode, register.registeredCount)
    return switch by {
    case .voters:
      (BilingualText(zh: "登记选民", en: "registered voters"), mode == .voters ? registered : register.election.electorate)
    case .households: (BilingualText(zh: "名册上的户", en: "households on the roll"), mode == .households ? registered : nil)
    case .representatives:
      (BilingualText(zh: "居民代表", en: "representatives"), mode == .representatives ? registered : nil)
    }
  }

  private static func seat(of person: String, in register: Register) -> Misfit? {
    let book = OutcomeBook(register)
    let holders = ResultDetermination.of(register).contests.flatMap { outcome in
      let left = FoldedSet(book.left(outcome))
      return outcome.elected.filter { !left.contains($0) }
    }
    guard !FoldedSet(holders).contains(person) else { return nil }
    return .question(
      BilingualText(zh: "按现有记录，“\(person)”没有当选，或已不任职。", en: "By what is recorded, \"\(person)\" holds no seat."))
  }

  /// From polling day to the end of the term.
  private static func termDays(of election: Election) -> Int {
    (election.procedure?.closing.termYears?.value ?? termYearsMax) * 366
  }

  /// The longest term where the rules do not say, in years.
  private static let termYearsMax = 5

  /// A later record takes the place of an earlier one.
  private static func misfits(of elected: SupervisorsElected, in register: Register) -> [Misfit] {
    let known = OutcomeBook(register).supervisors.last.map { known in
      Misfit.question(
        BilingualText(
          zh: "已登记 \(known.day) 推选的居务监督委员会，这一条将取代它。",
          en: "A supervisory committee elected on \(known.day) is recorded; this takes its place."))
    }
    return [known].compactMap(\.self)
      + DayFit.misfits(
        of: elected.day, from: supervisorDaysMax.before, to: supervisorDaysMax.after, in: register.election, today: nil)
  }

  private static func misfits(of poll: FurtherPoll, in register: Register) -> [Misfit] {
    let called = OutcomeBook(register).further
    let outcomes = ResultDetermination.of(register).contests
    let open = poll.contests.flatMap { contest -> [Misfit] in
      let office = register.election.contests.first { $0.id == contest }?.office
      let earlier = called.filter { $0.contests.contains(contest) }
        .map { again($0, office ?? BilingualText(zh: contest, en: contest)) }
      return earlier
        + (outcomes.first { $0.contest == contest }.flatMap { closed($0, to: poll.kind) }.map { [$0] } ?? [])
    }
    let left = poll.kind == .byElection ? unleft(poll, outcomes, in: register) : []
    guard let polling = register.election.pollingDay, poll.day > polling.adding(days: daysMax) else {
      return open + left
    }
    return open + left + [
      .question(
        BilingualText(zh: "日期是 \(poll.day)，投票日是 \(polling)。", en: "The day is \(poll.day); polling day was \(polling).")
      )
    ]
  }

  /// Contests in which no seat has been left by the day of a by-election.
  private static func unleft(_ poll: FurtherPoll, _ outcomes: [ContestOutcome], in register: Register) -> [Misfit] {
    let book = OutcomeBook(register)
    return outcomes.filter { poll.contests.contains($0.contest) }.compactMap { outcome in
      let days = book.leavings(outcome).map(\.day)
      guard !days.contains(where: { $0 <= poll.day }) else { return nil }
      return .question(
        BilingualText(
          zh: "到 \(poll.day)，\(outcome.office.zh)没有人离任，没有席位可以补选。",
          en: "\(outcome.office.en): nobody has left a seat by \(poll.day), so nothing takes a by-election."))
    }
  }

  private static func again(_ poll: FurtherPoll, _ office: BilingualText) -> Misfit {
    .question(
      BilingualText(
        zh: "\(office.zh)已定于 \(poll.day) 再次投票。",
        en: "\(office.en): a further poll was called for \(poll.day) already.")
    )
  }

  /// Why there is nothing to vote on.
  private static func closed(_ outcome: ContestOutcome, to kind: ElectionType) -> Misfit? {
    switch kind {
    case .runoff where outcome.tied.isEmpty:
      .question(
        BilingualText(
          zh: "\(outcome.office.zh)没有票数相等的人，不必重新投票。",
          en: "\(outcome.office.en): nobody is tied, so there is no run-off."))
    case .supplementary where outcome.shortfall == 0:
      .question(
        BilingualText(zh: "\(outcome.office.zh)没有缺额。", en: "\(outcome.office.en): no seat is open."))
    default: nil
    }
  }
}
