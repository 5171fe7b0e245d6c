/// Somebody who counted without having been appointed to it.
package struct CountingDeparture: Equatable, Sendable {
  package let session: String
  package let role: StaffRole
  package let name: String
}

extension CountingRule {
  /// Who called, tallied or watched without an appointment to that role; nobody where no such appointment is recorded.
  package static func departures(in register: Register) -> [CountingDeparture] {
    let appointed = register.staff.appointments.filter(\.role.isCounting)
    guard !appointed.isEmpty else { return [] }
    return register.counting.sessions.flatMap { session in
      session.roles.filter { member in
        !appointed.contains { $0.role == member.role && $0.name == member.name }
      }.map { CountingDeparture(session: session.id, role: $0.role, name: $0.name) }
    }
  }
}
