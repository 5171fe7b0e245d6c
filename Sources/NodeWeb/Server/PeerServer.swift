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
      rolls: ByteRoom(bytesMax: limits.enrolReplyBytesInFlightMax),
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

/// The bounds within which peers may use a ``PeerServer``.
///
/// They keep two promises: the server's memory is bounded whatever anybody sends, and a slow or flooding peer cannot
/// take what another one needs.
package struct PeerLimits: Equatable, Sendable {
  /// Longest body of an exchange, bytes.
  package var exchangeBodyBytesMax = 4 << 20
  /// Longest answer to an exchange, bytes.
  package var exchangeReplyBytesMax = 8 << 20
  /// Longest body of a request for a voter's right, bytes.
  package var askBodyBytesMax = 1 << 10
  /// Longest body of an enrolment, bytes.
  package var enrolBodyBytesMax = 64 << 10
  /// Longest answer to an enrolment, bytes: it carries the roll and the journals.
  package var enrolReplyBytesMax = 512 << 20
  /// Answers to enrolments that are being taken, bytes in all. Beyond it a laptop is told to come back.
  package var enrolReplyBytesInFlightMax = 1 << 30
  /// Bodies of all devices together that are being read or worked on, bytes. Beyond it a device is told to come back.
  package var bodyBytesInFlightMax = 64 << 20
  /// Bodies of all enrolments together, bytes: room of their own, so that strangers take none of the devices'.
  package var enrolBodyBytesInFlightMax = 4 << 20
  /// Connections in all. The process needs as many open files and some more.
  package var connectionsMax = 2048
  /// Connections that have shown no certificate yet. The rest is for devices.
  package var strangersMax = 512
  /// Connections from one address that have shown no certificate yet.
  package var strangersPerAddressMax = 256
  /// Connections of one device. One is enough; the rest covers those it lost and the server has not missed yet.
  package var connectionsPerDeviceMax = 4
  /// Exchanges and questions of one device that are in flight at once; one more is told to come back.
  package var requestsPerPeerMax = 2
  /// Enrolments from one address that are in flight at once. One more takes the place of the one whose body has been
  /// coming for longest.
  package var enrolmentsPerAddressMax = 4
  /// From the connection to the end of its first request's head, seconds.
  package var firstRequestSecondsMax = 10
  /// Without a request, a kept connection is closed after so many seconds. Longer than a client keeps it, so that a
  /// request never meets a connection that is just being closed.
  package var idleSecondsMax = 150
  /// From a request's head to the end of its body, seconds.
  package var bodySecondsMax = 60
  /// How far a body may be behind ``bodyBytesPerSecondMin``, seconds.
  package var bodyGraceSeconds = 10
  /// The slowest pace at which a body may come, bytes a second; what is slower loses its connection.
  package var bodyBytesPerSecondMin = 4 << 10
  /// For a peer to take its answer, seconds; a long one has more, see ``ReplyPace``.
  package var replySecondsMax = 60
  /// After an answer that leaves a body unread, how long the rest is discarded, seconds.
  package var lingerSecondsMax = 2
  /// After the stop, how long running requests may take to end, seconds.
  package var stopSecondsMax = 5
  /// How long a silent peer can delay the closing of its own connection, seconds.
  package var closeSecondsMax = 1
  /// What a peer that has to come back is told, seconds.
  package var retryAfterSeconds = 1
  /// Longest single header field, bytes. Ours have under 40.
  package var headerFieldBytesMax = 1 << 10
  /// Longest head, bytes.
  package var headerListBytesMax = 4 << 10
  /// Most header fields.
  package var headerFieldCountMax = 32

  /// The defaults, for a hall of up to a thousand sites.
  package init() {}
}
