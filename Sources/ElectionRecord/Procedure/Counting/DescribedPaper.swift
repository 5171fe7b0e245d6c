/// What a caller says of the paper in hand, to be told how the rules judge it. It is never recorded (invariant S14).
package struct DescribedPaper: Equatable, Sendable, Codable {
  /// One contest's part of the paper.
  package struct Part: Equatable, Sendable, Codable {
    package let contest: String
    /// Names marked or written in.
    package let marks: Int
    /// Whether marks of this part cannot be made out.
    package let isIllegible: Bool

    package init(contest: String, marks: Int, isIllegible: Bool = false) {
      self.contest = contest
      self.marks = marks
      self.isIllegible = isIllegible
    }
  }

  /// Contests that are not named have no marks.
  package let parts: [Part]
  /// One name stands in two offices.
  package let hasNameTwice: Bool
  /// Words or signs beside the marks.
  package let hasExtraWriting: Bool

  package init(parts: [Part], hasNameTwice: Bool = false, hasExtraWriting: Bool = false) {
    self.parts = parts
    self.hasNameTwice = hasNameTwice
    self.hasExtraWriting = hasExtraWriting
  }

  /// Nothing is marked and nothing is written.
  package var isBlank: Bool {
    parts.allSatisfy { $0.marks == 0 && !$0.isIllegible } && !hasNameTwice && !hasExtraWriting
  }
}

/// How the rules judge a paper.
package enum PaperJudgement: Equatable, Sendable {
  /// The contests whose part alone is void, with the rule; none where the whole paper is good.
  case valid(void: [String], source: String?)
  case invalid(DoubtReason, source: String?)
  case blank(source: String?)
  /// 疑难票: the rules do not say; the scrutineer refers it to the committee.
  case refer(DoubtReason, source: String?)
}
