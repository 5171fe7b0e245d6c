/// What a poll decides (选举结果的确定), with its working: every threshold, its base, its figure and its article.
///
/// Who is elected comes from ``ResultRule``, as in the reconciliation; this adds whether the poll stands, what became
/// of everybody else, and what comes next.
package struct ResultDetermination: Equatable, Sendable {
  package let poll: PollID
  /// Whether the poll stands: turnout, attendance and papers; nil while something is not counted.
  package let isValid: Bool?
  package let steps: [WorkingStep]
  /// Contests that have a tally, in the election's order.
  package let contests: [ContestOutcome]
  /// Boxes whose papers are void; the figures are without them.
  package let voidBoxes: [SiteID]
  /// The last day for a supplementary poll; nil where the law is silent or the polling day is not known.
  package let supplementaryUntil: CalendarDay?
  /// Whether enough are elected for seats to stay vacant; nil where the law is silent.
  package let mayStayVacant: Cited<Bool>?

  /// Everybody elected, over all contests, each person once.
  package var electedCount: Int { FoldedSet(contests.flatMap(\.elected)).count }
  /// Seats open, not tied for and not left vacant, over all contests.
  package var shortfall: Int { contests.reduce(0) { $0 + $1.shortfall } }

  /// Works the result of one poll out.
  ///
  /// - Parameter poll: Index in ``Election/polls``.
  package static func of(_ register: Register, poll: UInt8 = 0) -> ResultDetermination {
    ResultWorking(register: register, poll: poll).determination()
  }
}
