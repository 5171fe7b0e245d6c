/// The formal candidates of one office (正式候选人名单), as two officers adopted it. A later list of the office takes its
/// place.
package struct FormalList: WireMessage, Codable {
  package var contest = ""
  /// In the order of rank.
  package var names: [String] = []
  package var officers: [String] = []
  package var day = CalendarDay(number: 0)

  package init() {}

  package init(contest: String, names: [String], officers: [String], day: CalendarDay) {
    self.contest = contest
    self.names = names
    self.officers = officers
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.texts(2, "names", &names, .optional.items(Election.candidatesMax))
    try fields.texts(3, "officers", &officers, .optional)
    try fields.day(4, "day", &day)
  }
}
