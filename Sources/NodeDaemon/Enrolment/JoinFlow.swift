import Crypto
package import ElectionRecord
import Foundation
import JournalStore
package import NodeService
import NodeWeb
import SyncProtocol

/// Enrols this laptop: over the network in one step, or with two carried files.
///
/// The keys are made first and kept in the data directory until the hall's answer arrives, so an interrupted
/// enrolment is repeated with the same keys and gives the same device.
package struct JoinFlow {
  let path: String
  package let code: (site: SiteID, id: String, secret: [UInt8])
  let keys: NodeKeys
  let tlsKey: TLSPrivateKey
  private let directory: DataDirectory
  /// Whether the laptop has been a site's device before this.
  private let isFinished: Bool

  /// Opens the directory with the keys of an enrolment that was begun, or begins one.
  ///
  /// - Throws: ``JoinError/wrongCode`` when `code` is not one; ``StoreError``, ``NodeDirectoryError`` for the
  ///   directory.
  package init(path: String, code: String) throws {
    guard let code = InvitationCode.parse(code) else { throw JoinError.wrongCode }
    self.path = path
    self.code = code
    isFinished = FileManager.default.fileExists(atPath: "\(path)/\(NodeDirectory.File.profile)")
    directory = try Self.directory(path, isFinished: isFinished)
    (keys, tlsKey) = try Self.keys(in: directory)
  }

  /// An empty directory, or one with an enrolment that has its keys.
  private static func directory(_ path: String, isFinished: Bool) throws -> DataDirectory {
    if isFinished || UnfinishedSetup.isEnrolment(DataDirectory.names(in: path)) {
      return try DataDirectory(owning: path)
    }
    return try DataDirectory.create(path, mayReplace: UnfinishedSetup.isAll)
  }

  /// Keys that the hall may have enrolled are never made anew.
  private static func keys(in directory: DataDirectory) throws -> (NodeKeys, TLSPrivateKey) {
    func isThere(_ file: String) -> Bool { FileManager.default.fileExists(atPath: directory.file(file)) }
    if !isThere(NodeDirectory.File.tlsKey) {
      try NodeDirectory.write(TLSPrivateKey.generate().pem, to: NodeDirectory.File.tlsKey, in: directory)
    }
    if !isThere(NodeDirectory.File.signingKey) {
      try NodeDirectory.write(keys: Randomness.keys(), into: directory)
    }
    return (
      try NodeDirectory.keys(directory),
      try TLSPrivateKey(pem: NodeDirectory.read(NodeDirectory.File.tlsKey, in: directory))
    )
  }

  /// The request to carry or send to the hall.
  ///
  /// - Throws: ``JournalStore/StoreError/exists`` when the laptop is a site's device already.
  package func request() throws -> [UInt8] {
    if isFinished { throw StoreError.exists }
    let csr = try tlsKey.request(device: keys.device.description)
    let request = JoinRequest(
      invitationID: code.id, publicKey: keys.publicKey, sealingKey: keys.sealingPublicKey, certificateRequest: csr.der)
    return try request.sealed(secret: code.secret, salt: Randomness.bytes(16))
  }

  /// Takes the hall's answer and makes this laptop the site's device; the same answer again changes nothing.
  ///
  /// - Parameter hallAddresses: Where the hall was reached, or was said to be; what its answer names comes after them.
  /// - Throws: ``JoinError``; ``StoreError/exists`` when the laptop is a site's device by another answer.
  package func finish(_ bytes: [UInt8], hallAddresses: [String]) throws -> OpenedNode {
    let answer = try JoinAnswer(opening: bytes, secret: code.secret)
    guard InvitationCode.isSame(code.site, as: answer.site) else {
      throw JoinError.siteDiffers(typed: code.site, made: answer.site)
    }
    let package = try EnrolmentPackage(
      opening: answer.package, electionDigest: answer.electionDigest, device: keys.device, key: keys.sealing)
    var profile = NodeProfile(
      site: answer.site, authority: answer.authority, electionDigest: answer.electionDigest,
      personKey: package.personKey, hallAddresses: answer.hallAddresses.filter { PeerAddress($0) != nil })
    profile.hallAddresses = profile.hallAddresses(preferring: hallAddresses)
    if isFinished { return try finished(profile) }
    try NodeDirectory.write(answer.certificatePEM, to: NodeDirectory.File.tlsCertificate, in: directory)
    try NodeDirectory.write(
      answer.authorityCertificatePEM, to: NodeDirectory.File.authorityCertificate, in: directory)
    try importRoll(package)
    if let key = package.personKey { try NodeDirectory.write(personKey: key, into: directory) }
    try NodeDirectory.write(
      NodeDirectory.canonical(package.election), to: NodeDirectory.File.election, in: directory)
    let opened = try NodeDirectory.open(directory, profile: profile, clock: SystemClock())
    try opened.node.takeEnrolment(package.segments)
    try NodeDirectory.write(profile: profile, into: directory)
    return opened
  }

  private func finished(_ profile: NodeProfile) throws -> OpenedNode {
    let opened = try NodeDirectory.open(directory, clock: SystemClock())
    guard opened.profile.isSameNode(as: profile) else { throw StoreError.exists }
    return opened
  }

  private func importRoll(_ package: EnrolmentPackage) throws {
    let csv = directory.file(NodeDirectory.File.roll)
    for suffix in ["", "-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: directory.rollPath + suffix)
    }
    try WholeFile.write(package.roll, to: csv, isPrivate: true)
    defer { try? FileManager.default.removeItem(atPath: csv) }
    _ = try RollStore.importRoll(csv: csv, into: directory.rollPath, election: package.election)
  }
}
