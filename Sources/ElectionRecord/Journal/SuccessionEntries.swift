/// 接任: a new device goes on with the hall's journal, whose own machine is lost.
///
/// It is the first entry that the successor adds to the journal that it took over.
package struct HallSucceeded: WireMessage {
  /// What the lost hall's key signed: a ``SuccessionNote``.
  package var note: [UInt8] = []
  package var officers: [String] = []
  package var reason = ""

  package init() {}

  package init(note: [UInt8], officers: [String], reason: String) {
    self.note = note
    self.officers = officers
    self.reason = reason
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.key(1, "note", &note)
    try fields.texts(2, "officers", &officers)
    try fields.text(3, "reason", &reason)
  }
}

/// 恢复文件: the hall's keys, sealed under a code that two officers hold one half each of. Whoever has the journal has
/// it, and without both halves it is worth nothing.
package struct RecoverySealed: WireMessage {
  /// Which sheet opens it.
  package var sheet = ""
  package var sealed: [UInt8] = []

  package init() {}

  package init(sheet: String, sealed: [UInt8]) {
    self.sheet = sheet
    self.sealed = sealed
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "sheet", &sheet, .identifier)
    try fields.key(2, "sealed", &sealed)
  }
}

/// 改随新会场: from here on the device goes by the journal of another hall, and by nothing that the one before wrote
/// beyond what that journal took over.
package struct HallFollowed: WireMessage {
  package var hall = DeviceID(rawValue: 0)

  package init() {}

  package init(_ hall: DeviceID) { self.hall = hall }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.device(1, "hall", &hall)
  }
}
