/// A further poll against the result that it follows.
enum OutcomeFit {
  /// The most days from polling day to a further poll that nobody is asked about.
  static let daysMax = 366

  static func misfits(of poll: FurtherPoll, in register: Register) -> [Misfit] {
    let called = OutcomeBook(register).further
    let outcomes = ResultDetermination.of(register).contests
    let open = poll.contests.flatMap { contest -> [Misfit] in
      let office = register.election.contests.first { $0.id == contest }?.office
      let earlier = called.filter { $0.contests.contains(contest) }
        .map { again($0, office ?? BilingualText(zh: contest, en: contest)) }
      return earlier
        + (outcomes.first { $0.contest == contest }.flatMap { closed($0, to: poll.kind) }.map { [$0] } ?? [])
    }
    guard let polling = register.election.pollingDay, poll.day > polling.adding(days: daysMax) else { return open }
    return open + [
      .question(
        BilingualText(zh: "日期是 \(poll.day)，投票日是 \(polling)。", en: "The day is \(poll.day); polling day was \(polling).")
      )
    ]
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
