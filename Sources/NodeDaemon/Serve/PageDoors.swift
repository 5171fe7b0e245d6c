import JournalStore
import Logging
import NodePages
import NodeService
import NodeWeb
import ServiceLifecycle

/// Where the pages of a node are reached: on its own machine, and on its own network where that is asked for.
struct PageDoors: Sendable {
  private let localPort: Int?
  private let place: PeerAddress?
  let certificate: PageCertificate?

  /// - Throws: ``CertificateError``, ``NodeDirectoryError``.
  init(_ settings: Daemon.Settings, in directory: DataDirectory) throws {
    (localPort, place) = (settings.pagePort, settings.pagePlace)
    certificate = try settings.pagePlace.map { try Self.certificate(for: $0.host, in: directory) }
  }

  /// The one that was made for this host before, so that browsers that have accepted it accept it again.
  private static func certificate(for host: String, in directory: DataDirectory) throws -> PageCertificate {
    let key = try TLSPrivateKey(pem: NodeDirectory.read(NodeDirectory.File.tlsKey, in: directory))
    let kept = try? NodeDirectory.read(NodeDirectory.File.pageCertificate, in: directory)
    if let made = kept.flatMap({ PageCertificate(pem: $0, host: host, key: key) }) { return made }
    let made = try PageCertificate(host: host, key: key, serial: Randomness.serial())
    try NodeDirectory.write(made.pem, to: NodeDirectory.File.pageCertificate, in: directory)
    return made
  }

  /// What the pages say of the way in; nil without one.
  var door: PageDoor? {
    guard let certificate, let place else { return nil }
    return PageDoor(place, fingerprint: certificate.fingerprint)
  }

  func servers(of pages: PageApp, logger: Logger) throws -> [any Service] {
    var servers: [any Service] = []
    if let localPort { servers.append(PageServer(port: localPort, endpoint: pages, logger: logger)) }
    if let certificate, let place {
      servers.append(try PageServer(certificate: certificate, port: place.port, endpoint: pages, logger: logger))
    }
    return servers
  }
}
