/// Works a result out, step by step.
struct ResultWorking {
  private let register: Register
  private let poll: UInt8
  private let election: Election
  private let rules: ProcedureProfile?
  /// With every box.
  private let all: PollFigures
  private let voidBoxes: [SiteID]
  /// Without void boxes.
  private let figures: PollFigures

  init(register: Register, poll: UInt8) {
    self.register = register
    self.poll = poll
    election = register.election
    rules = register.election.procedure
    all = Reconciliation.figures(register, poll: poll)
    let limit = Self.boxLimits(all, rules)
    voidBoxes = limit.filter { $0.met == false }.map { SiteID($0.subject) }
    figures = voidBoxes.isEmpty ? all : Reconciliation.figures(register, poll: poll, excluding: Set(voidBoxes))
  }

  func determination() -> ResultDetermination {
    let validity = [turnoutStep] + attendanceSteps + paperSteps
    let isValid = Self.all(validity.filter { $0.subject.isEmpty }.map(\.met))
    // Where void papers cannot be told from the others, nobody is elected until they are counted again.
    let isApart = !figures.results.isEmpty || voidBoxes.isEmpty
    let contests = (isApart ? figures : all).results.map { outcome($0, stands: isValid == true && isApart) }
    let elected = contests.reduce(0) { $0 + $1.elected.count }
    return ResultDetermination(
      poll: election.polls[Int(poll)].id, isValid: isValid,
      steps: validity + contests.map(majorityStep) + memberSteps(elected: elected, isValid: isValid),
      contests: contests, voidBoxes: voidBoxes, supplementaryUntil: supplementaryUntil,
      mayStayVacant: rules?.results.vacancyAllowedFrom.map { Cited(elected >= $0.value, $0.source) })
  }

  /// False as soon as one is; nil while one is not known.
  private static func all(_ met: [Bool?]) -> Bool? {
    if met.contains(false) { return false }
    return met.contains(nil) ? nil : true
  }

  // MARK: Whether the poll stands

  private var turnoutStep: WorkingStep {
    let threshold = election.turnoutThreshold(registered: figures.register.registered)
    return .least(
      .turnout, base: registeredBase, of: threshold.of, requirement: threshold.requirement,
      threshold: threshold.needed, figure: figures.total.returned, source: threshold.source)
  }

  private var registeredBase: WorkingBase { election.mode == .representatives ? .representatives : .registered }

  /// - Rule: a part of the representatives must be present at the assembly that votes.
  private var attendanceSteps: [WorkingStep] {
    guard election.mode == .representatives, let rule = rules?.results.representativesPresent else { return [] }
    let meeting = register.hall.procedure.calendar.compactMap { recorded -> Meeting? in
      guard case .meeting(let meeting) = recorded.record, meeting.kind == .polling else { return nil }
      return meeting
    }.last
    let due = figures.register.registered
    return [
      .least(
        .attendance, base: .representatives, of: due, requirement: .atLeast(rule.value),
        threshold: rule.value.least(of: due), figure: meeting?.present, source: rule.source)
    ]
  }

  /// - Rule: more papers than voters, or than were issued, void the poll, or the box that holds them (Electoral Law
  ///   2020, art. 44; Henan measures, art. 35): the profile says which.
  private var paperSteps: [WorkingStep] {
    guard let base = rules?.ballots.accountBase else { return [] }
    if rules?.ballots.accountScope?.value == .box { return Self.boxLimits(all, rules) }
    let most = base.value == .issued ? all.total.issued : all.register.counted
    return [
      .most(
        .paperLimit, base: WorkingBase(base.value), of: most, threshold: most, figure: all.total.returned,
        source: base.source)
    ]
  }

  /// Every box against what was handed out there: a box's own voters are those handed a paper at it.
  private static func boxLimits(_ figures: PollFigures, _ rules: ProcedureProfile?) -> [WorkingStep] {
    guard let base = rules?.ballots.accountBase, let scope = rules?.ballots.accountScope, scope.value == .box
    else { return [] }
    return figures.accounts.filter { $0.account.returned != nil }.map { row in
      .most(
        .paperLimit, subject: row.site.rawValue, base: WorkingBase(base.value), of: row.account.issued,
        threshold: row.account.issued, figure: row.account.returned, source: scope.source)
    }
  }

  // MARK: Who is elected

  private func outcome(_ result: ContestResult, stands: Bool) -> ContestOutcome {
    let contest = election.contests.first { $0.id == result.contest }
    let counted = CountedPapers(register: register, poll: poll, excluding: Set(voidBoxes))
    let writeIns = contest.flatMap { counted.votes(of: $0, accounts: figures.accounts)?.writeIns } ?? []
    return ContestOutcome(
      result, stands: stands, writeIns: writeIns, leftVacant: OutcomeBook(register).leftVacant(in: result.contest))
  }

  private func majorityStep(_ outcome: ContestOutcome) -> WorkingStep {
    let threshold = election.majorityThreshold(registered: figures.register.registered, total: figures.total)
    let open = outcome.lines.allSatisfy { $0.outcome == .open }
    return WorkingStep(
      .majority, subject: outcome.contest,
      base: threshold.base == .registered ? registeredBase : WorkingBase(threshold.base), of: threshold.of,
      requirement: threshold.requirement, threshold: threshold.needed, figure: outcome.lines.first?.votes,
      met: open ? nil : outcome.openSeats == 0, source: threshold.source)
  }

  /// - Rule: a committee has so many members at least and at most (Organic Law of Urban Residents' Committees 2018,
  ///   art. 7).
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

extension WorkingBase {
  init(_ base: BallotRules.AccountBase) {
    switch base {
    case .voters: self = .voters
    case .issued: self = .issued
    }
  }
}
