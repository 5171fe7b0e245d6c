import ElectionRecord
import Logging
import NodeService
import NodeWeb
import ServiceLifecycle
import Testing

@testable import NodeDaemon

/// A site's way to its hall, over a real connection on the loopback.
@Suite(.timeLimit(.minutes(1))) struct HallLinkTests {
  private let test: TestHall
  private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  init() throws { test = try TestHall() }

  /// A hall as a daemon serves it, and the link of its one laptop.
  private func linked(
    isServing: Bool = true, _ body: (NodeActor, _ site: NodeActor, HallLink) async throws -> Void
  ) async throws {
    let opened = try test.hall()
    let identity = try NodeIdentity.tls(opened.directory)
    let hall = try NodeActor(opened: opened)
    let laptop = try await test.laptop(at: hall)
    let own = try NodeIdentity.tls(laptop.directory)
    let site = try NodeActor(opened: laptop)
    let server = try PeerServer(
      host: "127.0.0.1", port: 0, identity: identity, endpoint: DaemonEndpoint(node: hall, hall: nil),
      logger: Self.quiet)
    let group = ServiceGroup(services: [server], logger: Self.quiet)
    let ended = Task { try await group.run() }
    let port = try #require(await server.listeningPort)
    if !isServing {
      await group.triggerGracefulShutdown()
      try await ended.value
    }
    let client = try PeerClient(
      address: try #require(PeerAddress(host: "127.0.0.1", port: port)), identity: own, limits: .atTheTable)
    let sync = SyncService(node: site, client: client, clock: ContinuousClock(), logger: Self.quiet)
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(hall, site, HallLink(client: client, sync: sync, identity: own) { _ in }))
    } catch {
      result = .failure(error)
    }
    await client.shutdown()
    await group.triggerGracefulShutdown()
    if isServing { try await ended.value }
    try result.get()
  }

  private func open(_ site: NodeActor) async {
    let command = OpenSite(papers: 73, officers: TestHall.officers)
    #expect(await !site.perform(CommandRequest(command, language: .en)).isError)
  }

  private func cast(_ voter: RollNumber, at site: NodeActor) async {
    let command = Cast(voter: voter, request: RequestID("r-\(voter)"))
    #expect(await !site.perform(CommandRequest(command, language: .en)).isError)
  }

  @Test(arguments: [SyncRounds.Round.own, .all]) func aRoundBringsWhatTheSiteDid(_ round: SyncRounds.Round) async throws
  {
    try await linked { (hall, site, link) async throws in
      #expect(await hall.journals == 1)
      await open(site)
      #expect(await link.sync.synchronise(round) == nil)
      #expect(await hall.journals == 2)
      // Nothing is left to say, and saying so does no harm.
      #expect(await link.sync.synchronise(round) == nil)
    }
  }

  /// The one site holds every right, so it asks only for who is marked already.
  @Test func aQuestionBringsTheSitesMarksBeforeItIsAnswered() async throws {
    try await linked { (hall, site, link) async throws in
      await open(site)
      await cast(3, at: site)
      let reply = await AskFlow(node: site, hall: link).run(AskOrder(voter: 3), .en)
      #expect(text(reply, "reason") == "alreadyMarked")
      #expect(await hall.journals == 2)
    }
  }

  @Test func aHallThatIsGoneIsOutOfReachAndNothingIsLost() async throws {
    try await linked(isServing: false) { (_, site, link) async throws in
      await open(site)
      await cast(3, at: site)
      for _ in 0..<2 {
        guard case .unreachable? = await link.sync.synchronise(.own) else {
          Issue.record("a hall that does not listen was reached")
          return
        }
      }
      #expect(await site.journals == 2)
      let reply = await AskFlow(node: site, hall: link).run(AskOrder(voter: 3), .en)
      #expect(text(reply, "reason") == "hallUnreachable")
      #expect(reply.exitStatus == ExitStatus.unreachable.rawValue)
    }
  }
}
