/// Objections to the roll and their deadlines (申诉期限).
///
/// - Rule: 城市居民委员会组织法 2025 art. 17: filed within five days of the posting, decided within three days of the filing.
package enum ObjectionRule {
  /// The last day on which an objection may be filed; nil where the law sets none or the roll is not posted. Where a
  /// list of those who vote for others came later, it runs from that one's day.
  package static func lastDay(in register: Register) -> CalendarDay? {
    guard let days = register.election.procedure?.registration.objectionDays,
      let roll = rollPosted(in: register)
    else { return nil }
    let list = register.election.mode == .voters ? nil : posted(.representatives, in: register)
    return max(roll, list ?? roll).adding(days: days.value)
  }

  /// The last day on which an objection filed on `day` is decided in time; nil where the law sets none.
  package static func decisionDue(filed day: CalendarDay, in election: Election) -> CalendarDay? {
    election.procedure?.registration.decisionDays.map { day.adding(days: $0.value) }
  }

  /// The day on which the roll was posted first.
  package static func rollPosted(in register: Register) -> CalendarDay? { posted(.roll, in: register) }

  private static func posted(_ kind: NoticeKind, in register: Register) -> CalendarDay? {
    CalendarBook(register).posted(kind)
  }

  static func check(_ objection: ObjectionFiled, in register: Register) throws(Refusal) {
    guard !objection.by.isEmpty else { throw .objectorMissing }
    if let voter = objection.voter {
      guard register.isOnRoll(voter) else { throw .notOnRoll(voter) }
    } else if objection.kind != .omitted {
      throw .subjectMissing
    }
    guard let days = register.election.procedure?.registration.objectionDays else { return }
    guard let posted = rollPosted(in: register), let last = lastDay(in: register) else {
      throw .rollNotPosted(days)
    }
    guard objection.day >= posted else { throw .objectionTooEarly(posted: posted) }
    guard objection.day <= last else { throw .objectionTooLate(last: last, days) }
  }

  /// The day of a decision is asked about where it is too late, or ahead of the clock: once recorded it stands.
  static func misfits(of decision: ObjectionDecided, in register: Register, today: CalendarDay?) -> [Misfit] {
    let objections = RegistrationLedger.objections(in: register)
    let number = decision.objection
    let ahead = DayFit.misfits(
      of: decision.day, from: DayFit.registrationDaysMax.before, to: DayFit.registrationDaysMax.after,
      in: register.election, today: today)
    guard ahead.isEmpty, objections.indices.contains(number - 1), let due = objections[number - 1].due,
      decision.day > due
    else { return ahead }
    let filed = objections[number - 1].filed.day
    return [
      .question(
        BilingualText(
          zh: "第 \(number) 号申诉是 \(filed) 提出的，最迟 \(due) 作出决定；决定日期写的是 \(decision.day)。",
          en: "Objection \(number) was filed on \(filed) and is to be decided by \(due); the day of the decision is "
            + "\(decision.day)."))
    ]
  }

  /// A late decision is recorded all the same: the objector has a right to it, and the delay shows in the status.
  static func check(_ decision: ObjectionDecided, in register: Register) throws(Refusal) {
    let objections = RegistrationLedger.objections(in: register)
    guard objections.indices.contains(decision.objection - 1) else {
      throw .noSuchObjection(decision.objection)
    }
    let objection = objections[decision.objection - 1]
    guard objection.decision == nil else {
      throw .decidedAlready(decision.objection, at: objection.decidedAt?.sequence)
    }
    guard decision.day >= objection.filed.day else { throw .decidedBeforeFiling }
    guard !decision.reason.isEmpty else { throw .reasonMissing() }
    try RulingRule.checkOfficers(decision.officers)
  }
}
