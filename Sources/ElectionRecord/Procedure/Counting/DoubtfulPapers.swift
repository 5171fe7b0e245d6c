/// Why a paper is invalid or in doubt (疑难票、无效票的情形); stable in JSON and on the wire.
package enum DoubtReason: String, Sendable, Codable, CaseIterable {
  /// More marks than seats (多选).
  case overvote
  /// One person marked for two offices (同一人填两个职务).
  case sameNameTwoOffices
  /// Marks that cannot be made out (字迹不清).
  case illegible
  /// Words or signs beside the marks (填写其他文字、符号).
  case extraWriting
  /// Nothing marked (空白).
  case blank
  /// Not this election's paper, or not stamped (非本次选票、未盖章).
  case foreignPaper
  case other
}

/// Papers put aside for the committee (疑难票), without what is on them.
package struct DoubtfulReferral: WireMessage, Codable {
  /// The name of the envelope or heap, used by the decision.
  package var id = ""
  package var batch = ""
  package var reason = DoubtReason.other
  /// How many papers of the same kind.
  package var papers = 1

  package init() {}

  package init(id: String, batch: String, reason: DoubtReason, papers: Int = 1) {
    self.id = id
    self.batch = batch
    self.reason = reason
    self.papers = papers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "id", &id, .identifier)
    try fields.text(2, "batch", &batch, .identifier)
    try fields.code(3, "reason", &reason)
    try fields.count(4, "papers", &papers, .optional)
  }
}

/// What the committee makes of doubtful papers.
package enum PaperClass: String, Sendable, Codable, CaseIterable {
  case valid, invalid, blank
}

/// The committee's decision on papers that were put aside (疑难票认定).
///
/// The papers go back to their batch with it; their votes are in the next tally of the batch and nowhere by themselves.
package struct DoubtfulDecision: WireMessage, Codable {
  package var referral = ""
  package var decision = PaperClass.invalid
  /// Those of the committee who decided.
  package var officers: [String] = []

  package init() {}

  package init(referral: String, decision: PaperClass, officers: [String]) {
    self.referral = referral
    self.decision = decision
    self.officers = officers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "id", &referral, .identifier)
    try fields.code(2, "decision", &decision)
    try fields.texts(3, "officers", &officers)
  }
}
