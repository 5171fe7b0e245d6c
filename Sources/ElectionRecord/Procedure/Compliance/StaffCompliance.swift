/// 工作人员: who may not serve, and how many accompany a box. An appointment may have been right when it was made.
enum StaffCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    let rules = facts.profile.staff
    let roster = facts.register.staff
    func stands(among others: [Candidate]) -> (StaffAppointment) -> Bool {
      { appointment in others.contains { appointment.isSamePerson(as: $0) } }
    }
    func isKin(among others: [Candidate]) -> (StaffAppointment) -> Bool {
      { appointment in !roster.kin(of: appointment.name, among: others).isEmpty }
    }
    let counting = roster.appointments.filter(\.role.isCounting)
    let committee = deciding(facts, roster)
    let (candidates, putForward) = (facts.register.allCandidates, facts.register.allPutForward)
    return excluded(.candidateServes, rules.candidatesExcluded, among: counting, where: stands(among: candidates))
      + excluded(.kinServes, rules.kinExcluded, among: counting, where: isKin(among: candidates))
      + excluded(
        .candidateOnCommittee, rules.candidateLeavesCommittee, among: committee, where: stands(among: putForward))
      + excluded(.kinOnCommittee, rules.kinLeavesCommittee, among: committee, where: isKin(among: putForward))
      + vacancies(facts) + boxTeams(facts, roster)
  }

  /// Those of the election committee who decide on who was put forward: those who left before the first decision are
  /// not among them. The law names no day on which they leave.
  private static func deciding(_ facts: ComplianceFacts, _ roster: StaffRoster) -> [StaffAppointment] {
    let decided = facts.register.nominationDecided
    return roster.committeeTerms.filter { term in
      term.until.map { until in decided.map { until > $0 } ?? false } ?? true
    }.map(\.appointment)
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
