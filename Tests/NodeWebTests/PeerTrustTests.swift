import NIOCore
import NIOPosix
import NIOSSL
import NodeWeb
import Testing

@Suite(.timeLimit(.minutes(1))) struct PeerTrustTests {
  @Test func aSiteAndItsHallExchangeAndTheHallKnowsWhoAsked() async throws {
    let election = try TestElection()
    let endpoint = TestEndpoint()
    let site = try election.site()
    let body = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
    let answer = try await withPeerServer(election, endpoint: endpoint) { address in
      try await PeerClient.use(address: address, identity: site) { try await $0.exchange(body) }
    }
    #expect(answer == body)
    #expect(endpoint.seenPeers == [PeerIdentity(device: site.device, fingerprint: site.fingerprint, role: .site)])
  }

  @Test func aSiteAsksItsHallAndTheHallKnowsWhoAsked() async throws {
    let election = try TestElection()
    let endpoint = TestEndpoint()
    let site = try election.site()
    let answer = try await withPeerServer(election, endpoint: endpoint) { address in
      try await PeerClient.use(address: address, identity: site) { try await $0.ask([7, 8]) }
    }
    #expect(answer == [1, 7, 8])
    #expect(endpoint.seenPeers == [PeerIdentity(device: site.device, fingerprint: site.fingerprint, role: .site)])
  }

  /// The first is another election's hall, and nobody listens at the second.
  @Test func aHallIsFoundAtTheNextOfItsAddressesAndLookedForThereFirst() async throws {
    let election = try TestElection()
    let site = try election.site()
    let nowhere = try #require(PeerAddress("127.0.0.1:1"))
    try await withPeerServer(try TestElection()) { stranger in
      try await withPeerServer(election) { address in
        let client = try PeerClient(addresses: [stranger, nowhere, address], identity: site)
        // Not thrown: a client that is not shut down ends the tests.
        #expect((try? await client.exchange([1, 2])) == [1, 2])
        #expect(client.addresses == [address, stranger, nowhere])
        #expect((try? await client.ask([7])) == [1, 7])
        client.addresses = [nowhere]
        let error = await peerError { try await client.exchange([]) }
        guard case .unreachable? = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        client.addresses = []
        #expect(await peerError { try await client.exchange([]) } != nil)
        await client.shutdown()
      }
    }
  }

  /// A refusal is an answer: no other address would say anything else.
  @Test func aHallThatRefusesIsNotAskedElsewhere() async throws {
    let election = try TestElection()
    let site = try election.site()
    let endpoint = TestEndpoint()
    try await withPeerServer(election, endpoint: TestEndpoint { _ in .refused(.revoked) }) { refusing in
      try await withPeerServer(election, endpoint: endpoint) { other in
        let client = try PeerClient(addresses: [refusing, other], identity: site)
        #expect(await peerError { try await client.exchange([1]) } == .revoked)
        #expect(endpoint.seenPeers.isEmpty)
        await client.shutdown()
      }
    }
  }

  @Test func aLongRequestForARightIsRefusedUnread() async throws {
    let election = try TestElection()
    let endpoint = TestEndpoint()
    let site = try election.site()
    let body = [UInt8](repeating: 0, count: PeerLimits().askBodyBytesMax + 1)
    let error = try await withPeerServer(election, endpoint: endpoint) { address in
      await peerError { try await PeerClient.use(address: address, identity: site) { try await $0.ask(body) } }
    }
    #expect(error == .tooLarge)
    #expect(endpoint.seenPeers.isEmpty)
  }

  @Test func anEmptyBodyIsABody() async throws {
    let election = try TestElection()
    let site = try election.site()
    let answer = try await withPeerServer(election) { address in
      try await PeerClient.use(address: address, identity: site) { try await $0.exchange([]) }
    }
    #expect(answer.isEmpty)
  }

  @Test func aStrangerMayEnrolAndNothingElse() async throws {
    let endpoint = TestEndpoint()
    try await withPeerServer(try TestElection(), endpoint: endpoint) { address in
      #expect(try await EnrolmentClient.enrol([1, 2, 3], at: address, head: .unproven) == [3, 2, 1])
      for request in [
        "POST /peer/v1/exchange HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n",
        "POST /peer/v1/ask HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n",
        "GET /metrics HTTP/1.1\r\nhost: x\r\n\r\n", "POST /v1/command HTTP/1.1\r\nhost: x\r\n\r\n",
      ] {
        let connection = try await RawConnection.open(to: address, tls: strangersTLS())
        try await connection.send(request)
        #expect(await connection.status() == 401, "\(request)")
        await connection.close()
      }
    }
    #expect(endpoint.seenPeers.isEmpty)
  }

  @Test func aStrangerLearnsNotWhichPathsThereAre() async throws {
    try await withPeerServer(try TestElection()) { address in
      var answers: Set<String> = []
      for method in ["GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE"] {
        for path in ["/peer/v1/exchange", "/peer/v1/ask", "/peer/v1/enrol", "/healthz", "/metrics", "/", "/none"] {
          if [("POST", "/peer/v1/enrol"), ("GET", "/healthz")].contains(where: { $0 == (method, path) }) { continue }
          let connection = try await RawConnection.open(to: address, tls: strangersTLS())
          try await connection.send("\(method) \(path) HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n")
          // An answer to HEAD has no body.
          answers.insert(await connection.head())
          await connection.close()
        }
      }
      #expect(answers.count == 1 && answers.first?.hasPrefix("HTTP/1.1 401") == true, "\(answers)")
    }
  }

  @Test func theNetworkLearnsOnlyWhetherTheNodeWorks() async throws {
    try await withPeerServer(try TestElection(), endpoint: TestEndpoint(isHealthy: false)) { address in
      let connection = try await RawConnection.open(to: address, tls: strangersTLS())
      try await connection.send("GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
      let text = await connection.rest()
      #expect(text.hasPrefix("HTTP/1.1 503"))
      #expect(text.hasSuffix(#"{"ok":false}"#))
      await connection.close()
    }
  }

  @Test func anotherElectionsCertificateOpensNothing() async throws {
    let election = try TestElection()
    let stranger = try TestElection("other").site()
    let endpoint = TestEndpoint()
    try await withPeerServer(election, endpoint: endpoint) { address in
      let connection = try await RawConnection.open(to: address, tls: try membersTLS(stranger))
      try? await connection.send("POST /peer/v1/exchange HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n")
      #expect(await connection.rest().isEmpty)
      await connection.close()
    }
    #expect(endpoint.seenPeers.isEmpty)
  }

  @Test func anotherElectionsHallIsNotTrusted() async throws {
    let other = try TestElection("other")
    let site = try TestElection().site()
    let error = try await withPeerServer(other) { address in
      await peerError { try await PeerClient.use(address: address, identity: site) { try await $0.exchange([1]) } }
    }
    // The hall there refuses the site as well; a server that lets everybody in shows what the site does by itself.
    let lenient = try await errorAtServerOfSomebodyElse(other.hall(), asking: site)
    guard case .untrusted = error, case .untrusted = lenient else {
      Issue.record("\(String(describing: error)), \(String(describing: lenient))")
      return
    }
  }

  @Test func aSiteCannotPoseAsTheHall() async throws {
    let election = try TestElection()
    let impostor = try election.site(2)
    let victim = try election.site(1)
    #expect(throws: ServerError.identityIsSites) {
      try PeerServer(host: "127.0.0.1", port: 0, identity: impostor, endpoint: TestEndpoint(), logger: quiet)
    }
    // What that check cannot prevent: a server of somebody else's making, with the site's certificate and key.
    let error = try await errorAtServerOfSomebodyElse(impostor, asking: victim)
    guard case .untrusted = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  /// What a client gets from a server that shows `identity` and lets anybody in.
  private func errorAtServerOfSomebodyElse(
    _ identity: TLSIdentity, asking client: TLSIdentity
  ) async throws -> PeerError? {
    let tls = try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: membersTLS(identity).certificateChain,
        privateKey: try #require(membersTLS(identity).privateKey)))
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let port = try #require(listener.localAddress?.port)
    let address = try #require(PeerAddress(host: "127.0.0.1", port: port))
    let error = await peerError {
      try await PeerClient.use(address: address, identity: client) { try await $0.exchange([1]) }
    }
    try await listener.close()
    return error
  }

  @Test func nothingOlderThanTLS13IsSpoken() async throws {
    try await withPeerServer(try TestElection()) { address in
      for (version, isAnswered) in [(TLSVersion.tlsv12, false), (.tlsv13, true)] {
        var tls = strangersTLS()
        tls.maximumTLSVersion = version
        let connection = try await RawConnection.open(to: address, tls: tls)
        try? await connection.send("GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        #expect(await connection.rest().hasPrefix("HTTP/1.1 200") == isAnswered)
        await connection.close()
      }
    }
  }

  @Test func plainHTTPIsNotAnswered() async throws {
    try await withPeerServer(try TestElection()) { address in
      let connection = try await RawConnection.open(to: address)
      try await connection.send("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
      #expect(!(await connection.rest()).contains("HTTP/1.1"))
      await connection.close()
    }
  }
}
