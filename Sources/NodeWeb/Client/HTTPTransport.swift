import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// One HTTP client with one kept connection, bounded in time and size, that never repeats a request by itself.
///
/// The owner has to shut it down.
final class HTTPTransport: Sendable {
  private let client: HTTPClient
  private let limits: ClientLimits
  private let isShutDown = Mutex(false)

  init(tls: TLSConfiguration?, limits: ClientLimits) {
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(
        connect: .seconds(Int64(limits.connectSecondsMax)), read: .seconds(Int64(limits.readSecondsMax)),
        write: .seconds(Int64(limits.readSecondsMax))))
    configuration.httpVersion = .http1Only
    configuration.connectionPool.idleTimeout = .seconds(Int64(limits.keepSecondsMax))
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroup: EventLoops.shared, configuration: configuration)
    self.limits = limits
  }

  /// Posts `body` and returns the answer's body.
  ///
  /// - Parameter head: what a long answer has to begin with; nil where TLS has proven who answers.
  func post(_ body: [UInt8], to url: String, head: ReplyHead? = nil) async throws(PeerError) -> [UInt8] {
    var request = HTTPClientRequest(url: url)
    request.method = .POST
    request.body = .bytes(ByteBuffer(bytes: body))
    return try await send(request, head: head)
  }

  /// Reads from `url`.
  func get(_ url: String) async throws(PeerError) -> [UInt8] {
    try await send(HTTPClientRequest(url: url))
  }

  /// Closes the connection; requests that are running fail. Calling it again does nothing.
  func shutdown() async {
    let isFirst = isShutDown.withLock { done in
      defer { done = true }
      return !done
    }
    guard isFirst else { return }
    try? await client.shutdown()
  }

  private func send(_ request: HTTPClientRequest, head: ReplyHead? = nil) async throws(PeerError) -> [UInt8] {
    guard !isShutDown.withLock({ $0 }) else { throw .shutDown }
    do {
      let deadline = NIODeadline.now() + .seconds(Int64(limits.requestSecondsMax))
      let response = try await client.execute(request, deadline: deadline)
      if response.status == .ok {
        return try await Self.bytes(of: response.body, max: limits.replyBytesMax, head: head, until: deadline)
      }
      let body = try await Self.bytes(of: response.body, max: Self.refusalBytesMax, until: deadline)
      throw PeerError(
        status: Int(response.status.code), code: try? JSONDecoder().decode(RefusalBody.self, from: Data(body)).error,
        retryAfterSeconds: response.headers.first(name: "retry-after").flatMap { Int($0) })
    } catch {
      throw PeerError(transport: error)
    }
  }

  /// A refusal is a short JSON object; more is no answer of ours.
  private static let refusalBytesMax = 4096

  private struct RefusalBody: Decodable {
    let error: String
  }

  /// The time is looked at as each part comes, and the read limit bounds the wait for one: a timer of its own would
  /// cost each short answer more than all else that is done for it here.
  private static func bytes(
    of body: HTTPClientResponse.Body, max: Int, head: ReplyHead? = nil, until deadline: NIODeadline
  ) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    var (max, deadline) = (max, deadline)
    var unproven = head
    for try await part in body {
      guard NIODeadline.now() < deadline else { throw PeerError.timedOut }
      if let head = unproven, bytes.count + part.readableBytes > head.bytesMax {
        let start = bytes + part.readableBytesView.prefix(head.bytesMax - bytes.count)
        guard let size = head.size(start) else { throw PeerError.untrusted("the answer does not begin as a hall's") }
        max = Swift.min(max, size)
        deadline = deadline + .seconds(Int64(ReplyPace.seconds(for: max)))
        unproven = nil
      }
      guard bytes.count + part.readableBytes <= max else { throw PeerError.replyTooLarge }
      bytes.append(contentsOf: part.readableBytesView)
    }
    return bytes
  }
}

/// How much of an answer is taken from one who has not proven who he is: the head, and what the head promises.
package struct ReplyHead: Sendable {
  /// What is taken before the head is looked at, bytes. An answer up to there is taken as it is.
  package let bytesMax: Int
  /// The size of the whole answer, bytes, by its first ``bytesMax``; nil when they prove nothing.
  package let size: @Sendable ([UInt8]) -> Int?

  package init(bytesMax: Int, size: @escaping @Sendable ([UInt8]) -> Int?) {
    (self.bytesMax, self.size) = (bytesMax, size)
  }
}
