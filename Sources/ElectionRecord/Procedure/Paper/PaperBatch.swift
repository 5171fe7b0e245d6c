/// What stands above a batch of marks from paper: which list, who entered it, and the sheet's own sums.
public struct PaperBatch: WireMessage, Codable {
  /// The day on which the list was used.
  public var day = CalendarDay(number: 0)
  /// Why the site went on with paper.
  public var reason = ""
  /// Which list, such as `打印名册`.
  public var origin = ""
  /// Sheets of the list.
  public var sheets = 0
  public var enteredBy = ""
  /// How many marks follow.
  public var marks = 0
  /// Papers handed out, as written on the sheet; nil where nothing is written.
  public var used: Int?
  /// Papers spoilt, as written on the sheet.
  public var spoilt: Int?
  /// Papers left, as written on the sheet.
  public var unused: Int?
  /// The voters who got a second paper for a spoilt one.
  public var replaced: [RollNumber] = []

  public init() {}

  public init(
    day: CalendarDay, reason: String, origin: String, sheets: Int, enteredBy: String, marks: Int = 0,
    used: Int? = nil, spoilt: Int? = nil, unused: Int? = nil, replaced: [RollNumber] = []
  ) {
    self.day = day
    self.reason = reason
    self.origin = origin
    self.sheets = sheets
    self.enteredBy = enteredBy
    self.marks = marks
    self.used = used
    self.spoilt = spoilt
    self.unused = unused
    self.replaced = replaced
  }

  /// Papers handed out by the sheet's own sums less those of its lines; nil where the sheet says nothing.
  public var usedDifference: Int? { used.map { $0 - marks - replaced.count } }

  /// Spoilt papers by the sheet's own sums less those of its lines.
  public var spoiltDifference: Int? { spoilt.map { $0 - replaced.count } }

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.day(1, &day)
    try fields.text(2, &reason)
    try fields.text(3, &origin)
    try fields.count(4, &sheets)
    try fields.text(5, &enteredBy)
    try fields.count(6, &marks)
    try fields.optionalCount(7, &used)
    try fields.optionalCount(8, &spoilt)
    try fields.optionalCount(9, &unused)
    try fields.voters(10, &replaced)
  }
}
