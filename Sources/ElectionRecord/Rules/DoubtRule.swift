/// Papers in doubt: surplus, unaccounted for, unclassified, entered otherwise than in the batches, still undecided.
///
/// What a site's account leaves open is in doubt as far as it can have been in that site's box, and what all boxes
/// leave open as far as there were papers in them.
struct DoubtRule {
  /// Of every contest.
  private let common: Int
  /// Papers taken out of the boxes, or classified; nil while a box is not counted.
  private let inBoxes: Int?
  private let undecided: Int

  /// - Parameters:
  ///   - differing: Papers by which boxes differ from their batches.
  ///   - unmarked: Papers out of boxes whose marks have not all arrived, beyond those that have.
  init(
    findings: [Finding], accounts: [SiteAccount], total: BallotAccount, counts: RegisterCounts, differing: Int = 0,
    unmarked: Int = 0
  ) {
    let open = Dictionary(grouping: findings.filter(\.code.isOfPapers), by: \.site)
    let unaccounted = open.reduce(0) { sum, place in
      let papers = place.value.reduce(0) { $0 + abs($1.count) }
      let account = place.key.flatMap { site in accounts.first { $0.site == site }?.account }
      return sum + min(papers, account?.papersInBox ?? papers)
    }
    inBoxes = total.papersInBox.map { $0 + differing }
    undecided = counts.provisionalPending
    common = counts.surplus + counts.quarantined + counts.servedUnknown + unaccounted + differing + unmarked
  }

  /// Papers in doubt in one contest, whose votes may not fit the papers.
  ///
  /// - Parameter differing: Votes by which it differs from its batches: each may be a paper that says otherwise.
  func papers(_ misfit: TallyFit?, differing: Int = 0) -> Int {
    let papers = common + (misfit?.papersInDoubt ?? 0) + differing
    return min(papers, inBoxes ?? papers) + undecided
  }
}

extension FindingCode {
  /// Whether its number is one of papers that may be in a box wrongly, or missing there.
  fileprivate var isOfPapers: Bool {
    switch self {
    case .paperImbalance, .papersOverIssued, .papersOverReturned, .unclassifiedPapers: true
    case .closingCountDiffers, .unknownEntries, .custodyBroken, .tallyUnsettled, .batchDiffers, .paperUnchecked,
      .tallyDiffers, .replacementUnknown:
      false
    }
  }
}

extension BallotAccount {
  /// The most papers that can have been in the box: those taken out of it, or those classified; nil where nobody has
  /// counted.
  fileprivate var papersInBox: Int? {
    returned.map { max($0, (valid ?? 0) + (invalid ?? 0) + (blank ?? 0)) }
  }
}
