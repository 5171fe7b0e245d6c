import ElectionRecord
import ElectionReports
import JournalStore

extension NodeSnapshot {
  /// What the notice is filled from, by everything recorded here.
  ///
  /// - Parameter day: The day that the notice carries: it names who served then.
  func noticeFacts(
    _ kind: NoticeKind, on day: CalendarDay, _ context: CommandContext
  ) throws(Refusal) -> NoticeFacts {
    var facts = NoticeFacts(election: election)
    let roster = register.staff(on: day)
    let report = try refusing { () throws(NodeError) in try self.report() }
    facts.report = report
    let outcomes = OutcomeBook(register)
    (facts.supervisors, facts.annulled) = (outcomes.supervisors.last, report.voided(outcomes.annulled))
    if kind == .result { facts.openSeats = try openSeats() }
    // Figures that were corrected afterwards are nobody's declaration yet.
    facts.isDeclared = report.isDeclared
    facts.registered = report.register.registered
    facts.committee = committee(roster, context.say)
    facts.staff = staffGroups(roster.appointments.filter { !$0.role.isCommittee })
    facts.assistants = staffGroups(roster.appointments.filter { $0.role == .assistedMarkingClerk })
    facts.strokes = register.hall.strokes
    for office in register.nomination.offices {
      facts.preliminary += election.listOrder.sorted(office.nominees, counted: facts.strokes).map {
        .init(office: office.contest.office, name: $0.name, votes: $0.votes)
      }
      facts.formal += register.candidates(of: office.contest).map { candidate in
        let votes = office.nominees.first { $0.name.folded == candidate.name.folded }?.votes
        return .init(office: office.contest.office, name: candidate.name, votes: votes)
      }
      facts.barred += register.barredCandidates(of: office.contest)
    }
    facts.calendar = register.procedure(\.calendar).map(\.record)
    if NoticeFacts.isFilledFromRoll(kind) { facts.voters = try votersOnRoll(context) }
    if kind == .groupLeaders { (facts.leaders, facts.groupCount) = try leaders(context) }
    if kind == .proxies, context.roll != nil { facts.commissions = try commissions(context) }
    return facts
  }

  /// The committee's members, its chair first, with what they are in it.
  private func committee(_ roster: StaffRoster, _ say: Speaker) -> [String] {
    let titles: [(StaffRole, BilingualText?)] = [
      (.committeeChair, BilingualText(zh: "主任", en: "chair")),
      (.committeeViceChair, BilingualText(zh: "副主任", en: "vice-chair")), (.committeeMember, nil),
    ]
    return titles.flatMap { role, title in
      roster.appointments.filter { $0.role == role }.map { member in
        member.name + (title.map { say("（\($0.zh)）", " (\($0.en))") } ?? "")
      }
    }
  }

  /// Seats to which nobody is elected, of contests whose result is known.
  private func openSeats() throws(Refusal) -> [NoticeFacts.OpenSeats] {
    try determination(.main).contests.filter { !$0.isOpen && $0.openSeats > 0 }.map { contest in
      .init(
        office: contest.office, seats: contest.seats, elected: contest.elected.count, leftVacant: contest.leftVacant,
        tied: contest.tied)
    }
  }

  /// The leader of each group, under its name; the number where there is no roll here.
  private func leaders(_ context: CommandContext) throws(Refusal) -> ([NoticeFacts.Group], Int) {
    let groups = RegistrationLedger(register).groups
    var leaders: [NoticeFacts.Group] = []
    for group in groups {
      guard let leader = group.leader else { continue }
      let name = try context.rollVoter(leader)?.name ?? "\(leader)"
      leaders.append(.init(heading: BilingualText(zh: group.group, en: group.group), names: [name]))
    }
    return (leaders, groups.count)
  }

  private func commissions(_ context: CommandContext) throws(Refusal) -> [NoticeFacts.Commission] {
    var commissions: [NoticeFacts.Commission] = []
    for commission in register.commissions {
      let (principal, proxy) = (commission.principal, commission.proxy)
      commissions.append(
        .init(
          principal: try context.rollVoter(principal)?.name ?? "\(principal)",
          proxy: try context.rollVoter(proxy)?.name ?? "\(proxy)"))
    }
    return commissions
  }

  /// Voters on the roll who were not struck off, by number; none without a roll.
  func votersOnRoll(_ context: CommandContext) throws(Refusal) -> [Voter] {
    var voters: [Voter] = []
    try refusing { () throws(StoreError) in
      try context.roll?.forEachVoter { if !register.isOff($0.number) { voters.append($0) } }
    }
    return voters
  }

  /// How many persons the rows of households name; 0 where they do not vote.
  func peopleOnRoll(_ context: CommandContext) throws(Refusal) -> Int {
    guard election.mode == .households else { return 0 }
    return try votersOnRoll(context).reduce(0) { $0 + $1.people.count }
  }

  private func staffGroups(_ appointments: [StaffAppointment]) -> [NoticeFacts.Group] {
    var groups: [NoticeFacts.Group] = []
    for role in StaffRole.allCases {
      let all = appointments.filter { $0.role == role }
      for site in [nil] + election.sites.map({ Optional($0.id) }) {
        let names = all.filter { $0.site == site }.map(\.name)
        guard !names.isEmpty else { continue }
        let place = election.sites.first { $0.id == site }?.name
        let heading = BilingualText(
          zh: role.title.zh + (place.map { "（\($0.zh)）" } ?? ""), en: role.title.en + (place.map { ", \($0.en)" } ?? "")
        )
        groups.append(.init(heading: heading, names: names))
      }
    }
    return groups
  }
}

extension Register {
  /// Whether the number left the roll.
  func isOff(_ voter: RollNumber) -> Bool { hall.amendments[voter] != nil }
}

extension ReconciliationReport {
  /// What the notice of the result gives of the report: what is not counted yet is not given.
  var figuresGiven: [ResultFigure] {
    let lines = results.flatMap(\.lines)
    let isElected = lines.contains(where: \.elected)
    let given: [(ResultFigure, Bool)] = [
      (.winners, isElected), (.registered, true), (.issued, total.returned != nil),
      (.returned, total.returned != nil), (.valid, total.valid != nil), (.invalid, total.invalid != nil),
      (.blank, total.blank != nil), (.winnersVotes, isElected),
      (.othersVotes, lines.contains { !$0.elected }),
    ]
    return given.filter(\.1).map(\.0)
  }
}
