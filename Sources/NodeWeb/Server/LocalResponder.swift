import HTTPTypes
import HummingbirdCore
import NIOCore

/// The routes of the servers on this machine.
struct LocalResponder: Sendable {
  let endpoint: any NodeEndpoint
  let limits: LocalLimits
  let gate: RequestGate

  init(endpoint: any NodeEndpoint, limits: LocalLimits) {
    self.endpoint = endpoint
    self.limits = limits
    gate = RequestGate(bodyBytesMax: limits.commandBodyBytesMax * 2)
  }

  /// All routes, for the Unix socket: whoever may open it may command.
  @Sendable func answerAll(_ request: Request, on channel: any Channel) async -> HTTPReply {
    switch (request.head.method, request.uri.path) {
    case (.post, LocalPath.command): await command(request, on: channel)
    case (_, LocalPath.command): .refusal(.wrongMethod, closes: true)
    default: await answerReads(request)
    }
  }

  /// The routes that only read, for the loopback port.
  ///
  /// A web page from elsewhere can make a browser on this machine ask here under a name of its own (DNS rebinding). The
  /// Host field then carries that name, so only the two exact ones are answered.
  @Sendable func answerLoopback(_ request: Request, on channel: any Channel) async -> HTTPReply {
    guard let port = channel.localAddress?.port, let host = request.head.authority,
      host == "127.0.0.1:\(port)" || host == "localhost:\(port)"
    else { return .refusal(.forbidden, closes: true) }
    return await gate.run(peer: "loopback", requestsMax: limits.loopbackRequestsMax, bodyBytes: 0) {
      await answerReads(request)
    } ?? busy
  }

  private func answerReads(_ request: Request) async -> HTTPReply {
    switch (request.head.method, request.uri.path) {
    case (.get, LocalPath.health):
      let report = await endpoint.health()
      var reply = HTTPReply.ok(report.json, type: HTTPReply.jsonType)
      reply.status = report.isHealthy ? 200 : 503
      return reply
    case (.get, LocalPath.metrics):
      return .ok(Array(await endpoint.metrics().utf8), type: "text/plain; version=0.0.4")
    case (_, LocalPath.health), (_, LocalPath.metrics):
      return .refusal(.wrongMethod, closes: true)
    default:
      return .refusal(.notFound, closes: true)
    }
  }

  private func command(_ request: Request, on channel: any Channel) async -> HTTPReply {
    guard let length = request.statedLength else { return .refusal(.lengthRequired, closes: true) }
    guard (0...limits.commandBodyBytesMax).contains(length) else { return .refusal(.tooLarge, closes: true) }
    let reply = await gate.run(peer: "local", requestsMax: limits.commandsMax, bodyBytes: length) {
      () async -> HTTPReply in
      guard let body = await request.collected(bytes: length, within: limits.bodyPace, on: channel) else {
        return .refusal(.malformed, closes: true)
      }
      return HTTPReply(await endpoint.command(body), bytesMax: limits.commandReplyBytesMax)
    }
    return reply ?? busy
  }

  private var busy: HTTPReply { .refusal(.busy(retryAfterSeconds: 1), closes: true) }
}

/// The paths on this machine.
enum LocalPath {
  static let command = "/v1/command"
  static let health = "/healthz"
  static let metrics = "/metrics"
}
