import NIOCore
import NIOPosix
import Synchronization

/// A TCP proxy on the loopback that counts what goes each way.
package final class CountingProxy: Sendable {
  /// Bytes that went to the server and came from it.
  package struct Counts: Equatable, Sendable {
    package var sent = 0
    package var received = 0
  }

  private let totals = Mutex(Counts())
  private let target: Int

  /// - Parameter target: The port on the loopback that bytes are passed to.
  package init(target: Int) { self.target = target }

  package var counts: Counts { totals.withLock { $0 } }

  /// Counts from zero again.
  package func reset() { totals.withLock { $0 = Counts() } }

  /// Runs the proxy while `body` uses it; it gets the port where clients connect.
  ///
  /// - Throws: What `body` throws, or NIO when it cannot listen.
  package func run<Value>(_ body: (Int) async throws -> Value) async throws -> Value {
    let target = self.target
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { near in
        // Both ends on one event loop, so that each may use the other directly.
        ClientBootstrap(group: near.eventLoop)
          .connect(host: "127.0.0.1", port: target)
          .flatMapThrowing { far in
            try near.pipeline.syncOperations.addHandler(Relay(to: far) { count in self.add(sent: count) })
            try far.pipeline.syncOperations.addHandler(Relay(to: near) { count in self.add(received: count) })
          }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    guard let port = listener.localAddress?.port else { throw ChannelError.unknownLocalAddress }
    do {
      let value = try await body(port)
      try await listener.close()
      return value
    } catch {
      try? await listener.close()
      throw error
    }
  }

  private func add(sent: Int = 0, received: Int = 0) {
    totals.withLock {
      $0.sent += sent
      $0.received += received
    }
  }

  private final class Relay: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let other: any Channel
    private let count: (Int) -> Void

    init(to other: any Channel, count: @escaping (Int) -> Void) {
      (self.other, self.count) = (other, count)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let buffer = unwrapInboundIn(data)
      count(buffer.readableBytes)
      other.writeAndFlush(buffer, promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { other.close(promise: nil) }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }
}
