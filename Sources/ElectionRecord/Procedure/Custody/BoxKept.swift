/// A box was kept for one or more nights (过夜保管).
package struct BoxKept: CustodyStep, Codable {
  /// The most nights of one record.
  package static let nightsMax = 31

  /// Nil for the site whose journal holds the record.
  package var site: SiteID?
  /// The first evening.
  package var from = CalendarDay(number: 0)
  /// The last morning: from the 14th to the 16th are two nights.
  package var to = CalendarDay(number: 0)
  package var place = ""
  package var custodians: [String] = []

  package init() {}

  package init(site: SiteID?, from: CalendarDay, to: CalendarDay, place: String = "", custodians: [String]) {
    self.site = site
    self.from = from
    self.to = to
    self.place = place
    self.custodians = custodians
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.site(1, "site", &site)
    try fields.day(2, "from", &from)
    try fields.day(3, "to", &to)
    try fields.text(4, "place", &place, .optional)
    try fields.texts(5, "custodians", &custodians, .optional)
  }

  var day: CalendarDay { from }
  var time: String { "" }
  var rank: Int { 3 }

  func check(by site: SiteID?) throws(Refusal) {
    guard !custodians.allSatisfy(\.folded.isEmpty) else { throw .custodianNotNamed }
    guard (1...Self.nightsMax).contains(to.days(since: from)) else { throw .nightsWrong }
  }

  func advance(_ walk: inout CustodyWalk, at index: Int) {
    walk.demandSeal(at: index)
    walk.checkHolder(custodians, at: index)
    walk.hold(custodians)
  }
}
