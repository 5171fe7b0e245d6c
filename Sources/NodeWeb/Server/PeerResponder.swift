import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOSSL

/// The routes of a ``PeerServer``.
///
/// Everything is refused before its body is read when the headers suffice to tell; what is read has its room reserved.
struct PeerResponder: Sendable {
  let endpoint: any NodeEndpoint
  let limits: PeerLimits
  let connections: ConnectionTable
  let gate: RequestGate
  let enrolments: EnrolmentQueue
  let rolls: ByteRoom
  let logger: Logger
  private let isTroubled = Flag()

  @Sendable func answer(_ request: Request, on channel: any Channel) async -> HTTPReply {
    connections.markSpoken(channel)
    switch (request.head.method, request.uri.path) {
    case (.post, PeerPath.enrol): return await enrol(request, on: channel)
    case (.get, PeerPath.health): return await health()
    default:
      // A stranger does not learn what there is: all else is one answer to him.
      guard let peer = await peer(on: channel) else { return .refusal(.unauthorized, closes: true) }
      return await answer(request, on: channel, from: peer)
    }
  }

  private func answer(_ request: Request, on channel: any Channel, from peer: PeerIdentity) async -> HTTPReply {
    switch (request.head.method, request.uri.path) {
    case (.post, PeerPath.exchange):
      return await work(
        request, on: channel, from: peer, bodyBytesMax: limits.exchangeBodyBytesMax, endpoint.exchange)
    case (.post, PeerPath.ask):
      return await work(request, on: channel, from: peer, bodyBytesMax: limits.askBodyBytesMax, endpoint.ask)
    case (_, PeerPath.exchange), (_, PeerPath.ask), (_, PeerPath.enrol), (_, PeerPath.health):
      return .refusal(.wrongMethod, closes: true)
    default: return .refusal(.notFound, closes: true)
    }
  }

  /// Has the endpoint answer a device that TLS has verified.
  private func work(
    _ request: Request, on channel: any Channel, from peer: PeerIdentity, bodyBytesMax: Int,
    _ work: ([UInt8], PeerIdentity) async -> EndpointReply
  ) async -> HTTPReply {
    guard connections.claim(channel, for: peer.device) else { return busy }
    return await withLength(of: request, max: bodyBytesMax) { length in
      await gate.run(peer: peer.device, requestsMax: limits.requestsPerPeerMax, bodyBytes: length) {
        guard let body = await request.collected(bytes: length, within: limits.bodyPace, on: channel) else {
          return .refusal(.malformed, closes: true)
        }
        return reply(await work(body, peer), bytesMax: limits.exchangeReplyBytesMax)
      }
    }
  }

  private func enrol(_ request: Request, on channel: any Channel) async -> HTTPReply {
    await withLength(of: request, max: limits.enrolBodyBytesMax) { length in
      await enrolments.run(on: channel, bodyBytes: length) {
        await request.collected(bytes: length, within: limits.bodyPace, on: channel)
      } work: { body in
        enrolled(await endpoint.enrol(body))
      }
    }
  }

  /// An answer with a roll in it has its room until the laptop has taken it; the laptop may ask again.
  private func enrolled(_ answer: EndpointReply) -> HTTPReply {
    var reply = reply(answer, bytesMax: limits.enrolReplyBytesMax)
    let bytes = reply.body.count
    guard rolls.take(bytes) else { return busy }
    reply.whenTaken = { rolls.giveBack(bytes) }
    return reply
  }

  /// The network learns only whether the node works; the details stay on its own machine.
  private func health() async -> HTTPReply {
    let isHealthy = await endpoint.isHealthy()
    var reply = HTTPReply.ok(Array(#"{"ok":\#(isHealthy)}"#.utf8), type: HTTPReply.jsonType)
    reply.status = isHealthy ? 200 : 503
    return reply
  }

  private var busy: HTTPReply { .refusal(.busy(retryAfterSeconds: limits.retryAfterSeconds), closes: true) }

  /// Refuses a request by its stated length before its body is read; nil from `work` means that there is no room.
  private func withLength(
    of request: Request, max: Int, _ work: (Int) async -> HTTPReply?
  ) async -> HTTPReply {
    guard let length = request.statedLength else { return .refusal(.lengthRequired, closes: true) }
    guard (0...max).contains(length) else { return .refusal(.tooLarge, closes: true) }
    return await work(length) ?? busy
  }

  private func reply(_ answer: EndpointReply, bytesMax: Int) -> HTTPReply {
    if case .ok(let bytes) = answer, bytes.count > bytesMax {
      logger.error("an answer is longer than a peer takes", metadata: ["bytes": "\(bytes.count)"])
    }
    noteTrouble(answer)
    return HTTPReply(answer, bytesMax: bytesMax)
  }

  /// One line when peers cannot be served any more, and one when they can again: the peers know only that.
  private func noteTrouble(_ answer: EndpointReply) {
    switch answer {
    case .refused(.unavailable), .refused(.failed):
      if isTroubled.changes(to: true) {
        logger.error("peers are refused: this node cannot serve them; its status says why")
      }
    case .ok:
      if isTroubled.changes(to: false) { logger.notice("peers are served again") }
    case .refused: break
    }
  }

  /// Who is at the other end, read at the first request and not sooner: the handshake is not finished when a connection
  /// is accepted. It stays the same as long as the connection.
  private func peer(on channel: any Channel) async -> PeerIdentity? {
    if let known = connections.peer(on: channel) { return known }
    do {
      guard let certificate = try await channel.nioSSL_peerCertificate().get() else { return nil }
      let peer = try PeerIdentity(der: certificate.toDERBytes())
      connections.note(peer, on: channel)
      return peer
    } catch {
      logger.info("a certificate of our own authority does not name a device", metadata: ["error": "\(error)"])
      return nil
    }
  }
}

/// The paths of the peer protocol.
enum PeerPath {
  static let exchange = "/peer/v1/exchange"
  static let ask = "/peer/v1/ask"
  static let enrol = "/peer/v1/enrol"
  static let health = "/healthz"
}
