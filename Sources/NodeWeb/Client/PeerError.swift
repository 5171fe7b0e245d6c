/// Why a request got no usable answer.
///
/// Every request of this module may be repeated without harm; ``retry`` says whether that can help.
package enum PeerError: Error, Equatable, Sendable {
  /// No connection: nobody listens, no route, no such name.
  case unreachable(String)
  /// The connection broke before the whole answer had come; the request may have been carried out.
  case interrupted(String)
  /// No answer in time; the request may have been carried out.
  case timedOut
  /// TLS failed: the other end is not the hall of this election, or it does not accept our certificate.
  case untrusted(String)
  /// The other end wants a certificate, or another one.
  case unauthorized
  /// The other end knows us and does not allow this.
  case forbidden
  /// This device has been revoked.
  case revoked
  /// The other end cannot read what was sent: another version, or a fault.
  case malformed
  /// What was sent is longer than the other end takes: send less at once.
  case tooLarge
  /// The other end has too much to do.
  case busy(retryAfterSeconds: Int)
  /// The other end cannot answer now.
  case unavailable
  /// The answer is longer than is taken here.
  case replyTooLarge
  /// A status that this protocol does not have: something else listens there.
  case unexpectedStatus(Int)
  /// The caller was cancelled.
  case cancelled
  /// The client was shut down before.
  case shutDown
  /// The own certificate, key or authority cannot be used for TLS.
  case identityUnusable
}

/// Whether a request should be repeated.
package enum RetryAdvice: Equatable, Sendable {
  /// With the usual backoff.
  case later
  /// Not before so many seconds.
  case after(seconds: Int)
  /// Not as it is: something has to change first.
  case never
}

extension PeerError {
  /// Whether repeating the request can help.
  package var retry: RetryAdvice {
    switch self {
    case .unreachable, .interrupted, .timedOut, .unavailable: .later
    // A device that was just enrolled, or a network that redirects everything to a login page: it may pass.
    case .untrusted, .unauthorized, .unexpectedStatus: .later
    case .busy(let seconds): .after(seconds: seconds)
    case .forbidden, .revoked, .malformed, .tooLarge, .replyTooLarge, .cancelled, .shutDown, .identityUnusable: .never
    }
  }

  /// Whether the other end may have carried the request out although there is no answer.
  package var isOutcomeUnknown: Bool {
    switch self {
    case .interrupted, .timedOut, .cancelled, .replyTooLarge: true
    default: false
    }
  }
}

extension PeerError: CustomStringConvertible {
  /// What to put into a log.
  package var description: String {
    switch self {
    case .unreachable(let detail): "unreachable: \(detail)"
    case .interrupted(let detail): "interrupted: \(detail)"
    case .timedOut: "timed out"
    case .untrusted(let detail): "TLS failed: \(detail)"
    case .unauthorized: "unauthorized"
    case .forbidden: "forbidden"
    case .revoked: "this device has been revoked"
    case .malformed: "the other end could not read the request"
    case .tooLarge: "the request is too large for the other end"
    case .busy(let seconds): "busy for \(seconds) s"
    case .unavailable: "unavailable"
    case .replyTooLarge: "the answer is too large"
    case .unexpectedStatus(let status): "unexpected status \(status)"
    case .cancelled: "cancelled"
    case .shutDown: "the client was shut down"
    case .identityUnusable: "the TLS certificate, key or authority cannot be used"
    }
  }
}
