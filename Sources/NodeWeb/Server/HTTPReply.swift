import HTTPTypes
import HummingbirdCore
import NIOCore

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
    self.status = status
    self.body = body
    self.type = type
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
    var headers = HTTPFields()
    if let type { headers[.contentType] = type }
    if let retryAfterSeconds { headers[.retryAfter] = String(retryAfterSeconds) }
    if closes { headers[.connection] = "close" }
    return Response(
      status: .init(code: status), headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}
