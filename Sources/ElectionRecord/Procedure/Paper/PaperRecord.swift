/// Marks kept on paper and entered afterwards (补录), for a site whose laptop failed.
///
/// A batch stands in the site's journal and is followed, in one transaction, by that many ordinary marks. The hand-over
/// of those papers is a fact: the marks count and make cases like any other.
public enum PaperRecord: Equatable, Sendable, Codable {
  /// 补录: marks from a printed list follow.
  case batch(PaperBatch)
  /// 复核: another person keyed the list again, and both agree.
  case checked(PaperCheck)
}

extension PaperRecord: ProcedureTopic {
  func write(to writer: inout WireWriter) {
    switch self {
    case .batch(let batch): writer.message(1, batch)
    case .checked(let check): writer.message(2, check)
    }
  }

  init(_ field: WireField) throws(WireError) {
    switch field.number {
    case 1: self = .batch(try field.message())
    case 2: self = .checked(try field.message())
    default: throw .invalidValue(field: field.number, at: field.offset)
    }
  }
}
