/// Seats of a contest stay vacant (空缺) although nobody was elected to them.
public struct SeatVacant: WireMessage, Codable {
  public var contest = ""
  public var seats = 1
  public var reason = ""
  /// Those of the committee who decided.
  public var officers: [String] = []

  public init() {}

  public init(contest: String, seats: Int, reason: String, officers: [String]) {
    self.contest = contest
    self.seats = seats
    self.reason = reason
    self.officers = officers
  }

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.text(1, &contest)
    try fields.count(2, &seats)
    try fields.text(3, &reason)
    try fields.texts(4, &officers)
  }
}
