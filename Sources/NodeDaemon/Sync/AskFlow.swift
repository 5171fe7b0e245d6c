import ElectionRecord
import JournalStore
import Logging
import NodeService
import NodeWeb

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
      guard let hall, !hall.client.addresses.isEmpty else { return AskReplies.noHall(language) }
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
    let peers = opened.profile.peers
    let node = try NodeActor(opened: opened)
    let client = try PeerClient(addresses: peers, identity: identity, limits: .atTheTable)
    // What goes wrong is in the answer.
    let silent = Logger(label: "ballotsync") { _ in SwiftLogNoOpLogHandler() }
    let sync = SyncService(node: node, client: client, clock: ContinuousClock(), logger: silent)
    let hall = HallLink(client: client, sync: sync, identity: identity) { _ in }
    let reply = await AskFlow(node: node, hall: hall).run(order, language)
    await client.shutdown()
    return reply
  }
}

/// Answers of `ask` when the hall was not reached.
enum AskReplies {
  /// What stopped the exchange, and that an envelope does not need the hall.
  static func failed(_ failure: SyncFailure, _ order: AskOrder, _ language: Language) -> CommandReply {
    switch failure {
    case .unreachable(let error):
      let cause = Refusal(error)
      guard cause.exitStatus == .unreachable else { return cause.reply(language) }
      return unreachable(cause.code, order, language)
    case .stopped(let error): return Refusal(error).reply(language)
    }
  }

  private static func unreachable(_ code: String, _ order: AskOrder, _ language: Language) -> CommandReply {
    let envelope = "ballotsync cast \(order.voter) --envelope"
    return Refusal(
      code, .unreachable, zh: "连不上会场，没有领到这名选民的投票权。可发待核票，装入编号信封：\(envelope) 信封号；或稍后再申领一次，不会重复。",
      en: "The hall cannot be reached, so the voter's right is not here. Hand out a provisional paper in a numbered "
        + "envelope: \(envelope) ID; or ask again later, which does no harm."
    ).reply(language)
  }

  /// The laptop knows no hall, or was told not to talk to it.
  static func noHall(_ language: Language) -> CommandReply {
    Refusal(
      "noHall", .unreachable, zh: "这里没有可以连接的会场，不能申领。可发待核票，装入编号信封；有网络时，先用 ballotsync sync --hall 主机:端口 连上会场。",
      en:
        "There is no hall to reach from here, so it cannot be asked. Hand out a provisional paper in a numbered envelope; "
        + "with a network, first reach the hall with ballotsync sync --hall HOST:PORT."
    ).reply(language)
  }
}

/// Work that somebody waits for.
enum TimeLimit {
  /// What `work` gives; nil when it was cancelled because it had taken `limit`.
  ///
  /// - Throws: what `work` throws.
  static func run<Value: Sendable>(
    _ limit: Duration, clock: any Clock<Duration>, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value? {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try? await clock.sleep(for: limit)
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }
}
