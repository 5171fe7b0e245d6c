import ElectionRecord
import JournalStore
import Logging
import NodeService
import NodeWeb

/// A site's way to its hall: one connection, used by a daemon or by one command.
struct HallLink: Sendable {
  let client: PeerClient
  let sync: SyncService
}

/// Asks the hall for a voter's right, and says what the clerk may do then.
///
/// The hall holds this site's journal before it decides, so it knows every mark of this site; and this site the hall's
/// afterwards, so it goes by that and not by an answer. Repeating it is harmless at every point.
struct AskFlow {
  let node: NodeActor
  /// Nil where there is no hall to talk to.
  let hall: HallLink?
  var clock: any Clock<Duration> = ContinuousClock()

  /// How long a clerk with a voter at the table waits for the hall, with both synchronisations.
  static let waitMax = Duration.seconds(3)

  func run(_ order: AskOrder, _ language: Language) async -> CommandReply {
    do {
      guard case .ask = try await node.beginAsk(order) else { return try await node.askReply(order, language) }
      guard let hall else { return AskReplies.noHall(language) }
      let reply = try await TimeLimit.run(Self.waitMax, clock: clock) {
        try await exchange(order, with: hall, language)
      }
      return reply ?? AskReplies.failed(.unreachable(.timedOut), order, language)
    } catch let failure as SyncFailure {
      return AskReplies.failed(failure, order, language)
    } catch let error as PeerError {
      return AskReplies.failed(.unreachable(error), order, language)
    } catch {
      return Refusal(error).reply(language)
    }
  }

  private func exchange(_ order: AskOrder, with hall: HallLink, _ language: Language) async throws -> CommandReply {
    try await synchronise(hall)
    guard case .ask(let request) = try await node.beginAsk(order) else {
      return try await node.askReply(order, language)
    }
    let answer = try await hall.client.ask(request)
    if let refusal = try await node.takeAnswer(answer, to: order, language) { return refusal }
    try await synchronise(hall)
    return try await node.askReply(order, language)
  }

  private func synchronise(_ hall: HallLink) async throws {
    if let failure = await hall.sync.synchronise(.own) { throw failure }
  }
}

/// Asking by the command line itself, when no daemon runs.
enum AskOnce {
  static func run(_ opened: sending OpenedNode, _ order: AskOrder, _ language: Language) async throws -> CommandReply {
    let identity = try NodeIdentity.tls(opened.directory)
    let client = try opened.profile.hallAddress.flatMap(PeerAddress.init).map {
      try PeerClient(address: $0, identity: identity, limits: .atTheTable)
    }
    let node = try NodeActor(opened: opened)
    // What goes wrong is in the answer.
    let silent = Logger(label: "ballotsync") { _ in SwiftLogNoOpLogHandler() }
    let hall = client.map { client in
      let sync = SyncService(
        node: node, client: client, clock: ContinuousClock(), logger: silent)
      return HallLink(client: client, sync: sync)
    }
    let reply = await AskFlow(node: node, hall: hall).run(order, language)
    await client?.shutdown()
    return reply
  }
}
