/// Adds up the ballot accounts (选票核对), per site and in total.
///
/// - Rule: ballots returned may not exceed ballots issued (Henan implementing measures, art. 35); UK verification
///   statement: explain every variance.
struct AccountRule {
  let register: Register
  let poll: UInt8
  private var issued: [Int]
  private var envelopes: [Int]
  private var spoilt: [Int]
  /// Envelopes opened into the box after the site was counted.
  private var openedLate: [Int]
  let counted: CountedPapers

  init(register: Register, poll: UInt8, excluding excluded: Set<SiteID> = []) {
    self.register = register
    self.poll = poll
    counted = CountedPapers(register: register, poll: poll, excluding: excluded)
    let zero = [Int](repeating: 0, count: register.election.sites.count)
    issued = zero
    envelopes = zero
    spoilt = zero
    openedLate = zero
  }

  /// Adds a trusted ordinary cast that was not voided, without looking at anything else.
  @inline(__always)
  mutating func addOrdinary(site: Int) { issued[site] += 1 }

  /// Adds one claim with its outcome.
  mutating func add(_ line: Standing.Line) {
    guard let site = register.journals[Int(line.claim.journal)].site else { return }
    switch line.status {
    case .quarantined: break
    case .voided:
      if line.claim.flags.contains(.paperMarked) { spoilt[site] += 1 }
    case .takenBack where register.isWithoutPaper(line.entry): break
    case .takenBack where line.claim.isProvisional: addEnvelope(line.entry, site: site)
    case .takenBack: issued[site] += 1
    case .counted, .surplus:
      issued[site] += 1
      if line.isAcceptedEnvelope, wasCounted(before: line.entry, site: site) { openedLate[site] += 1 }
    case .pending, .refused: envelopes[site] += 1
    }
  }

  /// Adds an envelope that was recorded for the wrong voter: opened for the right one, or sealed.
  private mutating func addEnvelope(_ entry: EntryID, site: Int) {
    guard let opened = register.opening(ofEnvelope: entry) else {
      envelopes[site] += 1
      return
    }
    issued[site] += 1
    if wasCounted(before: opened, site: site) { openedLate[site] += 1 }
  }

  /// Whether the site's box had been counted when the envelope was opened into it.
  private func wasCounted(before entry: EntryID, site: Int) -> Bool {
    guard let verdict = register.hall.verdicts[entry] else { return false }
    let id = register.election.sites[site].id
    if let count = register.hall.counts[poll]?[id] { return count.sequence < verdict.sequence }
    if let batch = counted.batch(of: id) { return batch.countedAt < verdict.sequence }
    return register.journals.contains { $0.site == site && stands($0.counts[poll]?.sequence, $0) }
  }

  /// The accounts of all sites but excluded ones, in the election's order.
  func accounts() -> [SiteAccount] {
    register.election.sites.indices
      .filter { !counted.excluded.contains(register.election.sites[$0].id) }
      .map { SiteAccount(site: register.election.sites[$0].id, account: account(of: $0)) }
  }

  private func account(of site: Int) -> BallotAccount {
    var account = BallotAccount()
    let journals = register.journals.filter { $0.site == site }
    account.issued = issued[site]
    account.envelopes = envelopes[site]
    account.spoilt = spoilt[site] + journals.reduce(0) { $0 + replacements($1) }
    let openings = Set(journals.map(\.device)).compactMap { opening(of: $0, journals) }
    if !openings.isEmpty {
      let passedOn = Set(openings.compactMap { lostDevice(before: $0.device, journals) })
      account.received = openings.filter { lostDevice(before: $0.device, journals) == nil }.reduce(0) { $0 + $1.papers }
      account.unused = openings.filter { !passedOn.contains($0.device) }.reduce(Int?(0)) { sum, next in
        guard let sum, let unused = closing(of: next.device, journals) else { return nil }
        return sum + unused
      }
    }
    let found = counted.figures(of: register.election.sites[site].id, entered: count(of: site, journals))
    account.returned = found.returned.map { $0 + openedLate[site] }
    account.valid = found.valid
    account.invalid = found.invalid
    account.blank = found.blank
    return account
  }

  /// The revoked device whose papers `device` opened with: they were received once, when the revoked one opened, and it
  /// will count none of them any more. Nil where the device opened with papers of its own.
  private func lostDevice(before device: DeviceID, _ journals: [JournalState]) -> DeviceID? {
    guard let lost = register.hall.predecessors[device], closing(of: lost, journals) == nil else { return nil }
    return opening(of: lost, journals) == nil ? lostDevice(before: lost, journals) : lost
  }

