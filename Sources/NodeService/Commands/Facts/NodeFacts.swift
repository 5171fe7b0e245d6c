package import ElectionRecord
package import ElectionReports
package import JournalStore

/// How a node stands: what `status`, health checks and metrics are made of. It names no voter.
package struct NodeFacts: Equatable, Sendable {
  /// One device of a site, as it is known here.
  package struct DeviceFacts: Equatable, Sendable {
    package let device: DeviceID
    /// Entries held here.
    package let entries: UInt32
    /// Entries that the hall has acknowledged.
    package let delivered: UInt32
    /// The device's clock at its latest entry held here, seconds since 1970 UTC; nil before the first.
    package let recordedAt: Int64?
    package let isRevoked: Bool
    /// The first sequence at which two histories part.
    package let forkedAt: UInt32?
    /// It signed more histories than are told apart: nothing of it is counted.
    package let hasManyHistories: Bool
  }

  /// What tells a rehearsal's laptop from one of the election.
  package struct Membership: Equatable, Sendable {
    /// Of the hall's public key as it was posted: the eight hexadecimal digits between its plus signs.
    package let hallKey: String
    /// The whole key, as it was posted and as `verify` takes it; empty where the hall is not known yet.
    package let authority: String
    /// SHA-256 of the roll as the hall defined it; nil before its journal came.
    package let roll: Digest32?
    /// The hall's clock at the enrolment, seconds since 1970 UTC; nil at the hall, and before its journal came.
    package let enrolledAt: Int64?
    /// Whether the hall has ever acknowledged an entry of this device.
    package let isHeard: Bool
  }

  /// The hall took over from a lost one.
  package struct SuccessionFacts: Equatable, Sendable {
    /// The lost halls, the first one's first.
    package let former: [DeviceID]
    /// Sites that may still act on what a lost hall wrote: until they follow, no right moves.
    package let awaited: [SiteID]
  }

  /// Where a site stands.
  package enum State: String, Sendable, CaseIterable {
    /// No device is enrolled.
    case noDevice
    case notOpen, open, closed
    /// Every device of the site was revoked.
    case revoked
  }

  /// One site, as it is known here.
  package struct SiteFacts: Equatable, Sendable {
    package let site: SiteID
    package let state: State
    package let devices: [DeviceFacts]
    package let account: BallotAccount
    /// When its entries reached the hall, by the hall's clock; nil before.
    package let arrival: SiteArrival?
  }

  package let election: String
  package let poll: PollID
  /// Nil for the hall's own node.
  package let site: SiteID?
  package let device: DeviceID
  package let policy: RightsPolicy
  /// Why this device records nothing more, and the same in words.
  package let halted: ReasonCode?
  let haltedMessage: BilingualText?
  /// How the disk failed at the latest change; nil while it takes them.
  package let diskFault: DiskFault?
  /// The person key is missing, or another election's.
  package let isPersonKeyLost: Bool
  /// Whether roll and keys lie sealed on the disk.
  package let isEncrypted: Bool
  /// The own journal.
  package let head: Frontier.Branch
  /// Own entries that the hall has acknowledged; at the hall all of them.
  package let delivered: UInt32
  /// Ordinary casts of the own journal that were not taken back.
  package let casts: Int
  /// Journals held, branches of a fork counted each.
  package let journals: Int
  /// Entries held in all journals.
  package let entries: UInt64
  package let rollVersion: Int
  package let register: RegisterCounts
  /// In the election's order.
  package let sites: [SiteFacts]
  package let missing: [SiteID]
  package let openCases: Int
  package let ruledCases: Int
  package let unexplainedFindings: Int
  package let forks: Int
  package let isDeclared: Bool
  /// Whether nothing was changed since.
  package let declarationStands: Bool
  /// Which hall it belongs to, and since when.
  package let membership: Membership
  /// How the hall passed on; nil where it never did.
  package let succession: SuccessionFacts?
  /// The hall's clock at its latest entry that is held here, seconds since 1970 UTC; nil before its journal came.
  package let hallHeardAt: Int64?
  /// Whether a sheet opens the hall's keys.
  package let hasSheet: Bool
  /// The node's clock, seconds since 1970 UTC.
  package let now: Int64

  /// The ballot account of one site.
  package func account(of site: SiteID) -> BallotAccount? { sites.first { $0.site == site }?.account }

  /// The state of the node's own site; nil at the hall.
  package var state: State? { site.flatMap { own in sites.first { $0.site == own }?.state } }
}

