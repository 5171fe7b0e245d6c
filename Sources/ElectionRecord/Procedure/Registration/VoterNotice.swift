/// What a voter told the committee on a day: to stay out of the election, or to be away.
package struct VoterNotice: WireMessage, Codable {
  package var voter: RollNumber = 0
  package var day = CalendarDay(number: 0)

  package init() {}

  package init(voter: RollNumber, day: CalendarDay) {
    self.voter = voter
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.voter(1, "voter", &voter)
    try fields.day(2, "day", &day)
  }
}
