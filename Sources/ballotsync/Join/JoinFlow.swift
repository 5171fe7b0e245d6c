import Crypto
import ElectionRecord
import Foundation
import JournalStore
import NodeService
import NodeWeb
import SyncProtocol

/// Enrols this laptop: over the network in one step, or with two carried files.
///
/// The keys are made first and kept in the data directory until the hall's answer arrives, so an interrupted
/// enrolment is repeated with the same keys and gives the same device.
struct JoinFlow {
  let path: String
  let code: (site: SiteID, id: String, secret: [UInt8])
  let keys: NodeKeys
  let tlsKey: TLSPrivateKey
  private let directory: DataDirectory

  init(path: String, code: String) throws {
    guard let code = InvitationCode.parse(code) else { throw JoinError.wrongCode }
    self.path = path
    self.code = code
    directory = try Self.directory(path)
    keys = try Self.keys(in: directory)
    tlsKey = try Self.tlsKey(in: directory)
  }

  /// An empty directory, or one with a started enrolment.
  private static func directory(_ path: String) throws -> DataDirectory {
    if FileManager.default.fileExists(atPath: "\(path)/\(NodeDirectory.File.profile)") { throw StoreError.exists }
    if FileManager.default.fileExists(atPath: "\(path)/\(NodeDirectory.File.signingKey)") {
      return try DataDirectory(owning: path)
    }
    return try DataDirectory.create(path)
  }

  private static func keys(in directory: DataDirectory) throws -> NodeKeys {
    if let signing = try kept(NodeDirectory.File.signingKey, in: directory),
      let sealing = try kept(NodeDirectory.File.sealingKey, in: directory),
      let signingSeed = Hex.bytes(signing), let sealingSeed = Hex.bytes(sealing)
    {
      return try NodeKeys(signingSeed: signingSeed, sealingSeed: sealingSeed)
    }
    let keys = Randomness.keys()
    try NodeDirectory.write(
      Hex.text(Array(keys.sealing.rawRepresentation)), to: NodeDirectory.File.sealingKey, in: directory)
    try NodeDirectory.write(
      Hex.text(Array(keys.signing.rawRepresentation)), to: NodeDirectory.File.signingKey, in: directory)
    return keys
  }

  private static func tlsKey(in directory: DataDirectory) throws -> TLSPrivateKey {
    if let pem = try kept(NodeDirectory.File.tlsKey, in: directory) {
      return try TLSPrivateKey(pem: pem)
    }
    let key = TLSPrivateKey.generate()
    try NodeDirectory.write(key.pem, to: NodeDirectory.File.tlsKey, in: directory)
    return key
  }

  /// A key that is there already; one that others can read is not replaced by another, but refused.
  private static func kept(_ file: String, in directory: DataDirectory) throws -> String? {
    do throws(NodeDirectoryError) {
      return try NodeDirectory.read(file, in: directory)
    } catch .keyLost {
      return nil
    }
  }

  /// The request to carry or send to the hall.
  func request() throws -> [UInt8] {
    let csr = try tlsKey.request(device: keys.device.description)
    let request = JoinRequest(
      invitationID: code.id, publicKey: keys.publicKey, sealingKey: keys.sealingPublicKey, certificateRequest: csr.der)
    return try request.sealed(secret: code.secret, salt: Randomness.bytes(16))
  }

  /// Takes the hall's answer and makes this laptop the site's device.
  func finish(_ bytes: [UInt8], hallAddress: String?) throws -> OpenedNode {
    let answer = try JoinAnswer(opening: bytes, secret: code.secret)
    guard InvitationCode.isSame(code.site, as: answer.site) else { throw JoinError.foreignAnswer }
    let package = try EnrolmentPackage(
      opening: answer.package, electionDigest: answer.electionDigest, device: keys.device, key: keys.sealing)
    try NodeDirectory.write(answer.certificatePEM, to: NodeDirectory.File.tlsCertificate, in: directory)
    try NodeDirectory.write(
      answer.authorityCertificatePEM, to: NodeDirectory.File.authorityCertificate, in: directory)
    try importRoll(package)
    let profile = NodeProfile(
      site: answer.site, authority: answer.authority, electionDigest: answer.electionDigest, hallAddress: hallAddress)
    try NodeDirectory.write(election: package.election, keys: keys, into: directory)
    let opened = try NodeDirectory.open(directory, profile: profile, clock: SystemClock())
    try opened.node.takeEnrolment(package.segments)
    try NodeDirectory.write(profile: profile, into: directory)
    return opened
  }

  private func importRoll(_ package: EnrolmentPackage) throws {
    let csv = directory.file(NodeDirectory.File.roll)
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: directory.rollPath + suffix) }
    guard
      FileManager.default.createFile(atPath: csv, contents: Data(package.roll), attributes: [.posixPermissions: 0o600])
    else { throw StoreError.notWritable }
    defer { try? FileManager.default.removeItem(atPath: csv) }
    _ = try RollStore.importRoll(csv: csv, into: directory.rollPath, election: package.election)
  }
}
