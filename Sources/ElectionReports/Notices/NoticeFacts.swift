package import ElectionRecord

/// Everything that notices and forms are filled from. What nobody has recorded is empty, and the notice then leaves
/// a line to be written by hand.
///
/// What costs a pass over the roll is filled where the page ``isFilledFromRoll(_:)``.
package struct NoticeFacts: Sendable {
  /// Whether the notice counts or names voters.
  package static func isFilledFromRoll(_ kind: NoticeKind) -> Bool {
    [.roll, .representatives, .mobileVoters].contains(kind)
  }

  /// A person under a heading, such as a role or an office.
  package struct Group: Equatable, Sendable {
    package let heading: BilingualText
    package let names: [String]

    package init(heading: BilingualText, names: [String]) {
      self.heading = heading
      self.names = names
    }
  }

  /// A nominee with the votes that the forms gave; nil where votes are not posted.
  package struct Nominee: Equatable, Sendable {
    package let office: BilingualText
    package let name: String
    package let votes: Int?

    package init(office: BilingualText, name: String, votes: Int?) {
      self.office = office
      self.name = name
      self.votes = votes
    }
  }

  /// Seats of an office to which nobody is elected (缺额).
  package struct OpenSeats: Equatable, Sendable {
    package let office: BilingualText
    package let seats: Int
    package let elected: Int
    /// Of those open, how many officers left vacant.
    package let leftVacant: Int
    /// Those tied for some of them.
    package let tied: [String]

    package init(office: BilingualText, seats: Int, elected: Int, leftVacant: Int = 0, tied: [String] = []) {
      self.office = office
      self.seats = seats
      self.elected = elected
      self.leftVacant = leftVacant
      self.tied = tied
    }
  }

  /// Who votes for whom.
  package struct Commission: Equatable, Sendable {
    package let principal: String
    package let proxy: String

    package init(principal: String, proxy: String) {
      self.principal = principal
      self.proxy = proxy
    }
  }

  package var election: Election
  /// Voters on the roll, by number.
  package var voters: [Voter] = []
  package var registered = 0
  package var committee: [String] = []
  /// Staff by role, and box teams by site.
  package var staff: [Group] = []
  /// Clerks who mark for voters who cannot (代写员).
  package var assistants: [Group] = []
  /// The leader of each residents' group of which one is recorded.
  package var leaders: [Group] = []
  /// Residents' groups of which representatives are recorded.
  package var groupCount = 0
  package var preliminary: [Nominee] = []
  package var formal: [Nominee] = []
  /// Those of ``formal`` who withdrew or were turned down.
  package var barred: [String] = []
  /// Strokes of characters outside the table, as the committee counted them.
  package var strokes: [Unicode.Scalar: Int] = [:]
  package var commissions: [Commission] = []
  package var calendar: [CalendarRecord] = []
  package var report: ReconciliationReport?
  /// Elections that were found void, of those whom ``report`` elects.
  package var annulled: [ElectionAnnulled] = []
  /// By office; those with every seat filled are not among them.
  package var openSeats: [OpenSeats] = []
  /// The supervisory committee, where one was elected.
  package var supervisors: SupervisorsElected?
  /// Whether two officers have declared the result.
  package var isDeclared = false
  /// When sites are open whose hours the election does not name.
  package var hours: String?

  package init(election: Election) { self.election = election }

  /// Voters of the community: as many as the list names. Where it names representatives alone, those whom the election
  /// states; nil where it does not state more.
  var electorate: Int? {
    if election.mode == .voters { return registered }
    if namesVoters { return voters.reduce(0) { $0 + $1.people.count } }
    return election.electorate > registered ? election.electorate : nil
  }

  /// The day of a step that was recorded.
  func day(_ kind: StepKind) -> CalendarDay? {
    calendar.compactMap { record in
      if case .step(let step) = record, step.kind == kind { step.day } else { nil }
    }.first
  }
}
