import ElectionRecord
import ElectionReports
import JournalStore

extension Node {
  /// What notices and forms are filled from, by everything recorded here.
  func noticeFacts(_ context: CommandContext) throws(CommandFailure) -> NoticeFacts {
    var facts = NoticeFacts(election: election)
    let roster = register.staff
    facts.registered = try failing { () throws(NodeError) in try report().register.registered }
    facts.committee = roster.appointments.filter(\.role.isCommittee).map(\.name)
    facts.staff = staffGroups(roster.appointments.filter { !$0.role.isCommittee })
    facts.assistants = staffGroups(roster.appointments.filter { $0.role == .assistedMarkingClerk })
    for office in register.nomination.offices {
      facts.preliminary += office.nominees.map {
        .init(office: office.contest.office, name: $0.name, votes: $0.votes)
      }
      facts.formal += register.candidates(of: office.contest).map { candidate in
        let votes = office.nominees.first { $0.name == candidate.name }?.votes
        return .init(office: office.contest.office, name: candidate.name, votes: votes)
      }
    }
    facts.calendar = register.hall.procedure.calendar.map(\.record)
    facts.report = try failing { () throws(NodeError) in try report() }
    guard let roll = context.roll else { return facts }
    facts.voters = try voters(roll)
    for commission in register.commissions {
      facts.commissions.append(
        .init(
          principal: try name(commission.principal, roll), proxy: try name(commission.proxy, roll)))
    }
    return facts
  }

  /// Voters on the roll who were not struck off, by number.
  private func voters(_ roll: RollStore) throws(CommandFailure) -> [Voter] {
    var voters: [Voter] = []
    for number in 0..<roll.count where !register.isOff(RollNumber(number + 1)) {
      if let voter = try voter(RollNumber(number + 1), roll) { voters.append(voter) }
    }
    return voters
  }

  private func name(_ number: RollNumber, _ roll: RollStore) throws(CommandFailure) -> String {
    try voter(number, roll)?.name ?? "\(number)"
  }

  private func voter(_ number: RollNumber, _ roll: RollStore) throws(CommandFailure) -> Voter? {
    do throws(StoreError) {
      return try roll.voter(number)
    } catch {
      throw .node(.store(error))
    }
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
