/// A nominee declares in writing not to stand for an office (退出).
public struct NomineeWithdrawal: WireMessage, Codable {
  public var contest = ""
  public var name = ""
  public var day = CalendarDay(number: 0)
  public var note = ""

  public init() {}

  public init(contest: String, name: String, day: CalendarDay, note: String = "") {
    self.contest = contest
    self.name = name
    self.day = day
    self.note = note
  }

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.text(1, &contest)
    try fields.text(2, &name)
    try fields.day(3, &day)
    try fields.text(4, &note)
  }
}