extension Node {
  /// How this node stands in one poll; costs one reconciliation.
  ///
  /// - Throws: ``NodeError/unknownPoll(_:)`` for a poll that the election does not have.
  package func facts(poll: PollID = .main) throws(NodeError) -> NodeFacts { try snapshot.facts(poll: poll) }
}

extension NodeSnapshot {
  /// Gathers the facts of one poll; costs one reconciliation.
  ///
  /// - Throws: ``NodeError/unknownPoll(_:)`` for a poll that the election does not have.
  func facts(poll: PollID = .main) throws(NodeError) -> NodeFacts {
    let report = try report(poll: poll)
    let frontier = frontier
    let head = frontier.journals[device]?.first ?? Frontier.Branch(size: 0, root: MerkleTree.emptyRoot)
    return NodeFacts(
      election: election.id, poll: poll, site: site, device: device, policy: election.policy, halted: halted,
      haltedMessage: haltedMessage, diskFault: diskFault,
      isPersonKeyLost: isPersonKeyLost, isEncrypted: isEncrypted, head: head,
      delivered: isHall ? head.size : delivered(head),
      casts: ownJournal.map { register.ordinaryCasts(journal: $0) } ?? 0,
      journals: frontier.journals.values.reduce(0) { $0 + $1.count },
      entries: frontier.journals.values.joined().reduce(0) { $0 + UInt64($1.size) },
      rollVersion: register.hall.rollVersion, register: report.register, sites: siteFacts(report, frontier),
      missing: report.missing, openCases: report.cases.count { $0.state == .open },
      ruledCases: report.cases.count { $0.state == .ruled },
      unexplainedFindings: report.findings.count { !$0.explained },
      forks: register.trust.values.count { $0.forkPoint != nil }, isDeclared: report.declaration != nil,
      declarationStands: report.isDeclared, membership: membership, succession: succession,
      hallHeardAt: register.journals.first { $0.device == authority }?.recordedAt,
      hasSheet: register.hasSheet, now: now)
  }

  private var succession: NodeFacts.SuccessionFacts? {
    guard !register.hall.successions.isEmpty else { return nil }
    return NodeFacts.SuccessionFacts(
      former: register.hall.successions.map(\.former), awaited: SuccessionRule.awaitedSites(in: register))
  }

  /// Which hall this node belongs to, and since when.
  var membership: NodeFacts.Membership {
    let key = register.hall.enrolment(of: authority).flatMap {
      try? SegmentRule.key(of: $0.publicKey, election: election.id)
    }
    let parts = key?.text.split(separator: "+") ?? []
    return NodeFacts.Membership(
      hallKey: parts.count > 1 ? String(parts[1]) : "", authority: key?.text ?? "",
      roll: register.hall.definition?.rollDigest, enrolledAt: isHall ? nil : register.hall.enrolledAt[device],
      isHeard: isHall || register.hall.merged[device] != nil)
  }

  /// A hall that acknowledged another root than ours does not hold these entries.
  private func delivered(_ head: Frontier.Branch) -> UInt32 {
    guard let merged = register.hall.merged[device], merged.size <= head.size else { return 0 }
    return merged.size == head.size && merged.root != head.root ? 0 : merged.size
  }

  private func siteFacts(_ report: ReconciliationReport, _ frontier: Frontier) -> [NodeFacts.SiteFacts] {
    report.accounts.map { row in
      let devices = register.hall.devices(of: row.site).map { deviceFacts($0, frontier) }
      return NodeFacts.SiteFacts(
        site: row.site, state: state(of: devices), devices: devices, account: row.account,
        arrival: report.arrival.first { $0.site == row.site })
    }
  }

  private func deviceFacts(_ device: DeviceID, _ frontier: Frontier) -> NodeFacts.DeviceFacts {
    let journal = register.journals.first { $0.device == device }
    return NodeFacts.DeviceFacts(
      device: device, entries: frontier.journals[device]?.map(\.size).max() ?? 0,
      delivered: register.hall.merged[device]?.size ?? 0, recordedAt: journal?.recordedAt,
      isRevoked: register.hall.revocations[device] != nil, forkedAt: register.trust[device]?.forkPoint,
      hasManyHistories: register.isLeftOut(device))
  }

  private func state(of devices: [NodeFacts.DeviceFacts]) -> NodeFacts.State {
    guard !devices.isEmpty else { return .noDevice }
    let active = devices.filter { !$0.isRevoked }
    guard !active.isEmpty else { return .revoked }
    let journals = active.compactMap { device in register.journals.first { $0.device == device.device } }
    if journals.contains(where: { $0.openedAt != nil && $0.closedAt == nil }) { return .open }
    return journals.contains { $0.closedAt != nil } ? .closed : .notOpen
  }
}

