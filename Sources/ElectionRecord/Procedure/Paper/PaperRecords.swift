/// Marks kept on paper and entered afterwards (补录), for a site whose laptop failed.
///
/// A batch stands in the site's journal and is followed, in one transaction, by that many ordinary marks. The hand-over
/// of those papers is a fact: the marks count and make cases like any other.
package enum PaperRecord: Equatable, Sendable, Codable {
  /// 补录: marks from a printed list follow.
  case batch(PaperBatch)
  /// 复核: another person keyed the list again, and both agree.
  case checked(PaperCheck)
}

extension PaperRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "paperBatch", Self.batch) { if case .batch(let record) = $0 { record } else { nil } },
    Kind(2, "paperChecked", Self.checked) { if case .checked(let record) = $0 { record } else { nil } },
  ]
}

/// What stands above a batch of marks from paper: which list, who entered it, and the sheet's own sums.
package struct PaperBatch: WireMessage, Codable {
  /// The day on which the list was used.
  package var day = CalendarDay(number: 0)
  /// Why the site went on with paper.
  package var reason = ""
  /// Which list, such as `打印名册`.
  package var origin = ""
  /// Sheets of the list.
  package var sheets = 0
  package var enteredBy = ""
  /// How many marks follow.
  package var marks = 0
  /// Papers handed out, as written on the sheet; nil where nothing is written.
  package var used: Int?
  /// Papers spoilt, as written on the sheet.
  package var spoilt: Int?
  /// Papers left, as written on the sheet.
  package var unused: Int?
  /// The voters who got a second paper for a spoilt one.
  package var replaced: [RollNumber] = []

  package init() {}

  package init(
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
  package var usedDifference: Int? { used.map { $0 - marks - replaced.count } }

  /// Spoilt papers by the sheet's own sums less those of its lines.
  package var spoiltDifference: Int? { spoilt.map { $0 - replaced.count } }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.day(1, "day", &day)
    try fields.text(2, "reason", &reason)
    try fields.text(3, "origin", &origin)
    try fields.count(4, "sheets", &sheets)
    try fields.text(5, "enteredBy", &enteredBy)
    try fields.count(6, "marks", &marks)
    try fields.count(7, "used", &used)
    try fields.count(8, "spoilt", &spoilt)
    try fields.count(9, "unused", &unused)
    try fields.voters(10, "replaced", &replaced, .optional)
  }
}

/// A second person keyed a list again and came to the same marks (复核).
package struct PaperCheck: WireMessage, Codable {
  /// The device in whose journal the batch stands, in hexadecimal digits.
  private var device = ""
  /// The batch's sequence there.
  private var sequence = 0
  package var checkedBy = ""

  package init() {}

  package init(batch: EntryID, checkedBy: String) {
    device = batch.device.description
    sequence = Int(batch.sequence)
    self.checkedBy = checkedBy
  }

  /// The batch; nil where the device's id makes no sense.
  package var batch: EntryID? {
    DeviceID(hex: device).map { EntryID(device: $0, sequence: UInt32(clamping: sequence)) }
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "device", &device)
    try fields.count(2, "sequence", &sequence, .required.within(0...Int(UInt32.max)))
    try fields.text(3, "checkedBy", &checkedBy)
  }
}
