import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import NodeWeb

/// A TCP connection on which a test says what it likes.
struct RawConnection {
  let channel: any Channel
  let received: AsyncStream<ByteBuffer>

  private final class Collector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    let continuation: AsyncStream<ByteBuffer>.Continuation
    init(_ continuation: AsyncStream<ByteBuffer>.Continuation) { self.continuation = continuation }
    func channelRead(context: ChannelHandlerContext, data: NIOAny) { continuation.yield(unwrapInboundIn(data)) }
    func channelInactive(context: ChannelHandlerContext) { continuation.finish() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }

  static func open(to address: PeerAddress, tls: TLSConfiguration? = nil) async throws -> RawConnection {
    let (received, continuation) = AsyncStream<ByteBuffer>.makeStream()
    let context = try tls.map { try NIOSSLContext(configuration: $0) }
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let context {
            try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: context, serverHostname: nil))
          }
          try channel.pipeline.syncOperations.addHandler(Collector(continuation))
        }
      }
      .connect(host: address.host, port: address.port).get()
    return RawConnection(channel: channel, received: received)
  }

  func send(_ bytes: [UInt8]) async throws {
    try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
  }

  func send(_ text: String) async throws { try await send(Array(text.utf8)) }

  /// Everything that comes until the other end closes.
  func rest() async -> String {
    var text = ""
    for await part in received { text += String(buffer: part) }
    return text
  }

  /// The head of the first answer; empty when none comes.
  func head() async -> String {
    for await part in received { return String(buffer: part).components(separatedBy: "\r\n\r\n")[0] }
    return ""
  }

  /// The status of the first answer.
  func status() async -> Int? {
    await head().split(separator: " ").dropFirst().first.flatMap { Int($0) }
  }

  func close() async { try? await channel.close() }
}

/// TLS 1.3 without a certificate, for a stranger.
func strangersTLS() -> TLSConfiguration {
  var configuration = TLSConfiguration.makeClientConfiguration()
  configuration.certificateVerification = .none
  return configuration
}

/// TLS 1.3 with an identity.
func membersTLS(_ identity: TLSIdentity) throws -> TLSConfiguration {
  var configuration = strangersTLS()
  configuration.certificateChain = [
    .certificate(try NIOSSLCertificate(bytes: Array(identity.certificatePEM.utf8), format: .pem))
  ]
  configuration.privateKey = .privateKey(
    try NIOSSLPrivateKey(bytes: Array(identity.privateKeyPEM.utf8), format: .pem))
  return configuration
}
