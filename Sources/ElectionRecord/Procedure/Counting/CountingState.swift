/// What the records of the count amount to: sessions and batches in the order in which they were recorded.
package struct CountingState: Equatable, Sendable {
  package private(set) var sessions: [CountSession] = []
  /// Of every poll.
  package private(set) var batches: [BatchState] = []

  /// What officers put in place of the papers of a batch, and where, by the batch's entry.
  typealias CorrectedPapers = [EntryID: (papers: Int, sequence: UInt32)]

  init(_ records: [Recorded<CountingRecord>], papers: CorrectedPapers = [:]) {
    for record in records { add(record, papers: papers) }
  }

  private mutating func add(_ recorded: Recorded<CountingRecord>, papers: CorrectedPapers) {
    switch recorded.record {
    case .session(let session): sessions.append(session)
    case .batch(var batch):
      let corrected = papers[recorded.entry]
      batch.papers = corrected?.papers ?? batch.papers
      batches.append(
        BatchState(
          batch: batch, entry: recorded.entry, countedAt: corrected?.sequence ?? recorded.entry.sequence))
    case .tally(let tally):
      guard let index = batchIndex(tally.batch), let session = session(tally.session) else { return }
      batches[index].keyings.append(.init(tally: tally, teller: session.teller))
    case .referral(let referral):
      guard let index = batchIndex(referral.batch) else { return }
      batches[index].referrals.append(.init(referral: referral, decision: nil))
    case .decision(let decision):
      guard let (batch, referral) = place(of: decision.referral) else { return }
      batches[batch].referrals[referral].decision = decision
    }
  }

  /// The batches of one poll.
  package func batches(of poll: PollID) -> [BatchState] { batches.filter { $0.batch.poll == poll } }

  /// The batch of that name, in whatever poll.
  package func batch(_ id: String) -> BatchState? { batchIndex(id).map { batches[$0] } }

  /// The session of that name.
  package func session(_ id: String) -> CountSession? { sessions.first { $0.id.folded == id.folded } }

  /// The papers put aside under that name.
  package func referral(_ id: String) -> BatchState.Referral? {
    place(of: id).map { batches[$0.batch].referrals[$0.referral] }
  }

  /// The batch from which papers were put aside under that name.
  func batch(holding referral: String) -> BatchState? { place(of: referral).map { batches[$0.batch] } }

  private func batchIndex(_ id: String) -> Int? { batches.firstIndex { $0.batch.id.folded == id.folded } }

  private func place(of id: String) -> (batch: Int, referral: Int)? {
    for (batch, state) in batches.enumerated() {
      if let referral = state.referrals.firstIndex(where: { $0.referral.id.folded == id.folded }) {
        return (batch, referral)
      }
    }
    return nil
  }
}

extension Register {
  /// The count as the hall recorded it.
  package var counting: CountingState { CountingState(procedure(\.counting), papers: hall.correctedBatches) }
}
