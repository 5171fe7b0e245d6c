/// Who serves now, and who is whose kin: what the records of staff come to.
package struct StaffRoster: Equatable, Sendable {
  /// How long somebody sat on the election committee.
  struct CommitteeTerm: Equatable, Sendable {
    let appointment: StaffAppointment
    /// Nil of whoever sits on it still.
    var until: CalendarDay?
  }

  /// In the order of appointment, without those relieved.
  package private(set) var appointments: [StaffAppointment] = []
  package private(set) var kinships: [KinshipDeclared] = []
  /// Everybody who was ever appointed to the election committee.
  private(set) var committeeTerms: [CommitteeTerm] = []
  /// Those who move up to the election committee, by rank.
  package private(set) var reserves: [String] = []

  init(_ records: [StaffRecord]) {
    for record in records {
      switch record {
      case .appointed(let appointment):
        appointments.append(appointment)
        if appointment.role.isCommittee { committeeTerms.append(CommitteeTerm(appointment: appointment)) }
      case .relieved(let relief):
        appointments.removeAll { relief.ends($0) }
        for index in committeeTerms.indices
        where committeeTerms[index].until == nil && relief.ends(committeeTerms[index].appointment) {
          committeeTerms[index].until = relief.day
        }
      case .kinship(let kinship): kinships.append(kinship)
      case .reserves(let reserves): self.reserves = reserves.names
      }
    }
  }

  /// Those who accompany the box of `site`.
  package func boxTeam(of site: SiteID) -> [StaffAppointment] {
    appointments.filter { $0.role == .boxTeam && $0.site == site }
  }

  /// The candidates among whom `name` has close kin, whoever of the two declared it: each with `name` as the one who
  /// serves.
  func kin(of name: String, among candidates: [Candidate]) -> [KinshipDeclared] {
    kinships.compactMap { kinship in
      guard let other = kinship.other(than: name), candidates.contains(where: { $0.name.folded == other.folded }) else {
        return nil
      }
      return KinshipDeclared(staff: name, candidate: other, relation: kinship.relation, day: kinship.day)
    }
  }
}

extension Register {
  /// Who serves now, by the hall's records.
  package var staff: StaffRoster { StaffRoster(procedure(\.staff).map(\.record)) }

  /// Who served at the end of `day`: what a paper of that day may say.
  package func staff(on day: CalendarDay) -> StaffRoster {
    StaffRoster(procedure(\.staff).map(\.record).filter { $0.day <= day })
  }
}
