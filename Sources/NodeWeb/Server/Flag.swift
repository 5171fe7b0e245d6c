import Synchronization

/// A fact that changes now and then.
final class Flag: Sendable {
  private let value = Mutex(false)

  /// Notes how it is; true where it was otherwise before.
  func changes(to new: Bool) -> Bool {
    value.withLock { value in
      defer { value = new }
      return value != new
    }
  }
}
