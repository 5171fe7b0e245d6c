import HummingbirdCore
import Logging
import NIOCore
import NIOSSL

/// One accepted connection of a ``PeerServer``: TLS, HTTP/1.1, and its place in the table of connections.
struct PeerChannel: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  private let http: HTTP1Channel
  private let context: NIOSSLContext
  private let connections: ConnectionTable
  private let limits: PeerLimits

  init(routes: HTTPRoutes, context: NIOSSLContext, connections: ConnectionTable, limits: PeerLimits) {
    self.context = context
    self.connections = connections
    self.limits = limits
    http = HTTP1Channel(
      responder: routes.respond,
      configuration: .init(
        idleTimeout: .seconds(Int64(limits.idleSecondsMax)),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: limits.headerFieldBytesMax, maxHeaderListSize: limits.headerListBytesMax,
          maxHeaderFieldCount: limits.headerFieldCountMax)))
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.securing(with: context).flatMap {
      http.setup(channel: channel, logger: logger)
    }
  }

  func handle(value: Value, logger: Logger) async {
    let channel = value.channel
    guard connections.admit(channel) else {
      try? await value.executeThenClose { _, _ in }
      return
    }
    defer { connections.remove(channel) }
    let deadline = channel.eventLoop.scheduleTask(in: .seconds(Int64(limits.firstRequestSecondsMax))) {
      if !connections.hasSpoken(channel) { channel.close(promise: nil) }
    }
    defer { deadline.cancel() }
    await http.handle(value: value, logger: logger)
  }
}

extension Channel {
  /// Puts TLS before HTTP on an accepted connection.
  func securing(with context: NIOSSLContext) -> EventLoopFuture<Void> {
    // The server's bootstrap allows half-closed connections, and with them the TLS handler never sees a close as
    // answered: every close, and so every stop, would take the whole time that a silent peer is given.
    setOption(ChannelOptions.allowRemoteHalfClosure, value: false).flatMapThrowing {
      // A thousand idle connections must not each keep the largest buffer they ever needed.
      var configuration = NIOSSLHandler.Configuration()
      configuration.maximumPreservedOutboundBufferCapacity = 16 << 10
      try self.pipeline.syncOperations.addHandler(
        NIOSSLServerHandler(context: context, customVerificationCallback: nil, configuration: configuration))
    }
  }
}
