/// 居民代表: how many representatives one residents' group (居民小组) elected.
package struct GroupRepresentatives: WireMessage, Codable {
  /// The group as the roll's areas name it.
  package var group = ""
  package var day = CalendarDay(number: 0)
  package var count = 0
  /// Their numbers on the roll, where they are known; none, or as many as ``count``.
  package var voters: [RollNumber] = []

  package init() {}

  package init(group: String, day: CalendarDay, count: Int, voters: [RollNumber] = []) {
    self.group = group
    self.day = day
    self.count = count
    self.voters = voters
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "group", &group)
    try fields.day(2, "day", &day)
    try fields.count(3, "count", &count)
    try fields.voters(4, "voters", &voters, .optional.items(VotersRegistered.votersMax))
  }
}
