/// Which records of the registration may be written (选民登记).
///
/// Every deadline is the profile's; where the law is silent nothing is checked.
enum RegistrationRule {
  static func check(_ record: RegistrationRecord, in register: Register) throws(Refusal) {
    switch record {
    case .imported: break
    case .registered(let batch): try check(batch, in: register)
    case .declined(let notice): try leave(notice, in: register)
    case .absent(let notice):
      try AbsenceRule.check(notice.day, in: register.election)
      try leave(notice, in: register)
    case .separated(let residence): try check(residence, in: register)
    case .resident(let residence): try check(residence, in: register)
    case .removed(let removal):
      try onRoll(removal.voter, in: register)
      try RulingRule.checkOfficers(removal.officers)
    case .restored(let restoration): try check(restoration, in: register)
    case .objected(let objection): try ObjectionRule.check(objection, in: register)
    case .decided(let decision): try ObjectionRule.check(decision, in: register)
    case .represented(let group): try RepresentativeRule.check(group, in: register)
    case .worker(let worker): try check(worker: worker, in: register)
    }
  }

  private static func check(_ batch: VotersRegistered, in register: Register) throws(Refusal) {
    guard !batch.voters.isEmpty, batch.voters.count <= VotersRegistered.votersMax else {
      throw .batchSize
    }
    for voter in batch.voters where !register.isOnRoll(voter) { throw .notOnRoll(voter) }
    let known = RegistrationLedger.registered(in: register)
    for voter in batch.voters where known.contains(voter) { throw .registeredTwice(voter) }
    guard Set(batch.voters).count == batch.voters.count else {
      throw .registeredTwice(batch.voters[0])
    }
  }

  /// A voter who stays out leaves the denominator, unless a paper was handed out already.
  ///
  /// - Rule: representatives are always counted (福建社区居委会选举实施意见 2009, 14).
  private static func leave(_ notice: VoterNotice, in register: Register) throws(Refusal) {
    guard register.election.mode != .representatives else { throw .representativesAlwaysCount }
    try onRoll(notice.voter, in: register)
    try mayStayOut(notice.voter, in: register)
  }

  /// Nobody stays out who has a paper, or could have had one all the time.
  private static func mayStayOut(_ voter: RollNumber, in register: Register) throws(Refusal) {
    guard !register.hasVoted(voter) else { throw .hasVoted(voter) }
    guard !register.hasVotingEnded else { throw .votingHasEnded }
  }

  private static func check(_ residence: SeparatedResidence, in register: Register) throws(Refusal) {
    try onRoll(residence.voter, in: register)
    switch residence.choice {
    case .here: guard residence.proof != nil else { throw .proofMissing }
    case .elsewhere: try mayStayOut(residence.voter, in: register)
    }
  }

  private static func check(_ residence: EntitledSince, in register: Register) throws(Refusal) {
    try onRoll(residence.voter, in: register)
    let rules = register.election.procedure?.registration
    if let allowed = rules?.residentsAllowed, !allowed.value { throw .residentsBarred(allowed) }
    let day = register.election.pollingDay ?? residence.day
    if let months = rules?.residenceMonths, residence.since.adding(months: months.value) > day {
      throw .residenceTooShort(months)
    }
  }

  private static func check(worker: EntitledSince, in register: Register) throws(Refusal) {
    try onRoll(worker.voter, in: register)
    let rules = register.election.procedure?.registration
    guard rules?.workersAllowed?.value == true else { throw .workersBarred(rules?.workersAllowed) }
    let day = register.election.pollingDay ?? worker.day
    if let months = rules?.workMonths, worker.since.adding(months: months.value) > day { throw .workTooShort(months) }
  }

  private static func check(_ restoration: VoterRestored, in register: Register) throws(Refusal) {
    guard register.isOnRoll(restoration.voter) else { throw .notOnRoll(restoration.voter) }
    guard register.hall.amendments[restoration.voter] == .struckOff else {
      throw .notOff(restoration.voter)
    }
    try RulingRule.checkOfficers(restoration.officers)
  }

  /// The number is on the roll and was not taken off.
  static func onRoll(_ voter: RollNumber, in register: Register) throws(Refusal) {
    guard register.isOnRoll(voter) else { throw .notOnRoll(voter) }
    guard !register.isStruckOff(voter) else { throw .alreadyOff(voter) }
  }
}

/// When notice of being away takes a voter out of the denominator.
///
/// - Rule: 福建社区居委会选举实施意见 2009, 14: notice at least two days before.
package enum AbsenceRule {
  /// The last day on which such a notice counts; nil where the law does not say.
  package static func lastDay(in election: Election) -> CalendarDay? {
    guard let days = election.procedure?.registration.absenceNoticeDays else { return nil }
    return election.pollingDay?.adding(days: -days.value)
  }

  static func check(_ day: CalendarDay, in election: Election) throws(Refusal) {
    guard let days = election.procedure?.registration.absenceNoticeDays else {
      throw .absenceStillCounts
    }
    guard let last = lastDay(in: election) else { throw .pollingDayUnknown }
    guard day <= last else { throw .absenceTooLate(last: last, days) }
  }
}
