/// What a voter told the committee on a day: to stay out of the election, or to be away.
public struct VoterNotice: WireMessage, Codable {
  public var voter: RollNumber = 0
  public var day = CalendarDay(number: 0)

  public init() {}

  public init(voter: RollNumber, day: CalendarDay) {
    self.voter = voter
    self.day = day
  }

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.voter(1, &voter)
    try fields.day(2, &day)
  }
}
