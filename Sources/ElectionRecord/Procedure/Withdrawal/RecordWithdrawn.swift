/// What takes records of the procedure back (撤回记录).
package enum WithdrawalRecord: Equatable, Sendable, Codable {
  /// 撤回: one record no longer counts.
  case record(RecordWithdrawn)
}

extension WithdrawalRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "recordWithdrawn", Self.record) { if case .record(let record) = $0 { record } else { nil } }
  ]
}

/// 撤回记录: two officers take back a record of the procedure that was typed wrong. It stays in its journal and is shown
/// as taken back; what is right is recorded anew.
package struct RecordWithdrawn: WireMessage, Codable {
  /// The record: in the hall's journal or in a site's.
  package var entry = EntryID(device: DeviceID(rawValue: 0), sequence: 0)
  package var reason = ""
  package var officers: [String] = []

  package init() {}

  package init(entry: EntryID, reason: String, officers: [String]) {
    self.entry = entry
    self.reason = reason
    self.officers = officers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.corrected(&entry, &reason, &officers)
  }
}
