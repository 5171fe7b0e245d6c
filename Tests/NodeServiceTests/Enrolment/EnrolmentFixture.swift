import Crypto
import ElectionRecord
import JournalStore
import NodeService
import SyncProtocol

/// A hall with one site that has no device yet.
struct EnrolmentFixture {
  static let personKey = PersonKey(bytes: [UInt8](repeating: 9, count: PersonKey.byteCount))
  static let roll = Array("the roll's file".utf8)

  let election: Election
  let hall: Node
  let index: RollIndex

  init(policy: RightsPolicy = .assigned) throws {
    election = Village.election(policy, 2)
    index = RollIndex(initialSites: (0..<20).map { UInt16($0 / 10) })
    let keys = try Village.keys("hall")
    hall = try Village.node(keys, at: nil, election, index, keys.publicKey, personKey: Self.personKey)
    let definition = ElectionDefinition(
      electionID: election.id, electionDigest: election.canonicalDigest, rollDigest: .zero, registered: 20)
    try hall.define(definition, certificate: nil)
  }

  /// A laptop that was told a code.
  struct Laptop {
    let keys: NodeKeys
    let code: (site: SiteID, id: String, secret: [UInt8])

    func request(salt: UInt8 = 1) throws -> [UInt8] {
      let request = JoinRequest(
        invitationID: code.id, publicKey: keys.publicKey, sealingKey: keys.sealingPublicKey,
        certificateRequest: Array("request of \(keys.device)".utf8))
      return try request.sealed(secret: code.secret, salt: [UInt8](repeating: salt, count: 16))
    }

    /// Opens the hall's answer and its package.
    func open(_ answer: [UInt8]) throws -> (answer: JoinAnswer, package: EnrolmentPackage) {
      let opened = try JoinAnswer(opening: answer, secret: code.secret)
      let package = try EnrolmentPackage(
        opening: opened.package, electionDigest: opened.electionDigest, device: keys.device, key: keys.sealing)
      return (opened, package)
    }
  }

  func code(_ site: String = "R1", random: UInt8 = 3) throws -> String {
    let bytes = [UInt8](repeating: random, count: InvitationCode.idBytes + InvitationCode.secretBytes)
    return try hall.invite(SiteID(site), random: bytes)
  }

  func laptop(_ name: String, code: String) throws -> Laptop {
    guard let parsed = InvitationCode.parse(code) else { throw JoinError.wrongCode }
    return Laptop(keys: try Village.keys(name), code: parsed)
  }

  /// The hall's answer.
  func admit(_ request: [UInt8], draw: UInt8 = 5) throws -> [UInt8] {
    guard let fileID = StickFileID(bytes: [UInt8](repeating: draw, count: StickFileID.byteCount)) else {
      throw JoinError.malformed
    }
    let randomness = EnrolmentRandomness(
      salt: [UInt8](repeating: draw, count: 16), fileID: fileID,
      contentKey: SymmetricKey(data: [UInt8](repeating: draw, count: 32)))
    return try hall.admit(
      request, roll: Self.roll, authorityCertificatePEM: "AUTHORITY", randomness: randomness
    ) { request, device in
      IssuedCertificate(pem: "CERTIFICATE \(device)", fingerprint: Digest32(sha256: request))
    }
  }
}
