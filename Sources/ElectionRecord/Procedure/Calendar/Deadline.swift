/// The last day on which something may be done, as the rules date it from the poll (期限).
///
/// The plan before an election, the check of its calendar afterwards and what is due today read the same table, so that
/// a day is computed once. Days are days of the calendar: five days before the 16th is the 11th.
package struct Deadline: Equatable, Sendable {
  /// What is done by then.
  package enum Act: Equatable, Sendable {
    /// A notice hangs.
    case notice(NoticeKind)
    case step(StepKind)
    case meeting(MeetingKind)
    /// 申诉: objections to the lists are filed.
    case objection
    /// 申诉处理: the committee decides on an objection, by its number; nil before any was filed.
    case decision(Int?)
    /// 外出告知: a voter who is away says so and leaves the denominator.
    case absence
    /// 委托登记.
    case commission
    /// 候选人退出.
    case withdrawal
    /// 另行选举: the supplementary poll, where seats stay open.
    case supplementaryPoll
  }

  /// The check that asks for it; nil where what comes late is refused when it is recorded.
  package let code: ComplianceCode?
  package let act: Act
  /// Days before the event, or after it.
  package let days: Cited<Int>
  /// Polling day, the first day of voting, that of the mobile boxes, the posting of the roll or the filing of an
  /// objection; nil where the election's file does not say it.
  package let event: CalendarDay?
  package let isAfter: Bool

  /// The last good day.
  package var day: CalendarDay? { event?.adding(days: isAfter ? days.value : -days.value) }
}

extension Deadline {
  /// Every deadline that the election's rules know; none where it names no rules.
  package static func all(of election: Election) -> [Deadline] {
    guard let rules = election.procedure else { return [] }
    return before(rules, election) + voting(rules, election) + after(rules, election)
  }

  /// Objections to the lists and the decisions on them: from the days on which these were posted and filed, and before
  /// that from the last days on which they can be.
  ///
  /// - Parameters:
  ///   - lastDay: Until when objections are filed; nil before the lists hang.
  ///   - filed: When each objection was filed, in the order of their numbers.
  static func objections(
    to election: Election, lastDay: CalendarDay? = nil, filed: [CalendarDay] = []
  ) -> [Deadline] {
    guard let rules = election.procedure?.registration, rules.rollPostedDays != nil || lastDay != nil,
      Act.notice(.roll).occurs(in: election)
    else { return [] }
    let posted = rules.rollPostedDays.flatMap { days in election.pollingDay?.adding(days: -days.value) }
    let lists = rules.objectionDays.flatMap { days in lastDay?.adding(days: -days.value) ?? posted }
    let filing = rules.objectionDays.map { Deadline(code: nil, act: .objection, days: $0, event: lists, isAfter: true) }
    let decisions = rules.decisionDays.map { days in
      filed.isEmpty
        ? [Deadline(code: nil, act: .decision(nil), days: days, event: filing?.day, isAfter: true)]
        : filed.enumerated().map { index, day in
          Deadline(code: nil, act: .decision(index + 1), days: days, event: day, isAfter: true)
        }
    }
    return [filing].compactMap(\.self) + (decisions ?? [])
  }

  /// What comes so many days before polling day.
  private static func before(_ rules: ProcedureProfile, _ election: Election) -> [Deadline] {
    let proxies = rules.proxies.allowed?.value == false ? ProxyRules() : rules.proxies
    let table: [(ComplianceCode?, Act, Cited<Int>?)] = [
      (.rollPosted, .notice(.roll), rules.registration.rollPostedDays),
      (.electorsPosted, .notice(.representatives), rules.registration.electorsPostedDays),
      (.preliminaryListPosted, .notice(.preliminaryCandidates), rules.nomination.preliminaryListDays),
      (.formalListPosted, .notice(.formalCandidates), rules.nomination.formalListDays),
      (.timePosted, .notice(.timeAndPlace), rules.boxes.timeNoticeDays),
      (.staffPosted, .notice(.staff), rules.staff.postedDays),
      (.proxiesPosted, .notice(.proxies), proxies.postedDays ?? proxies.listPosted.due(days: 0)),
      (nil, .withdrawal, rules.nomination.withdrawalDays), (nil, .commission, proxies.filedDays),
      (nil, .absence, rules.registration.absenceNoticeDays),
    ]
    return table.filter { $0.1.occurs(in: election) }.compactMap { code, act, days in
      days.map { Deadline(code: code, act: act, days: $0, event: election.pollingDay, isAfter: false) }
    }
  }

  /// What is done before anybody votes, or before the mobile boxes go round.
  private static func voting(_ rules: ProcedureProfile, _ election: Election) -> [Deadline] {
    let first = election.firstVotingDay ?? election.pollingDay
    let boxes = election.sites.filter { $0.kind == .mobileBox }.compactMap(\.days).joined().min()
    // Where voting begins before polling day, a list may hang long enough before that day and still come too late for
    // those who vote first.
    let isLater = election.pollingDay.flatMap { pollingDay in first.map { $0 < pollingDay } } ?? false
    let list = isLater ? rules.nomination.formalListDays.map { Cited(1, $0.source) } : nil
    let table: [(ComplianceCode, Act, Cited<Int>?, CalendarDay?)] = [
      (.formalListBeforeVoting, .notice(.formalCandidates), list, first),
      (.mobileVotersPosted, .notice(.mobileVoters), rules.boxes.mobileVotersPosted.due(days: 1), boxes),
      (.candidatesMet, .meeting(.candidatesMeet), rules.nomination.candidatesMeet.due(days: 1), first),
      (.auditPosted, .step(.auditPosted), rules.closing.auditBeforeElection.due(days: 1), first),
    ]
    return table.filter { $0.1.occurs(in: election) }.compactMap { code, act, days, event in
      days.map { Deadline(code: code, act: act, days: $0, event: event, isAfter: false) }
    }
  }

  private static func after(_ rules: ProcedureProfile, _ election: Election) -> [Deadline] {
    let closing = rules.closing
    let table: [(ComplianceCode?, Act, Cited<Int>?)] = [
      (.resultPosted, .notice(.result), closing.resultPostedDays),
      (.papersSealed, .step(.papersSealed), closing.papersSealedDays),
      (.handover, .step(.handover), closing.handoverDays),
      (nil, .supplementaryPoll, rules.results.supplementaryDays),
    ]
    return table.filter { $0.1.occurs(in: election) }.compactMap { code, act, days in
      days.map { Deadline(code: code, act: act, days: $0, event: election.pollingDay, isAfter: true) }
    }
  }
}

extension Deadline.Act {
  /// Whether an election of this kind has it at all; whether proxies are posted depends on whether there are any.
  func occurs(in election: Election) -> Bool {
    let type = election.type ?? .general
    return switch self {
    case .notice(let kind): kind.occurs(in: election)
    case .meeting(.candidatesMeet): type != .recall && type != .runoff
    // A new committee takes over from an old one after a general election alone.
    case .step(.auditPosted), .step(.handover): type == .general
    case .supplementaryPoll: type == .general || type == .byElection
    case .withdrawal: type != .recall
    case .objection, .decision: true
    case .absence: election.mode != .representatives
    case .meeting, .step, .commission: true
    }
  }
}

extension Cited<Bool>? {
  /// A deadline of so many days where the rule asks for the act and for no day.
  fileprivate func due(days: Int) -> Cited<Int>? {
    flatMap { $0.value ? Cited<Int>(days, $0.source) : nil }
  }
}
