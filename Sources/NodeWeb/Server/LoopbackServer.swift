import HummingbirdCore
package import Logging
import NIOCore
import ServiceLifecycle

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
