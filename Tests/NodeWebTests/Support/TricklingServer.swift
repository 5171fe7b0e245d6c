import NIOCore
import NIOPosix

/// A server that answers a request with a head that promises much, and then with a byte now and then.
enum TricklingServer {
  private final class Trickle: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var hasAnswered = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard !hasAnswered else { return }
      hasAnswered = true
      let channel = context.channel
      channel.writeAndFlush(ByteBuffer(string: "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n"), promise: nil)
      channel.eventLoop.scheduleRepeatedTask(initialDelay: .milliseconds(100), delay: .milliseconds(100)) { task in
        if !channel.isActive { task.cancel() }
        channel.writeAndFlush(ByteBuffer(string: "x"), promise: nil)
      }
    }
  }

  /// Listens on a Unix socket while `body` works.
  static func run<Value>(at path: String, _ body: () async throws -> Value) async throws -> Value {
    let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Trickle()) }
      }
      .bind(unixDomainSocketPath: path).get()
    let result: Result<Value, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    try await server.close()
    return try result.get()
  }
}
