import Glibc
import HummingbirdCore
import Logging
import NIOCore
import NIOSSL

/// One accepted connection of a server on this machine: HTTP/1.1, without TLS where it does not leave the machine.
struct LocalChannel: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  private let http: HTTP1Channel
  private let connections: ConnectionTable?
  private let context: NIOSSLContext?

  /// - Parameter context: For TLS; nil without it.
  /// - Parameter connections: who may connect to a port that every user reaches. Nil for a socket, which serves only
  ///   this process's own user and root: its file gets its mode a moment after the socket listens, and a check of the
  ///   user closes that gap.
  init(routes: HTTPRoutes, limits: LocalLimits, connections: ConnectionTable?, context: NIOSSLContext? = nil) {
    (self.connections, self.context) = (connections, context)
    http = HTTP1Channel(
      responder: routes.respond,
      configuration: .init(
        idleTimeout: .seconds(Int64(limits.idleSecondsMax)),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: limits.headerListBytesMax, maxHeaderListSize: limits.headerListBytesMax,
          maxHeaderFieldCount: 64)))
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    guard let context else { return http.setup(channel: channel, logger: logger) }
    return channel.securing(with: context).flatMap { http.setup(channel: channel, logger: logger) }
  }

  func handle(value: Value, logger: Logger) async {
    guard await isAdmitted(value.channel, logger: logger) else {
      try? await value.executeThenClose { _, _ in }
      return
    }
    defer { connections?.remove(value.channel) }
    await http.handle(value: value, logger: logger)
  }

  private func isAdmitted(_ channel: any Channel, logger: Logger) async -> Bool {
    if let connections { return connections.admit(channel) }
    let user = await user(of: channel)
    if let user, user == geteuid() || user == 0 { return true }
    // Of a connection that is closed already nobody can be told: that is no news.
    if user != nil { logger.warning("another user's connection to the command socket was closed") }
    return false
  }

  /// Linux's `struct ucred` (unix(7)), which the C library shows only to GNU sources.
  private struct PeerCredentials: Sendable {
    var processID: Int32 = 0
    var userID: UInt32 = 0
    var groupID: UInt32 = 0
  }

  /// The user at the other end of a Unix socket; nil when that cannot be read.
  private func user(of channel: any Channel) async -> UInt32? {
    guard let options = channel as? any SocketOptionProvider else { return nil }
    let read: EventLoopFuture<PeerCredentials> = options.unsafeGetSocketOption(
      level: NIOBSDSocket.OptionLevel(rawValue: SOL_SOCKET), name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
    return try? await read.get().userID
  }
}
