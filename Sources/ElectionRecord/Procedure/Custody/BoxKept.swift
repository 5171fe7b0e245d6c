/// A box was kept for one or more nights (过夜保管).
public struct BoxKept: WireMessage, Codable {
  /// The most nights of one record.
  public static let nightsMax = 31

  /// Nil for the site whose journal holds the record.
  public var site: SiteID?
  /// The first evening.
  public var from = CalendarDay(number: 0)
  /// The last morning: from the 14th to the 16th are two nights.
  public var to = CalendarDay(number: 0)
  public var place = ""
  public var custodians: [String] = []

  public init() {}

  public init(site: SiteID?, from: CalendarDay, to: CalendarDay, place: String = "", custodians: [String]) {
    self.site = site
    self.from = from
    self.to = to
    self.place = place
    self.custodians = custodians
  }

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.site(1, &site)
    try fields.day(2, &from)
    try fields.day(3, &to)
    try fields.text(4, &place)
    try fields.texts(5, &custodians)
  }
}
