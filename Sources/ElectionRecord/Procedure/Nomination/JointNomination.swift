/// Voters, or representatives of households, put a name forward together (联名提名).
package struct JointNomination: WireMessage, Codable {
  package var contest = ""
  package var name = ""
  /// The nominee's own number on the roll, where it is known.
  package var nominee: RollNumber?
  /// Who signed as voters.
  package var voters: [RollNumber] = []
  /// Who signed for their households, one voter a household.
  package var households: [RollNumber] = []
  package var day = CalendarDay(number: 0)

  package init() {}

  package init(
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
