import Synchronization

/// A value that is set once and that any number of tasks can wait for.
///
/// Used for a server's port: it is known only once the system has chosen it.
final class FirstValue<Value: Sendable>: Sendable {
  private enum State {
    case waiting([AsyncStream<Never>.Continuation])
    case ended(Value?)
  }

  private let state = Mutex<State>(.waiting([]))

  /// Sets the value, or ends the waiting without one; only the first call counts.
  func end(with value: Value?) {
    let waiters = state.withLock { state -> [AsyncStream<Never>.Continuation] in
      guard case .waiting(let waiters) = state else { return [] }
      state = .ended(value)
      return waiters
    }
    for waiter in waiters { waiter.finish() }
  }

  /// The value; nil when it will never come or the task was cancelled.
  func value() async -> Value? {
    let (ends, continuation) = AsyncStream<Never>.makeStream()
    let isWaiting = state.withLock { state -> Bool in
      guard case .waiting(let waiters) = state else { return false }
      state = .waiting(waiters + [continuation])
      return true
    }
    if isWaiting { for await _ in ends {} }
    return state.withLock { state in
      guard case .ended(let value) = state else { return nil }
      return value
    }
  }
}
