import ElectionRecord
import ElectionReports
import JournalStore

/// What a node holds at one moment, for whoever only looks: nothing can be recorded through it.
///
/// Look and let go: while a snapshot is kept, the next entry recorded copies the whole register.
package struct NodeSnapshot {
  /// Everything that the journals held here say.
  let register: Register
  let device: DeviceID
  /// Nil at the hall.
  let site: SiteID?
  /// The hall's own device.
  let authority: DeviceID
  /// The own journal's index in the register, once it has an entry.
  let ownJournal: Int?
  /// Why this device records nothing more, where that is so (invariant S9).
  let halted: ReasonCode?
  /// The same in words.
  let haltedMessage: BilingualText?
  /// How the disk failed at the latest change; nil while it takes them.
  let diskFault: DiskFault?
  let rules: NodeRules
  /// Under which the names on envelopes without a number are kept.
  let personKey: PersonKey?
  let isPersonKeyLost: Bool
  let isEncrypted: Bool
  /// The node's clock, seconds since 1970 UTC.
  let now: Int64
  /// Size and root of every journal held; roots are computed when they are asked for.
  let heads: () -> Frontier

  var frontier: Frontier { heads() }
  var election: Election { register.election }
  var isHall: Bool { site == nil }
}

extension Node {
  /// What is held here now.
  var snapshot: NodeSnapshot {
    NodeSnapshot(
      register: register, device: device, site: site, authority: authority, ownJournal: ownJournal, halted: halted,
      haltedMessage: haltedError?.refusal.message, diskFault: diskFault, rules: rules, personKey: personKey,
      isPersonKeyLost: isPersonKeyLost, isEncrypted: isEncrypted, now: clock.now(),
      heads: { [store] in store.frontier })
  }
}

extension NodeSnapshot {
  /// The poll's index in the election.
  func pollIndex(_ poll: PollID) throws(NodeError) -> UInt8 { try election.index(of: poll) }

  /// Reconciles what is held; costs a pass over the register.
  ///
  /// - Throws: ``NodeError/unknownPoll(_:)`` for a poll that the election does not have.
  func report(poll: PollID = .main) throws(NodeError) -> ReconciliationReport {
    Reconciliation.report(register, poll: try pollIndex(poll), coverage: coverage())
  }

  /// What a request without an envelope would be told now; nil at the hall and before the journal begins.
  func previewAdmission(of voter: RollNumber, poll: UInt8) -> CastReceipt? {
    preview(CastRequest(voter: voter), poll: poll).map { CastReceipt($0, voter: voter, entry: nil) }
  }

  /// Whether the voter would get a paper in an envelope that nobody used yet.
  func previewEnvelope(of voter: RollNumber, poll: UInt8) -> Bool {
    // No envelope has a number without signs.
    guard case .provisional? = preview(CastRequest(voter: voter, envelope: ""), poll: poll) else { return false }
    return true
  }

  private func preview(_ request: CastRequest, poll: UInt8) -> Admission? {
    guard site != nil, let journal = ownJournal else { return nil }
    return rules.admit(request, register.admissionFacts(for: request, journal: journal, poll: poll, halted: halted))
  }

  /// The envelope without a number that waits for its ruling and has the voter's name on it.
  func waitingEnvelope(named voter: Voter, poll: UInt8) -> (number: String, site: SiteID?)? {
    personKey.flatMap { register.waitingEnvelope(of: $0.digest(ofName: voter.name), poll: poll) }
      ?? waitingEnvelope(spelledLike: voter.name, poll: poll).map { ($0.number, $0.site) }
  }

  /// An envelope without a number, with the name that is on it.
  typealias NamedEnvelope = (number: String, site: SiteID?, name: String)

  /// The envelope without a number that waits for its ruling and has the name on it in other characters.
  ///
  /// Journals hold a digest of the name alone, so each way of writing it is tried.
  func waitingEnvelope(spelledLike name: String, poll: UInt8) -> NamedEnvelope? {
    // At every ordinary mark: where no such envelope waits, nothing is computed.
    guard let personKey, register.hasWaitingStranger else { return nil }
    for spelling in NameLikeness.spellings(of: name) {
      if let found = register.waitingEnvelope(of: personKey.digest(ofName: spelling), poll: poll) {
        return (found.number, found.site, spelling)
      }
    }
    return nil
  }

  /// Size and root of every site's journal, by site and device; branches of a fork in a fixed order.
  func coverage() -> [JournalCoverage] {
    let frontier = frontier
    return register.hall.enrolments
      .compactMap { device, enrolment in enrolment.site.map { (device, $0) } }
      .filter { !election.isSpare($0.1) }
      .sorted { (election.siteIndex($0.1) ?? 0, $0.0) < (election.siteIndex($1.1) ?? 0, $1.0) }
      .flatMap { device, site in
        let branches = frontier.journals[device] ?? [.init(size: 0, root: MerkleAccumulator().root)]
        let closed = register.isClosed(device)
        return branches.map {
          JournalCoverage(device: device, site: site, size: $0.size, root: $0.root, closed: closed)
        }
      }
  }
}

extension Election {
  /// - Throws: ``NodeError/unknownPoll(_:)`` for a poll that the election does not have.
  func index(of poll: PollID) throws(NodeError) -> UInt8 {
    guard let index = polls.firstIndex(where: { $0.id == poll }) else { throw .unknownPoll(poll.rawValue) }
    return UInt8(clamping: index)
  }
}

/// Names of voters, for the screen of the person who asks and nowhere else.
extension CommandContext {
  /// The number, with the name where the roll is at hand.
  func voterName(_ voter: RollNumber) throws(Refusal) -> String { try Self.voterName(voter, on: roll) }

  func rollVoter(_ voter: RollNumber) throws(Refusal) -> Voter? { try Self.voter(voter, on: roll) }

  static func voterName(_ voter: RollNumber, on roll: RollStore?) throws(Refusal) -> String {
    guard let found = try Self.voter(voter, on: roll) else { return "\(voter)" }
    return "\(voter) \(found.name)"
  }

  private static func voter(_ voter: RollNumber, on roll: RollStore?) throws(Refusal) -> Voter? {
    try refusing { () throws(StoreError) in try roll?.voter(voter) }
  }
}
