import Synchronization

/// A clock that moves only when it is told to, and tells how each sleep begins and ends.
final class ManualClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Duration

    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private struct State {
    var now = Instant(offset: .zero)
    var sleeper: (deadline: Instant, wake: AsyncStream<Never>.Continuation)?
  }

  private let state = Mutex(State())
  private let tell: @Sendable (Sleep) -> Void

  /// What a sleeper does.
  enum Sleep: Equatable {
    case begun
    /// It was its time.
    case over
    case cancelled
  }

  init(tell: @escaping @Sendable (Sleep) -> Void = { _ in }) {
    self.tell = tell
  }

  var now: Instant { state.withLock { $0.now } }
  var minimumResolution: Duration { .nanoseconds(1) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let (ends, wake) = AsyncStream<Never>.makeStream()
    state.withLock { $0.sleeper = (deadline, wake) }
    tell(.begun)
    for await _ in ends {}
    tell(Task.isCancelled ? .cancelled : .over)
    try Task.checkCancellation()
  }

  /// Moves to the end of the one sleep.
  func wake() {
    let wake = state.withLock { state in
      if let sleeper = state.sleeper { state.now = sleeper.deadline }
      defer { state.sleeper = nil }
      return state.sleeper?.wake
    }
    wake?.finish()
  }
}
