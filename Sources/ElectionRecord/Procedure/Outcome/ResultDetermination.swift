/// What a poll decides (选举结果的确定), with its working: every threshold, its base, its figure and its article.
///
/// Who is elected comes from ``ResultRule``, as in the reconciliation; this adds whether the poll stands, what became
/// of everybody else, and what comes next.
public struct ResultDetermination: Equatable, Sendable {
  public let poll: PollID
  /// Whether the poll stands: turnout, attendance and papers; nil while something is not counted.
  public let isValid: Bool?
  public let steps: [WorkingStep]
  /// Contests that have a tally, in the election's order.
  public let contests: [ContestOutcome]
  /// Boxes whose papers are void; the figures are without them.
  public let voidBoxes: [SiteID]
  /// The last day for a supplementary poll; nil where the law is silent or the polling day is not known.
  public let supplementaryUntil: CalendarDay?
  /// Whether seats may stay vacant with as many elected as there are; nil where the law is silent.
  public let mayStayVacant: Cited<Bool>?

  /// Everybody elected, over all contests.
  public var electedCount: Int { contests.reduce(0) { $0 + $1.elected.count } }
  /// Seats open, not tied for and not left vacant, over all contests.
  public var shortfall: Int { contests.reduce(0) { $0 + $1.shortfall } }
  /// Whether somebody is tied and voted on again.
  public var hasTie: Bool { contests.contains { !$0.tied.isEmpty } }

  /// Works the result of one poll out.
  ///
  /// - Parameter poll: Index in ``Election/polls``.
  public static func of(_ register: Register, poll: UInt8 = 0) -> ResultDetermination {
    ResultWorking(register: register, poll: poll).determination()
  }
}
