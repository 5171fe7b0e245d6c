/// Seals were put on a box (施封), besides those that opening and closing the site record.
public struct BoxSealed: WireMessage, Codable {
  /// Nil for the site whose journal holds the record.
  public var site: SiteID?
  public var day = CalendarDay(number: 0)
  /// The time of day as it was written down; may be empty.
  public var time = ""
  public var place = ""
  public var seals: [String] = []
  public var officers: [String] = []
  /// Whether the slot (投票口) is sealed too, as for a night and after the last voter.
  public var slot = false

  public init() {}

  public init(
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

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.site(1, &site)
    try fields.day(2, &day)
    try fields.text(3, &time)
    try fields.text(4, &place)
    try fields.texts(5, &seals)
    try fields.texts(6, &officers)
    try fields.flag(7, &slot)
  }
}
