/// Voters, or representatives of households, put a name forward together (联名提名).
public struct JointNomination: WireMessage, Codable {
  public var contest = ""
  public var name = ""
  /// The nominee's own number on the roll, where it is known.
  public var nominee: RollNumber?
  /// Who signed as voters.
  public var voters: [RollNumber] = []
  /// Who signed for their households, one voter a household.
  public var households: [RollNumber] = []
  public var day = CalendarDay(number: 0)

  public init() {}

  public init(
    contest: String, name: String, nominee: RollNumber? = nil, voters: [RollNumber] = [],
    households: [RollNumber] = [], day: CalendarDay
  ) {
    self.contest = contest
    self.name = name
    self.nominee = nominee
    self.voters = voters
    self.households = households
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.text(2, "name", &name)
    try fields.voter(3, "voter", &nominee)
    try fields.voters(4, "voters", &voters, .optional.items(Election.candidatesMax))
    try fields.voters(5, "households", &households, .optional.items(Election.candidatesMax))
    try fields.day(6, "day", &day)
  }
}
