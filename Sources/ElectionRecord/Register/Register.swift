/// The marked register (选民名册划名) and all that hangs on it, as one fold over every journal held here.
///
/// The fold keeps facts only; which claim counts is worked out when asked, from all claims at once, so the order in
/// which journals arrive cannot matter (invariant S4). A million claims take 36 MiB.
package struct Register: Sendable {
  package let election: Election
  package let roll: RollIndex
  package internal(set) var journals: [JournalState] = []
  package internal(set) var hall = HallRecord()
  package internal(set) var trust: [DeviceID: DeviceTrust] = [:]
  var claims: ContiguousArray<Claim> = []
  /// By roll number − 1: index + 1 of the voter's first claim.
  var heads: [UInt32]
  /// Claims on numbers that are not on the roll.
  var strays: [RollNumber: UInt32] = [:]
  /// Envelope numbers by claim index, and claims by the number as it is compared.
  private(set) var envelopes: [UInt32: String] = [:]
  private(set) var envelopeClaims: [FoldedText: [UInt32]] = [:]
  /// Claims in envelopes of persons without a number, and the same by the digest of the person's name.
  var unlisted: [UInt32] = []
  var unlistedPersons: [Digest32: [UInt32]] = [:]
  /// Claims by the number of the proxy who made them.
  var proxyClaims: [RollNumber: [UInt32]] = [:]
  /// Numbers that name the same person as another number, by that number.
  var duplicates: [RollNumber: [RollNumber]] = [:]
  /// The roll numbers of ``candidates(of:)`` of all contests.
  package internal(set) var candidateNumbers: Set<RollNumber>
  /// The halls that were lost: what speaks of their journals speaks of the one that took over.
  package let formerHalls: Set<DeviceID>
  private let pollCount: UInt8
  /// Journals by device, branches counted each.
  private var branchCounts: [DeviceID: Int] = [:]

  /// A register that holds no journal yet.
  package init(election: Election, roll: RollIndex, formerHalls: Set<DeviceID> = []) {
    self.election = election
    self.roll = roll
    self.formerHalls = formerHalls
    pollCount = UInt8(clamping: election.polls.count)
    heads = [UInt32](repeating: 0, count: roll.initialSites.count)
    candidateNumbers = election.candidateNumbers
  }

  /// The most journals one register holds.
  package static let journalsMax = Int(UInt16.max)

  /// Starts a journal.
  ///
  /// - Parameters:
  ///   - site: The device's site; nil for the hall's own node, and ``SiteID/none`` for a device whose enrolment does
  ///     not stand.
  ///   - foldFrom: For a branch of a forked journal, how many entries an earlier branch shares with it.
  /// - Returns: The journal's index.
  package mutating func addJournal(device: DeviceID, site: SiteID?, foldFrom: UInt32 = 0) -> Int {
    precondition(journals.count < Self.journalsMax, "too many journals")
    let siteIndex = site.flatMap { election.siteIndex($0) }
    let isFormer = formerHalls.contains(device)
    journals.append(
      JournalState(
        device: device, site: siteIndex, isHall: site == nil && !isFormer, isFormerHall: isFormer, foldFrom: foldFrom))
    branchCounts[device, default: 0] += 1
    // Who has the hall's key can write anything anyway; there is nothing to fall back to.
    if site != nil, (branchCounts[device] ?? 0) > Frontier.branchesMax {
      trust[device, default: DeviceTrust()].hasManyHistories = true
    }
    return journals.count - 1
  }

  /// Entries that this program cannot read, or whose writer had no right to write them.
  package var unknownEntries: Int {
    journals.reduce(hall.unknownEntries) { $0 + (isLeftOut($1.device) ? 0 : $1.unknownEntries) }
  }

  /// Whether nothing of the device is counted, because it signed more histories than are told apart.
  package func isLeftOut(_ device: DeviceID) -> Bool { trust[device]?.hasManyHistories ?? false }

  /// Declares where the branches of a device's journal part. Must be called before entries past that point are folded.
  package mutating func setForkPoint(_ device: DeviceID, at size: UInt32) {
    let known = trust[device]?.forkPoint ?? .max
    trust[device, default: DeviceTrust()].forkPoint = min(known, size)
    trust[device, default: DeviceTrust()].forkPoints.insert(size)
  }

  /// Whether the election has the poll; a mark in any other poll would be in no report.
  @inline(__always)
  func hasPoll(_ poll: UInt8) -> Bool { poll < pollCount }

  /// Entries of the hall's journal that are held here and have authority.
  package var hallSize: UInt32 { hall.size }

  /// All marks received, in whatever state.
  package var markCount: Int { claims.count }

  /// The site of a journal.
  package func siteID(ofJournal journal: Int) -> SiteID? {
    journals[journal].site.map { election.sites[$0].id }
  }

  /// The journals (branches) of `device`.
  package func journalIndices(of device: DeviceID) -> [Int] {
    journals.indices.filter { journals[$0].device == device }
  }

  /// Indices of the claims on exactly this number, and of those that officers found to be its.
  func claimIndices(of voter: RollNumber) -> [Int] {
    var result = hall.identified.isEmpty ? [] : identifiedClaims(of: voter)
    var next = head(of: voter)
    while next != 0 {
      result.append(Int(next) - 1)
      next = claims[Int(next) - 1].next
    }
    return result
  }

  func head(of voter: RollNumber) -> UInt32 {
    roll.contains(voter) ? heads[Int(voter) - 1] : strays[voter] ?? 0
  }

  func entryID(_ claim: Claim) -> EntryID {
    EntryID(device: journals[Int(claim.journal)].device, sequence: claim.sequence)
  }

  func mark(_ claim: Claim) -> Mark {
    Mark(site: siteID(of: claim) ?? SiteID(""), entry: entryID(claim), recordedAt: claim.recordedAt)
  }

  /// The site that handed the paper over.
  package func siteID(of claim: Claim) -> SiteID? { site(of: claim).map { election.sites[$0].id } }

  /// Index in ``Election/sites`` of the site that handed the paper over; a corrected mark's stands in the mark that was
  /// taken back.
  func site(of claim: Claim) -> Int? {
    guard claim.flags.contains(.corrected) else { return journals[Int(claim.journal)].site }
    return site(takenBackAt: claim.sequence)
  }

  /// The site of the mark that the hall took back there.
  private func site(takenBackAt sequence: UInt32) -> Int? {
    // A correction may have been corrected itself.
    var sequence = sequence
    while let mark = hall.takenBack.first(where: { $0.value.sequence == sequence })?.key {
      if let site = hall.enrolment(of: mark.device)?.site { return election.siteIndex(site) }
      guard mark.sequence < sequence else { return nil }
      sequence = mark.sequence
    }
    return nil
  }

  /// Keeps the number of the envelope that the latest claim is in.
  mutating func noteEnvelope(_ number: String) {
    let index = UInt32(claims.count - 1)
    envelopes[index] = number
    envelopeClaims[number.folded, default: []].append(index)
  }

  /// The number of the envelope that the entry sealed a paper in, and its site.
  package func envelope(at entry: EntryID) -> (number: String, site: SiteID?)? {
    for journal in journalIndices(of: entry.device) {
      guard let index = claimIndex(journal: journal, sequence: entry.sequence) else { continue }
      return envelopes[UInt32(index)].map { ($0, siteID(of: claims[index])) }
    }
    return nil
  }

  /// Whose the entry's mark is; nil for one of a person without a number, and for any other entry.
  package func voter(ofMark entry: EntryID) -> RollNumber? {
    for journal in journalIndices(of: entry.device) {
      guard let index = claimIndex(journal: journal, sequence: entry.sequence) else { continue }
      let voter = effectiveVoter(of: claims[index])
      return voter == 0 ? nil : voter
    }
    return nil
  }

  /// The number of the envelope that the claim's paper is in.
  package func envelope(of line: Standing.Line) -> String? { envelopes[UInt32(line.index)] }

  /// Whether the entry counts: what a fork or a revocation put in doubt is kept out until a ruling.
  func stands(_ entry: EntryID) -> Bool {
    guard !trust.isEmpty, let trust = trust[entry.device] else { return true }
    return !trust.quarantines(entry.sequence)
  }

  /// Whether the mark is kept out until a ruling.
  func isQuarantined(_ claim: Claim) -> Bool { !trust.isEmpty && !stands(entryID(claim)) }

  /// Whether the claim was taken back by an entry that stands.
  ///
  /// An envelope that officers ruled on is not the site's to take back any more, whichever entry came here first: its
  /// paper is in the box, or stays sealed (invariant S7).
  func isVoided(_ claim: Claim) -> Bool {
    guard claim.voidedBy != 0, !claim.isProvisional || hall.verdicts[entryID(claim)] == nil else { return false }
    return trust[journals[Int(claim.journal)].device]?.voids(claim) ?? true
  }

  /// Whether officers found that the mark is not one of the voter it names. Rights rest on the site's own journal and
  /// look at ``isVoided(_:)`` alone, so this moves none.
  func isTakenBack(_ claim: Claim) -> Bool {
    guard !hall.takenBack.isEmpty, let known = hall.takenBack[entryID(claim)] else { return false }
    return known.record.voter == effectiveVoter(of: claim) && (known.record.envelope != nil) == claim.isProvisional
  }

  /// Where officers accepted the envelope that the entry sealed, under whatever voter's number it stood then.
  func opening(ofEnvelope entry: EntryID) -> EntryID? {
    var entry = entry
    while hall.verdicts[entry]?.decision != .accepted {
      guard let hallDevice = hall.ownDevice, let known = hall.takenBack[entry], known.record.envelope != nil else {
        return nil
      }
      let next = EntryID(device: hallDevice, sequence: known.sequence)
      guard next != entry else { return nil }
      entry = next
    }
    return entry
  }

  /// Whether officers found that no paper was handed over with the mark: neither to the voter whom it names nor to
  /// anybody whom it was put right for.
  func isWithoutPaper(_ entry: EntryID) -> Bool {
    var entry = entry
    while let known = hall.takenBack[entry], let hallDevice = hall.ownDevice {
      guard known.record.served != nil else { return known.record.withoutPaper }
      let next = EntryID(device: hallDevice, sequence: known.sequence)
      guard next != entry else { return false }
      entry = next
    }
    return false
  }

  /// The mark that the hall's entry put right, with what officers said of it; nil for any other entry.
  package func takenBack(by entry: EntryID) -> MarkTakenBack? {
    guard entry.device == hall.ownDevice else { return nil }
    return hall.takenBack.values.first { $0.sequence == entry.sequence }?.record
  }

  /// What officers said of one mark, from the first correction up to the one that `entry` holds; empty for any other
  /// entry.
  package func corrections(endingWith entry: EntryID) -> [MarkTakenBack] {
    var records: [MarkTakenBack] = []
    var entry = entry
    while entry.device == hall.ownDevice,
      let (mark, known) = hall.takenBack.first(where: { $1.sequence == entry.sequence }), mark != entry
    {
      records.insert(known.record, at: 0)
      entry = mark
    }
    return records
  }

  /// The site of the mark that the hall's entry put right.
  package func siteOfMark(takenBackBy entry: EntryID) -> SiteID? {
    guard entry.device == hall.ownDevice else { return nil }
    return site(takenBackAt: entry.sequence).map { election.sites[$0].id }
  }
}
