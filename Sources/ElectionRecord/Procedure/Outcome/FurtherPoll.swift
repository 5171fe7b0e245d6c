/// A further poll was called: a supplementary one, a run-off of those tied, or a by-election.
public struct FurtherPoll: WireMessage, Codable {
  public var kind = ElectionType.supplementary
  /// Its polling day.
  public var day = CalendarDay(number: 0)
  /// What it fills.
  public var contests: [String] = []
  public var note = ""

  public init() {}

  public init(_ kind: ElectionType, day: CalendarDay, contests: [String], note: String = "") {
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
