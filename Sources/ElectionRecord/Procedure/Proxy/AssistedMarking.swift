/// Papers that a clerk marked for voters who cannot write (代写): how many, where and by whom. Whose papers they were and
/// what was marked is nowhere recorded (invariant S14).
package struct AssistedMarking: WireMessage, Codable {
  package var site = SiteID("")
  /// 代写员.
  package var clerk = ""
  package var day = CalendarDay(number: 0)
  /// Papers.
  package var count = 0

  package init() {}

  package init(site: SiteID, clerk: String, day: CalendarDay, count: Int) {
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
