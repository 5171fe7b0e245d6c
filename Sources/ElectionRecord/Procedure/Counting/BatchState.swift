/// Where a batch stands on its way to being accepted; stable in JSON.
package enum BatchStatus: String, Sendable, Codable, CaseIterable {
  /// Nobody has counted it.
  case untallied
  /// One teller has.
  case talliedOnce
  /// Several tellers have, and no two of them found the same, or two pairs found different things.
  case disagreed
  /// Papers wait for the committee, or the papers it decided on are in no tally yet.
  case referred
  /// Two tellers found the same in every figure.
  case accepted
}

/// A batch with everything that was recorded of it.
package struct BatchState: Equatable, Sendable {
  /// A tally with the one who made it.
  package struct Keying: Equatable, Sendable {
    package let tally: BatchTally
    package let teller: String
  }

  /// Papers put aside, with what the committee made of them.
  package struct Referral: Equatable, Sendable {
    package let referral: DoubtfulReferral
    package internal(set) var decision: DoubtfulDecision?
  }

  package let batch: CountBatch
  /// Where the batch was formed.
  package let entry: EntryID
  /// The place in the hall's journal of its papers as they stand: envelopes opened by then are among them.
  let countedAt: UInt32
  /// In the order in which they were made.
  package internal(set) var keyings: [Keying] = []
  package internal(set) var referrals: [Referral] = []

  /// The first tally of those that most tellers agree on; nil until two do and nothing is in doubt.
  ///
  /// A teller who tallied again supports the last tally only: what somebody has taken back confirms nothing.
  /// Tallies that still hold doubtful papers are not final. Where two findings have equally many tellers behind them,
  /// neither stands: another count must decide (invariant S7).
  package var accepted: BatchTally? {
    guard undecided == 0 else { return nil }
    let support = findings.filter { $0.tally.doubtful == 0 }
    guard let most = support.map(\.tellers.count).max(), most >= Self.tellersMin else { return nil }
    let best = support.filter { $0.tellers.count == most }
    return best.count == 1 ? best[0].tally : nil
  }

  /// How many tellers must find the same.
  package static let tellersMin = 2

  package var status: BatchStatus {
    if accepted != nil { return .accepted }
    if keyings.isEmpty { return .untallied }
    if undecided > 0 || findings.contains(where: \.awaitsDecision) { return .referred }
    return FoldedSet(keyings.map(\.teller)).count < Self.tellersMin ? .talliedOnce : .disagreed
  }

  /// Papers that wait for the committee.
  package var undecided: Int {
    referrals.filter { $0.decision == nil }.reduce(0) { $0 + $1.referral.papers }
  }

  /// Papers that the committee put into one class.
  func decided(_ paperClass: PaperClass) -> Int {
    referrals.filter { $0.decision?.decision == paperClass }.reduce(0) { $0 + $1.referral.papers }
  }

  /// What tellers found, with those who did.
  private struct TalliedFinding {
    let tally: BatchTally
    /// Those who found it, now or before.
    var finders = FoldedSet()
    /// Those whose last tally it is.
    var tellers = FoldedSet()

    /// Whether doubtful papers that two tellers put aside are in somebody's last tally still.
    var awaitsDecision: Bool { tally.doubtful > 0 && finders.count >= BatchState.tellersMin && !tellers.isEmpty }
  }

  /// The different findings, in the order in which they were made.
  private var findings: [TalliedFinding] {
    var found: [TalliedFinding] = []
    var later = FoldedSet()
    let isLast = keyings.reversed().map { keying in
      defer { later.formUnion([keying.teller]) }
      return !later.contains(keying.teller)
    }
    for (keying, isLast) in zip(keyings, isLast.reversed()) {
      let index = found.firstIndex { $0.tally.agrees(with: keying.tally) } ?? found.endIndex
      if index == found.endIndex { found.append(TalliedFinding(tally: keying.tally)) }
      found[index].finders.formUnion([keying.teller])
      if isLast { found[index].tellers.formUnion([keying.teller]) }
    }
    return found
  }
}
