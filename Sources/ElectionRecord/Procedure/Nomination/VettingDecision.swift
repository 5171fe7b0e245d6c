/// The committee's decision on whether a nominee may stand (资格审查). A later one on the same nominee takes its place.
package struct VettingDecision: WireMessage, Codable {
  package var contest = ""
  package var name = ""
  package var passed = false
  /// Why; always given where the nominee may not stand.
  package var reason = ""
  package var day = CalendarDay(number: 0)

  package init() {}

  package init(contest: String, name: String, passed: Bool, reason: String = "", day: CalendarDay) {
    self.contest = contest
    self.name = name
    self.passed = passed
    self.reason = reason
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.text(2, "name", &name)
    try fields.flag(3, "passed", &passed)
    try fields.text(4, "reason", &reason, .optional)
    try fields.day(5, "day", &day)
  }
}
