import ElectionRecord
import NodeService
import Testing

@testable import NodeDaemon
@testable import NodePages

@Suite struct EventHubTests {
  private let test: TestHall

  init() throws { test = try TestHall() }

  private func hub() async throws -> (EventHub, NodeActor) {
    let actor = try test.hallActor()
    return (await test.pages(actor, named: "hall").2, actor)
  }

  /// Memory stays bounded whatever a reader does: what it has not taken is replaced, and never by a line of nothing.
  @Test func aReaderThatIsSlowGetsTheNewestAndNothingBetween() async throws {
    let (hub, actor) = try await hub()
    let stream = try #require(await hub.read([.board], .zh))
    for voter in RollNumber(1)...3 {
      let strike = AmendRoll(voter: voter, change: .struckOff, reason: "迁出", confirmed: true)
      #expect(await !actor.perform(CommandRequest(strike, language: .zh)).isError)
      await hub.tell()
    }
    await hub.tell()
    var events = stream.makeAsyncIterator()
    let first = String(decoding: try #require(await events.next()), as: UTF8.self)
    #expect(first.hasPrefix("event: board") && first.contains("<dd>70</dd>") && !first.contains("<dd>73</dd>"))
    await hub.tell()
    #expect(await events.next().map { String(decoding: $0, as: UTF8.self) } == ": quiet\n\n")
  }

  @Test func readersAreBounded() async throws {
    let (hub, _) = try await hub()
    var streams: [AsyncStream<[UInt8]>] = []
    while streams.count <= EventHub.readersMax, let stream = await hub.read([.bar], .zh) { streams.append(stream) }
    #expect(streams.count == EventHub.readersMax)
  }
}
