/// Works a result out, step by step.
struct ResultWorking {
  private let register: Register
  private let poll: UInt8
  private let election: Election
  private let rules: ProcedureProfile?
  private let validity: PollValidity

  init(register: Register, poll: UInt8) {
    self.register = register
    self.poll = poll
    election = register.election
    rules = register.election.procedure
    validity = PollValidity(Reconciliation.figures(register, poll: poll), poll: poll, in: register)
  }

  /// Without void boxes.
  private var figures: PollFigures { validity.figures }

  func determination() -> ResultDetermination {
    let isValid = validity.isValid
    let isApart = validity.isApart
    let atStake = Set(
      Reconciliation.report(register, poll: poll, coverage: []).exposure.filter(\.couldChange).map(\.contest))
    let contests = (isApart ? figures : validity.all).results.map {
      outcome($0, stands: isValid == true && isApart && !atStake.contains($0.office))
    }
    // Who won two offices is one member.
    let elected = FoldedSet(contests.flatMap(\.elected)).count
    return ResultDetermination(
      poll: election.polls[Int(poll)].id, isValid: isValid,
      steps: validity.steps + contests.map(majorityStep) + memberSteps(elected: elected, isValid: isValid),
      contests: contests, voidBoxes: validity.voidBoxes, supplementaryUntil: supplementaryUntil,
      mayStayVacant: rules?.results.vacancyAllowedFrom.map { Cited(elected >= $0.value, $0.source) })
  }

  // MARK: Who is elected

  private func outcome(_ result: ContestResult, stands: Bool) -> ContestOutcome {
    let contest = election.contests.first { $0.id == result.contest }
    let counted = CountedPapers(register: register, poll: poll, excluding: Set(validity.voidBoxes))
    let writeIns = contest.flatMap { counted.votes(of: $0, accounts: figures.accounts)?.writeIns } ?? []
    let book = OutcomeBook(register)
    return ContestOutcome(
      result, stands: stands, writeIns: writeIns, leftVacant: book.leftVacant(in: result.contest),
      annulled: book.annulledNames(in: result.contest))
  }

  private func majorityStep(_ outcome: ContestOutcome) -> WorkingStep {
    let threshold = election.majorityThreshold(registered: figures.register.registered, total: figures.total)
    return WorkingStep(
      .majority, subject: outcome.contest,
      base: threshold.base == .registered
        ? WorkingBase(election.mode) : WorkingBase(threshold.base), of: threshold.of,
      requirement: threshold.requirement, threshold: threshold.needed, figure: outcome.lines.first?.votes,
      met: outcome.isOpen ? nil : outcome.openSeats == 0, source: threshold.source)
  }

  /// - Rule: a committee has so many members at least and at most (城市居民委员会组织法 2025, art. 8).
  private func memberSteps(elected: Int, isValid: Bool?) -> [WorkingStep] {
    guard election.type == nil || election.type == .general, isValid == true else { return [] }
    let seats = election.contests.reduce(0) { $0 + $1.seats }
    return [
      rules?.results.membersMin.map {
        .least(.membersMin, base: .seats, of: seats, threshold: $0.value, figure: elected, source: $0.source)
      },
      rules?.results.membersMax.map {
        .most(.membersMax, base: .seats, of: seats, threshold: $0.value, figure: elected, source: $0.source)
      },
    ].compactMap { $0 }
  }

  /// - Rule: a supplementary poll is held within so many days (Zhejiang measures, art. 29; Beijing measures, art. 30).
  private var supplementaryUntil: CalendarDay? {
    guard let days = rules?.results.supplementaryDays, let day = election.pollingDay else { return nil }
    return day.adding(days: days.value)
  }
}
