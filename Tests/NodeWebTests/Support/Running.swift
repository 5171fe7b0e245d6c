import Foundation
import Logging
import NodeWeb
import ServiceLifecycle
import Testing

let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// Runs `services` while `body` does its work, then stops them gracefully and checks that they end without an error.
///
/// A test that is over its time is cancelled; the services are not: a server that is cancelled lets go of connections
/// that nobody has taken yet, and the package beneath ends the process for it.
func whileRunning<Value>(_ services: [any Service], _ body: () async throws -> Value) async throws -> Value {
  let group = ServiceGroup(configuration: .init(services: services.map { .init(service: $0) }, logger: quiet))
  let ended = Task { try await group.run() }
  let result: Result<Value, any Error>
  do { result = .success(try await body()) } catch { result = .failure(error) }
  await group.triggerGracefulShutdown()
  try await ended.value
  return try result.get()
}

/// Runs a peer server on a free port of the loopback.
func withPeerServer<Value>(
  _ election: TestElection, endpoint: TestEndpoint = TestEndpoint(), limits: PeerLimits = PeerLimits(),
  _ body: (PeerAddress) async throws -> Value
) async throws -> Value {
  let server = try PeerServer(
    host: "127.0.0.1", port: 0, identity: election.hall(), limits: limits, endpoint: endpoint, logger: quiet)
  return try await whileRunning([server]) {
    let port = try #require(await server.listeningPort)
    return try await body(try #require(PeerAddress(host: "127.0.0.1", port: port)))
  }
}

/// The error that `work` throws, or nil.
func peerError<Value>(_ work: () async throws -> Value) async -> PeerError? {
  do {
    _ = try await work()
    return nil
  } catch {
    return error as? PeerError
  }
}

/// A new folder of the owner's alone, removed afterwards. Its path is short, since a socket's path must be.
func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
  var template = Array((FileManager.default.temporaryDirectory.path + "/nw-XXXXXX").utf8CString)
  let path = try #require(mkdtemp(&template).map { String(cString: $0) })
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try await body(path)
}
