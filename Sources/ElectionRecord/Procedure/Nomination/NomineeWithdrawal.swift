/// A nominee declares in writing not to stand for an office (退出).
package struct NomineeWithdrawal: WireMessage, Codable {
  package var contest = ""
  package var name = ""
  package var day = CalendarDay(number: 0)
  package var note = ""

  package init() {}

  package init(contest: String, name: String, day: CalendarDay, note: String = "") {
    self.contest = contest
    self.name = name
    self.day = day
    self.note = note
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.text(2, "name", &name)
    try fields.day(3, "day", &day)
    try fields.text(4, "note", &note, .optional)
  }
}
