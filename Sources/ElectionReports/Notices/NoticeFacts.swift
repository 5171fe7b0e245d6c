public import ElectionRecord

/// Everything that notices and forms are filled from. What nobody has recorded is empty, and the notice then leaves
/// a line to be written by hand.
///
/// What costs a pass over the roll is filled where the page ``isFilledFromRoll(_:)``.
public struct NoticeFacts: Sendable {
  /// Whether the notice counts or names voters.
  public static func isFilledFromRoll(_ kind: NoticeKind) -> Bool {
    [.roll, .representatives, .mobileVoters].contains(kind)
  }

  /// A person under a heading, such as a role or an office.
  public struct Group: Equatable, Sendable {
    public let heading: BilingualText
    public let names: [String]

    public init(heading: BilingualText, names: [String]) {
      self.heading = heading
      self.names = names
    }
  }

  /// A nominee with the votes that the forms gave; nil where votes are not posted.
  public struct Nominee: Equatable, Sendable {
    public let office: BilingualText
    public let name: String
    public let votes: Int?

    public init(office: BilingualText, name: String, votes: Int?) {
      self.office = office
      self.name = name
      self.votes = votes
    }
  }

  /// Who votes for whom.
  public struct Commission: Equatable, Sendable {
    public let principal: String
    public let proxy: String

    public init(principal: String, proxy: String) {
      self.principal = principal
      self.proxy = proxy
    }
  }

  public let election: Election
  /// Voters on the roll, by number.
  public var voters: [Voter] = []
  public var registered = 0
  public var committee: [String] = []
  /// Staff by role, and box teams by site.
  public var staff: [Group] = []
  public var groupLeaders: [Group] = []
  /// Clerks who mark for voters who cannot (代写员).
  public var assistants: [Group] = []
  public var preliminary: [Nominee] = []
  public var formal: [Nominee] = []
  public var commissions: [Commission] = []
  public var calendar: [CalendarRecord] = []
  public var report: ReconciliationReport?

  public init(election: Election) { self.election = election }

  /// The day of a step that was recorded.
  func day(_ kind: StepKind) -> CalendarDay? {
    calendar.compactMap { record in
      if case .step(let step) = record, step.kind == kind { step.day } else { nil }
    }.first
  }
}
