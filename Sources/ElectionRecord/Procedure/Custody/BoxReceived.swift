/// The hall took a box in (收箱).
public struct BoxReceived: WireMessage, Codable {
  /// Nil for the site whose journal holds the record.
  public var site: SiteID?
  public var day = CalendarDay(number: 0)
  /// The time of day as it was written down; may be empty.
  public var time = ""
  public var place = ""
  /// Who brought it; empty where a hand-over to the receiver was recorded.
  public var from = ""
  /// Who took it in.
  public var receivers: [String] = []
  /// Every seal on the box, as the receivers saw it.
  public var seals: [String] = []

  public init() {}

  public init(
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

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.site(1, &site)
    try fields.day(2, &day)
    try fields.text(3, &time)
    try fields.text(4, &place)
    try fields.text(5, &from)
    try fields.texts(6, &receivers)
    try fields.texts(7, &seals)
  }
}
