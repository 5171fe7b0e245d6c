package import ElectionRecord
import ElectionReports
import JournalStore

/// `status` for a person.
struct StatusText {
  let facts: NodeFacts
  let election: Election
  let say: Speaker
  let local: LocalTime

  var lines: [String] {
    [say(election.name)] + clock + state + haltedLines + successionLines + keyLines + restLines
  }

  private var state: [String] {
    guard let site = facts.site else { return hall }
    return election.isSpare(site) ? spare : own(site) + delivery
  }

  private var clock: [String] { ClockText.lines(facts.now, election, local, say) }

  private func own(_ site: SiteID) -> [String] {
    let account = facts.account(of: site) ?? BallotAccount()
    let state = facts.state.map { say($0.name) } ?? ""
    let unused = account.unused ?? account.expectedUnused
    let isShort = account.unused == nil && (unused ?? 0) < 0
    let label =
      isShort
      ? say("账面多发", "handed out beyond those received")
      : account.unused == nil ? say("应剩未用票", "unused papers expected") : say("未用票", "unused papers")
    let shown = number(isShort ? unused.map(abs) : unused)
    return [
      "\(say.site(site, in: election))  \(state)  \(say("设备", "device")) \(facts.device)",
      say(
        "领票 \(facts.casts)，信封 \(account.envelopes)，作废 \(account.spoilt)，\(label) \(shown)",
        "casts \(facts.casts), envelopes \(account.envelopes), spoilt \(account.spoilt), \(label) \(shown)"),
      say("日志 \(facts.head.size) 条", "journal of \(facts.head.size, "entry")"),
    ] + facts.membership.lines(say, local)
  }

  /// How far a spare is behind: by the hall's own latest entry that it holds.
  private var spare: [String] {
    let time = facts.hallHeardAt.map(local.text) ?? say("还没有", "nothing yet")
    return [
      say(
        "备用机  设备 \(facts.device)  各日志共 \(facts.entries) 条，会场最近的一条写于 \(time)",
        "Spare  device \(facts.device)  \(facts.entries, "entry") of all journals, the hall's latest of \(time)")
    ]
  }

  private var delivery: [String] {
    let waiting = facts.head.size - min(facts.delivered, facts.head.size)
    if waiting == 0 { return [say("会场已全部收到。", "The hall has acknowledged all of it.")] }
    return [
      say(
        "会场已收到前 \(facts.delivered) 条，\(waiting) 条等待送达：连上网络或用 U 盘即可。",
        "The hall has acknowledged \(facts.delivered); \(waiting) wait for the network or a stick.")
    ]
  }

  private var restLines: [String] {
    guard !facts.isEncrypted else { return [] }
    return [
      say(
        "名册和密钥没有加密：电脑丢了，别人读得到姓名。用 protect 加密，或用加密的磁盘。",
        "The roll and the keys are not encrypted: whoever finds this machine reads the names. Encrypt them with protect, or use an encrypted disk."
      )
    ]
  }

  private var successionLines: [String] {
    var lines: [String] = []
    if facts.site == nil, !facts.hasSheet {
      lines.append(
        say(
          "还没有恢复单：会场主机丢了，没有人能接任。请用 sheet 打印。",
          "There is no recovery sheet: should this machine be lost, nobody can take over. Print one with sheet."))
    }
    if let awaited = facts.succession?.awaited, !awaited.isEmpty {
      let names = awaited.map(\.rawValue)
      lines.append(
        say(
          "会场已接任，还在等 \(names.joined(separator: "、")) 改随（各同步一次，或读 U 盘再带回）：在那之前投票权不移交。",
          "The hall took over, and \(names.joined(separator: ", ")) have not followed (synchronise once, or read a stick and bring one back): until they do, no right moves."
        ))
    }
    return lines
  }

  private var keyLines: [String] {
    guard facts.isPersonKeyLost else { return [] }
    let file = NodeDirectory.File.personKey
    return [
      say(
        "\(file) 缺失，或不是本次选举的：补登的选民在本机看不到，无序号信封的姓名也无法比对。请从备份取回该文件。",
        "\(file) is missing, or is another election's: persons who were added cannot be seen here, nor names on envelopes "
          + "without a number compared. Bring the file back from a backup.")
    ]
  }

  private var haltedLines: [String] {
    let halted = facts.haltedMessage.map { say("已停止记录：", "Halted: ") + say($0) }
    let fault = facts.diskFault.map { say("磁盘：", "Disk: ") + say($0.refusal.message) }
    return [halted, fault].compactMap(\.self)
  }

  private var hall: [String] {
    var lines = [
      say(
        "会场主机  设备 \(facts.device)  日志 \(facts.head.size) 条",
        "The hall's own node  device \(facts.device)  \(facts.head.size, "entry")"),
      say(
        "选民 \(facts.register.registered)，计入 \(facts.register.counted)，待核 \(facts.register.provisionalPending)，多余 \(facts.register.surplus)，隔离 \(facts.register.quarantined)",
        "registered \(facts.register.registered), counted \(facts.register.counted), pending \(facts.register.provisionalPending), "
          + "surplus \(facts.register.surplus), quarantined \(facts.register.quarantined)"),
    ]
    lines += facts.sites.map(site)
    let missing = facts.missing.map(\.rawValue).joined(separator: say("、", ", "))
    lines.append(
      facts.missing.isEmpty ? say("各点日志已齐。", "All journals are in.") : say("未到齐：\(missing)", "missing: \(missing)"))
    lines.append(
      say(
        "待裁定争议 \(facts.openCases) 件，未说明差额 \(facts.unexplainedFindings) 处。",
        "\(facts.openCases, "open case"), \(facts.unexplainedFindings, "unexplained difference")."))
    if facts.isDeclared {
      lines.append(
        facts.declarationStands
          ? say("结果已宣布。", "The result is declared.")
          : say(
            "宣布以后有更正或新的记录：办完以后用 correct declaration 更正宣布。",
            "Figures or entries came after the declaration: settle them, then correct it with correct declaration."))
    }
    return lines
  }

  private func site(_ site: NodeFacts.SiteFacts) -> String {
    let entries = site.devices.reduce(0) { $0 + Int($1.entries) }
    let arrival =
      site.arrival.map { local.text($0.lastMergedAt) } ?? say("尚未送达", "nothing yet")
    let fork =
      site.devices.contains(where: \.hasManyHistories)
      ? say("  日志版本过多，不计入", "  too many histories, not counted")
      : site.devices.contains { $0.forkedAt != nil } ? say("  日志分叉", "  forked") : ""
    return "  \(say.site(site.site, in: election))  \(say(site.state.name))  "
      + say("\(entries) 条，最近送达 \(arrival)\(fork)", "\(entries, "entry"), last arrival \(arrival)\(fork)")
  }

  private func number(_ value: Int?) -> String { value.map(String.init) ?? "-" }
}

extension NodeFacts.State {
  /// What people call it.
  package var name: BilingualText {
    switch self {
    case .noDevice: BilingualText(zh: "无设备", en: "no device")
    case .notOpen: BilingualText(zh: "未启用", en: "not open")
    case .open: BilingualText(zh: "已启用", en: "open")
    case .closed: BilingualText(zh: "已封箱", en: "closed")
    case .revoked: BilingualText(zh: "已停用", en: "revoked")
    }
  }
}

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
