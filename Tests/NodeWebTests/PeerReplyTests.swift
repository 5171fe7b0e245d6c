import NodeWeb
import ServiceLifecycle
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct PeerReplyTests {
  @Test(arguments: [
    (EndpointRefusal.unauthorized, PeerError.unauthorized), (.forbidden, .forbidden), (.revoked, .revoked),
    (.malformed, .malformed), (.tooLarge, .tooLarge), (.lengthRequired, .malformed),
    (.busy(retryAfterSeconds: 9), .busy(retryAfterSeconds: 9)), (.unavailable, .unavailable),
    (.failed, .unavailable), (.notFound, .unexpectedStatus(404)), (.wrongMethod, .unexpectedStatus(405)),
  ])
  func aRefusalArrivesAsItsError(_ refusal: EndpointRefusal, _ expected: PeerError) async throws {
    let election = try TestElection()
    let site = try election.site()
    let error = try await withPeerServer(election, endpoint: TestEndpoint { _ in .refused(refusal) }) { address in
      await peerError { try await PeerClient.use(address: address, identity: site) { try await $0.exchange([1]) } }
    }
    #expect(error == expected)
  }

  @Test func anAnswerThatIsTooLongIsRefusedAtBothEnds() async throws {
    let election = try TestElection()
    let site = try election.site()
    let endpoint = TestEndpoint { _ in .ok(Array(repeating: 0, count: 5000)) }
    var limits = PeerLimits()
    var clientLimits = ClientLimits()
    clientLimits.replyBytesMax = 4999
    try await withPeerServer(election, endpoint: endpoint, limits: limits) { [clientLimits] address in
      let error = await peerError {
        try await PeerClient.use(address: address, identity: site, limits: clientLimits) { try await $0.exchange([]) }
      }
      #expect(error == .replyTooLarge)
    }
    limits.exchangeReplyBytesMax = 4999
    try await withPeerServer(election, endpoint: endpoint, limits: limits) { address in
      let error = await peerError {
        try await PeerClient.use(address: address, identity: site) { try await $0.exchange([]) }
      }
      #expect(error == .unavailable)
    }
  }

  /// The answer to an enrolment carries the roll: it has a limit of its own.
  @Test(
    arguments: [
      (100_000, 100_000, nil), (99_999, 100_000, .unavailable), (100_000, 99_999, .busy(retryAfterSeconds: 1)),
    ]
      as [(Int, Int, PeerError?)])
  func anEnrolmentIsAnsweredBeyondTheLimitOfAnExchange(_ max: Int, _ room: Int, _ expected: PeerError?) async throws {
    let endpoint = TestEndpoint(enrol: { _ in .ok(Array(repeating: 7, count: 100_000)) })
    var limits = PeerLimits()
    limits.exchangeReplyBytesMax = 4999
    (limits.enrolReplyBytesMax, limits.enrolReplyBytesInFlightMax) = (max, room)
    try await withPeerServer(try TestElection(), endpoint: endpoint, limits: limits) { address in
      var limits = ClientLimits.enrolment
      limits.replyBytesMax = 200_000
      // The room of the first answer is there again for the second.
      for _ in 0..<2 {
        let error = await peerError { [limits] in
          try await EnrolmentClient.enrol(
            [1], at: address, limits: limits, head: ReplyHead(bytesMax: 1000) { _ in 100_000 })
        }
        #expect(error == expected)
      }
    }
  }

  /// A roll of a million comes over a slow network too.
  @Test(arguments: [(0, 0), (128 << 10, 1), (100 << 20, 800), (512 << 20, 4096)])
  func aLongAnswerHasMoreTime(_ bytes: Int, _ seconds: Int) { #expect(ReplyPace.seconds(for: bytes) == seconds) }

  /// Who asks for enrolment does not know yet who answers.
  @Test(
    arguments: [(nil, .untrusted("")), (99_999, .replyTooLarge), (100_000, nil), (Int.max, nil)] as [(Int?, PeerError?)]
  )
  func aLongAnswerIsTakenFromOneThatProvesItselfAndStatesIt(_ stated: Int?, _ expected: PeerError?) async throws {
    let endpoint = TestEndpoint(enrol: { _ in .ok(Array(repeating: 7, count: 100_000)) })
    try await withPeerServer(try TestElection(), endpoint: endpoint) { address in
      let head = ReplyHead(bytesMax: 1000) { head in
        #expect(head == Array(repeating: 7, count: 1000))
        return stated
      }
      var limits = ClientLimits.enrolment
      limits.replyBytesMax = 200_000
      let error = await peerError { [limits] in
        try await EnrolmentClient.enrol([1], at: address, limits: limits, head: head)
      }
      switch (error, expected) {
      case (.untrusted, .untrusted): break
      default: #expect(error == expected)
      }
    }
  }

  @Test func aClientDoesNotWaitForever() async throws {
    let election = try TestElection()
    let site = try election.site()
    let barrier = Barrier()
    let endpoint = TestEndpoint { body in
      await barrier.pass()
      return .ok(body)
    }
    var limits = ClientLimits()
    limits.requestSecondsMax = 1
    let start = ContinuousClock().now
    try await withPeerServer(election, endpoint: endpoint) { [limits] address in
      let error = await peerError {
        try await PeerClient.use(address: address, identity: site, limits: limits) { try await $0.exchange([1]) }
      }
      #expect(error == .timedOut)
      // The limit of this request, and not that of a silent connection.
      #expect(ContinuousClock().now - start < .seconds(Int64(limits.readSecondsMax / 2)))
      barrier.open()
    }
  }

  @Test func nobodyListeningIsUnreachable() async throws {
    let election = try TestElection()
    let site = try election.site()
    let address = try await withPeerServer(election) { $0 }
    let error = await peerError {
      try await PeerClient.use(address: address, identity: site) { try await $0.exchange([1]) }
    }
    guard case .unreachable = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.retry == .later)
  }

  @Test func aClientThatWasShutDownSaysSo() async throws {
    let election = try TestElection()
    let client = try PeerClient(address: try #require(PeerAddress("127.0.0.1:1")), identity: try election.site())
    await client.shutdown()
    await client.shutdown()
    #expect(await peerError { try await client.exchange([]) } == .shutDown)
  }

  @Test func aClientConnectsAgainAfterTheHallWasRestarted() async throws {
    let election = try TestElection()
    let site = try election.site()
    let hall = try election.hall()
    // An address of its own: on 127.0.0.1 another test could be given the port between the two servers.
    let host = "127.0.0.2"
    @Sendable func server(port: Int) throws -> PeerServer {
      try PeerServer(host: host, port: port, identity: hall, endpoint: TestEndpoint(), logger: quiet)
    }
    let first = try server(port: 0)
    let group = ServiceGroup(configuration: .init(services: [.init(service: first)], logger: quiet))
    let ended = Task { try await group.run() }
    let port = try #require(await first.listeningPort)
    let address = try #require(PeerAddress(host: host, port: port))
    let (before, after) = try await PeerClient.use(address: address, identity: site) { client in
      let before = try await client.exchange([1])
      await group.triggerGracefulShutdown()
      try await ended.value
      let second = try server(port: port)
      return try await whileRunning([second]) {
        _ = await second.listeningPort
        do {
          return (before, try await client.exchange([2]))
        } catch PeerError.interrupted {
          // It still went out on the connection that the first hall was closing; a session repeats it.
          return (before, try await client.exchange([2]))
        }
      }
    }
    #expect(before == [1])
    #expect(after == [2])
  }

  @Test func anIdleExchangeStaysSmall() async throws {
    let election = try TestElection()
    let site = try election.site()
    try await withPeerServer(election) { address in
      let proxy = CountingProxy(target: address.port)
      try await proxy.run { port in
        let proxied = try #require(PeerAddress(host: "127.0.0.1", port: port))
        try await PeerClient.use(address: proxied, identity: site) { client in
          let frontierHash = [UInt8](repeating: 7, count: 40)
          _ = try await client.exchange(frontierHash)
          let first = proxy.counts
          proxy.reset()
          for _ in 0..<10 { _ = try await client.exchange(frontierHash) }
          let sent = proxy.counts.sent / 10
          let received = proxy.counts.received / 10
          #expect(sent <= 200)
          #expect(received <= 150)
          #expect(first.sent + first.received <= 6000)
        }
      }
    }
  }
}
