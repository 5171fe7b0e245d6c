import NIOSSL
import ServiceLifecycle

/// The client with which a node talks to one peer: HTTP/1.1 over TLS 1.3 with the node's own certificate.
///
/// The only trusted root is the election's authority, and the other end must have a certificate for servers from it;
/// its host name is not looked at, since a hall's address changes with its network. One connection is kept and used
/// for one request after another. A request is never repeated here: that is for the caller, who knows why it failed.
///
/// Shut it down, or run it in a service group that does, or use ``use(address:identity:limits:_:)``.
package final class PeerClient: Service {
  /// The peer.
  package let address: PeerAddress
  private let transport: HTTPTransport

  /// Prepares a client; it connects with the first request.
  ///
  /// - Throws: ``PeerError/identityUnusable``.
  package init(address: PeerAddress, identity: TLSIdentity, limits: ClientLimits = ClientLimits()) throws(PeerError) {
    let configuration: TLSConfiguration
    do { configuration = try identity.clientConfiguration() } catch { throw .identityUnusable }
    self.address = address
    transport = HTTPTransport(tls: configuration, limits: limits)
  }

  /// Sends one sync message and returns the answer.
  ///
  /// - Throws: ``PeerError``.
  package func exchange(_ body: [UInt8]) async throws(PeerError) -> [UInt8] {
    try await transport.post(body, to: "https://\(address)\(PeerPath.exchange)")
  }

  /// Asks a hall for a voter's right and returns the answer.
  ///
  /// - Throws: ``PeerError``.
  package func ask(_ body: [UInt8]) async throws(PeerError) -> [UInt8] {
    try await transport.post(body, to: "https://\(address)\(PeerPath.ask)")
  }

  /// Closes the connection; requests that are running fail.
  package func shutdown() async {
    await transport.shutdown()
  }

  /// Waits for the end and shuts the client down. List it before the services that use it: they stop first.
  package func run() async throws {
    try? await gracefulShutdown()
    await shutdown()
  }

  /// Gives `work` a client and shuts it down afterwards.
  ///
  /// - Throws: ``PeerError/identityUnusable``, or what `work` throws.
  package static func use<Value: Sendable>(
    address: PeerAddress, identity: TLSIdentity, limits: ClientLimits = ClientLimits(),
    _ work: @Sendable (PeerClient) async throws -> Value
  ) async throws -> Value {
    let client = try PeerClient(address: address, identity: identity, limits: limits)
    do {
      let value = try await work(client)
      await client.shutdown()
      return value
    } catch {
      await client.shutdown()
      throw error
    }
  }
}
