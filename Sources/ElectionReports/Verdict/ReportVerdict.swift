package import ElectionRecord

/// What a report comes down to, for a reader who has five seconds: one sentence and four answers.
///
/// The text report, the page and a terminal's status line all say the same, because they all ask here.
package struct ReportVerdict: Equatable, Sendable {
  /// How the report as a whole is to be taken, worst first when several hold.
  package enum Level: String, Sendable, CaseIterable {
    /// A seat could turn on papers in doubt.
    case endangered
    /// Journals or counts are still to come.
    case unfinished
    /// Complete, and no seat at stake, but something is unexplained or undecided.
    case doubtful
    /// Complete, balanced, decided.
    case sound
  }

  /// How one answer is to be taken.
  package enum Mark: String, Sendable {
    case good, attention, bad, unknown
  }

  /// One of the questions that every reader has.
  package struct Answer: Equatable, Sendable {
    package let question: BilingualText
    /// One or two words.
    package let word: BilingualText
    package let detail: BilingualText
    package let mark: Mark
  }

  package let level: Level
  /// The level in two to four words.
  package let label: BilingualText
  /// One sentence with its full stop.
  package let headline: BilingualText
  /// Journals, papers, disputes, seats: in this order.
  package let answers: [Answer]

  /// Reads the verdict off a report.
  package init(_ report: ReconciliationReport, election: Election) {
    let facts = VerdictFacts(report, election: election)
    level = facts.level
    label = Self.label(level)
    headline = facts.headline
    answers = [facts.journals, facts.papers, facts.disputes, facts.seats]
  }

  private static func label(_ level: Level) -> BilingualText {
    switch level {
    case .endangered: BilingualText(zh: "结果存疑", en: "Outcome in doubt")
    case .unfinished: BilingualText(zh: "尚未完成", en: "Not finished")
    case .doubtful: BilingualText(zh: "有待说明", en: "To be explained")
    case .sound: BilingualText(zh: "核对相符", en: "In agreement")
    }
  }
}
