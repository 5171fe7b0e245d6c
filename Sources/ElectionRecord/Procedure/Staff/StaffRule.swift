/// Which records of staff may be written (工作人员).
///
/// - Rule: Tellers, callers and scrutineers are neither candidates nor their close kin (Zhejiang 2020, art. 22;
///   Shanghai 2020, art. 14; Beijing 2012, art. 21); a nominee, and the close kin of one, leave the committee
///   (城市居民委员会组织法 2025, art. 15), each as the profile has it. What only shows later is a departure.
enum StaffRule {
  static func check(_ record: StaffRecord, in register: Register) throws(Refusal) {
    switch record {
    case .appointed(let appointment): try check(appointment, in: register)
    case .relieved(let relief): try check(relief, in: register)
    case .kinship(let kinship): try check(kinship)
    case .reserves(let reserves): try check(reserves, in: register)
    }
  }

  private static func check(_ appointment: StaffAppointment, in register: Register) throws(Refusal) {
    try RecordLimits.check(names: [appointment.name])
    try checkPlace(appointment, in: register.election)
    let roster = register.staff
    let own = roster.appointments.filter { $0.isSamePerson(as: appointment) }
    if own.contains(where: {
      $0.role == appointment.role && $0.site == appointment.site && $0.session.folded == appointment.session.folded
    }) {
      throw .alreadyAppointed(appointment.name)
    }
    if let other = own.first(where: { $0.role.conflicts(with: appointment.role) && $0.meets(appointment) }) {
      throw .conflictingRoles(appointment.name, other.role)
    }
    try checkCandidates(appointment, roster: roster, in: register)
  }

  private static func checkPlace(_ appointment: StaffAppointment, in election: Election) throws(Refusal) {
    let site = appointment.site.flatMap { id in election.sites.first { $0.id == id } }
    if let id = appointment.site, site == nil { throw .unknownSite(id.rawValue) }
    if appointment.role == .boxTeam, site?.kind != .mobileBox { throw .boxTeamNeedsBox }
  }

  private static func checkCandidates(
    _ appointment: StaffAppointment, roster: StaffRoster, in register: Register
  ) throws(Refusal) {
    guard let rules = register.election.procedure?.staff else { return }
    let isOfCommittee = appointment.role.isCommittee
    guard isOfCommittee || appointment.role.isCounting else { return }
    let others = isOfCommittee ? register.allPutForward : register.allCandidates
    if others.contains(where: { appointment.isSamePerson(as: $0) }) {
      if isOfCommittee, let rule = rules.candidateLeavesCommittee, rule.value,
        !StaffFit.mayHaveServedBefore(appointment, in: register)
      {
        throw .candidateOnCommittee(appointment.name, source: rule.source)
      }
      if !isOfCommittee, let rule = rules.candidatesExcluded, rule.value {
        throw .candidateServes(appointment.name, source: rule.source)
      }
    }
    guard let kinship = roster.kin(of: appointment.name, among: others).first,
      let rule = isOfCommittee ? rules.kinLeavesCommittee : rules.kinExcluded, rule.value
    else { return }
    throw .kinServes(kinship, source: rule.source)
  }

  private static func check(_ kinship: KinshipDeclared) throws(Refusal) {
    try RecordLimits.check(names: [kinship.staff, kinship.candidate])
    if kinship.staff.folded == kinship.candidate.folded { throw .ownKin(kinship.staff) }
  }

  private static func check(_ reserves: CommitteeReserves, in register: Register) throws(Refusal) {
    try RecordLimits.check(names: reserves.names)
    guard !reserves.names.isEmpty else { throw .nameMissing }
    guard FoldedSet(reserves.names).count == reserves.names.count else { throw .reserveTwice }
    let committee = FoldedSet(register.staff.appointments.filter(\.role.isCommittee).map(\.name))
    if let name = reserves.names.first(where: committee.contains) { throw .alreadyAppointed(name) }
  }

  private static func check(_ relief: StaffRelief, in register: Register) throws(Refusal) {
    guard register.staff.appointments.contains(where: { relief.ends($0) }) else { throw .notAppointed(relief.name) }
  }
}
