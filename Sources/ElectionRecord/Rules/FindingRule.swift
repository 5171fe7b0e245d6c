/// Finds what a person must explain in the ballot accounts.
///
/// - Rule: every entry received is accounted for (invariant S6).
enum FindingRule {
  /// - Parameters:
  ///   - mixed: Boxes that were mixed before counting, a batch each.
  ///   - fits: What the votes of each contest come to.
  static func findings(
    accounts: [SiteAccount], mixed: [AccountRule.MixedBoxes], fits: [TallyFit], poll: UInt8, in register: Register
  ) -> [Finding] {
    let bySite = accounts.flatMap { findings($0, in: register) } + overIssued(mixed, in: register)
    let unclassified = (accounts.map(\.account) + mixed.map(\.account)).reduce(0) { $0 + max(0, $1.unclassified ?? 0) }
    var found = bySite + closingDifferences(in: register)
    if unclassified > 0 { found.append((.unclassifiedPapers, nil, unclassified)) }
    if register.unknownEntries > 0 { found.append((.unknownEntries, nil, register.unknownEntries)) }
    found += RepresentativeReplacementRule.unawareMarks(poll: poll, in: register).map {
      (.replacementUnknown, $0.site, $0.count)
    }
    found += ProcedureRule.findings(in: register, poll: poll).map { ($0.code, $0.site, $0.count) }
    let byPlace = found.map { code, site, count in
      Finding(
        code: code, site: site, count: count, explanation: explanation(code, site, count, poll: poll, in: register))
    }
    return byPlace + fits.filter { !$0.fits }.map { misfit($0, poll: poll, in: register) }
  }

  private static func misfit(_ fit: TallyFit, poll: UInt8, in register: Register) -> Finding {
    Finding(
      code: .tallyDiffers, site: nil, contest: fit.contest, count: fit.difference,
      explanation: explanation(.tallyDiffers, nil, contest: fit.contest, fit.difference, poll: poll, in: register))
  }

  private typealias Found = (code: FindingCode, site: SiteID?, count: Int)

  private static func findings(_ row: SiteAccount, in register: Register) -> [Found] {
    var found: [Found] = []
    let account = row.account
    if let expected = account.expectedUnused, let unused = account.unused {
      let difference = unused - expected
      if difference != 0 { found.append((.paperImbalance, row.site, difference)) }
    }
    // Marks that have not arrived are no surplus of papers.
    if account.beyondMarks > 0, register.hasEnded(row.site) {
      found.append((.papersOverIssued, row.site, account.beyondMarks))
    }
    if let unclassified = account.unclassified, unclassified < 0 {
      found.append((.papersOverReturned, row.site, -unclassified))
    }
    return found
  }

  /// More papers in mixed boxes than were issued at them, where no box was counted by itself.
  private static func overIssued(_ mixed: [AccountRule.MixedBoxes], in register: Register) -> [Found] {
    mixed.filter { !$0.isCountedByBox && $0.sites.allSatisfy(register.hasEnded) }.compactMap { boxes in
      let surplus = (boxes.account.returned ?? 0) - boxes.account.issued
      return surplus > 0 ? (.papersOverIssued, nil, surplus) : nil
    }
  }

  /// Sites whose own count of casts at closing differs from their journal, in the election's order.
  private static func closingDifferences(in register: Register) -> [Found] {
    let found = register.journals.indices.compactMap { index -> (site: Int, count: Int)? in
      let journal = register.journals[index]
      guard let site = journal.site, let closing = journal.closing, let closedAt = journal.closedAt,
        closedAt >= journal.foldFrom, register.stands(EntryID(device: journal.device, sequence: closedAt))
      else { return nil }
      let casts = register.ordinaryCasts(journal: index)
      return casts == closing.casts ? nil : (site, closing.casts - casts)
    }
    return found.sorted(by: <).map { (.closingCountDiffers, register.election.sites[$0.site].id, $0.count) }
  }

  /// What officers wrote of this very number, of the poll that it is about.
  ///
  /// Where batches differ or are not agreed, the number counts batches and contests: a figure entered later may have
  /// made it another one.
  static func explanation(
    _ code: FindingCode, _ site: SiteID?, contest: String? = nil, _ count: Int, poll: UInt8, in register: Register
  ) -> String? {
    let isOfBatches = code == .batchDiffers || code == .tallyUnsettled
    let since = isOfBatches ? CountedPapers(register: register, poll: poll).lastEntered : 0
    return register.hall.explanations.last {
      let told = $0.explanation
      return (told.code, told.site, told.contest) == (code, site, contest) && (told.count ?? count) == count
        && ($0.poll == poll || !code.isOfOnePoll) && $0.sequence > since
    }?.explanation.text
  }
}

extension FindingCode {
  /// Whether it is about what was counted in a poll; the others are about a site or a journal, of whatever poll.
  fileprivate var isOfOnePoll: Bool {
    switch self {
    case .papersOverIssued, .papersOverReturned, .unclassifiedPapers, .tallyUnsettled, .batchDiffers, .tallyDiffers,
      .replacementUnknown:
      true
    case .paperImbalance, .closingCountDiffers, .unknownEntries, .custodyBroken, .paperUnchecked: false
    }
  }
}

extension Register {
  /// Papers that a journal's site should still have; negative where more were handed out than came. Nil before it
  /// opened, and once it closed.
  package func papersLeft(journal: Int) -> Int? {
    let state = journals[journal]
    guard state.closedAt == nil, let received = papersReceived(state) else { return nil }
    return received - papersUsed(state)
  }

  /// Papers that a journal's site handed out, marked or spoilt.
  func papersUsed(_ journal: JournalState) -> Int {
    journal.replacements.count
      + journal.claims.count { index in
        let claim = claims[Int(index)]
        if !hall.takenBack.isEmpty, isWithoutPaper(entryID(claim)) { return false }
        return claim.voidedBy == 0 || claim.flags.contains(.paperMarked)
      }
  }

  /// Ordinary casts of one journal that were not taken back before it closed; a branch counts those it shares with
  /// another.
  package func ordinaryCasts(journal: Int) -> Int {
    journals[journal].claims.reduce(journals[journal].sharedCasts.count) { sum, index in
      let claim = claims[Int(index)]
      return sum + (claim.isProvisional || claim.voidedBy != 0 || claim.flags.contains(.outsideOpening) ? 0 : 1)
    }
  }
}
