import ElectionRecord

extension NodeFacts {
  /// The facts in the Prometheus text format 0.0.4. Devices and sites are labels; voters never are.
  package var metrics: String {
    var page = MetricsPage()
    page.gauge("ballotsync_halted", "1 when this device records nothing more.", [("", halted == nil ? 0 : 1)])
    page.gauge("ballotsync_journal_entries", "Entries of the own journal.", [("", Int(head.size))])
    page.gauge(
      "ballotsync_undelivered_entries", "Own entries not acknowledged by the hall.",
      [("", Int(head.size) - Int(delivered))])
    page.gauge("ballotsync_entries", "Entries held of all journals.", [("", Int(entries))])
    page.gauge("ballotsync_journals", "Journals held, branches counted each.", [("", journals)])
    page.gauge("ballotsync_counted", "Voters with one counted mark.", [("", register.counted)])
    page.gauge("ballotsync_provisional_pending", "Envelopes without a ruling.", [("", register.provisionalPending)])
    page.gauge("ballotsync_surplus", "Ordinary papers beyond the one that counts.", [("", register.surplus)])
    page.gauge("ballotsync_quarantined", "Marks kept out until a ruling.", [("", register.quarantined)])
    page.gauge(
      "ballotsync_cases", "Cases by state.", [("{state=\"open\"}", openCases), ("{state=\"ruled\"}", ruledCases)])
    page.gauge("ballotsync_unexplained_findings", "Differences that nobody has explained.", [("", unexplainedFindings)])
    page.gauge("ballotsync_forks", "Journals with two histories.", [("", forks)])
    page.gauge("ballotsync_missing_sites", "Sites whose journal is missing or not closed.", [("", missing.count)])
    let rows = sites.flatMap { site in site.devices.map { (site, $0) } }
    page.gauge(
      "ballotsync_device_entries", "Entries held of a device.",
      rows.map { (Self.labels($0.0, $0.1), Int($0.1.entries)) })
    page.gauge(
      "ballotsync_device_lag_entries", "Entries held here that the hall has not acknowledged.",
      rows.map { (Self.labels($0.0, $0.1), Int($0.1.entries) - Int($0.1.delivered)) })
    page.gauge(
      "ballotsync_device_lag_seconds", "Since the site's entries last reached the hall, by this node's clock.",
      rows.compactMap { site, device in
        site.arrival.map { (Self.labels(site, device), Int(clamping: now &- $0.lastMergedAt)) }
      })
    return page.text
  }

  private static func labels(_ site: SiteFacts, _ device: DeviceFacts) -> String {
    "{device=\"\(device.device)\",site=\"\(site.site)\"}"
  }
}

/// Prometheus text, metric by metric.
private struct MetricsPage {
  private(set) var text = ""

  mutating func gauge(_ name: String, _ help: String, _ samples: [(labels: String, value: Int)]) {
    guard !samples.isEmpty else { return }
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    for sample in samples { text += "\(name)\(sample.labels) \(sample.value)\n" }
  }
}
