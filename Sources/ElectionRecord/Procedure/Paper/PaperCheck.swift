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
