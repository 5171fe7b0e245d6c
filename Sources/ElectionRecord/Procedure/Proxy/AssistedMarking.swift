/// Papers that a clerk marked for voters who cannot write (代写): how many, where and by whom. Whose papers they were and
/// what was marked is nowhere recorded (invariant S14).
public struct AssistedMarking: WireMessage, Codable {
  public var site = SiteID("")
  /// 代写员.
  public var clerk = ""
  public var day = CalendarDay(number: 0)
  /// Papers.
  public var count = 0

  public init() {}

  public init(site: SiteID, clerk: String, day: CalendarDay, count: Int) {
    self.site = site
    self.clerk = clerk
    self.day = day
    self.count = count
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.site(1, "site", &site)
    try fields.text(2, "clerk", &clerk)
    try fields.day(3, "day", &day)
    try fields.count(4, "count", &count)
  }
}
