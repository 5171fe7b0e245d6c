import ElectionRecord
import Foundation
import NodeDaemon
import NodeService
import NodeWeb

/// A hall's data directory with many enrolled devices, made without the network, for a real daemon to serve.
struct SitesElection: Sendable {
  /// What a simulated site needs to be one of the devices.
  struct Member: Sendable {
    let keys: NodeKeys
    let site: SiteID
    let tls: TLSIdentity
  }

  let electionID: String
  let digest: Digest32
  let authority: DeviceID
  let members: [Member]

  /// - Parameters:
  ///   - sites: How many; one device each.
  ///   - voters: On the roll; any site may mark any of them.
  init(sites: Int, voters: Int, hall: String, in folder: String) throws {
    try Self.write(sites: sites, voters: voters, to: folder)
    let opened = try HallSetup.create(at: hall, electionFolder: folder, policy: .shared, addresses: []) { _ in }
    let desk = try CertificateAuthority(
      certificatePEM: NodeDirectory.read(NodeDirectory.File.authorityCertificate, in: opened.directory),
      privateKeyPEM: NodeDirectory.read(NodeDirectory.File.authorityKey, in: opened.directory))
    electionID = opened.node.election.id
    digest = opened.node.electionDigest
    authority = opened.node.device
    members = try opened.node.election.sites.map { try Self.enrol(at: $0.id, by: desk, opened.node) }
  }

  private static func enrol(at site: SiteID, by desk: CertificateAuthority, _ hall: Node) throws -> Member {
    let keys = Randomness.keys()
    let tlsKey = TLSPrivateKey.generate()
    let device = keys.device.description
    let certificate = try desk.issue(
      for: tlsKey.request(device: device), device: device, role: .site, serial: Randomness.serial())
    let tls = try TLSIdentity(
      certificatePEM: certificate, privateKeyPEM: tlsKey.pem, authorityPEM: desk.certificatePEM)
    try hall.enrol(
      Enrolment(
        publicKey: keys.publicKey, sealingKey: keys.sealingPublicKey, site: site,
        certificate: Digest32(hex: tls.fingerprint)))
    return Member(keys: keys, site: site, tls: tls)
  }

  private static func write(sites: Int, voters: Int, to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let roll =
      "number,name,sex,birth_date,address,area,household,card,source\n"
      + (1...voters).map { "\($0),\($0 == 1 ? "甲" : "选民"),女,1960-01-01,东街\($0)号,东街,\($0),C-\($0),synthetic\n" }.joined()
    let listed = (1...sites).map {
      "  - {id: R\($0), kind: station, stage: 1, name: {zh: 站, en: Station}, areas: [], papers: 9, days: [2011-04-19]}\n"
    }.joined()
    try Data(roll.utf8).write(to: URL(fileURLWithPath: folder + "/roll.csv"))
    try Data((head(voters) + "sites:\n" + listed).utf8).write(to: URL(fileURLWithPath: folder + "/election.yaml"))
  }

  private static func head(_ voters: Int) -> String {
    """
    format: 1
    id: bench-sites
    name: {zh: 测速, en: Bench}
    mode: voters
    electorate: \(voters)
    roll: roll.csv
    profile:
      proxyLimit: 3
      quorum: {base: registered, moreThan: 1/2}
      majority: {base: returned, moreThan: 1/2}
    contests:
      - {id: chair, office: {zh: 主任, en: Chair}, seats: 1, candidates: [{name: 甲, voter: 1, source: synthetic}]}

    """
  }
}
