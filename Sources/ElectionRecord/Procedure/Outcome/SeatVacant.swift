/// Seats of a contest stay vacant (空缺) although nobody was elected to them.
package struct SeatVacant: WireMessage, Codable {
  package var contest = ""
  package var seats = 1
  package var reason = ""
  /// Those of the committee who decided.
  package var officers: [String] = []

  package init() {}

  package init(contest: String, seats: Int, reason: String, officers: [String]) {
    self.contest = contest
    self.seats = seats
    self.reason = reason
    self.officers = officers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.count(2, "seats", &seats, .optional.within(1...1000))
    try fields.text(3, "reason", &reason)
    try fields.texts(4, "officers", &officers)
  }
}
