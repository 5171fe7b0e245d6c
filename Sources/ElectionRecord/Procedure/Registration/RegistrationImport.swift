/// What came of one import of registrations: every row that was read is in exactly one of the four counts.
package struct RegistrationImport: WireMessage, Codable {
  package var day = CalendarDay(number: 0)
  /// Rows that became voters of the roll.
  package var accepted = 0
  /// Rows that a person has to look at; they are not on the roll.
  package var questionable = 0
  package var refused = 0
  /// Persons who declined to take part (明确表态不参加); outside the denominator.
  package var declined = 0

  package init() {}

  package init(day: CalendarDay, accepted: Int, questionable: Int, refused: Int, declined: Int) {
    self.day = day
    self.accepted = accepted
    self.questionable = questionable
    self.refused = refused
    self.declined = declined
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.day(1, "day", &day)
    try fields.count(2, "accepted", &accepted)
    try fields.count(3, "questionable", &questionable)
    try fields.count(4, "refused", &refused)
    try fields.count(5, "declined", &declined)
  }
}
