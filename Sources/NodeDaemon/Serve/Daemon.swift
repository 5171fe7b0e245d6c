import ElectionRecord
import Foundation
import JournalStore
package import Logging
package import NodePages
import NodeService
package import NodeWeb
import ServiceLifecycle
import UnixSignals

/// Wires a node into a daemon: its sockets, its synchronisation, systemd.
package struct Daemon {
  /// How a daemon is started.
  package struct Settings: Sendable {
    let data: String
    /// Where the hall listens for sites; ignored at a site.
    let host: String
    /// 0 lets the system choose.
    let port: Int
    /// Serves `/healthz` and `/metrics` on this loopback port; nil for none.
    let localPort: Int?
    /// Serves pages for people on this loopback port; nil for none.
    let pagePort: Int?
    /// Serves them over HTTPS at this address of the node's own network too; nil for none.
    let pagePlace: PeerAddress?
    /// Never talks to the hall by itself.
    let isOffline: Bool
    /// Where laptops that are enrolled from now on find this hall; empty for as before.
    let addresses: [PeerAddress]
    /// Of an encrypted data directory; nil where nobody gave one.
    let passphrase: String?

    package init(
      data: String, passphrase: String? = nil, host: String, port: Int, localPort: Int?, pagePort: Int? = nil,
      pagePlace: PeerAddress? = nil, isOffline: Bool, addresses: [PeerAddress] = []
    ) {
      self.addresses = addresses
      (self.data, self.passphrase) = (data, passphrase)
      self.host = host
      self.port = port
      self.localPort = localPort
      (self.pagePort, self.pagePlace) = (pagePort, pagePlace)
      self.isOffline = isOffline
    }
  }

  /// The file in which a running hall names the address it listens on.
  static let addressFile = "address"

  private let settings: Settings
  /// What the command line can do, for the pages.
  private let verbs: [PageVerb]
  private let logger: Logger
  private let node: NodeActor
  private let tls: TLSIdentity
  private let profile: NodeProfile
  private let doors: PageDoors
  private let directory: DataDirectory

  /// Opens the node, and starts a hall's journal unless it is started.
  ///
  /// - Throws: ``NodeDirectoryError``; ``CertificateError`` when certificate, key and authority do not fit together.
  package init(_ settings: Settings, verbs: [PageVerb] = [], logger: Logger) throws {
    self.settings = settings
    self.verbs = verbs
    self.logger = logger
    let opened = try Self.open(settings)
    profile = opened.profile
    directory = opened.directory
    try HallSetup.define(opened)
    opened.node.reserveLog()
    tls = try NodeIdentity.tls(opened.directory)
    doors = try PageDoors(settings, in: opened.directory)
    node = try NodeActor(opened: opened)
  }

  /// A hall that moves says at its start where it is from now on.
  private static func open(_ settings: Settings) throws -> OpenedNode {
    let opened = try NodeDirectory.open(settings.data, unlocking: settings.passphrase, clock: SystemClock())
    guard !settings.addresses.isEmpty else { return opened }
    guard opened.node.isHall else { throw NodeError.onlyAtHall }
    var profile = opened.profile
    profile.hallAddresses = settings.addresses.map(\.description)
    try NodeDirectory.write(profile: profile, into: opened.directory)
    return OpenedNode(node: opened.node, roll: opened.roll, directory: opened.directory, profile: profile)
  }

  /// Where browsers of the node's own network find its pages; nil where none do.
  package var door: PageDoor? { doors.door }

  /// Serves until SIGTERM or SIGINT.
  ///
  /// - Throws: ``ServerError`` when an address or the socket cannot be listened on, or what else ended a service.
  package func run() async throws {
    try? FileManager.default.removeItem(atPath: directory.file(Self.addressFile))
    Outbox(data: directory.path).empty()
    var services: [any Service] = []
    let endpoint = DaemonEndpoint(node: node, hall: try hallLink(&services))
    let local = LocalServer(path: directory.socketPath, endpoint: endpoint, logger: logger)
    services.append(local)
    let peers = try peerServer(endpoint)
    if let peers { services.append(peers) }
    if let port = settings.localPort {
      services.append(LoopbackServer(port: port, endpoint: endpoint, logger: logger))
    }
    services += try await pageServices(endpoint)
    services.append(AddressWriter(server: peers, path: directory.file(Self.addressFile), host: settings.host))
    services.append(notifier(local: local, peers: peers))
    services.append(EndingNotice(logger: logger))
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
  }

  private func hallLink(_ services: inout [any Service]) throws -> HallLink? {
    guard profile.site != nil, !settings.isOffline else { return nil }
    let client = try PeerClient(addresses: profile.peers, identity: tls)
    let sync = SyncService(
      node: node, client: client, clock: ContinuousClock(), logger: logger)
    services.append(client)
    services.append(sync)
    return HallLink(client: client, sync: sync, identity: tls) { [profile, directory, logger] address in
      do {
        try NodeDirectory.write(profile: profile.reached(at: address), into: directory)
      } catch {
        logger.warning("the hall's address is used but not kept", metadata: ["error": "\(error)"])
      }
    }
  }

  /// The servers of pages, and what keeps open pages up to date.
  private func pageServices(_ endpoint: DaemonEndpoint) async throws -> [any Service] {
    guard settings.pagePort != nil || doors.certificate != nil else { return [] }
    let source = await PageSource.node(endpoint, data: directory.path, door: doors.door)
    let hub = EventHub(node: source, clock: ContinuousClock())
    let pages = PageApp(node: source, hub: hub, verbs: verbs)
    return try doors.servers(of: pages, logger: logger) + [HubService(hub: hub)]
  }

  private func peerServer(_ endpoint: DaemonEndpoint) throws -> PeerServer? {
    guard profile.site == nil else { return nil }
    return try PeerServer(
      host: settings.host, port: settings.port, identity: tls, endpoint: endpoint, logger: logger)
  }

  private func notifier(local: LocalServer, peers: PeerServer?) -> SystemdNotifier {
    let node = self.node
    return SystemdNotifier(
      environment: ProcessInfo.processInfo.environment, processID: ProcessInfo.processInfo.processIdentifier,
      isReady: {
        let isLocalReady = await local.isListening
        guard let peers else { return isLocalReady }
        return await peers.listeningPort != nil && isLocalReady
      },
      isAlive: { await node.isHealthy })
  }
}

/// Says in the log that the daemon was told to end: operators who find no such line look for a crash.
struct EndingNotice: Service {
  let logger: Logger

  func run() async throws {
    try? await gracefulShutdown()
    logger.notice("told to end by SIGTERM or SIGINT: the daemon stops in order")
  }
}

/// Writes the address the hall listens on, for tools on the same machine.
private struct AddressWriter: Service {
  let server: PeerServer?
  let path: String
  let host: String

  func run() async throws {
    if let port = await server?.listeningPort {
      let place = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
      try Data("\(place)\n".utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
    try? await gracefulShutdown()
  }
}
