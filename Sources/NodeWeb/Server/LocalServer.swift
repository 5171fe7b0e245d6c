import HummingbirdCore
package import Logging
import NIOCore
import ServiceLifecycle

/// The server that the command line of this machine talks to, over a Unix domain socket.
///
/// - `POST /v1/command`: a command's bytes in, its answer's out;
/// - `GET /healthz`: how the node is, as JSON; status 503 when it does not work;
/// - `GET /metrics`: Prometheus text.
///
/// The socket has mode 0600 and serves its own user and root. A stale file of a process that died is replaced; a live
/// one's is not touched.
package struct LocalServer: Service {
  private let file: UnixSocketFile
  private let logger: Logger
  private let channel: LocalChannel
  private let bound = FirstValue<UInt64>()

  /// Prepares a server; nothing listens before ``run()``.
  ///
  /// - Parameters:
  ///   - path: of the socket, at most 107 bytes; its folder should be the owner's alone.
  ///   - limits: what a command may use.
  ///   - endpoint: what answers.
  ///   - logger: never gets bodies.
  package init(path: String, limits: LocalLimits = LocalLimits(), endpoint: any NodeEndpoint, logger: Logger) {
    file = UnixSocketFile(path: path)
    self.logger = logger
    let responder = LocalResponder(endpoint: endpoint, limits: limits)
    channel = LocalChannel(
      routes: HTTPRoutes(
        answer: responder.answerAll, replySecondsMax: limits.replySecondsMax,
        lingerSecondsMax: limits.lingerSecondsMax),
      limits: limits, connections: nil)
  }

  /// Returns when the server listens: true; or when it will not: false.
  package var isListening: Bool {
    get async { await bound.value() != nil }
  }

  /// Serves until graceful shutdown or cancellation, then removes the socket's file.
  ///
  /// - Throws: ``ServerError`` when it cannot listen.
  package func run() async throws {
    defer { bound.end(with: nil) }
    try file.prepare()
    try await Listener(address: .unixDomainSocket(path: file.path), place: file.path, logger: logger)
      .serve(channel) { _ in
        file.restrict()
        bound.end(with: file.inode ?? 0)
      }
    if let inode = await bound.value() { file.remove(inode: inode) }
  }
}

/// The reading routes of ``LocalServer`` on a TCP port of 127.0.0.1, for a metrics collector or a browser.
///
/// Only `127.0.0.1:PORT` and `localhost:PORT` are answered as Host. Every user of the machine can reach the port, so it
/// takes no commands and shows no voters.
package struct LoopbackServer: Service {
  private let port: Int
  private let logger: Logger
  private let channel: LocalChannel
  private let bound = FirstValue<Int>()

  /// Prepares a server; nothing listens before ``run()``.
  ///
  /// - Parameters:
  ///   - port: 0 lets the system choose, see ``listeningPort``.
  ///   - limits: what a request may use.
  ///   - endpoint: what answers.
  ///   - logger: never gets bodies.
  package init(port: Int, limits: LocalLimits = LocalLimits(), endpoint: any NodeEndpoint, logger: Logger) {
    self.port = port
    self.logger = logger
    let responder = LocalResponder(endpoint: endpoint, limits: limits)
    channel = LocalChannel(
      routes: HTTPRoutes(
        answer: responder.answerLoopback, replySecondsMax: limits.replySecondsMax,
        lingerSecondsMax: limits.lingerSecondsMax),
      limits: limits, connections: ConnectionTable(limits: limits.loopbackConnections))
  }

  /// The port the server listens on, once it does; nil when it will not.
  package var listeningPort: Int? {
    get async { await bound.value() }
  }

  /// Serves until graceful shutdown or cancellation.
  ///
  /// - Throws: ``ServerError`` when it cannot listen.
  package func run() async throws {
    defer { bound.end(with: nil) }
    try await Listener(address: .hostname("127.0.0.1", port: port), place: "127.0.0.1:\(port)", logger: logger)
      .serve(channel) { bound.end(with: $0.localAddress?.port) }
  }
}

/// The bounds of the servers that only this machine's own user reaches.
package struct LocalLimits: Equatable, Sendable {
  /// Longest command, bytes. Long data travels as a path, not as a body.
  package var commandBodyBytesMax = 16 << 20
  /// Longest answer to a command, bytes: a file for a stick or a new laptop travels in it, four bytes for three.
  package var commandReplyBytesMax = 1 << 30
  /// Commands that are answered at once.
  package var commandsMax = 16
  /// Connections to the loopback port, which every user of the machine can make. One more takes the oldest's place.
  package var loopbackConnectionsMax = 16
  /// Requests at the loopback port that are answered at once: each asks the node, which a cast waits for too.
  package var loopbackRequestsMax = 2
  /// Without a request, a kept connection is closed after so many seconds.
  package var idleSecondsMax = 60
  /// From a request's head to the end of its body, seconds.
  package var bodySecondsMax = 30
  /// For the client to take its answer, seconds.
  package var replySecondsMax = 60
  /// After an answer that leaves a body unread, how long the rest is discarded, seconds.
  package var lingerSecondsMax = 2
  /// Longest head, bytes.
  package var headerListBytesMax = 16 << 10

  /// The defaults.
  package init() {}
}
