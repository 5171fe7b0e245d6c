/// One event of the count (唱票计票): who counts, what is counted together, and what was found.
///
/// Totals of a batch only: no record says what one paper holds (invariant S14).
package enum CountingRecord: Equatable, Sendable, Codable {
  /// 唱票组: three people began to count.
  case session(CountSession)
  /// 票批: papers of one or more boxes were put together to be counted.
  case batch(CountBatch)
  /// 计票: what one session found in a batch.
  case tally(BatchTally)
  /// 疑难票: papers were put aside for the committee.
  case referral(DoubtfulReferral)
  /// 疑难票认定: the committee decided on papers put aside.
  case decision(DoubtfulDecision)
}

extension CountingRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "countSession", Self.session) { if case .session(let record) = $0 { record } else { nil } },
    Kind(2, "countBatch", Self.batch) { if case .batch(let record) = $0 { record } else { nil } },
    Kind(3, "batchTally", Self.tally) { if case .tally(let record) = $0 { record } else { nil } },
    Kind(4, "doubtfulPapers", Self.referral) { if case .referral(let record) = $0 { record } else { nil } },
    Kind(5, "doubtfulDecided", Self.decision) { if case .decision(let record) = $0 { record } else { nil } },
  ]
}
