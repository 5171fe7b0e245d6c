import HummingbirdCore
package import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle

/// The server of pages for people: HTTP/1.1 on 127.0.0.1, or over TLS on an address of the node's own network.
///
/// Every user of the machine or the network reaches the port, so nothing is shown before somebody signs in. Only the
/// server's own names are answered as Host, and what is sent must come from a page of this server.
package struct PageServer: Service {
  private let host: String
  private let port: Int
  private let limits: PageLimits
  private let logger: Logger
  private let channel: LocalChannel
  private let connections: ConnectionTable
  private let bound = FirstValue<Int>()

  /// Prepares a server for browsers of this machine; nothing listens before ``run()``.
  ///
  /// - Parameters:
  ///   - port: 0 lets the system choose, see ``listeningPort``.
  ///   - limits: what browsers may use.
  ///   - endpoint: what answers.
  ///   - logger: never gets bodies, queries or cookies.
  package init(port: Int, limits: PageLimits = PageLimits(), endpoint: any PageEndpoint, logger: Logger) {
    self.init(
      host: "127.0.0.1", names: ["127.0.0.1", "localhost"], port: port, context: nil, limits: limits,
      endpoint: endpoint, logger: logger)
  }

  /// Prepares a server for browsers of the node's own network, which find it as the certificate's host.
  ///
  /// - Throws: ``ServerError/identityUnusable``.
  package init(
    certificate: PageCertificate, port: Int, limits: PageLimits = .network, endpoint: any PageEndpoint,
    logger: Logger
  ) throws(ServerError) {
    let context: NIOSSLContext
    do {
      context = try NIOSSLContext(
        configuration: certificate.serverConfiguration(closeSecondsMax: limits.stopSecondsMax))
    } catch {
      throw .identityUnusable
    }
    self.init(
      host: certificate.host, names: [certificate.host], port: port, context: context, limits: limits,
      endpoint: endpoint, logger: logger)
  }

  private init(
    host: String, names: [String], port: Int, context: NIOSSLContext?, limits: PageLimits,
    endpoint: any PageEndpoint, logger: Logger
  ) {
    (self.host, self.port, self.limits, self.logger) = (host, port, limits, logger)
    connections = ConnectionTable(limits: limits.connections)
    let responder = PageResponder(
      endpoint: endpoint, limits: limits, gate: RequestGate(bodyBytesMax: limits.bodyBytesInFlightMax),
      isSecure: context != nil, names: names)
    channel = LocalChannel(
      routes: HTTPRoutes(
        answer: responder.answer, replySecondsMax: limits.replySecondsMax, lingerSecondsMax: limits.lingerSecondsMax),
      limits: limits.channel, connections: connections, context: context)
  }

  /// The port the server listens on, once it does; nil when it will not.
  package var listeningPort: Int? {
    get async { await bound.value() }
  }

  /// Serves until graceful shutdown or cancellation; boards that are open lose their connection then.
  ///
  /// - Throws: ``ServerError`` when it cannot listen.
  package func run() async throws {
    defer { bound.end(with: nil) }
    try await withGracefulShutdownHandler {
      try await Listener(address: .hostname(host, port: port), place: "\(host):\(port)", logger: logger)
        .serve(channel) { bound.end(with: $0.localAddress?.port) }
    } onGracefulShutdown: {
      connections.closeAll(afterSeconds: limits.stopSecondsMax)
    }
  }
}

/// The bounds within which browsers may use a ``PageServer``.
package struct PageLimits: Equatable, Sendable {
  /// Longest body of a form, bytes; a stick's file is the longest.
  package var bodyBytesMax = 64 << 20
  /// All bodies together that are being read or worked on, bytes.
  package var bodyBytesInFlightMax = 128 << 20
  /// Forms of one address that are in flight at once.
  package var requestsPerAddressMax = 32
  /// A browser keeps up to six connections, and one more for each board that it shows; one more takes the oldest's
  /// place.
  package var connectionsMax = 256
  /// Of one address.
  package var connectionsPerAddressMax = 256
  /// For a browser to take its answer, or one event, seconds.
  package var replySecondsMax = 60
  /// From a request's head to the end of its body, seconds.
  package var bodySecondsMax = 120
  /// After an answer that leaves a body unread, how long the rest is discarded, seconds.
  package var lingerSecondsMax = 2
  /// After the stop, how long running requests may take to end, seconds.
  package var stopSecondsMax = 1

  /// The defaults: a site with some desks, or a hall with twenty boards.
  package init() {}

  /// Several desks of a site: no single machine of the network takes what the others need.
  package static let network = {
    var limits = PageLimits()
    limits.connectionsPerAddressMax = 64
    return limits
  }()

  var connections: ConnectionTable.Limits {
    ConnectionTable.Limits(
      connectionsMax: connectionsMax, strangersMax: connectionsMax, strangersPerAddressMax: connectionsPerAddressMax,
      connectionsPerDeviceMax: 0)
  }

  var bodyPace: BodyPace {
    BodyPace(secondsMax: bodySecondsMax, graceSeconds: bodySecondsMax, bytesPerSecondMin: 1)
  }

  var channel: LocalLimits { LocalLimits() }
}
