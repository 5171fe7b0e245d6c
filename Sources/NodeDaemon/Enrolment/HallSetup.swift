package import ElectionRecord
import ElectionReports
import Foundation
package import JournalStore
package import NodeService
import NodeWeb

/// Makes the hall's node: the election, its roll, the hall's keys and its private certificate authority.
package enum HallSetup {
  /// Makes the directory, or opens the hall that the same call finished before.
  ///
  /// - Parameters:
  ///   - folder: The election's folder with `election.yaml` and the roll beside it.
  ///   - policy: In place of the election's own.
  ///   - addresses: Where sites will reach the hall, each as `host:port`.
  ///   - insist: Whether the hall is set up although its files are questioned.
  ///   - report: Told what was found in the files, of a hall that is new.
  ///   - recovery: Keeps the sheet that opens the hall's keys before the journal says that there is one; nil for a hall
  ///     without.
  /// - Throws: ``ElectionFileError``, ``RollImportError``; ``Refusal`` for files that a person must look at;
  ///   ``StoreError/exists`` when `path` holds something else. What was begun is removed.
  package static func create(
    at path: String, electionFolder folder: String, policy: RightsPolicy?, addresses: [String],
    insist: Bool = false, report: (SetupReport) -> Void = { _ in }, language: Language = .zh,
    recovery: ((RecoveryDraft) throws -> Void)? = nil, progress: (RollImportProgress) -> Void
  ) throws -> OpenedNode {
    var election = try ElectionFile.load(folder)
    if let policy { election = election.with(policy: policy) }
    let notices = try NoticeFiles.load(folder, for: election)
    if let made = try made(at: path, election, folder: folder, notices, addresses) { return made }
    let directory = try DataDirectory.create(path, mayReplace: UnfinishedSetup.isAll)
    do {
      try notices.write(into: directory)
      let opened = try fill(
        directory, election, folder: folder, addresses: addresses, recovery.map { (language, $0) }, progress: progress
      ) { told in
        if !insist { try told.checkWithoutInsisting() }
        report(told)
      }
      return opened
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }

  /// The hall that the same `init` has finished, whether it could say so or not, and whatever was recorded since; nil
  /// for any other.
  private static func made(
    at path: String, _ election: Election, folder: String, _ notices: NoticeFiles, _ addresses: [String]
  ) throws -> OpenedNode? {
    guard let opened = try? NodeDirectory.open(path, clock: SystemClock()), opened.node.isHall else { return nil }
    let profile = NodeProfile(
      site: nil, authority: opened.node.keys.publicKey, electionDigest: election.canonicalDigest,
      personKey: opened.node.personKey, hallAddresses: addresses)
    let csv = "\(folder)/\(election.roll)"
    guard opened.profile == profile,
      try NoticeFiles.load(opened.directory.path, for: election) == notices,
      FileManager.default.contentsEqual(atPath: csv, andPath: opened.directory.file(NodeDirectory.File.roll))
    else { return nil }
    return opened
  }

  /// Writes everything, each file to the disk before the next; the profile last, which makes it a hall.
  private static func fill(
    _ directory: DataDirectory, _ election: Election, folder: String, addresses: [String],
    _ recovery: (language: Language, keep: (RecoveryDraft) throws -> Void)?, progress: (RollImportProgress) -> Void,
    check: (SetupReport) throws -> Void
  ) throws -> OpenedNode {
    let csv = "\(folder)/\(election.roll)"
    var passedOver = PassedOver()
    let roll = try named(election.roll) { () throws(RollImportError) in
      try RollStore.importRoll(csv: csv, into: directory.rollPath, election: election) { state in
        passedOver = state.passedOver
        progress(state)
      }
    }
    let amendments = try StruckOffFile.load(folder, isOnRoll: roll.index.contains)
    try check(SetupReport(roll, election, off: Set(amendments.map(\.voter)), passedOver: passedOver))
    try WholeFile.copy(csv, toPrivate: directory.file(NodeDirectory.File.roll))
    for name in [NodeDirectory.File.registrationKey, NodeDirectory.File.identities]
    where FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
      try WholeFile.copy("\(folder)/\(name)", toPrivate: directory.file(name))
    }
    let personKey = Randomness.personKey()
    try NodeDirectory.write(personKey: personKey, into: directory)
    let keys = Randomness.keys()
    let profile = NodeProfile(
      site: nil, authority: keys.publicKey, electionDigest: election.canonicalDigest, personKey: personKey,
      hallAddresses: addresses)
    try writeCertificates(election, device: keys.device, into: directory)
    try NodeDirectory.write(election: election, keys: keys, into: directory)
    let draft = try recovery.map {
      try RecoveryDraft(
        RecoveryDesk.hall(in: directory, keys: keys, personKey: personKey), election: election,
        now: SystemClock().now(), language: $0.language)
    }
    if let draft { try recovery?.keep(draft) }
    let opened = try NodeDirectory.open(directory, profile: profile, clock: SystemClock())
    try define(opened, recovery: draft?.recovery, amendments: amendments)
    try NodeDirectory.write(profile: profile, into: directory)
    return opened
  }

  /// Says in which file the rows are that cannot be read.
  private static func named(
    _ file: String, _ work: () throws(RollImportError) -> RollStore
  ) throws -> RollStore {
    do throws(RollImportError) { return try work() } catch {
      guard case .problems = error else { throw error }
      let refusal = error.refusal
      throw Refusal(
        refusal.code, refusal.exitStatus,
        BilingualText(
          zh: "名册 \(file) 有下列问题，没有建立会场主机：\n\(refusal.message.zh)",
          en: "The roll, \(file), has these faults, and no hall was set up:\n\(refusal.message.en)"))
    }
  }

  private static func writeCertificates(
    _ election: Election, device: DeviceID, into directory: DataDirectory
  ) throws {
    let authority = try CertificateAuthority.create(
      electionID: election.id, key: .generate(), serial: Randomness.serial())
    let key = TLSPrivateKey.generate()
    let certificate = try authority.issue(
      for: try key.request(device: device.description), device: device.description, role: .hall,
      serial: Randomness.serial())
    try NodeDirectory.write(authority.privateKeyPEM, to: NodeDirectory.File.authorityKey, in: directory)
    try NodeDirectory.write(
      authority.certificatePEM, to: NodeDirectory.File.authorityCertificate, in: directory)
    try NodeDirectory.write(key.pem, to: NodeDirectory.File.tlsKey, in: directory)
    try NodeDirectory.write(certificate, to: NodeDirectory.File.tlsCertificate, in: directory)
  }

  /// Starts the hall's journal, unless it is started.
  static func define(
    _ opened: OpenedNode, recovery: RecoverySealed? = nil, amendments: [RollAmendment] = []
  ) throws {
    guard opened.node.isHall else { return }
    let election = opened.node.election
    let identity = try NodeIdentity.tls(opened.directory)
    try opened.node.define(
      ElectionDefinition(
        electionID: election.id, electionDigest: election.canonicalDigest, rollDigest: opened.roll.rollDigest,
        registered: opened.roll.count, sitesDigest: opened.roll.index.digest),
      certificate: Digest32(hex: identity.fingerprint), recovery: recovery, amendments: amendments)
  }
}

