import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// What a server of this module answers, and within which times.
struct HTTPRoutes: Sendable {
  /// Answers one request; it never throws, so that no error text can reach the other end.
  let answer: @Sendable (Request, any Channel) async -> HTTPReply
  let replySecondsMax: Int
  let lingerSecondsMax: Int

  /// Answers one request and writes the answer.
  ///
  /// A peer that does not take its answer in time loses its connection; so does one, a little later, whose body was
  /// left unread: the rest of it is discarded for a moment so that the peer gets to read the answer.
  @Sendable func respond(
    _ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel
  ) async throws {
    let reply = await answer(request, channel)
    defer { reply.whenTaken?() }
    let response = reply.response
    if let pieces = reply.pieces { return try await send(pieces, after: response.head, writer, channel) }
    let deadline = channel.closing(afterSeconds: replySecondsMax + ReplyPace.seconds(for: reply.body.count))
    defer { deadline.cancel() }
    try await writer.write(response: response.head, body: response.body)
    if reply.closes {
      _ = channel.closing(afterSeconds: lingerSecondsMax)
    }
  }

  /// Writes pieces as they come; a reader that does not take one in time loses its connection, and so does one whose
  /// file ended before its length, who would wait for the rest.
  private func send(
    _ pieces: HTTPReply.Pieces, after head: HTTPResponse, _ writer: consuming ResponseWriter, _ channel: any Channel
  ) async throws {
    var body = try await writer.writeHead(head)
    var written = 0
    for await piece in pieces.stream {
      let deadline = channel.closing(afterSeconds: replySecondsMax)
      defer { deadline.cancel() }
      try await body.write(ByteBuffer(bytes: piece))
      written += piece.count
    }
    if let byteCount = pieces.byteCount, written != byteCount { return channel.close(promise: nil) }
    try await body.finish(nil)
  }
}

extension Channel {
  /// Closes the channel after `seconds`, unless the returned task is cancelled.
  func closing(afterSeconds seconds: Int) -> Scheduled<Void> {
    closing(at: .now() + .seconds(Int64(seconds)))
  }

  /// Closes the channel at `deadline`, unless the returned task is cancelled.
  func closing(at deadline: NIODeadline) -> Scheduled<Void> {
    eventLoop.scheduleTask(deadline: deadline) { self.close(promise: nil) }
  }
}

extension Request {
  /// The length that the request states for its body; nil when it states none.
  var statedLength: Int? {
    if let stated = headers[.contentLength] { return Int(stated) }
    return nil
  }
}

/// One answer, before it is written.
///
/// Headers are few on purpose: no Date (a node's clock is not to be relied on, RFC 9110 section 6.6.1 exempts such a
/// server), no Server, no type for the binary answers that only our own client reads. An idle exchange stays small.
struct HTTPReply: Sendable {
  var status: Int
  var body: [UInt8]
  var type: String?
  var retryAfterSeconds: Int?
  /// The request's body was not read: the connection is of no further use.
  var closes = false
  /// More header fields.
  var headers = HTTPFields()
  /// In place of ``body``: what is sent as it comes.
  var pieces: Pieces?
  /// Called once the answer was taken, or given up.
  var whenTaken: (@Sendable () -> Void)?

  struct Pieces: Sendable {
    let stream: AsyncStream<[UInt8]>
    /// Nil for what has no end.
    let byteCount: Int?
  }

  static let jsonType = "application/json"

  static func ok(_ body: [UInt8], type: String? = nil) -> HTTPReply {
    HTTPReply(status: 200, body: body, type: type)
  }

  static func refusal(_ refusal: EndpointRefusal, closes: Bool = false) -> HTTPReply {
    var reply = HTTPReply(
      status: refusal.status, body: Array(#"{"error":"\#(refusal.code)"}"#.utf8), type: jsonType)
    if case .busy(let seconds) = refusal { reply.retryAfterSeconds = seconds }
    reply.closes = closes
    return reply
  }

  init(status: Int, body: [UInt8], type: String?) {
    (self.status, self.body, self.type) = (status, body, type)
  }

  /// What to send for an endpoint's answer of at most `bytesMax` bytes.
  init(_ answer: EndpointReply, bytesMax: Int, type: String? = nil) {
    switch answer {
    case .ok(let body) where body.count <= bytesMax: self = .ok(body, type: type)
    case .ok: self = .refusal(.failed)
    case .refused(let refusal): self = .refusal(refusal)
    }
  }

  var response: Response {
    var headers = headers
    if let type { headers[.contentType] = type }
    if let retryAfterSeconds { headers[.retryAfter] = String(retryAfterSeconds) }
    if closes { headers[.connection] = "close" }
    let content =
      pieces.map { ResponseBody(contentLength: $0.byteCount) { _ in } }
      ?? ResponseBody(byteBuffer: ByteBuffer(bytes: body))
    return Response(status: .init(code: status), headers: headers, body: content)
  }
}

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
