/// 完整性声明: which journals are in, and which sites are still out.
enum Completeness {
  /// Sites without a journal that is held here up to its closing, in the election's order.
  static func missing(in register: Register, coverage: [JournalCoverage]) -> [SiteID] {
    register.election.sites.map(\.id).filter { site in
      let devices = register.hall.devices(of: site)
      guard !devices.isEmpty else { return true }
      let rows = coverage.filter { $0.site == site }
      return devices.contains { device in
        if let revocation = register.hall.revocations[device] {
          return !RightsRule.isRuled(device, in: register)
            || revocation.size > 0 && !register.isLeftOut(device)
              && !rows.contains { $0.device == device && $0.size >= revocation.size }
        }
        return !rows.contains { $0.device == device && $0.closed }
      }
    }
  }

  /// The journals that the report speaks of: of a device with too many histories nothing is covered.
  static func told(_ coverage: [JournalCoverage], in register: Register) -> [JournalCoverage] {
    var leftOut: [DeviceID: SiteID] = [:]
    for row in coverage where register.isLeftOut(row.device) { leftOut[row.device] = row.site }
    return coverage.filter { leftOut[$0.device] == nil }
      + leftOut.map {
        JournalCoverage(device: $0, site: $1, size: 0, root: MerkleTree.emptyRoot, closed: false)
      }
  }

  /// The journals covered, in an order that does not depend on how they came: site, device, size, root.
  static func ordered(_ coverage: [JournalCoverage], in register: Register) -> [JournalCoverage] {
    coverage.sorted {
      (register.election.siteIndex($0.site) ?? .max, $0.device, $0.size, $0.root)
        < (register.election.siteIndex($1.site) ?? .max, $1.device, $1.size, $1.root)
    }
  }

  /// When each site's entries reached the hall, in the election's order.
  static func arrivals(in register: Register) -> [SiteArrival] {
    register.hall.arrivals.sorted { $0.key < $1.key }.map { site, state in
      SiteArrival(
        site: register.election.sites[site].id, firstMergedAt: state.firstMergedAt,
        lastMergedAt: state.lastMergedAt, lateEntries: state.lateEntries)
    }
  }
}
