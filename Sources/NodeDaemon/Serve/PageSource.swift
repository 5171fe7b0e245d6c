import ElectionRecord
import NodePages
import NodeService
import ServiceLifecycle

/// The daemon's node as its pages see it.
enum PageSource {
  static func node(_ endpoint: DaemonEndpoint, data: String, door: PageDoor?) async -> PageNode {
    let actor = endpoint.node
    let (election, site) = await actor.place
    return PageNode(
      election: election, site: site, door: door,
      perform: { request, signers in await actor.perform(request, signers: signers) },
      duty: { name, _ in
        // Whoever serves at a laptop that records nothing more is told so at the first voter.
        try? await actor.noteDuty(of: name)
      },
      ask: { order, language in await AskFlow(node: actor, hall: endpoint.hall).run(order, language) },
      synchronise: { language in await endpoint.perform(DaemonRequest(action: .synchronise, language: language)) },
      invite: { site, language in await endpoint.perform(DaemonRequest(action: .invite(site), language: language)) },
      hall: { await actor.hallContact },
      machine: { MachineReader(data: data).machine },
      changes: { seen in
        await actor.news.change(after: seen)
        return actor.news.count
      },
      outbox: Outbox(data: data), accounts: AccountFile(data: data), clock: { SystemClock().now() }, local: .system,
      draw: { Randomness.bytes($0) })
  }
}

/// Tells open pages what is new, as long as the daemon runs.
struct HubService: Service {
  let hub: EventHub

  func run() async throws {
    await cancelWhenGracefulShutdown { await hub.run() }
  }
}
