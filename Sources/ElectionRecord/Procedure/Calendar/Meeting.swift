/// What a meeting was for.
package enum MeetingKind: String, Sendable, Codable, CaseIterable {
  /// 推选居民选举委员会.
  case committeeChosen
  /// 推选居民代表.
  case representativesElected
  /// 提名大会.
  case nomination
  /// 选举大会.
  case polling
  /// 其他居民代表会议.
  case assembly
}

/// A meeting with its attendance (应到、实到).
package struct Meeting: WireMessage, Codable {
  package var kind = MeetingKind.assembly
  package var day = CalendarDay(number: 0)
  /// Who was due (应到), in persons; nil where nobody wrote it down.
  package var expected: Int?
  /// Who came (实到), in persons; nil where nobody wrote it down.
  package var present: Int?
  package var note = ""

  package init() {}

  package init(_ kind: MeetingKind, day: CalendarDay, expected: Int? = nil, present: Int? = nil, note: String = "") {
    self.kind = kind
    self.day = day
    self.expected = expected
    self.present = present
    self.note = note
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.code(1, "kind", &kind)
    try fields.day(2, "day", &day)
    try fields.count(3, "expected", &expected)
    try fields.count(4, "present", &present)
    try fields.text(5, "note", &note, .optional)
  }
}
