/// One record of who serves in the election (工作人员).
package enum StaffRecord: Equatable, Sendable, Codable {
  /// 任用.
  case appointed(StaffAppointment)
  /// 免去, 退出: somebody serves no longer.
  case relieved(StaffRelief)
  /// 近亲属关系申报.
  case kinship(KinshipDeclared)
  /// 推选结果的次序: those who were not chosen for the committee, by rank.
  case reserves(CommitteeReserves)
}

extension StaffRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "staff", Self.appointed) { if case .appointed(let record) = $0 { record } else { nil } },
    Kind(2, "staffRelieved", Self.relieved) { if case .relieved(let record) = $0 { record } else { nil } },
    Kind(3, "kinship", Self.kinship) { if case .kinship(let record) = $0 { record } else { nil } },
    Kind(4, "committeeReserves", Self.reserves) { if case .reserves(let record) = $0 { record } else { nil } },
  ]
}

extension StaffRecord {
  /// The day of the record.
  var day: CalendarDay {
    switch self {
    case .appointed(let record): record.day
    case .relieved(let record): record.day
    case .kinship(let record): record.day
    case .reserves(let record): record.day
    }
  }
}

/// Somebody is appointed to a role (任用).
package struct StaffAppointment: WireMessage, Codable {
  package var name = ""
  package var role = StaffRole.observer
  /// Where; nil for the whole election.
  package var site: SiteID?
  /// Which session of a count; empty for all of them.
  package var session = ""
  /// The person's own number on the roll, where it is known.
  package var voter: RollNumber?
  package var day = CalendarDay(number: 0)

  package init() {}

  package init(
    name: String, role: StaffRole, site: SiteID? = nil, session: String = "", voter: RollNumber? = nil,
    day: CalendarDay
  ) {
    self.name = name
    self.role = role
    self.site = site
    self.session = session
    self.voter = voter
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "name", &name)
    try fields.code(2, "role", &role)
    try fields.site(3, "site", &site)
    try fields.text(4, "session", &session, .optional)
    try fields.voter(5, "voter", &voter)
    try fields.day(6, "day", &day)
  }

  /// Whether both are at one session.
  func meets(_ other: StaffAppointment) -> Bool {
    (site == other.site || site == nil || other.site == nil)
      && (session.folded == other.session.folded || session.isEmpty || other.session.isEmpty)
  }

  /// Whether both name one person: the roll numbers decide where both are known, otherwise the names.
  func isSamePerson(as other: StaffAppointment) -> Bool {
    if let voter, let known = other.voter { return voter == known }
    return name.folded == other.name.folded
  }

  func isSamePerson(as candidate: Candidate) -> Bool {
    Candidate(name: name, voter: voter).isSamePerson(as: candidate)
  }
}

/// Somebody serves in a role no longer (免去).
package struct StaffRelief: WireMessage, Codable {
  package var name = ""
  package var role = StaffRole.observer
  /// Where; nil for everywhere.
  package var site: SiteID?
  package var day = CalendarDay(number: 0)
  package var reason = ""

  package init() {}

  package init(name: String, role: StaffRole, site: SiteID? = nil, day: CalendarDay, reason: String = "") {
    self.name = name
    self.role = role
    self.site = site
    self.day = day
    self.reason = reason
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "name", &name)
    try fields.code(2, "role", &role)
    try fields.site(3, "site", &site)
    try fields.day(4, "day", &day)
    try fields.text(5, "reason", &reason, .optional)
  }

  func ends(_ appointment: StaffAppointment) -> Bool {
    name.folded == appointment.name.folded && role == appointment.role && (site == nil || site == appointment.site)
  }
}

/// Somebody who serves is close kin of a candidate (近亲属关系申报). It holds for both, whichever of them declared it.
package struct KinshipDeclared: WireMessage, Codable {
  package var staff = ""
  package var candidate = ""
  /// Such as 夫妻、父子.
  package var relation = ""
  package var day = CalendarDay(number: 0)

  package init() {}

  package init(staff: String, candidate: String, relation: String, day: CalendarDay) {
    self.staff = staff
    self.candidate = candidate
    self.relation = relation
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "staff", &staff)
    try fields.text(2, "candidate", &candidate)
    try fields.text(3, "relation", &relation, .optional)
    try fields.day(4, "day", &day)
  }

  /// The other of the two, where `name` is one of them.
  func other(than name: String) -> String? {
    if staff.folded == name.folded { return candidate }
    return candidate.folded == name.folded ? staff : nil
  }
}
