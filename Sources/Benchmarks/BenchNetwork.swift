import ElectionRecord
import Foundation
import Logging
import NodeDaemon
import NodeService
import NodeWeb
import SyncProtocol
import TestSupport

/// A hall's peer server on loopback with real certificates, and a site's client to it.
struct BenchNetwork: Sendable {
  private let authority: CertificateAuthority
  private let hall: ServingHall
  private let hallDevice: String
  private let siteDevice: String

  init(_ setting: BenchSetting, hall: ServingHall) throws {
    authority = try CertificateAuthority.create(
      electionID: setting.election.id, key: .generate(), serial: Randomness.serial())
    self.hall = hall
    hallDevice = setting.hall.device.description
    siteDevice = setting.sites[0].device.description
  }

  /// Serves the hall while `work` runs, with a client of the first site.
  ///
  /// - Parameter counting: Puts a proxy between both that counts bytes.
  func serve<Value: Sendable>(
    counting: Bool, _ work: @escaping @Sendable (PeerClient, CountingProxy?) async throws -> Value
  ) async throws -> Value {
    var logger = Logger(label: "ballotsync.bench")
    logger.logLevel = .error
    let server = try PeerServer(
      host: "127.0.0.1", port: 0, identity: identity(hallDevice, .hall), endpoint: BenchEndpoint(hall: hall),
      logger: logger)
    let site = try identity(siteDevice, .site)
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask {
        try await server.run()
        return nil
      }
      group.addTask {
        guard let port = await server.listeningPort else { throw BenchError.child("the server does not listen") }
        guard counting else { return try await Self.use(port, site) { try await work($0, nil) } }
        let proxy = CountingProxy(target: port)
        return try await proxy.run { port in try await Self.use(port, site) { try await work($0, proxy) } }
      }
      defer { group.cancelAll() }
      while let ended = try await group.next() {
        if let value = ended { return value }
      }
      throw BenchError.child("the server stopped")
    }
  }

  private static func use<Value: Sendable>(
    _ port: Int, _ site: TLSIdentity, _ work: @escaping @Sendable (PeerClient) async throws -> Value
  ) async throws -> Value {
    guard let address = PeerAddress(host: "127.0.0.1", port: port) else { throw BenchError.child("no address") }
    return try await PeerClient.use(address: address, identity: site, work)
  }

  private func identity(_ device: String, _ role: CertificateRole) throws -> TLSIdentity {
    let key = TLSPrivateKey.generate()
    let certificate = try authority.issue(
      for: key.request(device: device), device: device, role: role, serial: Randomness.serial())
    return try TLSIdentity(
      certificatePEM: certificate, privateKeyPEM: key.pem, authorityPEM: authority.certificatePEM)
  }
}

extension BenchNode {
  /// Exchanges with the hall over the network until both hold the same.
  ///
  /// - Returns: Exchanges made.
  @discardableResult
  func synchronise(over client: PeerClient, _ session: inout SyncSession) async throws -> Int {
    var exchanges = 0
    var message: [UInt8]? = try node.begin(&session)
    while let body = message {
      exchanges += 1
      let answer = try await client.exchange(body)
      message = try node.take(answer, in: &session)
    }
    return exchanges
  }
}
