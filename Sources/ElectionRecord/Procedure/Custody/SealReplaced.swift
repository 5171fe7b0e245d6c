/// Seals were taken off a box for a reason, and others put on (换封).
package struct SealReplaced: CustodyStep, Codable {
  /// Nil for the site whose journal holds the record.
  package var site: SiteID?
  package var day = CalendarDay(number: 0)
  /// The time of day as it was written down; may be empty.
  package var time = ""
  /// The seals taken off.
  package var old: [String] = []
  /// The seals put on; none where the slot was opened for the next voters.
  package var new: [String] = []
  package var reason = ""
  package var officers: [String] = []

  package init() {}

  package init(
    site: SiteID?, day: CalendarDay, time: String = "", old: [String], new: [String], reason: String,
    officers: [String]
  ) {
    self.site = site
    self.day = day
    self.time = time
    self.old = old
    self.new = new
    self.reason = reason
    self.officers = officers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.site(1, "site", &site)
    try fields.day(2, "day", &day)
    try fields.text(3, "time", &time, .optional)
    try fields.texts(4, "old", &old, .optional)
    try fields.texts(5, "new", &new, .optional)
    try fields.text(6, "reason", &reason)
    try fields.texts(7, "officers", &officers, .optional)
  }

  var rank: Int { 1 }

  func check(by site: SiteID?) throws(Refusal) {
    guard !old.isEmpty else { throw .sealNotNamed }
    guard !reason.folded.isEmpty else { throw .reasonNotGiven }
    try CustodyRule.checkOfficers(officers)
  }

  func advance(_ walk: inout CustodyWalk, at index: Int) {
    if !walk.standing.seals.isEmpty, !walk.standing.seals.isSuperset(of: old) {
      walk.note(.sealDiffers, at: index, expected: walk.standing.seals.texts, found: old)
    }
    let wasOnSlot = !walk.slotSeals.isDisjoint(with: old)
    walk.standing.seals.subtract(old)
    walk.standing.seals.formUnion(new)
    walk.slotSeals.subtract(old)
    if wasOnSlot { walk.slotSeals.formUnion(new) }
  }
}
