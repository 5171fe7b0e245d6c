package import ElectionRecord
import ElectionReports
import Foundation
import JournalStore
package import NodeService
import NodeWeb

/// 接任会场: a machine becomes the hall with what another directory holds and both halves of the sheet.
package struct HallRecovery {
  let source: OpenedNode
  let hall: SealedHall

  /// Opens the hall's keys out of what `source` holds. Nothing is written.
  ///
  /// - Throws: ``Refusal`` where `source` holds no sealed keys, or the halves do not open them.
  package init(from source: OpenedNode, halves: [RecoveryHalf]) throws(Refusal) {
    let recoveries = source.node.register.hall.recoveries
    guard !recoveries.isEmpty else { throw .noRecovery }
    let key = try RecoveryHalf.key(of: halves[0], and: halves[1])
    guard let recovery = recoveries[halves[0].sheetName] else { throw .unknownSheet(halves[0].sheetName) }
    hall = try SealedHall(opening: recovery, election: source.node.election.id, key: key)
    self.source = source
  }

  /// Makes `path` the hall's directory. The profile is written last: before that, the directory is nobody's.
  ///
  /// - Parameter write: Keeps the new sheet before anything rests on it.
  /// - Throws: ``NodeError``, ``RollImportError``, ``StoreError``; what was begun is removed.
  package func perform(
    at path: String, officers: [String], reason: String, addresses: [String], language: Language,
    write: (RecoveryDraft) throws -> Void
  ) throws -> CommandReply {
    try source.node.check(officers: officers, texts: officers + [reason])
    let directory = try DataDirectory.create(path, mayReplace: UnfinishedSetup.isAll)
    do {
      return try fill(directory, officers, reason, addresses, language, write)
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }

  private func fill(
    _ directory: DataDirectory, _ officers: [String], _ reason: String, _ addresses: [String], _ language: Language,
    _ write: (RecoveryDraft) throws -> Void
  ) throws -> CommandReply {
    let election = source.node.election
    let keys = Randomness.keys()
    try copyRoll(into: directory, election)
    let certificate = try writeKeys(keys, into: directory)
    let fresh = try RecoveryDesk.hall(in: directory, keys: keys, personKey: hall.personKey)
    let draft = try RecoveryDraft(fresh, election: election, now: SystemClock().now(), language: language)
    let profile = source.profile.ofHall(addresses: addresses)
    try takeOver(keys, certificate, draft.recovery, officers, reason, profile, in: directory)
    try write(draft)
    try NodeDirectory.write(profile: profile, into: directory)
    return RecoveryReplies.tookOver(try NodeDirectory.open(directory, clock: SystemClock()), draft, language)
  }

  private func copyRoll(into directory: DataDirectory, _ election: Election) throws {
    let csv = directory.file(NodeDirectory.File.roll)
    try WholeFile.write(try source.roll.csv(), to: csv, isPrivate: true)
    let roll = try RollStore.importRoll(csv: csv, into: directory.rollPath, election: election)
    guard roll.rollDigest == source.roll.rollDigest else { throw StoreError.damaged(place: "roll: voters") }
  }

  /// The new device's keys, a certificate of the election's own authority, and what the hall kept besides.
  private func writeKeys(_ keys: NodeKeys, into directory: DataDirectory) throws -> Digest32? {
    let authority = try CertificateAuthority(
      certificatePEM: hall.authorityCertificate, privateKeyPEM: hall.authorityKey)
    let key = TLSPrivateKey.generate()
    let device = keys.device.description
    let certificate = try authority.issue(
      for: try key.request(device: device), device: device, role: .hall, serial: Randomness.serial())
    try NodeDirectory.write(hall.authorityKey, to: NodeDirectory.File.authorityKey, in: directory)
    try NodeDirectory.write(hall.authorityCertificate, to: NodeDirectory.File.authorityCertificate, in: directory)
    try NodeDirectory.write(key.pem, to: NodeDirectory.File.tlsKey, in: directory)
    try NodeDirectory.write(certificate, to: NodeDirectory.File.tlsCertificate, in: directory)
    if let personKey = hall.personKey { try NodeDirectory.write(personKey: personKey, into: directory) }
    if let registrationKey = hall.registrationKey {
      try NodeDirectory.write(registrationKey, to: NodeDirectory.File.registrationKey, in: directory)
    }
    try NodeDirectory.write(inherited: hall.passedOn, into: directory)
    try NodeDirectory.write(election: source.node.election, keys: keys, into: directory)
    return Digest32(hex: try NodeIdentity.tls(directory).fingerprint)
  }

  private func takeOver(
    _ keys: NodeKeys, _ certificate: Digest32?, _ recovery: RecoverySealed, _ officers: [String], _ reason: String,
    _ profile: NodeProfile, in directory: DataDirectory
  ) throws {
    guard let root = Hex.bytes(profile.authority) else {
      throw NodeDirectoryError.damaged(file: NodeDirectory.File.profile)
    }
    let store = try JournalStore(
      directory: directory, election: source.node.election, roll: source.roll.index, authority: root)
    try source.node.copyJournals(into: store)
    try TakeOver(
      lost: hall.keys, keys: keys, certificate: certificate, recovery: recovery, officers: officers, reason: reason
    ).perform(in: store, at: SystemClock().now())
  }
}

extension Refusal {
  static func unknownSheet(_ sheet: String) -> Refusal {
    Refusal(
      "unknownSheet", .unverified,
      zh: "这个来源没有恢复单 \(sheet) 打开的恢复文件：它比那张单早，或属于另一次选举。请换一个更晚的来源，或另一张单。",
      en: "What sheet \(sheet) opens is not here: this source is from before it, or of another election. Take a later "
        + "source, or another sheet.")
  }

  static let noRecovery = Refusal(
    "noRecovery", .failed,
    zh: "这里没有会场的恢复文件：会场没有打印过恢复单，或这个来源比它早。请换一个更晚的来源。",
    en: "The hall's sealed keys are not here: no sheet was printed, or this is from before it. Take a later source.")
}
