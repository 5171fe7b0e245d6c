/// What answers browsers behind a ``PageServer``.
///
/// The server knows bytes, header fields and addresses, and which names it is reached by; who is signed in and what
/// they may see is for the endpoint. Calls come concurrently.
package protocol PageEndpoint: Sendable {
  /// Answers one request, whose body is at most ``PageLimits/bodyBytesMax`` bytes.
  func answer(_ request: PageRequest) async -> PageReply
}

/// One request of a browser that asked for this server by one of its own names, and from a page of this server where it
/// sends something.
package struct PageRequest: Sendable {
  /// How it is asked; nothing else is known here.
  package enum Method: String, Sendable { case get = "GET", post = "POST" }

  package let method: Method
  /// Without the query.
  package let path: String
  /// Behind the question mark; empty without one.
  package let query: String
  /// The `Cookie` field; empty without one.
  package let cookie: String
  /// Unread and untrusted.
  package let body: [UInt8]
  /// The `X-Form-Token` field, where a script sends a file and no form; nil without one.
  package let formToken: String?
  /// Where it comes from; for bounds and never for rights.
  package let address: String
  /// Whether it comes over TLS.
  package let isSecure: Bool

  package init(
    _ method: Method, _ path: String, query: String = "", cookie: String = "", body: [UInt8] = [],
    formToken: String? = nil, address: String = "127.0.0.1", isSecure: Bool = false
  ) {
    (self.method, self.path, self.query, self.cookie) = (method, path, query, cookie)
    (self.body, self.formToken, self.address, self.isSecure) = (body, formToken, address, isSecure)
  }
}

/// The answer to a browser.
package struct PageReply: Sendable {
  /// What is sent.
  package enum Body: Sendable {
    case whole([UInt8])
    /// Pieces as they come: server-sent events without an end, or a file of so many bytes. Each is written before the
    /// next one is taken. The stream ends with the connection or the server.
    case pieces(AsyncStream<[UInt8]>, byteCount: Int?)
  }

  package let status: Int
  /// A media type; nil for an empty body.
  package let type: String?
  package let body: Body
  /// Where to go on: a path of this server.
  package var location: String?
  /// A whole `Set-Cookie` field.
  package var cookie: String?
  /// Whether the browser may keep it: true only for what never changes under its address.
  package var isLasting = false
  /// Whether it is a page of its own with its style inside: it sends nothing, and nothing runs but this server's own.
  package var isDocument = false
  /// Under which name the browser saves it instead of showing it.
  package var fileName: String?

  package init(status: Int = 200, type: String?, body: Body) {
    (self.status, self.type, self.body) = (status, type, body)
  }
}
