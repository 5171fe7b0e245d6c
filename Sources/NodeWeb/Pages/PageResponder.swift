import HTTPTypes
import HummingbirdCore
import NIOCore

/// The way of a browser's request to its endpoint: names, origin and sizes are checked here, and every answer gets the
/// header fields that keep other sites out.
struct PageResponder: Sendable {
  let endpoint: any PageEndpoint
  let limits: PageLimits
  let gate: RequestGate
  let isSecure: Bool
  /// Under which hosts the server is reached, without the port.
  let names: [String]

  @Sendable func answer(_ request: Request, on channel: any Channel) async -> HTTPReply {
    guard let host = request.head.authority, isOwn(host, port: channel.localAddress?.port) else {
      return .refusal(.forbidden, closes: true)
    }
    switch request.head.method {
    case .get: return await pass(request, .get, body: [], on: channel)
    case .post:
      guard isFromOwnPage(request, host: host) else { return .refusal(.forbidden, closes: true) }
      return await post(request, on: channel)
    default: return .refusal(.wrongMethod, closes: true)
    }
  }

  /// A web page from elsewhere can make a browser ask here under a name of its own (DNS rebinding). The Host field then
  /// carries that name, so only the exact ones are answered.
  private func isOwn(_ host: String, port: Int?) -> Bool {
    guard let port else { return false }
    return names.contains { name in
      let place = name.contains(":") ? "[\(name)]" : name
      return host == "\(place):\(port)"
    }
  }

  /// Whether a page of this server sends it, and nobody else's (Fetch metadata; RFC 6454, section 7).
  private func isFromOwnPage(_ request: Request, host: String) -> Bool {
    if let origin = request.headers[.origin], origin != "\(isSecure ? "https" : "http")://\(host)" { return false }
    guard let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] else { return true }
    return site == "same-origin"
  }

  private func post(_ request: Request, on channel: any Channel) async -> HTTPReply {
    guard let length = request.statedLength else { return .refusal(.lengthRequired, closes: true) }
    guard (0...limits.bodyBytesMax).contains(length) else { return .refusal(.tooLarge, closes: true) }
    let address = ConnectionTable.address(of: channel)
    let reply = await gate.run(peer: address, requestsMax: limits.requestsPerAddressMax, bodyBytes: length) {
      () async -> HTTPReply in
      guard let body = await request.collected(bytes: length, within: limits.bodyPace, on: channel) else {
        return .refusal(.malformed, closes: true)
      }
      return await pass(request, .post, body: body, on: channel)
    }
    return reply ?? .refusal(.busy(retryAfterSeconds: 1), closes: true)
  }

  private func pass(
    _ request: Request, _ method: PageRequest.Method, body: [UInt8], on channel: any Channel
  ) async -> HTTPReply {
    let reply = await endpoint.answer(
      PageRequest(
        method, request.uri.path, query: request.uri.query ?? "", cookie: request.headers[.cookie] ?? "", body: body,
        formToken: HTTPField.Name("X-Form-Token").flatMap { request.headers[$0] },
        address: ConnectionTable.address(of: channel), isSecure: isSecure))
    return http(reply)
  }

  private func http(_ page: PageReply) -> HTTPReply {
    var reply: HTTPReply
    switch page.body {
    case .whole(let bytes): reply = HTTPReply(status: page.status, body: bytes, type: page.type)
    case .pieces(let stream, let byteCount):
      reply = HTTPReply(status: page.status, body: [], type: page.type)
      reply.pieces = .init(stream: stream, byteCount: byteCount)
    }
    reply.headers = Self.guards
    reply.headers[.cacheControl] = page.isLasting ? "public, max-age=31536000, immutable" : "no-store"
    if page.isDocument, let name = HTTPField.Name("Content-Security-Policy") {
      reply.headers[name] = Self.documentPolicy
    }
    if let location = page.location { reply.headers[.location] = location }
    if let cookie = page.cookie { reply.headers[.setCookie] = cookie }
    if let name = page.fileName { reply.headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
    return reply
  }

  /// The page has its own style inside, and sends nothing.
  private static let documentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; form-action 'none'; "
    + "base-uri 'none'; frame-ancestors 'none'"

  /// Nothing from elsewhere runs, loads, frames or reads these pages.
  private static let guards: HTTPFields = {
    var fields = HTTPFields()
    let values = [
      "Content-Security-Policy":
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      "X-Content-Type-Options": "nosniff",
      // With no referrer at all a browser would send forms without their origin.
      "Referrer-Policy": "same-origin",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
    ]
    for (name, value) in values {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    return fields
  }()
}