extension NodeFacts {
  /// The object of `status --json`.
  package var json: [String: JSONValue] {
    [
      "election": .string(election), "poll": .string(poll.rawValue), "site": JSONValue(site?.rawValue),
      "device": .string(device.description), "policy": .string(policy.rawValue),
      "state": JSONValue(state?.rawValue), "halted": JSONValue(halted?.rawValue),
      "diskFault": JSONValue(diskFault.map { "\($0)" }),
      "personKeyLost": .bool(isPersonKeyLost), "encrypted": .bool(isEncrypted),
      "journal": AnswerParts.head(head), "delivered": .integer(Int(delivered)), "casts": .integer(casts),
      "account": site.flatMap { account(of: $0) }.map(Self.account) ?? .null,
      "journals": .integer(journals), "entries": .integer(Int(entries)), "rollVersion": .integer(rollVersion),
      "rollDigest": JSONValue(membership.roll?.hex),
      "hallKey": .string(membership.hallKey), "authority": .string(membership.authority),
      "hallHeard": .bool(membership.isHeard), "recoverySheet": .bool(hasSheet),
      "hallHeardAt": JSONValue(hallHeardAt.map { UTCTimestamp.text(secondsSince1970: $0) }),
      "formerHalls": .array((succession?.former ?? []).map { .string($0.description) }),
      "awaitedSites": .array((succession?.awaited ?? []).map { .string($0.rawValue) }),
      "enrolledAt": JSONValue(membership.enrolledAt.map { UTCTimestamp.text(secondsSince1970: $0) }),
      "registered": .integer(register.registered), "counted": .integer(register.counted),
      "provisionalPending": .integer(register.provisionalPending), "quarantined": .integer(register.quarantined),
      "surplus": .integer(register.surplus), "openCases": .integer(openCases), "ruledCases": .integer(ruledCases),
      "unexplainedFindings": .integer(unexplainedFindings), "forks": .integer(forks), "declared": .bool(isDeclared),
      "declarationStands": .bool(declarationStands),
      "missing": .array(missing.map { .string($0.rawValue) }), "sites": .array(sites.map(Self.site)),
    ]
  }

  private static func site(_ facts: SiteFacts) -> JSONValue {
    [
      "site": .string(facts.site.rawValue), "state": .string(facts.state.rawValue),
      "account": account(facts.account),
      "firstMergedAt": JSONValue(facts.arrival.map { UTCTimestamp.text(secondsSince1970: $0.firstMergedAt) }),
      "lastMergedAt": JSONValue(facts.arrival.map { UTCTimestamp.text(secondsSince1970: $0.lastMergedAt) }),
      "lateEntries": .integer(facts.arrival?.lateEntries ?? 0),
      "devices": .array(facts.devices.map(device)),
    ]
  }

  private static func device(_ facts: DeviceFacts) -> JSONValue {
    [
      "device": .string(facts.device.description), "entries": .integer(Int(facts.entries)),
      "delivered": .integer(Int(facts.delivered)),
      "recordedAt": JSONValue(facts.recordedAt.map { UTCTimestamp.text(secondsSince1970: $0) }),
      "revoked": .bool(facts.isRevoked), "forkedAt": JSONValue(facts.forkedAt.map(Int.init)),
      "manyHistories": .bool(facts.hasManyHistories),
    ]
  }

  private static func account(_ account: BallotAccount) -> JSONValue {
    [
      "received": JSONValue(account.received), "issued": .integer(account.issued),
      "envelopes": .integer(account.envelopes), "spoilt": .integer(account.spoilt),
      "unused": JSONValue(account.unused), "expectedUnused": JSONValue(account.expectedUnused),
    ]
  }
}

extension NodeFacts.Membership {
  /// What a person compares before the first paper is handed out: a laptop of a rehearsal works all day, and its marks
  /// belong to no election.
  func lines(_ say: Speaker, _ local: LocalTime) -> [String] {
    let day = enrolledAt.map { local.day($0).description } ?? "–"
    let heard =
      isHeard
      ? say("会场收到过本机的记录", "the hall has acknowledged entries of it")
      : say(
        "会场还没有收到过本机的记录：发票之前，请与张贴的公钥核对",
        "the hall has acknowledged nothing of it: compare the key with the one posted before any paper is handed out")
    return [say("会场公钥 \(hallKey)，\(day) 登记；\(heard)。", "hall's key \(hallKey), enrolled \(day); \(heard).")]
  }
}
