/// What answers behind every server of this module.
///
/// The servers know bytes, certificates and addresses; what a body means and whether a device is still welcome is for
/// the endpoint. Calls come concurrently, also several from one peer; each must end by itself, for a waiting peer
/// holds a connection and room for its body.
package protocol NodeEndpoint: Sendable {
  /// Answers one sync message of a peer whose certificate TLS has verified.
  ///
  /// - Parameters:
  ///   - body: at most ``PeerLimits/exchangeBodyBytesMax`` bytes, unread and untrusted.
  ///   - peer: who sent it; look up whether it has been revoked, at every call.
  func exchange(_ body: [UInt8], from peer: PeerIdentity) async -> EndpointReply

  /// Answers a site that asks for a voter's right; TLS has verified the peer's certificate.
  ///
  /// - Parameters:
  ///   - body: at most ``PeerLimits/askBodyBytesMax`` bytes, unread and untrusted.
  ///   - peer: who asks; look up whether it has been revoked, at every call.
  func ask(_ body: [UInt8], from peer: PeerIdentity) async -> EndpointReply

  /// Answers a request for enrolment by a stranger: there is no certificate, so `body` must prove itself.
  ///
  /// - Parameter body: at most ``PeerLimits/enrolBodyBytesMax`` bytes.
  func enrol(_ body: [UInt8]) async -> EndpointReply

  /// Answers a command of this machine's own user, over the Unix socket.
  func command(_ body: [UInt8]) async -> EndpointReply

  /// Whether the node works; cheap, since any stranger may ask.
  func isHealthy() async -> Bool

  /// How the node is, for supervisors and people on this machine.
  func health() async -> HealthReport

  /// Metrics in the Prometheus text format 0.0.4.
  func metrics() async -> String
}

/// An endpoint's answer.
package enum EndpointReply: Equatable, Sendable {
  /// The body to send back.
  case ok([UInt8])
  /// No, and why.
  case refused(EndpointRefusal)
}

/// Why an endpoint, or the server before it, refuses.
///
/// A peer sees a status and the ``code``, never more.
package enum EndpointRefusal: Equatable, Sendable {
  /// There is no acceptable certificate or code.
  case unauthorized
  /// Known, but not allowed to do this.
  case forbidden
  /// The device has been revoked; nothing but a new enrolment helps.
  case revoked
  /// Nothing is served at this place.
  case notFound
  /// The path exists, the method does not.
  case wrongMethod
  /// The body has no stated length.
  case lengthRequired
  /// The body is longer than this route takes.
  case tooLarge
  /// The body cannot be read.
  case malformed
  /// Too much at once; ask again after so many seconds.
  case busy(retryAfterSeconds: Int)
  /// The node cannot answer now: it is starting, stopping or out of order.
  case unavailable
  /// A fault of this node, written to its own log.
  case failed
}

extension EndpointRefusal {
  /// The stable name that travels.
  package var code: String {
    switch self {
    case .unauthorized: "unauthorized"
    case .forbidden: "forbidden"
    case .revoked: "revoked"
    case .notFound: "notFound"
    case .wrongMethod: "wrongMethod"
    case .lengthRequired: "lengthRequired"
    case .tooLarge: "tooLarge"
    case .malformed: "malformed"
    case .busy: "busy"
    case .unavailable: "unavailable"
    case .failed: "failed"
    }
  }

  /// The HTTP status that travels (RFC 9110, section 15).
  package var status: Int {
    switch self {
    case .unauthorized: 401
    case .forbidden, .revoked: 403
    case .notFound: 404
    case .wrongMethod: 405
    case .lengthRequired: 411
    case .tooLarge: 413
    case .malformed: 400
    case .busy, .unavailable: 503
    case .failed: 500
    }
  }
}

/// How a node is.
package struct HealthReport: Equatable, Sendable {
  /// Whether the node does its work; decides between the statuses 200 and 503, and feeds the watchdog.
  package let isHealthy: Bool
  /// Details as one JSON object; shown on this machine only, never to the network.
  package let json: [UInt8]

  /// A report.
  package init(isHealthy: Bool, json: [UInt8]) {
    (self.isHealthy, self.json) = (isHealthy, json)
  }
}
