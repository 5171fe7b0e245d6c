package import Crypto
package import ElectionRecord
package import JournalStore
import SyncProtocol

/// One running node: a box's laptop, the station's, the hall's desk, or the hall itself.
///
/// Ownership: the node owns its store and takes one command at a time; a daemon wraps it in an actor. It does no
/// networking and knows no clock or randomness of its own.
package final class Node {
  package let keys: NodeKeys
  /// The site it serves; nil for the hall's own node.
  package let site: SiteID?
  /// SHA-256 of the election as it was defined.
  package let electionDigest: Digest32
  let store: JournalStore
  let clock: any NodeClock
  let rules: NodeRules
  /// The election's person key; nil at a laptop that was enrolled without it.
  package let personKey: PersonKey?
  /// It was made with a person key, and the key is missing or another one.
  let isPersonKeyLost: Bool
  /// Sealing keys of the lost halls that this one took over from: sticks may still be sealed to them.
  let inherited: [DeviceID: Curve25519.KeyAgreement.PrivateKey]
  /// Whether roll and keys lie sealed on the disk.
  let isEncrypted: Bool
  /// Who signed in for the command that is being carried out; nobody at a console.
  var signers: [String] = []
  /// That this is a copy of the hall's directory, which nobody has taken up; nil for a node that is its own.
  var backup: BackupNote?
  /// Rights may be due that were not allotted yet; only the hall ever pays.
  var owesRights = true

  package init(
    keys: NodeKeys, site: SiteID?, electionDigest: Digest32, store: JournalStore, clock: any NodeClock,
    rules: NodeRules = NodeRules(), personKey: PersonKey? = nil, isPersonKeyLost: Bool = false,
    isEncrypted: Bool = false, backup: BackupNote? = nil,
    inherited: [DeviceID: Curve25519.KeyAgreement.PrivateKey] = [:]
  ) {
    self.inherited = inherited
    (self.isEncrypted, self.backup) = (isEncrypted, backup)
    self.personKey = personKey
    self.isPersonKeyLost = isPersonKeyLost
    self.keys = keys
    self.site = site
    self.electionDigest = electionDigest
    self.store = store
    self.clock = clock
    self.rules = rules
  }

  package var device: DeviceID { keys.device }
  package var election: Election { store.register.election }
  /// Everything that the journals held here say.
  ///
  /// Lent and not copied: it has some thirty tables, and a cast looks at it often.
  package var register: Register { _read { yield store.register } }
  /// Size and root of every journal held.
  package var frontier: Frontier { store.frontier }
  /// How many entries are held, of all journals.
  package var entries: UInt64 { store.total }
  package var isHall: Bool { site == nil }
  /// Whether it only keeps what the hall has.
  package var isSpare: Bool { election.isSpare(site) }
  /// The hall's own device, of today.
  package var authority: DeviceID { store.hall }
  /// Whether it was the hall, and another device has taken over.
  package var isSucceeded: Bool { isHall && register.hall.successions.contains { $0.former == device } }

  /// Why this device records nothing more, where that is so (invariant S9).
  package var halted: ReasonCode? {
    if store.isRevoked || register.hall.revocations[device] != nil { return .deviceRevoked }
    return isOvertaken || isSpare || backup != nil ? .deviceFrozen : isLeftBehind ? .deviceRevoked : nil
  }

  /// Whether only a lost hall enrolled this laptop, after the entries that its successor took over.
  private var isLeftBehind: Bool {
    site != nil && !register.hall.successions.isEmpty && register.enrolmentPlace(of: device) == nil
  }

  /// The same as whoever stands before this machine needs it.
  var haltedError: NodeError? {
    guard let halted else { return nil }
    if isSpare, halted == .deviceFrozen { return .nodeIsSpare }
    guard isHall else { return .refused(halted) }
    if isSucceeded { return .hallSucceeded }
    return isOvertaken ? .hallHalted : backup.map(NodeError.hallIsBackup) ?? .hallHalted
  }

  /// The hall said that it has revoked this device; only a hall can, so a connection to it is as good as its entry.
  ///
  /// - Throws: ``NodeError/store(_:)``.
  package func noteRevoked() throws(NodeError) {
    try stored { () throws(StoreError) in try store.noteRevoked() }
  }

  /// How the disk failed at the latest change; nothing is recorded before this is nil again.
  package var diskFault: DiskFault? { store.fault }

  /// Makes room on the disk for the commits to come, as a daemon does when it starts.
  package func reserveLog() { store.reserveLog() }

  /// Appends entries to the own journal.
  @discardableResult
  func append(_ bodies: [EntryBody], poll: UInt8 = 0) throws(NodeError) -> [EntryID] {
    if let haltedError { throw haltedError }
    return try stored { () throws(StoreError) in
      try store.append(by: device, poll: poll, at: clock.now()) { bodies }.entries
    }
  }

  /// Runs work on the store and, after an outcome that is not known, reads the store again before anything else.
  func stored<T>(_ work: () throws(StoreError) -> T) throws(NodeError) -> T {
    do throws(StoreError) {
      return try work()
    } catch {
      if error == .unknownOutcome { try reopen() }
      throw .store(error)
    }
  }

  private func reopen() throws(NodeError) {
    try wrapping(NodeError.store) { () throws(StoreError) in try store.reopen() }
  }

  func requireHall() throws(NodeError) {
    guard isHall else { throw .onlyAtHall }
  }

  /// The own journal's index in the register, once it has an entry; nil where today's hall has not enrolled the laptop,
  /// and the journal stands for no site.
  var ownJournal: Int? {
    store.journalIndex(of: device).flatMap { isHall || register.journals[$0].site != nil ? $0 : nil }
  }

  /// The poll's index in the election.
  func pollIndex(_ poll: PollID) throws(NodeError) -> UInt8 { try election.index(of: poll) }
}

/// The rules a node decides by. A simulation replaces one at a time to see that its invariant can fail.
package struct NodeRules: Sendable {
  package var admit: @Sendable (CastRequest, AdmissionFacts) -> Admission
  package var dueAllotments: @Sendable (Register) -> [Allotment]
  /// Whether the hall gives a voter's right to the site of a device that asks.
  package var ask: @Sendable (RollNumber, UInt8, DeviceID, Register) -> AskDecision = {
    AskRule.decide($0, poll: $1, for: $2, in: $3)
  }
  /// About how many bytes of entries one message carries; a simulation makes it small, so that sessions take many.
  package var messageEntriesBytes = Node.messageEntriesBytes

  package init(
    admit: @escaping @Sendable (CastRequest, AdmissionFacts) -> Admission = { AdmissionRule.admit($0, given: $1) },
    dueAllotments: @escaping @Sendable (Register) -> [Allotment] = { RightsRule.due(in: $0) }
  ) {
    self.admit = admit
    self.dueAllotments = dueAllotments
  }
}

/// A device's clock. It advises people and decides nothing (invariant S10).
package protocol NodeClock: Sendable {
  /// Seconds since 1970 UTC.
  func now() -> Int64
}
