import NodeWeb
import ServiceLifecycle
import Testing

@Suite(.timeLimit(.minutes(1))) struct PeerStopTests {
  private let clock = ContinuousClock()

  @Test func anIdleServerStopsAtOnceAlsoWithKeptConnections() async throws {
    let election = try TestElection()
    let server = try PeerServer(
      host: "127.0.0.1", port: 0, identity: election.hall(), endpoint: TestEndpoint(), logger: quiet)
    let site = try election.site()
    let group = ServiceGroup(configuration: .init(services: [.init(service: server)], logger: quiet))
    let ended = Task { try await group.run() }
    let port = try #require(await server.listeningPort)
    let address = try #require(PeerAddress(host: "127.0.0.1", port: port))
    let took = try await PeerClient.use(address: address, identity: site) { client in
      #expect(try await client.exchange([1]) == [1])
      #expect(server.connectionCount == 1)
      let start = clock.now
      await group.triggerGracefulShutdown()
      try await ended.value
      return clock.now - start
    }
    #expect(took < .milliseconds(500))
    #expect(server.connectionCount == 0)
  }

  @Test func aRunningRequestIsAnsweredBeforeTheStop() async throws {
    let election = try TestElection()
    let barrier = Barrier()
    let endpoint = TestEndpoint { body in
      await barrier.pass()
      return .ok(body)
    }
    let server = try PeerServer(
      host: "127.0.0.1", port: 0, identity: election.hall(), endpoint: endpoint, logger: quiet)
    let site = try election.site()
    let group = ServiceGroup(configuration: .init(services: [.init(service: server)], logger: quiet))
    async let ended: Void = group.run()
    let port = try #require(await server.listeningPort)
    let address = try #require(PeerAddress(host: "127.0.0.1", port: port))
    async let answer = PeerClient.use(address: address, identity: site) { try await $0.exchange([5]) }
    await barrier.somebodyArrived()
    await group.triggerGracefulShutdown()
    barrier.open()
    #expect(try await answer == [5])
    try await ended
  }

  @Test func aPeerThatDoesNotLetGoCannotHoldTheStopUp() async throws {
    let election = try TestElection()
    var limits = PeerLimits()
    limits.stopSecondsMax = 1
    let server = try PeerServer(
      host: "127.0.0.1", port: 0, identity: election.hall(), limits: limits, endpoint: TestEndpoint(), logger: quiet)
    let group = ServiceGroup(configuration: .init(services: [.init(service: server)], logger: quiet))
    async let ended: Void = group.run()
    let port = try #require(await server.listeningPort)
    let address = try #require(PeerAddress(host: "127.0.0.1", port: port))
    // A request that has begun and never ends, and a connection that never shakes hands.
    let member = try await RawConnection.open(to: address, tls: try membersTLS(try election.site()))
    try await member.send("POST /peer/v1/exchange HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nab")
    let silent = try await RawConnection.open(to: address)
    let start = clock.now
    await group.triggerGracefulShutdown()
    try await ended
    let took = clock.now - start
    #expect(took < .seconds(4))
    await member.close()
    await silent.close()
  }

  @Test func twoServersCannotShareAPort() async throws {
    let election = try TestElection()
    try await withPeerServer(election) { address in
      let second = try PeerServer(
        host: "127.0.0.1", port: address.port, identity: election.hall(), endpoint: TestEndpoint(), logger: quiet)
      await #expect(throws: ServerError.addressInUse("127.0.0.1:\(address.port)")) { try await second.run() }
      #expect(await second.listeningPort == nil)
    }
  }
}
