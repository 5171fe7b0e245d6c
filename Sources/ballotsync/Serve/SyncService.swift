import ElectionRecord
import Logging
import NodeService
import NodeWeb
import ServiceLifecycle
import SyncProtocol

/// Keeps a site in step with the hall: at once after each local change, and again and again with backoff and jitter
/// while the hall cannot be reached. Local work never waits for it.
actor SyncService: Service {
  private let node: NodeActor
  private let client: PeerClient
  private let clock: any Clock<Duration>
  private let logger: Logger
  private var session: SyncSession
  private var failures = 0

  /// Seconds between rounds while nothing changes and the hall answers.
  static let idleSeconds = 15.0
  /// The longest pause after failures, in seconds.
  static let backoffSecondsMax = 60.0

  init(node: NodeActor, client: PeerClient, authority: DeviceID, clock: any Clock<Duration>, logger: Logger) {
    self.node = node
    self.client = client
    self.clock = clock
    self.logger = logger
    session = SyncSession(authority: authority)
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await self.loop()
    }
  }

  private func loop() async {
    while !Task.isCancelled {
      let isReached = await synchronise() == nil
      failures = isReached ? 0 : failures + 1
      await pause()
    }
  }

  /// Waits for a local change or for the time to try again, whichever comes first; after a failure only for the time.
  private func pause() async {
    let seconds = failures == 0 ? Self.idleSeconds : min(Self.backoffSecondsMax, 0.5 * Double(1 << min(failures, 8)))
    let jittered = seconds * (0.75 + 0.5 * Double(Randomness.bytes(1)[0]) / 255)
    let clock = self.clock
    let changes = failures == 0 ? node.changes : nil
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await clock.sleep(for: .seconds(jittered)) }
      if let changes {
        group.addTask { for await _ in changes { return } }
      }
      await group.next()
      group.cancelAll()
    }
  }

  /// One whole synchronisation.
  ///
  /// - Returns: What went wrong, or nil.
  func synchronise() async -> SyncFailure? {
    do {
      var message: [UInt8]?
      (session, message) = try await begin()
      while let body = message {
        let answer = try await client.exchange(body)
        (session, message) = try await node.take(answer, session)
      }
      return nil
    } catch let error as PeerError {
      session.forgetRemote()
      logger.debug("the hall was not reached", metadata: ["error": "\(error)"])
      return .unreachable(error)
    } catch {
      session.forgetRemote()
      logger.warning("synchronisation stopped", metadata: ["error": "\(error)"])
      return .stopped(error)
    }
  }

  private func begin() async throws -> (SyncSession, [UInt8]?) {
    let (session, message) = try await node.begin(session)
    return (session, message)
  }
}

/// Why a synchronisation did not come to its end.
enum SyncFailure: Error, Sendable {
  case unreachable(PeerError)
  case stopped(any Error)
}
