package import ElectionRecord

/// Records of the procedure around the polls.
extension Node {
  /// The most records of one command.
  package static let recordsMax = 10_000

  /// Records what was done, all of it or nothing; each record is checked as if those before it stood already.
  ///
  /// - Returns: Where the records stand in this node's journal.
  /// - Throws: ``NodeError/procedure(_:)`` for the first record that a rule refuses.
  @discardableResult
  package func record(
    _ records: [ProcedureRecord], poll: PollID = .main, request: RequestKey? = nil
  ) throws(NodeError) -> [EntryID] {
    guard records.count <= Self.recordsMax else { throw .invalidNumber("records") }
    let index = try pollIndex(poll)
    return try once(.recorded, poll: index, under: request) { () throws(NodeError) in
      try check(records, poll: index)
      return records.map { .procedure($0) }
    }
  }

  private func check(_ records: [ProcedureRecord], poll: UInt8) throws(NodeError) {
    var trial = register
    let journal = ownJournal ?? trial.addJournal(device: device, site: site)
    for record in records {
      do throws(Refusal) {
        try ProcedureRule.check(record, by: site, in: trial)
      } catch {
        throw .procedure(error)
      }
      trial.fold(Entry(elapsedSeconds: 0, poll: poll, body: .procedure(record)), into: journal)
    }
  }
}
