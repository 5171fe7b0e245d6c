import Foundation
import NIOCore
import NodeWeb
import Testing

@Suite(.timeLimit(.minutes(1))) struct LocalServerTests {
  private func mode(of path: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  @Test func aCommandGoesThereAndBack() async throws {
    try await withFolder { folder in
      let path = folder + "/node.sock"
      let server = LocalServer(path: path, endpoint: TestEndpoint(), logger: quiet)
      try await whileRunning([server]) { () async throws in
        #expect(await server.isListening)
        #expect(try mode(of: path) == 0o600)
        let client = LocalClient(path: path)
        let body = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0) }
        #expect(try await client.command(body) == body + body)
        #expect(String(decoding: try await client.health(), as: UTF8.self) == #"{"journals":3,"ok":true}"#)
        #expect(try await client.metrics() == "ballotsync_journals 3\n")
      }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func aCommandBeyondTheLimitIsRefused() async throws {
    var limits = LocalLimits()
    limits.commandBodyBytesMax = 1000
    limits.commandReplyBytesMax = 1500
    try await withFolder { [limits] folder in
      let server = LocalServer(path: folder + "/s", limits: limits, endpoint: TestEndpoint(), logger: quiet)
      try await whileRunning([server]) { () async throws in
        #expect(await server.isListening)
        let client = LocalClient(path: folder + "/s")
        let sizes = [(750, nil), (751, PeerError.unavailable), (1001, PeerError.tooLarge)]
        for (size, expected) in sizes {
          #expect(await peerError { try await client.command(Array(repeating: 0, count: size)) } == expected)
        }
      }
    }
  }

  @Test func anAnswerThatTricklesIsGivenUp() async throws {
    var limits = ClientLimits()
    limits.requestSecondsMax = 1
    try await withFolder { [limits] folder in
      let path = folder + "/s"
      let start = ContinuousClock.now
      let error = try await TricklingServer.run(at: path) {
        await peerError { try await LocalClient(path: path, limits: limits).command([1]) }
      }
      #expect(error == .timedOut)
      #expect(ContinuousClock.now - start < .seconds(20))
    }
  }

  @Test func anUnhealthyNodeSaysSo() async throws {
    try await withFolder { folder in
      let server = LocalServer(path: folder + "/s", endpoint: TestEndpoint(isHealthy: false), logger: quiet)
      try await whileRunning([server]) { () async throws in
        #expect(await server.isListening)
        #expect(await peerError { try await LocalClient(path: folder + "/s").health() } == .unavailable)
      }
    }
  }

  @Test func aStaleSocketIsReplacedAndALiveOneIsNot() async throws {
    try await withFolder { folder in
      let path = folder + "/s"
      try makeStaleSocket(at: path)
      let first = LocalServer(path: path, endpoint: TestEndpoint(), logger: quiet)
      try await whileRunning([first]) { () async throws in
        #expect(await first.isListening)
        let second = LocalServer(path: path, endpoint: TestEndpoint(), logger: quiet)
        await #expect(throws: ServerError.socketInUse(path)) { try await second.run() }
        #expect(await !second.isListening)
        #expect(try await LocalClient(path: path).command([1]) == [1, 1])
      }
    }
  }

  @Test func aFileThatIsNoSocketIsLeftAlone() async throws {
    try await withFolder { folder in
      let path = folder + "/s"
      try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
      let server = LocalServer(path: path, endpoint: TestEndpoint(), logger: quiet)
      await #expect(throws: ServerError.pathTaken(path)) { try await server.run() }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }
  }

  @Test func aPathThatIsTooLongIsNamed() async throws {
    let path = "/" + String(repeating: "x", count: 107)
    let server = LocalServer(path: path, endpoint: TestEndpoint(), logger: quiet)
    await #expect(throws: ServerError.pathTooLong(path)) { try await server.run() }
  }

  @Test func noDaemonIsUnreachable() async throws {
    try await withFolder { folder in
      for prepare in [{ _ in }, { try makeStaleSocket(at: $0) }] as [(String) throws -> Void] {
        try prepare(folder + "/s")
        guard case .unreachable = await peerError({ try await LocalClient(path: folder + "/s").command([]) }) else {
          Issue.record("reached nobody")
          return
        }
      }
    }
  }

  @Test(arguments: [
    ("127.0.0.1:PORT", 200), ("localhost:PORT", 200), ("127.0.0.1", 403), ("evil.example:PORT", 403),
    ("localhost.evil.example:PORT", 403), ("LOCALHOST:PORT", 403), ("", 403),
  ])
  func theLoopbackPortAnswersItsOwnNameOnly(_ host: String, _ status: Int) async throws {
    let server = LoopbackServer(port: 0, endpoint: TestEndpoint(), logger: quiet)
    try await whileRunning([server]) { () async throws in
      let port = try #require(await server.listeningPort)
      let address = try #require(PeerAddress(host: "127.0.0.1", port: port))
      let connection = try await RawConnection.open(to: address)
      let name = host.replacingOccurrences(of: "PORT", with: String(port))
      try await connection.send("GET /metrics HTTP/1.1\r\nhost: \(name)\r\n\r\n")
      #expect(await connection.status() == status)
      await connection.close()
    }
  }

  private func ask(_ port: Int) async throws -> RawConnection {
    let connection = try await RawConnection.open(to: try #require(PeerAddress(host: "127.0.0.1", port: port)))
    try await connection.send("GET /metrics HTTP/1.1\r\nhost: 127.0.0.1:\(port)\r\n\r\n")
    return connection
  }

  @Test func connectionsToTheLoopbackPortAreFew() async throws {
    var limits = LocalLimits()
    limits.loopbackConnectionsMax = 2
    let server = LoopbackServer(port: 0, limits: limits, endpoint: TestEndpoint(), logger: quiet)
    try await whileRunning([server]) { () async throws in
      let port = try #require(await server.listeningPort)
      var connections: [RawConnection] = []
      for _ in 0..<3 {
        let connection = try await ask(port)
        #expect(await connection.status() == 200)
        connections.append(connection)
      }
      #expect(await !connections[0].rest().contains("HTTP"))
      for connection in connections { await connection.close() }
    }
  }

  @Test func aCrowdAtTheLoopbackPortDoesNotQueueBeforeTheNode() async throws {
    let barrier = Barrier()
    var limits = LocalLimits()
    limits.loopbackRequestsMax = 1
    let server = LoopbackServer(port: 0, limits: limits, endpoint: TestEndpoint(reading: barrier), logger: quiet)
    try await whileRunning([server]) { () async throws in
      let port = try #require(await server.listeningPort)
      let held = try await ask(port)
      await barrier.somebodyArrived()
      let crowd = try await ask(port)
      #expect(await crowd.status() == 503)
      barrier.open()
      #expect(await held.status() == 200)
      for connection in [held, crowd] { await connection.close() }
    }
  }

  @Test func theLoopbackPortTakesNoCommands() async throws {
    let server = LoopbackServer(port: 0, endpoint: TestEndpoint(), logger: quiet)
    try await whileRunning([server]) { () async throws in
      let port = try #require(await server.listeningPort)
      let address = try #require(PeerAddress(host: "127.0.0.1", port: port))
      let connection = try await RawConnection.open(to: address)
      try await connection.send(
        "POST /v1/command HTTP/1.1\r\nhost: 127.0.0.1:\(port)\r\ncontent-length: 0\r\n\r\n")
      #expect(await connection.status() == 404)
      await connection.close()
    }
  }

  /// The file that a killed process leaves behind.
  private func makeStaleSocket(at path: String) throws {
    let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    try SocketAddress(unixDomainSocketPath: path).withSockAddr { address, size in
      try #require(bind(descriptor, address, socklen_t(size)) == 0)
    }
  }
}
