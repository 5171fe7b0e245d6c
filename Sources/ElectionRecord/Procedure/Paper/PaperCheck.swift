/// A second person keyed a list again and came to the same marks (复核).
public struct PaperCheck: WireMessage, Codable {
  /// The device in whose journal the batch stands, in hexadecimal digits.
  private var device = ""
  /// The batch's sequence there.
  private var sequence = 0
  public var checkedBy = ""

  public init() {}

  public init(batch: EntryID, checkedBy: String) {
    device = batch.device.description
    sequence = Int(batch.sequence)
    self.checkedBy = checkedBy
  }

  /// The batch; nil where the device's id makes no sense.
  public var batch: EntryID? {
    DeviceID(hex: device).map { EntryID(device: $0, sequence: UInt32(clamping: sequence)) }
  }

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.text(1, &device)
    try fields.count(2, &sequence)
    try fields.text(3, &checkedBy)
  }
}
