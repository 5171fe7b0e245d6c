/// 工作人员: who may not serve, and how many accompany a box. An appointment may have been right when it was made.
enum StaffCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    let rules = facts.profile.staff
    let roster = facts.register.staff
    let candidates = facts.register.allCandidates
    func stands(_ appointment: StaffAppointment) -> Bool {
      candidates.contains { appointment.isSamePerson(as: $0) }
    }
    func isKin(_ appointment: StaffAppointment) -> Bool {
      !roster.kin(of: appointment.name, among: candidates).isEmpty
    }
    let counting = roster.appointments.filter(\.role.isCounting)
    let committee = roster.appointments.filter(\.role.isCommittee)
    return excluded(.candidateServes, rules.candidatesExcluded, among: counting, where: stands)
      + excluded(.kinServes, rules.kinExcluded, among: counting, where: isKin)
      + excluded(.candidateOnCommittee, rules.candidateLeavesCommittee, among: committee, where: stands)
      + excluded(.kinOnCommittee, rules.kinLeavesCommittee, among: committee, where: isKin)
      + vacancies(facts) + boxTeams(facts, roster)
  }

  private static func vacancies(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    guard let rule = facts.profile.staff.committeeFilledByRank, rule.value else { return [] }
    return CommitteeVacancies(facts.register).fillings.map { filling in
      .of(
        .committeeFilled, filling.isRegular, source: rule.source, demanded: .required, subject: .person(filling.name),
        value: { .truth($0) }, isMet: { $0 })
    }
  }

  private static func excluded(
    _ code: ComplianceCode, _ rule: Cited<Bool>?, among serving: [StaffAppointment],
    where isExcluded: (StaffAppointment) -> Bool
  ) -> [ComplianceCheck] {
    guard let rule, rule.value else { return [] }
    guard !serving.isEmpty else {
      return [ComplianceCheck(code, .notRecorded, source: rule.source, demanded: .required)]
    }
    var names: [String] = []
    for appointment in serving where isExcluded(appointment) && !FoldedSet(names).contains(appointment.name) {
      names.append(appointment.name)
    }
    guard !names.isEmpty else {
      return [ComplianceCheck(code, .met, source: rule.source, demanded: .required, found: .count(0))]
    }
    return names.map {
      ComplianceCheck(
        code, .departs, source: rule.source, demanded: .required, found: .count(names.count), subject: .person($0))
    }
  }

  private static func boxTeams(_ facts: ComplianceFacts, _ roster: StaffRoster) -> [ComplianceCheck] {
    guard let rule = facts.profile.staff.boxTeamMin else { return [] }
    return facts.election.sites.filter { $0.kind == .mobileBox }.map { site in
      let team = FoldedSet(roster.boxTeam(of: site.id).map(\.name)).count
      return .of(
        .boxTeam, team == 0 ? nil : team, source: rule.source, demanded: .range(least: rule.value, most: nil),
        subject: .site(site.id), value: { .count($0) }, isMet: { $0 >= rule.value })
    }
  }
}
