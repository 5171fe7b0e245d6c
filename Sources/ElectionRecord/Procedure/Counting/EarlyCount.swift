/// A box that was counted before envelopes were opened into it: their papers are in no class until people put its
/// figures right.
package struct EarlyCount: Equatable, Sendable {
  package let site: SiteID
  /// Papers in the box with the envelopes.
  package let papers: Int
  /// The batch that holds them; nil where the box was counted by itself.
  package let batch: String?
}

extension Register {
  /// The boxes of these envelopes, once each, that were counted too early.
  package func countedEarly(envelopes: [EntryID]) -> [EarlyCount] {
    envelopes.compactMap(earlyCount).reduce(into: []) { found, early in
      if !found.contains(early) { found.append(early) }
    }
  }

  private func earlyCount(of envelope: EntryID) -> EarlyCount? {
    for journal in journalIndices(of: envelope.device) {
      guard let index = claimIndex(journal: journal, sequence: envelope.sequence), let site = siteID(of: claims[index]),
        let early = countedEarly(site, poll: claims[index].poll)
      else { continue }
      let state = CountedPapers(register: self, poll: claims[index].poll).batch(of: site)
      return EarlyCount(site: site, papers: early.standing, batch: state?.batch.id)
    }
    return nil
  }
}
