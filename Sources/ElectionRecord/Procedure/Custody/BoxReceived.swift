/// The hall took a box in (收箱).
package struct BoxReceived: CustodyStep, Codable {
  /// Nil for the site whose journal holds the record.
  package var site: SiteID?
  package var day = CalendarDay(number: 0)
  /// The time of day as it was written down; may be empty.
  package var time = ""
  package var place = ""
  /// Who brought it; empty where a hand-over to the receiver was recorded.
  package var from = ""
  /// Who took it in.
  package var receivers: [String] = []
  /// Every seal on the box, as the receivers saw it.
  package var seals: [String] = []

  package init() {}

  package init(
    site: SiteID?, day: CalendarDay, time: String = "", place: String = "", from: String = "", receivers: [String],
    seals: [String]
  ) {
    self.site = site
    self.day = day
    self.time = time
    self.place = place
    self.from = from
    self.receivers = receivers
    self.seals = seals
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.site(1, "site", &site)
    try fields.day(2, "day", &day)
    try fields.text(3, "time", &time, .optional)
    try fields.text(4, "place", &place, .optional)
    try fields.text(5, "from", &from, .optional)
    try fields.texts(6, "receivers", &receivers, .optional)
    try fields.texts(7, "seals", &seals, .optional)
  }

  var rank: Int { 3 }

  func check(by site: SiteID?) throws(Refusal) {
    guard site == nil else { throw .onlyAtHall }
    guard !receivers.allSatisfy(\.folded.isEmpty) else { throw .receiverNotNamed }
  }

  func advance(_ walk: inout CustodyWalk, at index: Int) {
    walk.demandSeal(at: index)
    walk.look(seals, at: index)
    walk.checkHolder(from.isEmpty ? receivers : [from], at: index)
    walk.hold(receivers)
    walk.isReceived = true
    if walk.standing.phase != .opened { walk.standing.phase = .received }
  }
}
