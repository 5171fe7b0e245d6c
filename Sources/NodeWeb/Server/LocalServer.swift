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
