import NIOSSL
import ServiceLifecycle
import Synchronization

/// The client with which a node talks to one peer: HTTP/1.1 over TLS 1.3 with the node's own certificate.
///
/// The only trusted root is the election's authority, and the other end must have a certificate for servers from it;
/// its host name is not looked at, since a hall's address changes with its network. One connection is kept and used
/// for one request after another. A peer may have several addresses, one for each of its networks: a request goes to
/// the one that answered last, and where nobody of the election answers there, to the next. A request that was
/// answered is never repeated here: that is for the caller, who knows why it failed.
///
/// Shut it down, or run it in a service group that does, or use ``use(address:identity:limits:_:)``.
package final class PeerClient: Service {
  private let transport: HTTPTransport
  private let route: Mutex<[PeerAddress]>

  /// Where the peer is looked for, the one that answered last first; empty where nobody has said.
  package var addresses: [PeerAddress] {
    get { route.withLock { $0 } }
    set { route.withLock { $0 = newValue } }
  }

  /// Prepares a client; it connects with the first request.
  ///
  /// - Throws: ``PeerError/identityUnusable``.
  package init(
    addresses: [PeerAddress], identity: TLSIdentity, limits: ClientLimits = ClientLimits()
  ) throws(PeerError) {
    let configuration: TLSConfiguration
    do { configuration = try identity.clientConfiguration() } catch { throw .identityUnusable }
    route = Mutex(addresses)
    transport = HTTPTransport(tls: configuration, limits: limits)
  }

  /// A client of a peer with one address.
  ///
  /// - Throws: ``PeerError/identityUnusable``.
  package convenience init(
    address: PeerAddress, identity: TLSIdentity, limits: ClientLimits = ClientLimits()
  ) throws(PeerError) {
    try self.init(addresses: [address], identity: identity, limits: limits)
  }

  /// Sends one sync message and returns the answer.
  ///
  /// - Throws: ``PeerError``.
  package func exchange(_ body: [UInt8]) async throws(PeerError) -> [UInt8] { try await post(body, PeerPath.exchange) }

  /// Asks a hall for a voter's right and returns the answer.
  ///
  /// - Throws: ``PeerError``.
  package func ask(_ body: [UInt8]) async throws(PeerError) -> [UInt8] { try await post(body, PeerPath.ask) }

  /// Every request may be repeated without harm, so one whose answer was lost may go to the next address.
  private func post(_ body: [UInt8], _ path: String) async throws(PeerError) -> [UInt8] {
    var first: PeerError?
    for address in addresses {
      do throws(PeerError) {
        let answer = try await transport.post(body, to: "https://\(address)\(path)")
        prefer(address)
        return answer
      } catch {
        guard error.isOfTheAddress else {
          // Somebody of the election answered.
          prefer(address)
          throw error
        }
        first = first ?? error
      }
    }
    throw first ?? .unreachable("no address of the hall is known here")
  }

  private func prefer(_ address: PeerAddress) {
    route.withLock { addresses in
      guard addresses.first != address, let place = addresses.firstIndex(of: address) else { return }
      addresses.insert(addresses.remove(at: place), at: 0)
    }
  }

  /// Closes the connection; requests that are running fail.
  package func shutdown() async {
    await transport.shutdown()
  }

  /// Waits for the end and shuts the client down. List it before the services that use it: they stop first.
  ///
  /// - Throws: Nothing.
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

/// How long a client waits, and how much it takes.
package struct ClientLimits: Equatable, Sendable {
  /// For the connection and the TLS handshake, seconds.
  package var connectSecondsMax = 5
  /// Without a byte from the other end, seconds.
  package var readSecondsMax = 30
  /// For one request with its answer, seconds; an answer that stops half-way is given up after the read limit.
  package var requestSecondsMax = 90
  /// An unused connection is kept so long, seconds; shorter than the server keeps it.
  package var keepSecondsMax = 120
  /// Longest answer that is taken, bytes.
  package var replyBytesMax = 8 << 20

  /// The defaults, for peers.
  package init() {}

  /// For enrolment, where the other end has not proven itself yet: small and short.
  package static var enrolment: ClientLimits {
    var limits = ClientLimits()
    limits.readSecondsMax = 10
    limits.requestSecondsMax = 20
    limits.replyBytesMax = 64 << 10
    return limits
  }

  /// For one question while a voter waits: a client is shut down only when its connecting has ended, so that is shorter
  /// than the three seconds in which the hall has to answer.
  package static var atTheTable: ClientLimits {
    var limits = ClientLimits()
    limits.connectSecondsMax = 2
    return limits
  }

  /// For any sign of a daemon on this machine.
  package static var sign: ClientLimits {
    var limits = ClientLimits()
    limits.connectSecondsMax = 2
    limits.readSecondsMax = 5
    limits.requestSecondsMax = 5
    return limits
  }

  /// For commands to a daemon on this machine: reconciling a large election takes its time.
  package static var local: ClientLimits {
    var limits = ClientLimits()
    limits.connectSecondsMax = 2
    limits.readSecondsMax = 600
    limits.requestSecondsMax = 600
    limits.replyBytesMax = LocalLimits().commandReplyBytesMax
    return limits
  }
}

/// Asks a hall for enrolment before its authority is known.
///
/// **TLS verifies nothing here.** The body and its answer are sealed and authenticated end to end with the one-time
/// code, by another layer; whoever sits in between learns nothing and changes nothing unnoticed. TLS only keeps the
/// exchange from the eyes of the network. Nothing but enrolment may ever travel this way.
package enum EnrolmentClient {
  /// Sends one enrolment and returns the answer, unverified.
  ///
  /// - Parameters:
  ///   - body: sealed by the caller, at most 64 KiB.
  ///   - address: the hall's.
  ///   - limits: normally ``ClientLimits/enrolment``.
  ///   - head: what a long answer has to begin with: whoever answers here may be anybody.
  /// - Throws: ``PeerError``.
  package static func enrol(
    _ body: [UInt8], at address: PeerAddress, limits: ClientLimits = .enrolment, head: ReplyHead
  ) async throws(PeerError) -> [UInt8] {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv13
    configuration.certificateVerification = .none
    let transport = HTTPTransport(tls: configuration, limits: limits)
    let answer: Result<[UInt8], PeerError>
    do {
      answer = .success(try await transport.post(body, to: "https://\(address)\(PeerPath.enrol)", head: head))
    } catch {
      answer = .failure(error)
    }
    await transport.shutdown()
    return try answer.get()
  }
}
