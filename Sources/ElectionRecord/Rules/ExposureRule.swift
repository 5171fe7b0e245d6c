/// Sets the papers in doubt against each seat: could the outcome change?
///
/// Every paper in doubt is taken at its worst: it adds a vote to the strongest one not elected, or takes one from the
/// winner, or takes one from the turnout.
///
/// - Rule: more than half of the registered vote, and the winner has more than half of those voting
///   (城市居民委员会组织法 2025, art. 19).
package enum ExposureRule {
  /// Every seat of one contest: those filled by votes, then those that stay vacant.
  ///
  /// - Parameters:
  ///   - doubt: Papers that are surplus, unaccounted for, unclassified or still undecided.
  ///   - votesMax: The votes that one person can have: more are not to be relied on. Nil where votes fit the papers.
  package static func exposure(
    of result: ContestResult, turnout: Turnout, papersInDoubt doubt: Int, votesMax: Int? = nil
  ) -> [SeatExposure] {
    let losers = result.lines.filter { !$0.elected }.map(\.votes) + [result.writeIns]
    let strongest = losers.max() ?? 0
    let quorumAtRisk = turnout.returned.map { doubt > 0 && $0 - doubt < turnout.needed } ?? true
    let filled = result.lines.filter(\.elected).enumerated().map { position, line in
      let margin = line.votes - strongest
      let above = result.majorityNeeded.map { line.votes - $0 + 1 } ?? 0
      let beyond = votesMax.map { max(0, line.votes - $0) } ?? 0
      let isAtRisk = doubt > 0 && (margin - beyond <= doubt || above - beyond <= doubt)
      return SeatExposure(
        contest: result.office, seat: position + 1, winner: line.name, margin: margin, aboveMajority: above,
        papersInDoubt: doubt, couldChange: isAtRisk || quorumAtRisk)
    }
    let canReachQuorum = turnout.returned.map { $0 + doubt >= turnout.needed } ?? true
    return filled
      + vacant(
        result, after: filled.count, contenders: losers, papersInDoubt: doubt, canReachQuorum: canReachQuorum)
  }

  /// Seats that nobody won: the strongest ones not elected could reach the majority, or break their tie, by papers in
  /// doubt.
  private static func vacant(
    _ result: ContestResult, after filled: Int, contenders: [Int], papersInDoubt doubt: Int, canReachQuorum: Bool
  ) -> [SeatExposure] {
    guard let needed = result.majorityNeeded, filled < result.seats else { return [] }
    return zip(filled..<result.seats, contenders.sorted(by: >)).map { seat, votes in
      SeatExposure(
        contest: result.office, seat: seat + 1, winner: "", margin: 0, aboveMajority: votes - needed + 1,
        papersInDoubt: doubt, couldChange: doubt > 0 && canReachQuorum && votes + doubt >= needed)
    }
  }
}
