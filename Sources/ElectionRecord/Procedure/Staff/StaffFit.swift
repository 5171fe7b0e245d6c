/// What is asked about a record of staff before it is written: words that would quietly switch a check off.
enum StaffFit {
  static func misfits(of record: StaffRecord, in register: Register) -> [Misfit] {
    switch record {
    case .kinship(let kinship): misfits(of: kinship, in: register)
    case .relieved(let relief): misfits(of: relief, in: register)
    case .appointed(let appointment): misfits(of: appointment, in: register)
    case .reserves: []
    }
  }

  /// Whether somebody who stands may have been on the committee before anybody was put forward: that is recorded, and
  /// then that the member left.
  ///
  /// - Rule: 城市居民委员会组织法（2025）art. 15: a member who is put forward leaves the committee.
  static func mayHaveServedBefore(_ appointment: StaffAppointment, in register: Register) -> Bool {
    let first = [register.nominationBegan, register.nominationDecided].compactMap(\.self).min()
    guard let event = first ?? register.election.firstVotingDay ?? register.election.pollingDay else { return false }
    return appointment.day < event
  }

  private static func misfits(of appointment: StaffAppointment, in register: Register) -> [Misfit] {
    guard appointment.role.isCommittee, register.election.procedure?.staff.candidateLeavesCommittee?.value == true,
      register.allPutForward.contains(where: { appointment.isSamePerson(as: $0) })
    else { return [] }
    return [
      .question(
        BilingualText(
          zh: "\(appointment.name) 是候选人或被提名：被提名以后应当退出选举委员会。提名以前确在委员会的可以录入，再录退出（staff relieve）。",
          en:
            "\(appointment.name) stands or was put forward, and a member who is leaves the committee. Who was on it before "
            + "may be entered, and then that the member left (staff relieve)."))
    ]
  }

  /// Kin of nobody who stands keeps nobody from anything: one wrong character would.
  ///
  /// - Rule: 城市居民委员会组织法（2025）art. 15: a nominee's close kin leave the committee.
  private static func misfits(of kinship: KinshipDeclared, in register: Register) -> [Misfit] {
    let known = register.allPutForward.map(\.name)
    let name = kinship.candidate
    guard !FoldedSet(known).contains(name) else { return [] }
    if let like = known.first(where: { NameLikeness.isQuestion(name, $0) }) { return [.likeName(name, known: like)] }
    return [
      .question(
        BilingualText(
          zh: "“\(name)”现在不是候选人，也没有被提名；写错一个字，回避检查就查不到这层关系。请核对姓名。",
          en:
            "\"\(name)\" is neither a candidate nor put forward now; with one wrong character the checks of close kin do "
            + "not see it. Check the name."))
    ]
  }

  /// Nobody leaves a role before having it.
  private static func misfits(of relief: StaffRelief, in register: Register) -> [Misfit] {
    register.staff.appointments.filter { relief.ends($0) && $0.day > relief.day }.map { appointment in
      .question(
        BilingualText(
          zh: "\(relief.name) 是 \(appointment.day) 任用的，免去的日期写的是 \(relief.day)，更早。",
          en:
            "\(relief.name) was appointed on \(appointment.day); the day on which that ends, \(relief.day), is earlier."
        ))
    }
  }
}
