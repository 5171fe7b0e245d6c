import ElectionRecord

extension Election {
  /// The fixture with days and rules of the registration: 16 March 2010, objections within five days of the posting.
  static func registration(
    _ rules: RegistrationRules = RegistrationSamples.rules, mode: ElectionMode = .voters,
    results: ResultRules = ResultRules(), pollingDay: CalendarDay? = RegistrationSamples.pollingDay
  ) -> Election {
    let base = Election.fixture()
    return Election(
      format: base.format, id: base.id, name: base.name, mode: mode, policy: base.policy, electorate: 14,
      roll: base.roll, profile: base.profile, polls: base.polls, sites: base.sites, contests: base.contests,
      pollingDay: pollingDay,
      procedure: ProcedureProfile(
        id: "test", name: BilingualText("test"), registration: rules, results: results))
  }
}

extension RegisterBuilder {
  /// Records at the hall what the rules let through.
  mutating func record(_ record: RegistrationRecord) throws(Refusal) {
    try ProcedureRule.check(.registration(record), by: nil, in: register())
    hall(.procedure(.registration(record)))
  }

  /// The code of the refusal; nil where the record stands now.
  mutating func refusal(_ record: RegistrationRecord) -> String? {
    do throws(Refusal) {
      try self.record(record)
      return nil
    } catch {
      return error.code
    }
  }

  mutating func postRoll(on day: String) {
    hall(.procedure(.calendar(.notice(NoticePosted(.roll, day: RegistrationSamples.day(day))))))
  }

  var counts: RegisterCounts { Reconciliation.report(register(), coverage: []).register }
}
