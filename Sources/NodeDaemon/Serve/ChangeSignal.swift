import Synchronization

/// Tells that something has changed since somebody last looked.
///
/// Changes are counted and not queued, so a wait that is cancelled takes nothing away from the next one.
final class ChangeSignal: Sendable {
  private struct State {
    var count = 0
    var nextWaiter = 0
    var waiters: [Int: AsyncStream<Never>.Continuation] = [:]
  }

  private let state = Mutex(State())

  /// The number of changes so far.
  var count: Int { state.withLock { $0.count } }

  /// Tells of a change.
  func raise() {
    let waiters = state.withLock { state in
      state.count += 1
      defer { state.waiters = [:] }
      return Array(state.waiters.values)
    }
    for waiter in waiters { waiter.finish() }
  }

  /// Returns when there are more changes than `seen`, or the task is cancelled.
  func change(after seen: Int) async {
    let (ends, continuation) = AsyncStream<Never>.makeStream()
    let ticket = state.withLock { state -> Int? in
      guard state.count <= seen else { return nil }
      state.nextWaiter += 1
      state.waiters[state.nextWaiter] = continuation
      return state.nextWaiter
    }
    guard let ticket else { return }
    for await _ in ends {}
    state.withLock { _ = $0.waiters.removeValue(forKey: ticket) }
  }
}
