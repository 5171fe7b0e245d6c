import ElectionRecord
import NodeWeb

/// When a site talks to its hall, and of what: at once after each local change, otherwise at the keep-alive's interval,
/// and with backoff while the hall is not reached.
///
/// A round brings everything that other sites did only so often as a hall with that many sites can tell it to all of
/// them; what this site did never waits for that.
package struct SyncRounds: Sendable {
  enum Round: Sendable {
    /// This site's own journal and the hall's.
    case own
    case all
  }

  /// Seconds between rounds while nothing changes and the hall answers.
  static let idleSeconds = 15.0
  /// The longest pause after failures, in seconds.
  static let backoffSecondsMax = 60.0
  /// A pause is between so many times its length and as much over it, so that sites do not come in step.
  static let jitter = 0.25

  /// Seconds between two rounds of everything, for each journal held: with a thousand sites three minutes, with
  /// fifty or fewer no longer than the shortest keep-alive.
  package static let allSecondsAJournal = 0.2

  let changes: ChangeSignal
  let clock: any Clock<Duration>
  /// How many journals are held here.
  let journals: @Sendable () async -> Int
  /// Draws from 0 to 1.
  let random: @Sendable () -> Double

  /// Runs rounds until cancellation.
  ///
  /// - Parameter round: one synchronisation; whether the hall was reached.
  func run(_ round: (Round) async -> Bool) async {
    var failures = 0
    var sinceAll: (() -> Duration)?
    while !Task.isCancelled {
      // Before the round: what changes while it runs may have come too late for it.
      let seen = changes.count
      let which = await next(after: sinceAll?())
      let isReached = await round(which)
      failures = isReached ? 0 : failures + 1
      if isReached, which == .all { sinceAll = Self.stopwatch(clock) }
      await pause(failures: failures, seen: seen)
    }
  }

  /// What comes next, so long after the latest round of everything.
  private func next(after elapsed: Duration?) async -> Round {
    guard let elapsed else { return .all }
    return elapsed < .seconds(Self.allSecondsAJournal * Double(await journals())) ? .own : .all
  }

  private static func stopwatch(_ clock: some Clock<Duration>) -> () -> Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
  }

  /// Seconds between two rounds, before jitter.
  static func seconds(failures: Int) -> Double {
    failures == 0 ? idleSeconds : min(backoffSecondsMax, 0.5 * Double(1 << min(failures, 8)))
  }

  /// Seconds between two rounds.
  ///
  /// - Parameter drawn: From 0 to 1.
  static func seconds(failures: Int, drawn: Double) -> Double {
    seconds(failures: failures) * (1 - jitter + 2 * jitter * drawn)
  }

  /// Waits for a local change or for the time, whichever comes first; after a failure only for the time.
  private func pause(failures: Int, seen: Int) async {
    let seconds = Self.seconds(failures: failures, drawn: random())
    let clock = self.clock
    let changes = self.changes
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await clock.sleep(for: .seconds(seconds)) }
      if failures == 0 {
        group.addTask { await changes.change(after: seen) }
      }
      await group.next()
      group.cancelAll()
    }
  }
}

/// Whether the hall is reached, for a log that tells of changes only.
struct HallReach {
  /// Nil before the first round.
  private var isReached: Bool?
  /// What stopped the latest round here; nil for anything else.
  private var stopped: String?

  /// Notes how a round ended.
  ///
  /// - Parameter now: seconds since 1970 UTC.
  /// - Returns: The line for the log; nil when nothing has changed.
  mutating func note(_ failure: SyncFailure?, now: Int64) -> String? {
    let before = stopped
    stopped = nil
    switch failure {
    case nil:
      defer { isReached = true }
      return isReached == false ? "the hall is reached again" : nil
    case .unreachable(let error):
      defer { isReached = false }
      return isReached == false ? nil : "the hall cannot be reached: \(Self.cause(error, now: now))"
    case .stopped(is CancellationError): return nil
    case .stopped(let error):
      let cause = Refusal(error).message.en
      stopped = cause
      return before == cause ? nil : "nothing is synchronised: \(cause)"
    }
  }

  private static func cause(_ error: PeerError, now: Int64) -> String {
    if case .untrusted(let detail) = error, let fault = ClockFault(untrusted: detail, now: now) {
      return fault.message.en
    }
    return error.description
  }
}
