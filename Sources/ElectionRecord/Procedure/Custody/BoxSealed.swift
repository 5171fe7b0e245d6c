/// Seals were put on a box (施封), besides those that opening and closing the site record.
package struct BoxSealed: CustodyStep, Codable {
  /// Nil for the site whose journal holds the record.
  package var site: SiteID?
  package var day = CalendarDay(number: 0)
  /// The time of day as it was written down; may be empty.
  package var time = ""
  package var place = ""
  package var seals: [String] = []
  package var officers: [String] = []
  /// Whether the slot (投票口) is sealed too, as for a night and after the last voter.
  package var slot = false

  package init() {}

  package init(
    site: SiteID?, day: CalendarDay, time: String = "", place: String = "", seals: [String], officers: [String],
    slot: Bool
  ) {
    self.site = site
    self.day = day
    self.time = time
    self.place = place
    self.seals = seals
    self.officers = officers
    self.slot = slot
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.site(1, "site", &site)
    try fields.day(2, "day", &day)
    try fields.text(3, "time", &time, .optional)
    try fields.text(4, "place", &place, .optional)
    try fields.texts(5, "seals", &seals, .optional)
    try fields.texts(6, "officers", &officers, .optional)
    try fields.flag(7, "slot", &slot, .optional)
  }

  var rank: Int { slot ? 3 : 0 }

  func check(by site: SiteID?) throws(Refusal) {
    guard !seals.isEmpty else { throw .sealNotNamed }
    try CustodyRule.checkOfficers(officers)
  }

  func advance(_ walk: inout CustodyWalk, at index: Int) {
    walk.standing.seals.formUnion(seals)
    guard slot else { return }
    walk.slotSeals.formUnion(seals)
    walk.isSealDue = false
  }
}
