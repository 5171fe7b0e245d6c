/// A box was opened for counting (开箱); what was in it is the count's business.
package struct BoxOpened: CustodyStep, Codable {
  /// The fewest people who see it.
  package static let witnessesMin = 2

  /// Nil for the site whose journal holds the record.
  package var site: SiteID?
  package var day = CalendarDay(number: 0)
  /// The time of day as it was written down; may be empty.
  package var time = ""
  package var place = ""
  /// Whether that was at the central hall (中心会场).
  package var atHall = false
  /// Whether anybody could look on (当众).
  package var inPublic = false
  package var witnesses: [String] = []
  /// Every seal on the box before it was broken, as the witnesses saw it.
  package var seals: [String] = []

  package init() {}

  package init(
    site: SiteID?, day: CalendarDay, time: String = "", place: String = "", atHall: Bool, inPublic: Bool,
    witnesses: [String], seals: [String]
  ) {
    self.site = site
    self.day = day
    self.time = time
    self.place = place
    self.atHall = atHall
    self.inPublic = inPublic
    self.witnesses = witnesses
    self.seals = seals
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.site(1, "site", &site)
    try fields.day(2, "day", &day)
    try fields.text(3, "time", &time, .optional)
    try fields.text(4, "place", &place, .optional)
    try fields.flag(5, "atHall", &atHall)
    try fields.flag(6, "inPublic", &inPublic)
    try fields.texts(7, "witnesses", &witnesses, .optional)
    try fields.texts(8, "seals", &seals, .optional)
  }

  var rank: Int { 3 }

  func check(by site: SiteID?) {}

  func advance(_ walk: inout CustodyWalk, at index: Int) {
    walk.demandSeal(at: index)
    if walk.standing.phase == .opened {
      walk.note(.openedTwice, at: index)
    } else {
      // The seals are broken at the first opening; a second one has none to look at.
      walk.look(seals, at: index)
    }
    if !walk.isReceived, walk.kind != .hall { walk.note(.openedWithoutReceipt, at: index) }
    if !walk.isClosingKnown { walk.note(.openedBeforeClosing, at: index) }
    if !inPublic || Set(witnesses.map(\.folded).filter { !$0.isEmpty }).count < BoxOpened.witnessesMin {
      walk.note(.openedNotInPublic, at: index, found: witnesses)
    }
    walk.standing.phase = .opened
  }
}
