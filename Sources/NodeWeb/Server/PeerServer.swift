import HummingbirdCore
package import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle

/// The server that peers talk to: HTTP/1.1 over TLS 1.3.
///
/// - `POST /peer/v1/exchange`: one sync message, with a certificate of the election's authority;
/// - `POST /peer/v1/enrol`: the one thing a stranger may ask;
/// - `GET /healthz`: whether the node works, and nothing else.
///
/// Anything else without a certificate is answered 401. Run it once, in a service group; on graceful shutdown it
/// takes no new connections, closes the idle ones, lets running requests end, and returns.
package struct PeerServer: Service {
  private let host: String
  private let port: Int
  private let limits: PeerLimits
  private let logger: Logger
  private let channel: PeerChannel
  private let connections: ConnectionTable
  private let bound = FirstValue<Int>()

  /// Prepares a server; nothing listens before ``run()``.
  ///
  /// - Parameters:
  ///   - host: the address to listen on; `0.0.0.0` for all.
  ///   - port: 0 lets the system choose, see ``listeningPort``.
  ///   - identity: a hall's certificate with its key and authority.
  ///   - limits: what a peer may use.
  ///   - endpoint: what answers.
  ///   - logger: gets addresses and devices, never bodies.
  /// - Throws: ``ServerError/identityUnusable`` or ``ServerError/identityIsSites``.
  package init(
    host: String, port: Int, identity: TLSIdentity, limits: PeerLimits = PeerLimits(), endpoint: any NodeEndpoint,
    logger: Logger
  ) throws(ServerError) {
    guard identity.role == .hall else { throw .identityIsSites }
    let context: NIOSSLContext
    do {
      context = try NIOSSLContext(
        configuration: identity.serverConfiguration(closeSecondsMax: limits.closeSecondsMax))
    } catch {
      throw .identityUnusable
    }
    let connections = ConnectionTable(limits: limits.connections)
    let responder = PeerResponder(
      endpoint: endpoint, limits: limits, connections: connections,
      gate: RequestGate(bodyBytesMax: limits.bodyBytesInFlightMax),
      enrolments: EnrolmentQueue(
        perAddressMax: limits.enrolmentsPerAddressMax, bodyBytesMax: limits.enrolBodyBytesInFlightMax),
      logger: logger)
    self.host = host
    self.port = port
    self.limits = limits
    self.logger = logger
    self.connections = connections
    channel = PeerChannel(
      routes: HTTPRoutes(
        answer: responder.answer, replySecondsMax: limits.replySecondsMax, lingerSecondsMax: limits.lingerSecondsMax),
      context: context, connections: connections, limits: limits)
  }

  /// The port the server listens on, once it does; nil when it will not.
  package var listeningPort: Int? {
    get async { await bound.value() }
  }

  /// The number of open connections.
  package var connectionCount: Int { connections.count }

  /// Serves until graceful shutdown or cancellation.
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
