import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// Listens at one place and serves its connections until graceful shutdown.
///
/// It uses Hummingbird's server without its `Application`, whose services would have to stop too and whose Date header
/// would travel with every answer.
struct Listener: Sendable {
  let address: BindAddress
  let place: String
  let logger: Logger

  /// - Throws: ``ServerError``.
  func serve(
    _ child: some ServerChildChannel, onListening: @escaping @Sendable (any Channel) async -> Void
  ) async throws {
    let server = child.server(
      configuration: ServerConfiguration(address: address, backlog: 512),
      onServerRunning: onListening, eventLoopGroup: EventLoops.shared, logger: logger)
    do {
      try await server.run()
    } catch {
      throw ServerError(binding: error, place: place)
    }
  }
}
