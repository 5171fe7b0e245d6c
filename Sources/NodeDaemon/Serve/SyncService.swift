import ElectionRecord
import Logging
import NodeService
import NodeWeb
import ServiceLifecycle
import SyncProtocol

/// Keeps a site in step with the hall, at the times of ``SyncRounds``. Local work never waits for it.
actor SyncService: Service {
  private let node: NodeActor
  private let client: PeerClient
  private let clock: any Clock<Duration>
  private let logger: Logger
  /// With the hall of today; a hall that took over is another one.
  private var sessions: [SyncRounds.Round: SyncSession] = [:]
  private var authority: DeviceID?
  private var reach = HallReach()

  init(node: NodeActor, client: PeerClient, clock: any Clock<Duration>, logger: Logger) {
    self.node = node
    self.client = client
    self.clock = clock
    self.logger = logger
  }

  func run() async throws {
    let rounds = SyncRounds(changes: node.changes, clock: clock) { [node] in
      await node.journals
    } random: {
      Randomness.share()
    }
    await cancelWhenGracefulShutdown {
      await rounds.run { await self.round($0) }
    }
  }

  /// One synchronisation; whether the hall was reached, told in the log when that is news.
  private func round(_ round: SyncRounds.Round) async -> Bool {
    let failure = await synchronise(round)
    await node.noteHall(isReached: failure == nil, now: SystemClock().now())
    if let line = reach.note(failure, now: SystemClock().now()) { logger.notice("\(line)") }
    return failure == nil
  }

  /// One synchronisation to its end.
  ///
  /// - Parameter other: In place of the own client, one at another address of the hall.
  /// - Returns: What went wrong, or nil.
  func synchronise(_ round: SyncRounds.Round, through other: PeerClient? = nil) async -> SyncFailure? {
    let client = other ?? client
    await beginAnew()
    // A copy: two synchronisations at once share no state but the journals themselves.
    guard var session = sessions[round] else { return nil }
    defer { sessions[round] = session }
    do {
      var message: [UInt8]?
      (session, message) = try await begin(session)
      while let body = message {
        let answer = try await client.exchange(body)
        (session, message) = try await node.take(answer, session)
      }
      return nil
    } catch let error as PeerError {
      session.forgetRemote()
      logger.debug("the hall was not reached", metadata: ["error": "\(error)"])
      return await taken(error)
    } catch {
      session.forgetRemote()
      return .stopped(error)
    }
  }

  /// Knows nothing of the other side where the hall is another one than before.
  private func beginAnew() async {
    let authority = await node.authority
    guard authority != self.authority else { return }
    self.authority = authority
    sessions = [
      .own: SyncSession(authority: authority, scope: .delivery(from: node.device, to: authority)),
      .all: SyncSession(authority: authority),
    ]
  }

  /// Why this laptop records nothing more.
  var halted: ReasonCode? {
    get async { await node.halted }
  }

  /// A laptop that hears that it is revoked stops.
  private func taken(_ error: PeerError) async -> SyncFailure {
    guard error == .revoked else { return .unreachable(error) }
    do {
      try await node.noteRevoked()
      return .unreachable(error)
    } catch {
      return .stopped(error)
    }
  }

  private func begin(_ session: SyncSession) async throws -> (SyncSession, [UInt8]?) {
    let (session, message) = try await node.begin(session)
    return (session, message)
  }
}

/// Why a synchronisation did not come to its end.
enum SyncFailure: Error, Sendable {
  case unreachable(PeerError)
  case stopped(any Error)
}
