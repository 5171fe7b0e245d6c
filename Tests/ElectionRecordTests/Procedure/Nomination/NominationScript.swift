import ElectionRecord

extension ProcedureScript {
  /// Enters nominees with their votes; a name without a number was put forward without a vote.
  @discardableResult
  mutating func nominate(_ contest: String, _ nominees: KeyValuePairs<String, Int?>, revote: Bool = false) -> String? {
    let lines = nominees.map { NominationVotes.Line(name: $0.key, voter: Self.voter($0.key), votes: $0.value) }
    return enter(.nomination(.votes(NominationVotes(contest: contest, lines: lines, isRevote: revote))))
  }

  @discardableResult
  mutating func vet(_ contest: String, _ names: String..., passed: Bool = true, reason: String = "") -> String? {
    names.compactMap { name in
      enter(
        .nomination(
          .vetting(
            VettingDecision(contest: contest, name: name, passed: passed, reason: reason, day: .before(7)))))
    }.first
  }

  @discardableResult
  mutating func withdraw(_ contest: String, _ name: String, _ day: CalendarDay = .before(6)) -> String? {
    enter(.nomination(.withdrawal(NomineeWithdrawal(contest: contest, name: name, day: day))))
  }

  @discardableResult
  mutating func adopt(_ contest: String, _ names: String..., officers: [String] = ["甲", "乙"]) -> String? {
    enter(.nomination(.formal(FormalList(contest: contest, names: names, officers: officers, day: .before(5)))))
  }

  func office(_ contest: String) -> NominationStanding.Office {
    guard let office = register.nomination.offices.first(where: { $0.contest.id == contest }) else {
      preconditionFailure("no office \(contest)")
    }
    return office
  }

  /// `N-7` is voter 7.
  private static func voter(_ name: String) -> RollNumber? {
    name.split(separator: "-").last.flatMap { RollNumber($0) }
  }
}
