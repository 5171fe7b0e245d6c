/// The formal candidates of one office (正式候选人名单), as two officers adopted it. A later list of the office takes its
/// place.
public struct FormalList: WireMessage, Codable {
  public var contest = ""
  /// In the order of rank.
  public var names: [String] = []
  public var officers: [String] = []
  public var day = CalendarDay(number: 0)

  public init() {}

  public init(contest: String, names: [String], officers: [String], day: CalendarDay) {
    self.contest = contest
    self.names = names
    self.officers = officers
    self.day = day
  }

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.text(1, &contest)
    try fields.texts(2, &names)
    try fields.texts(3, &officers)
    try fields.day(4, &day)
  }
}
