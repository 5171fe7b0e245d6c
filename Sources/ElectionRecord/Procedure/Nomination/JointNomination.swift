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

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.text(1, &contest)
    try fields.text(2, &name)
    try fields.voter(3, &nominee)
    try fields.voters(4, &voters)
    try fields.voters(5, &households)
    try fields.day(6, &day)
  }
}
