/// Records that were taken back, as whoever lists a topic shows them.
package struct WithdrawnRecord: Equatable, Sendable {
  /// The record that was taken back.
  package let entry: EntryID
  /// What it said; nil where its journal is not held here.
  package let record: ProcedureRecord?
  package let reason: String
  package let officers: [String]

  package init(entry: EntryID, record: ProcedureRecord?, reason: String, officers: [String]) {
    self.entry = entry
    self.record = record
    self.reason = reason
    self.officers = officers
  }
}

extension Register {
  /// Every record that was taken back, in the order in which that happened.
  package var withdrawnRecords: [WithdrawnRecord] {
    hall.procedure.withdrawal.compactMap { recorded in
      guard case .record(let withdrawn) = recorded.record, hall.withdrawnBy[withdrawn.entry] == recorded.entry
      else { return nil }
      return WithdrawnRecord(
        entry: withdrawn.entry, record: record(at: withdrawn.entry)?.record, reason: withdrawn.reason,
        officers: withdrawn.officers)
    }
  }

  /// Whether two officers took the record of an entry back.
  package func isWithdrawn(_ entry: EntryID) -> Bool { hall.withdrawnBy[entry] != nil }

  /// The record of the procedure in an entry, taken back or not; nil where the entry is none or is not held here.
  package func record(at entry: EntryID) -> Recorded<ProcedureRecord>? {
    if entry.device == hall.ownDevice { return hall.procedure.record(at: entry) }
    // Two histories may have different records in one place: the one whose bytes come first is taken, whichever came
    // first.
    return journals.filter { $0.device == entry.device }.compactMap { $0.procedure.record(at: entry) }
      .min { Self.bytes(of: $0).lexicographicallyPrecedes(Self.bytes(of: $1)) }
  }

  private static func bytes(of recorded: Recorded<ProcedureRecord>) -> [UInt8] {
    Entry(elapsedSeconds: 0, body: .procedure(recorded.record)).encoded()
  }

  /// The records that stand of every topic that can be taken back, the hall's first.
  package var standingRecords: [Recorded<ProcedureRecord>] {
    func each<Topic>(
      _ topic: KeyPath<ProcedureBook, [Recorded<Topic>]>, _ whole: (Topic) -> ProcedureRecord
    ) -> [Recorded<ProcedureRecord>] {
      procedure(topic).map { Recorded(record: whole($0.record), entry: $0.entry, recordedAt: $0.recordedAt) }
    }
    return each(\.registration, ProcedureRecord.registration) + each(\.calendar, ProcedureRecord.calendar)
      + each(\.nomination, ProcedureRecord.nomination) + each(\.staff, ProcedureRecord.staff)
      + each(\.proxy, ProcedureRecord.proxy) + each(\.custody, ProcedureRecord.custody)
      + each(\.counting, ProcedureRecord.counting) + each(\.outcome, ProcedureRecord.outcome)
  }
}
