/// 完整性声明: which journals are in, and which sites are still out.
enum Completeness {
  /// Sites without a journal that is held here up to its closing, in the election's order.
  static func missing(in register: Register, coverage: [JournalCoverage]) -> [SiteID] {
    register.election.sites.map(\.id).filter { site in
      let devices = register.hall.devices(of: site)
      guard !devices.isEmpty else { return true }
      let rows = coverage.filter { $0.site == site }
      return devices.contains { device in
        if register.hall.revocations[device] != nil { return !RightsRule.isRuled(device, in: register) }
        return !rows.contains { $0.device == device && $0.closed }
      }
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
