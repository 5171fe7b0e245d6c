/// Which site each area of the roll belongs to at first.
package struct RollAreas: Hashable, Sendable {
  private let sites: [FoldedText: UInt16]

  /// The areas as the election's sites list them.
  package init(_ election: Election) {
    var sites: [FoldedText: UInt16] = [:]
    for (index, site) in election.sites.enumerated() {
      for area in site.areas { sites[area.folded] = UInt16(index) }
    }
    self.sites = sites
  }

  /// Takes every area: for rows of another community.
  package static let any = RollAreas(sites: [:])

  private init(sites: [FoldedText: UInt16]) { self.sites = sites }

  /// The index of the site of `area`, or nil when no site has it.
  ///
  /// Where no site of the election lists any area, the hall holds every right: ``RollIndex/unassigned``.
  package func site(of area: String) -> UInt16? { sites.isEmpty ? RollIndex.unassigned : sites[area.folded] }
}
