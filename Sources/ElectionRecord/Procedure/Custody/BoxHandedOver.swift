/// A box passed from one person to another (交接), who both looked at its seals.
package struct BoxHandedOver: CustodyStep, Codable {
  /// Nil for the site whose journal holds the record.
  package var site: SiteID?
  package var day = CalendarDay(number: 0)
  /// The time of day as it was written down; may be empty.
  package var time = ""
  package var place = ""
  /// Who gave the box away.
  package var from = ""
  /// Who took it.
  package var to = ""
  /// Every seal on the box, as both saw it.
  package var seals: [String] = []

  package init() {}

  package init(
    site: SiteID?, day: CalendarDay, time: String = "", place: String = "", from: String, to: String, seals: [String]
  ) {
    self.site = site
    self.day = day
    self.time = time
    self.place = place
    self.from = from
    self.to = to
    self.seals = seals
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.site(1, "site", &site)
    try fields.day(2, "day", &day)
    try fields.text(3, "time", &time, .optional)
    try fields.text(4, "place", &place, .optional)
    try fields.text(5, "from", &from)
    try fields.text(6, "to", &to)
    try fields.texts(7, "seals", &seals, .optional)
  }

  var rank: Int { 3 }

  func check(by site: SiteID?) throws(Refusal) {
    let (from, to) = (from.folded, to.folded)
    guard !from.isEmpty, !to.isEmpty, from != to else { throw .handOverTakesTwo }
  }

  func advance(_ walk: inout CustodyWalk, at index: Int) {
    walk.demandSeal(at: index)
    walk.look(seals, at: index)
    walk.checkHolder([from], at: index)
    walk.hold([to])
  }
}
