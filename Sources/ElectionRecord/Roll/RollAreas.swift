/// Which site each area of the roll belongs to at first.
public struct RollAreas: Hashable, Sendable {
  private let sites: [String: UInt16]

  /// The areas as the election's sites list them.
  public init(_ election: Election) {
    var sites: [String: UInt16] = [:]
    for (index, site) in election.sites.enumerated() {
      for area in site.areas { sites[area] = UInt16(index) }
    }
    self.sites = sites
  }

  /// Takes every area: for rows of another community.
  public static let any = RollAreas(sites: [:])

  private init(sites: [String: UInt16]) { self.sites = sites }

  /// The index of the site of `area`, or nil when no site has it.
  ///
  /// Where no site of the election lists any area, the hall holds every right: ``RollIndex/unassigned``.
  public func site(of area: String) -> UInt16? { sites.isEmpty ? RollIndex.unassigned : sites[area] }
}
