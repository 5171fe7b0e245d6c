/// When a site talks to its hall: at once after each local change, otherwise at the keep-alive's interval, and with
/// backoff while the hall is not reached.
struct SyncRounds: Sendable {
  /// Seconds between rounds while nothing changes and the hall answers.
  static let idleSeconds = 15.0
  /// The longest pause after failures, in seconds.
  static let backoffSecondsMax = 60.0
  /// A pause is between so many times its length and as much over it, so that sites do not come in step.
  static let jitter = 0.25

  let changes: ChangeSignal
  let clock: any Clock<Duration>
  /// Draws from 0 to 1.
  let random: @Sendable () -> Double

  /// Runs rounds until cancellation.
  ///
  /// - Parameter round: one synchronisation; whether the hall was reached.
  func run(_ round: () async -> Bool) async {
    var failures = 0
    while !Task.isCancelled {
      // Before the round: what changes while it runs may have come too late for it.
      let seen = changes.count
      failures = await round() ? 0 : failures + 1
      await pause(failures: failures, seen: seen)
    }
  }

  /// Seconds between two rounds, before jitter.
  static func seconds(failures: Int) -> Double {
    failures == 0 ? idleSeconds : min(backoffSecondsMax, 0.5 * Double(1 << min(failures, 8)))
  }

  /// Waits for a local change or for the time, whichever comes first; after a failure only for the time.
  private func pause(failures: Int, seen: Int) async {
    let seconds = Self.seconds(failures: failures) * (1 - Self.jitter + 2 * Self.jitter * random())
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
