/// A further poll was called: a supplementary one, a run-off of those tied, or a by-election.
package struct FurtherPoll: WireMessage, Codable {
  package var kind = ElectionType.supplementary
  /// Its polling day.
  package var day = CalendarDay(number: 0)
  /// What it fills.
  package var contests: [String] = []
  package var note = ""

  package init() {}

  package init(_ kind: ElectionType, day: CalendarDay, contests: [String], note: String = "") {
    self.kind = kind
    self.day = day
    self.contests = contests
    self.note = note
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.code(1, "kind", &kind)
    try fields.day(2, "day", &day)
    try fields.texts(3, "contests", &contests, .identifier.items(Election.contestsMax))
    try fields.text(4, "note", &note, .optional)
  }
}
