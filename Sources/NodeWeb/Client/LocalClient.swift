/// Asks the daemon of this machine, over its Unix socket.
///
/// ``PeerError/unreachable(_:)`` means that no daemon runs: the caller may open the store itself.
package struct LocalClient: Sendable {
  private let path: String
  private let limits: ClientLimits

  /// A client for the socket at `path`; each call makes its own connection.
  package init(path: String, limits: ClientLimits = .local) {
    (self.path, self.limits) = (path, limits)
  }

  /// Sends one command and returns its answer.
  ///
  /// - Throws: ``PeerError``.
  package func command(_ body: [UInt8]) async throws(PeerError) -> [UInt8] {
    try await use { (transport) async throws(PeerError) in try await transport.post(body, to: url(LocalPath.command)) }
  }

  /// The node's health as JSON.
  ///
  /// - Throws: ``PeerError``; ``PeerError/unavailable`` from a node that does not work.
  package func health() async throws(PeerError) -> [UInt8] {
    try await use { (transport) async throws(PeerError) in try await transport.get(url(LocalPath.health)) }
  }

  /// Whether the daemon says anything at all, be it that it does not know the address: that waits for no command.
  package func isThere() async -> Bool {
    do throws(PeerError) {
      _ = try await use { (transport) async throws(PeerError) in try await transport.get(url("/")) }
      return true
    } catch {
      switch error {
      case .unreachable, .interrupted, .timedOut, .cancelled, .shutDown: return false
      default: return true
      }
    }
  }

  /// The node's metrics, Prometheus text.
  ///
  /// - Throws: ``PeerError``.
  package func metrics() async throws(PeerError) -> String {
    let bytes = try await use { (transport) async throws(PeerError) in
      try await transport.get(url(LocalPath.metrics))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func use(
    _ work: (HTTPTransport) async throws(PeerError) -> [UInt8]
  ) async throws(PeerError) -> [UInt8] {
    let transport = HTTPTransport(tls: nil, limits: limits)
    let answer: Result<[UInt8], PeerError>
    do { answer = .success(try await work(transport)) } catch { answer = .failure(error) }
    await transport.shutdown()
    return try answer.get()
  }

  /// The socket's path is the host of the URL, every byte of it escaped that a host does not have.
  private func url(_ route: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var host: [UInt8] = []
    for byte in path.utf8 {
      let isPlain =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      if isPlain {
        host.append(byte)
      } else {
        host += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return "http+unix://\(String(decoding: host, as: UTF8.self))\(route)"
  }
}
