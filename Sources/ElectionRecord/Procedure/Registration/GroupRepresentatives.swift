/// 居民代表: how many representatives one residents' group (居民小组) elected.
public struct GroupRepresentatives: WireMessage, Codable {
  /// The group as the roll's areas name it.
  public var group = ""
  public var day = CalendarDay(number: 0)
  public var count = 0
  /// Their numbers on the roll, where they are known; none, or as many as ``count``.
  public var voters: [RollNumber] = []

  public init() {}

  public init(group: String, day: CalendarDay, count: Int, voters: [RollNumber] = []) {
    self.group = group
    self.day = day
    self.count = count
    self.voters = voters
  }

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.text(1, &group)
    try fields.day(2, &day)
    try fields.count(3, &count)
    try fields.voters(4, &voters)
  }
}
