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

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.code(1, &kind)
    try fields.day(2, &day)
    try fields.texts(3, &contests)
    try fields.text(4, &note)
  }
}
