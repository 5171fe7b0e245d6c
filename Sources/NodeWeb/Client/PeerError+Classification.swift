import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL

extension PeerError {
  /// What an error of the HTTP client, of TLS or of the system means.
  init(transport error: any Error) {
    switch error {
    case let known as PeerError: self = known
    case let failure as HTTPClientError: self.init(client: failure)
    case is CancellationError: self = .cancelled
    case NIOSSLError.uncleanShutdown: self = .interrupted("the connection ended without a TLS close")
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: self = .untrusted(String(describing: error))
    case is HTTPParserError: self = .interrupted("the answer is not HTTP")
    case let failure as IOError where [ECONNRESET, EPIPE].contains(failure.errnoCode):
      self = .interrupted(String(describing: failure))
    case is ChannelError: self = .interrupted(String(describing: error))
    default: self = .unreachable(String(describing: error))
    }
  }

  private init(client error: HTTPClientError) {
    switch error {
    case .connectTimeout, .tlsHandshakeTimeout, .readTimeout, .writeTimeout, .deadlineExceeded,
      .getConnectionFromPoolTimeout:
      self = .timedOut
    case .cancelled, .requestStreamCancelled: self = .cancelled
    case .alreadyShutdown: self = .shutDown
    case .remoteConnectionClosed: self = .interrupted("the connection was closed")
    default: self = .unreachable(String(describing: error))
    }
  }

  /// What a status other than 200 means, with the code from the answer's body.
  init(status: Int, code: String?, retryAfterSeconds: Int?) {
    switch (status, code) {
    case (401, _): self = .unauthorized
    case (403, EndpointRefusal.revoked.code): self = .revoked
    case (403, _): self = .forbidden
    case (400, _), (411, _): self = .malformed
    case (413, _): self = .tooLarge
    case (503, "busy"): self = .busy(retryAfterSeconds: min(max(retryAfterSeconds ?? 1, 1), 3600))
    case (503, _), (500, _): self = .unavailable
    default: self = .unexpectedStatus(status)
    }
  }
}
