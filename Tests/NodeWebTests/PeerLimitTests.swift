import ElectionRecord
import NIOCore
import Testing

@testable import NodeWeb

@Suite(.timeLimit(.minutes(1))) struct PeerLimitTests {
  private let election: TestElection

  init() throws { election = try TestElection() }

  private func exchange(_ body: [UInt8], at address: PeerAddress, as site: TLSIdentity) async throws -> [UInt8] {
    try await PeerClient.use(address: address, identity: site) { try await $0.exchange(body) }
  }

  private func enrol(_ body: [UInt8], at address: PeerAddress) async throws -> [UInt8] {
    try await EnrolmentClient.enrol(body, at: address, head: .unproven)
  }

  @Test func aBodyOfTheLimitPassesAndOneByteMoreDoesNot() async throws {
    var limits = PeerLimits()
    limits.exchangeBodyBytesMax = 100_000
    limits.enrolBodyBytesMax = 1000
    let site = try election.site()
    try await withPeerServer(election, limits: limits) { (address) async throws in
      let full = [UInt8](repeating: 1, count: 100_000)
      #expect(try await exchange(full, at: address, as: site) == full)
      #expect(await peerError { try await exchange(full + [1], at: address, as: site) } == .tooLarge)
      #expect(try await enrol(Array(full.prefix(1000)), at: address).count == 1000)
      #expect(await peerError { try await enrol(Array(full.prefix(1001)), at: address) } == .tooLarge)
    }
  }

  @Test func aBodyWithoutAStatedLengthIsRefused() async throws {
    let site = try election.site()
    try await withPeerServer(election) { (address) async throws in
      let connection = try await RawConnection.open(to: address, tls: try membersTLS(site))
      try await connection.send(
        "POST /peer/v1/exchange HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n")
      #expect(await connection.status() == 411)
      await connection.close()
    }
  }

  @Test func aHeadWithoutEndIsRefused() async throws {
    try await withPeerServer(election) { (address) async throws in
      let connection = try await RawConnection.open(to: address, tls: strangersTLS())
      try await connection.send("GET /healthz HTTP/1.1\r\nx: " + String(repeating: "y", count: 20_000))
      #expect(await connection.status() == 400)
      await connection.close()
    }
  }

  @Test func onePeersCrowdDoesNotDelayAnother() async throws {
    let barrier = Barrier()
    let endpoint = TestEndpoint { body in
      if body == [1] { await barrier.pass() }
      return .ok(body)
    }
    var limits = PeerLimits()
    limits.requestsPerPeerMax = 1
    limits.retryAfterSeconds = 7
    let greedy = try election.site(1)
    let modest = try election.site(2)
    try await withPeerServer(election, endpoint: endpoint, limits: limits) { (address) async throws in
      async let held = exchange([1], at: address, as: greedy)
      await barrier.somebodyArrived()
      #expect(await peerError { try await exchange([2], at: address, as: greedy) } == .busy(retryAfterSeconds: 7))
      #expect(try await exchange([3], at: address, as: modest) == [3])
      barrier.open()
      #expect(try await held == [1])
      #expect(try await exchange([4], at: address, as: greedy) == [4])
    }
  }

  @Test func allBodiesTogetherAreBounded() async throws {
    let barrier = Barrier()
    let endpoint = TestEndpoint { body in
      if body.count == 900 { await barrier.pass() }
      return .ok(body)
    }
    var limits = PeerLimits()
    limits.bodyBytesInFlightMax = 1000
    let first = try election.site(1)
    let second = try election.site(2)
    try await withPeerServer(election, endpoint: endpoint, limits: limits) { (address) async throws in
      async let held = exchange(Array(repeating: 0, count: 900), at: address, as: first)
      await barrier.somebodyArrived()
      let large = [UInt8](repeating: 0, count: 101)
      #expect(await peerError { try await exchange(large, at: address, as: second) } == .busy(retryAfterSeconds: 1))
      #expect(try await exchange(Array(large.dropLast()), at: address, as: second).count == 100)
      barrier.open()
      #expect(try await held.count == 900)
      #expect(try await exchange(large, at: address, as: second).count == 101)
    }
  }

  @Test func aDeviceHoldsFewConnections() async throws {
    var limits = PeerLimits()
    limits.connectionsPerDeviceMax = 1
    let site = try election.site()
    try await withPeerServer(election, limits: limits) { (address) async throws in
      try await PeerClient.use(address: address, identity: site) { (first) async throws in
        #expect(try await first.exchange([1]) == [1])
        #expect(await peerError { try await exchange([2], at: address, as: site) } == .busy(retryAfterSeconds: 1))
        #expect(try await first.exchange([3]) == [3])
      }
    }
  }

  /// Of all strangers together, and of those from one address.
  @Test(arguments: [(2, 100), (100, 2)])
  func theStrangerWhoHasStayedLongestMakesWay(all: Int, perAddress: Int) async throws {
    var limits = PeerLimits()
    limits.strangersMax = all
    limits.strangersPerAddressMax = perAddress
    let site = try election.site(1)
    let late = try election.site(2)
    try await withPeerServer(election, limits: limits) { (address) async throws in
      try await PeerClient.use(address: address, identity: site) { (member) async throws in
        #expect(try await member.exchange([1]) == [1])
        var strangers: [RawConnection] = []
        for _ in 0..<3 {
          let stranger = try await RawConnection.open(to: address, tls: strangersTLS())
          try await stranger.send("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
          #expect(await stranger.status() == 200)
          strangers.append(stranger)
        }
        #expect(await !strangers[0].rest().contains("HTTP"))
        // The crowd shuts out neither a device that is connected nor one that comes now.
        #expect(try await exchange([2], at: address, as: late) == [2])
        #expect(try await member.exchange([3]) == [3])
        for stranger in strangers { await stranger.close() }
      }
    }
  }

  @Test func strangersTakeNoneOfTheDevicesRoom() async throws {
    let barrier = Barrier()
    let endpoint = TestEndpoint(enrol: { body in
      await barrier.pass()
      return .ok(body)
    })
    var limits = PeerLimits()
    limits.bodyBytesInFlightMax = 1000
    limits.enrolBodyBytesInFlightMax = 1000
    let site = try election.site()
    let body = [UInt8](repeating: 0, count: 1000)
    try await withPeerServer(election, endpoint: endpoint, limits: limits) { (address) async throws in
      async let held = enrol(body, at: address)
      await barrier.somebodyArrived()
      #expect(try await exchange(body, at: address, as: site) == body)
      // An enrolment that is being worked on keeps its place.
      #expect(await peerError { try await enrol([1], at: address) } == .busy(retryAfterSeconds: 1))
      barrier.open()
      #expect(try await held == body)
      #expect(try await enrol([1], at: address) == [1])
    }
  }

  /// Of all enrolments' room, and of the places of one address.
  @Test(arguments: [(2, 1000), (100, 8)])
  func anEnrolmentThatDawdlesMakesWayForOneThatIsThere(perAddress: Int, room: Int) async throws {
    var limits = PeerLimits()
    limits.enrolmentsPerAddressMax = perAddress
    limits.enrolBodyBytesInFlightMax = room
    try await withPeerServer(election, limits: limits) { (address) async throws in
      var dawdlers: [RawConnection] = []
      for _ in 0..<4 {
        let dawdler = try await RawConnection.open(to: address, tls: strangersTLS())
        try await dawdler.send("POST /peer/v1/enrol HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nab")
        dawdlers.append(dawdler)
      }
      for byte in UInt8(0)..<4 { #expect(try await enrol([byte, 9], at: address) == [9, byte]) }
      for dawdler in dawdlers { await dawdler.close() }
    }
  }

  @Test func aBodyBehindItsPaceIsGivenUp() async throws {
    var limits = PeerLimits()
    limits.bodyGraceSeconds = 1
    limits.bodyBytesPerSecondMin = 1 << 20
    limits.requestsPerPeerMax = 1
    let site = try election.site()
    try await withPeerServer(election, limits: limits) { (address) async throws in
      let slow = try await RawConnection.open(to: address, tls: try membersTLS(site))
      try await slow.send("POST /peer/v1/exchange HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nab")
      _ = await slow.rest()
      await slow.close()
      #expect(try await exchange([1], at: address, as: site) == [1])
    }
  }

  @Test func aBodyThatKeepsItsPaceHasTheTimeItNeedsAndNoMore() {
    var limits = PeerLimits()
    limits.bodyGraceSeconds = 10
    limits.bodyBytesPerSecondMin = 100
    limits.bodySecondsMax = 60
    for (received, seconds) in [(0, 10), (99, 10), (100, 11), (1000, 20), (5000, 60), (5100, 60), (1 << 30, 60)] {
      #expect(limits.bodyPace.patience(received: received) == .seconds(Int64(seconds)), "\(received) bytes")
    }
  }

  @Test(arguments: [false, true])
  func aConnectionThatSaysNothingIsClosed(speaksTLS: Bool) async throws {
    var limits = PeerLimits()
    limits.firstRequestSecondsMax = 1
    try await withPeerServer(election, limits: limits) { (address) async throws in
      let silent = try await RawConnection.open(to: address, tls: speaksTLS ? strangersTLS() : nil)
      if speaksTLS { try await silent.send("GET /healthz HTTP/1.1\r\n") }
      #expect(await silent.rest().isEmpty)
      await silent.close()
    }
  }

  @Test func aBodyThatDoesNotComeIsGivenUp() async throws {
    var limits = PeerLimits()
    limits.bodySecondsMax = 1
    limits.requestsPerPeerMax = 1
    let site = try election.site()
    try await withPeerServer(election, limits: limits) { (address) async throws in
      let slow = try await RawConnection.open(to: address, tls: try membersTLS(site))
      try await slow.send("POST /peer/v1/exchange HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nab")
      _ = await slow.rest()
      await slow.close()
      #expect(try await exchange([1], at: address, as: site) == [1])
    }
  }

  @Test func garbageDoesNotKillTheServer() async throws {
    let site = try election.site()
    var generator = SeededGenerator(seed: 7)
    try await withPeerServer(election) { (address) async throws in
      for length in [1, 5, 100, 5000] {
        let connection = try await RawConnection.open(to: address)
        try? await connection.send((0..<length).map { _ in UInt8(truncatingIfNeeded: generator.next()) })
        await connection.close()
      }
      // A handshake record that promises more than it has, then nothing.
      let hello = try await RawConnection.open(to: address)
      try? await hello.send([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc])
      await hello.close()
      for text in ["\0\0\0\0\r\n\r\n", "POST /peer/v1/exchange HTTP/9.9\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"] {
        let connection = try await RawConnection.open(to: address, tls: try membersTLS(site))
        try? await connection.send(text)
        _ = await connection.status()
        await connection.close()
      }
      #expect(try await exchange([1], at: address, as: site) == [1])
    }
  }
}
