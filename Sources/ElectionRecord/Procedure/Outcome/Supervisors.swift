/// Who was elected to the supervisory committee (居务监督委员会), and by which meeting.
package struct SupervisorsElected: WireMessage, Codable {
  /// One of them.
  package struct Member: WireMessage, Codable {
    package var name = ""
    /// The person's own number on the roll, where it is known.
    package var voter: RollNumber?

    package init() {}

    package init(name: String, voter: RollNumber? = nil) {
      self.name = name
      self.voter = voter
    }

    package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
      try fields.text(1, "name", &name)
      try fields.voter(2, "voter", &voter)
    }
  }

  package var day = CalendarDay(number: 0)
  /// 居民会议 or 居民代表会议.
  package var meeting = MeetingKind.assembly
  package var members: [Member] = []

  package init() {}

  package init(day: CalendarDay, meeting: MeetingKind, members: [Member]) {
    self.day = day
    self.meeting = meeting
    self.members = members
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.day(1, "day", &day)
    try fields.code(2, "meeting", &meeting)
    try fields.messages(3, "members", &members, .required.items(Election.candidatesMax))
  }
}

/// Who may be of the supervisory committee.
///
/// - Rule: 城市居民委员会组织法 (2025) art. 36: elected by the residents' assembly or that of their representatives; no member
///   of the residents' committee, and nobody's close kin among them.
enum SupervisorRule {
  /// What keeps somebody out.
  enum Hindrance: Equatable {
    case isMember
    case isKin(KinshipDeclared)
  }

  static func check(_ elected: SupervisorsElected, in register: Register) throws(Refusal) {
    try RecordLimits.check(names: elected.members.map(\.name))
    guard !elected.members.isEmpty else { throw .nameMissing }
    guard elected.meeting.isOfResidents else { throw .supervisorsByWhichMeeting }
    guard FoldedSet(elected.members.map(\.name)).count == elected.members.count else { throw .supervisorTwice }
    guard let rule = register.election.procedure?.closing.supervisorsExcluded, rule.value else { return }
    let committee = register.elected(ResultDetermination.of(register).contests.map { ($0.contest, $0.elected) })
    for member in elected.members {
      switch hindrance(of: member, committee: committee, register.staff.kinships) {
      case .isMember: throw .memberSupervises(member.name, source: rule.source)
      case .isKin(let kinship): throw .kinSupervises(kinship, source: rule.source)
      case nil: break
      }
    }
  }

  /// - Parameter committee: Those elected to the residents' committee.
  static func hindrance(
    of member: SupervisorsElected.Member, committee: [Candidate], _ kinships: [KinshipDeclared]
  ) -> Hindrance? {
    let person = Candidate(name: member.name, voter: member.voter)
    if committee.contains(where: { person.isSamePerson(as: $0) }) { return .isMember }
    let names = FoldedSet(committee.map(\.name))
    let kinship = kinships.first { $0.other(than: person.name).map(names.contains) ?? false }
    return kinship.map(Hindrance.isKin)
  }
}

extension MeetingKind {
  /// Whether the residents or their representatives decide there (居民会议、居民代表会议).
  var isOfResidents: Bool { self == .residents || self == .assembly }
}

extension Candidate {
  /// Whether both name one person: the roll numbers decide where both are known, otherwise the names.
  func isSamePerson(as other: Candidate) -> Bool {
    if let voter, let known = other.voter { return voter == known }
    return name.folded == other.name.folded
  }
}

extension Register {
  /// Who is in office by the result and what was recorded after it, with those who were before.
  package func inOffice(_ result: ResultDetermination, _ book: OutcomeBook) -> InOffice {
    let left = FoldedSet(result.contests.flatMap { book.leavings($0).map(\.name) })
    let elected = elected(result.contests.map { ($0.contest, $0.elected) })
    let supervisors = book.supervisors.last.map { $0.members.map { Candidate(name: $0.name, voter: $0.voter) } }
    return InOffice(
      members: (elected + (election.inOffice?.members ?? [])).filter { !left.contains($0.name) },
      supervisors: supervisors ?? election.inOffice?.supervisors ?? [])
  }

  /// Those elected, with their numbers where these are known.
  func elected(_ contests: [(contest: String, names: [String])]) -> [Candidate] {
    contests.flatMap { id, names in
      let known = election.contests.first { $0.id == id }.map(candidates) ?? []
      return names.map { name in
        known.first { $0.name.folded == name.folded } ?? Candidate(name: name, voter: nil)
      }
    }
  }
}

extension Refusal {
  fileprivate static let supervisorsByWhichMeeting = Refusal(
    "supervisorsByWhichMeeting", zh: "居务监督委员会由居民会议（residents）或者居民代表会议（assembly）推选。请改正。",
    en:
      "The supervisory committee is elected by the residents' assembly (residents) or their representatives' (assembly). "
      + "Correct it.")

  fileprivate static let supervisorTwice = Refusal(
    "supervisorTwice", zh: "同一姓名出现了两次。请改正。", en: "A name stands there twice. Correct it.")

  fileprivate static func memberSupervises(_ name: String, source: String) -> Refusal {
    Refusal(
      "memberSupervises", zh: "“\(name)”当选居民委员会成员，不能担任居务监督委员会成员。请另行推选。",
      en: "\"\(name)\" is elected to the residents' committee and cannot supervise it. Elect another.", source: source)
  }

  fileprivate static func kinSupervises(_ kinship: KinshipDeclared, source: String) -> Refusal {
    Refusal(
      "kinSupervises",
      zh: "“\(kinship.staff)”与“\(kinship.candidate)”是近亲属（\(kinship.relation)），其中一人是居民委员会成员，另一人不能担任居务监督委员会成员。"
        + "请另行推选。",
      en:
        "\"\(kinship.staff)\" and \"\(kinship.candidate)\" are close kin, and one of them is a member of the residents' "
        + "committee: the other cannot supervise it. Elect another.", source: source)
  }
}