  /// The papers of a device, once for all branches of its journal. Where officers let branches with different openings
  /// stand, the last one by place and number is taken, whichever branch came first.
  private func opening(of device: DeviceID, _ journals: [JournalState]) -> (device: DeviceID, papers: Int)? {
    journals
      .filter { $0.device == device && stands($0.openedAt, $0) }
      .max { ($0.openedAt ?? 0, $0.opening?.papers ?? 0) < ($1.openedAt ?? 0, $1.opening?.papers ?? 0) }
      .flatMap(register.papersReceived)
      .map { (device, $0) }
  }

  /// Unused papers of a device at its closing; nil before it.
  private func closing(of device: DeviceID, _ journals: [JournalState]) -> Int? {
    journals
      .filter { $0.device == device && stands($0.closedAt, $0) }
      .max { ($0.closedAt ?? 0, $0.closing?.unused ?? 0) < ($1.closedAt ?? 0, $1.closing?.unused ?? 0) }
      .flatMap(register.papersUnused)
  }

  /// What was counted out of the box: at the hall, or where the hall did not count, at the site.
  private func count(of site: Int, _ journals: [JournalState]) -> BoxCount? {
    if let count = register.hall.counts[poll]?[register.election.sites[site].id] { return count.count }
    return
      journals
      .filter { stands($0.counts[poll]?.sequence, $0) }
      .max { order($0) < order($1) }
      .flatMap { $0.counts[poll]?.count }
  }

  private func order(_ journal: JournalState) -> (DeviceID, UInt32, Int, Int, Int, Int) {
    let (count, sequence) = journal.counts[poll] ?? (BoxCount(site: SiteID(""), returned: 0, valid: 0, invalid: 0), 0)
    return (journal.device, sequence, count.returned, count.valid, count.invalid, count.blank)
  }

  private func replacements(_ journal: JournalState) -> Int {
    journal.replacements.count { stands($0, journal) }
  }

  private func stands(_ sequence: UInt32?, _ journal: JournalState) -> Bool {
    guard let sequence else { return false }
    return register.stands(EntryID(device: journal.device, sequence: sequence))
  }

  /// Envelopes that were opened into the site's box after it was counted.
  func opened(at site: Int) -> Int { openedLate[site] }

  /// Boxes that were mixed before counting: what came out of them together is in no site's account.
  struct MixedBoxes {
    let sites: [SiteID]
    /// With the papers issued at all of them.
    let account: BallotAccount
    /// Whether the papers of each box were counted before they were mixed.
    let isCountedByBox: Bool
  }

  func mixed(_ accounts: [SiteAccount]) -> [MixedBoxes] {
    counted.mixedBatches(in: accounts).map { state, figures in
      let boxes = accounts.filter { state.batch.sites.contains($0.site) }.map(\.account)
      let known = Self.sum(boxes, \.returned)
      let late = state.batch.sites.compactMap(register.election.siteIndex).reduce(0) { $0 + openedLate[$1] }
      var account = BallotAccount()
      account.issued = boxes.reduce(0) { $0 + $1.issued }
      account.returned = known ?? figures.returned.map { $0 + late }
      account.valid = figures.valid
      account.invalid = figures.invalid
      account.blank = figures.blank
      return MixedBoxes(sites: state.batch.sites, account: account, isCountedByBox: known != nil)
    }
  }

  /// The sum over all sites. What is counted stays unknown while any site's papers are not: one of which nothing has
  /// arrived, and one whose laptop was lost, may have had papers too.
  func total(_ accounts: [SiteAccount]) -> BallotAccount {
    let mixed = mixed(accounts)
    let apart = Set(mixed.flatMap(\.sites))
    let active = accounts.map(\.account).filter { $0 != BallotAccount() }
    let counted = accounts.filter { !apart.contains($0.site) }.map(\.account) + mixed.map(\.account)
    var total = BallotAccount()
    total.issued = active.reduce(0) { $0 + $1.issued }
    total.envelopes = active.reduce(0) { $0 + $1.envelopes }
    total.spoilt = active.reduce(0) { $0 + $1.spoilt }
    total.received = Self.sum(active, \.received)
    total.unused = Self.sum(active, \.unused)
    total.returned = Self.sum(counted, \.returned)
    total.valid = Self.sum(counted, \.valid)
    total.invalid = Self.sum(counted, \.invalid)
    total.blank = Self.sum(counted, \.blank)
    return total
  }

  private static func sum(_ accounts: [BallotAccount], _ figure: KeyPath<BallotAccount, Int?>) -> Int? {
    guard !accounts.isEmpty else { return nil }
    return accounts.reduce(Int?(0)) { sum, account in
      guard let sum, let value = account[keyPath: figure] else { return nil }
      return sum + value
    }
  }
}