/// A node's certificate and the authority it trusts.
enum NodeIdentity {
  static func tls(_ directory: DataDirectory) throws -> TLSIdentity {
    try TLSIdentity(
      certificatePEM: NodeDirectory.read(NodeDirectory.File.tlsCertificate, in: directory),
      privateKeyPEM: NodeDirectory.read(NodeDirectory.File.tlsKey, in: directory),
      authorityPEM: NodeDirectory.read(NodeDirectory.File.authorityCertificate, in: directory))
  }
}

/// The hall's desk for enrolments: its authority and the roll's file.
struct EnrolmentDesk: Sendable {
  private let authority: CertificateAuthority
  private let directory: DataDirectory
  /// Where the hall is reached: laptops that come by file learn it so.
  private let addresses: [String]

  init(_ hall: OpenedNode) throws {
    directory = hall.directory
    addresses = hall.profile.hallAddresses
    authority = try CertificateAuthority(
      certificatePEM: NodeDirectory.read(NodeDirectory.File.authorityCertificate, in: directory),
      privateKeyPEM: NodeDirectory.read(NodeDirectory.File.authorityKey, in: directory))
  }

  /// Answers a laptop's request.
  func admit(_ request: [UInt8], at node: Node) throws -> [UInt8] {
    return try node.admit(
      request, roll: NodeDirectory.bytes(NodeDirectory.File.roll, in: directory),
      authorityCertificatePEM: authority.certificatePEM,
      hallAddresses: addresses, randomness: Randomness.enrolment(), issue: issue)
  }

  private func issue(_ der: [UInt8], _ device: DeviceID) throws -> IssuedCertificate {
    let request = try CertificateRequest(der: der)
    let pem = try authority.issue(
      for: request, device: device.description, role: .site, serial: Randomness.serial())
    let identity = try PeerIdentity(pem: pem)
    guard let fingerprint = Digest32(hex: identity.fingerprint) else { throw JoinError.badCertificateRequest }
    return IssuedCertificate(pem: pem, fingerprint: fingerprint)
  }
}
