/// One event of the count (唱票计票): who counts, what is counted together, and what was found.
///
/// Totals of a batch only: no record says what one paper holds (invariant S14).
public enum CountingRecord: Equatable, Sendable, Codable {
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
  func write(to writer: inout WireWriter) {
    switch self {
    case .session(let session): writer.message(1, session)
    case .batch(let batch): writer.message(2, batch)
    case .tally(let tally): writer.message(3, tally)
    case .referral(let referral): writer.message(4, referral)
    case .decision(let decision): writer.message(5, decision)
    }
  }

  init(_ field: WireField) throws(WireError) {
    switch field.number {
    case 1: self = .session(try field.message())
    case 2: self = .batch(try field.message())
    case 3: self = .tally(try field.message())
    case 4: self = .referral(try field.message())
    case 5: self = .decision(try field.message())
    default: throw .invalidValue(field: field.number, at: field.offset)
    }
  }
}
