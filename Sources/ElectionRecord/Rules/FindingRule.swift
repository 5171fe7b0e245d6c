/// Finds what a person must explain in the ballot accounts.
///
/// - Rule: every entry received is accounted for (invariant S6).
enum FindingRule {
  /// - Parameter mixed: Boxes that were mixed before counting, a batch each.
  static func findings(
    accounts: [SiteAccount], mixed: [AccountRule.MixedBoxes], poll: UInt8, in register: Register
  ) -> [Finding] {
    let bySite = accounts.flatMap { findings($0) } + overIssued(mixed)
    let unclassified = (accounts.map(\.account) + mixed.map(\.account)).reduce(0) { $0 + max(0, $1.unclassified ?? 0) }
    var found = bySite + closingDifferences(in: register)
    if unclassified > 0 { found.append((.unclassifiedPapers, nil, unclassified)) }
    if register.unknownEntries > 0 { found.append((.unknownEntries, nil, register.unknownEntries)) }
    found += ProcedureRule.findings(in: register, poll: poll).map { ($0.code, $0.site, $0.count) }
    return found.map { code, site, count in
      Finding(code: code, site: site, count: count, explanation: explanation(code, site, count, in: register))
    }
  }

  private typealias Found = (code: FindingCode, site: SiteID?, count: Int)

  private static func findings(_ row: SiteAccount) -> [Found] {
    var found: [Found] = []
    let account = row.account
    if let received = account.received, let unused = account.unused {
      let difference = unused - (received - account.issued - account.envelopes - account.spoilt)
      if difference != 0 { found.append((.paperImbalance, row.site, difference)) }
    }
    if let returned = account.returned, returned > account.issued {
      found.append((.papersOverIssued, row.site, returned - account.issued))
    }
    if let unclassified = account.unclassified, unclassified < 0 {
      found.append((.papersOverReturned, row.site, -unclassified))
    }
    return found
  }

  /// More papers in mixed boxes than were issued at them, where no box was counted by itself.
  private static func overIssued(_ mixed: [AccountRule.MixedBoxes]) -> [Found] {
    mixed.filter { !$0.isCountedByBox }.compactMap { boxes in
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

  /// What officers wrote of this very number.
  private static func explanation(
    _ code: FindingCode, _ site: SiteID?, _ count: Int, in register: Register
  ) -> String? {
    register.hall.explanations.last { $0.code == code && $0.site == site && ($0.count ?? count) == count }?.text
  }
}

extension Register {
  /// Ordinary casts of one journal that were not taken back before it closed; a branch counts those it shares with
  /// another.
  package func ordinaryCasts(journal: Int) -> Int {
    journals[journal].claims.reduce(journals[journal].sharedCasts.count) { sum, index in
      let claim = claims[Int(index)]
      return sum + (claim.isProvisional || claim.voidedBy != 0 || claim.flags.contains(.outsideOpening) ? 0 : 1)
    }
  }
}
