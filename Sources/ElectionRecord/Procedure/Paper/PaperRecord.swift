/// Marks kept on paper and entered afterwards (补录), for a site whose laptop failed.
///
/// A batch stands in the site's journal and is followed, in one transaction, by that many ordinary marks. The hand-over
/// of those papers is a fact: the marks count and make cases like any other.
package enum PaperRecord: Equatable, Sendable, Codable {
  /// 补录: marks from a printed list follow.
  case batch(PaperBatch)
  /// 复核: another person keyed the list again, and both agree.
  case checked(PaperCheck)
}

extension PaperRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "paperBatch", Self.batch) { if case .batch(let record) = $0 { record } else { nil } },
    Kind(2, "paperChecked", Self.checked) { if case .checked(let record) = $0 { record } else { nil } },
  ]
}
