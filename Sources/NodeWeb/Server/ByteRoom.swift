import Synchronization

/// Memory that several share.
final class ByteRoom: Sendable {
  private let bytesMax: Int
  private let held = Mutex(0)

  init(bytesMax: Int) { self.bytesMax = bytesMax }

  /// Takes room for `bytes`; false where there is none.
  func take(_ bytes: Int) -> Bool {
    held.withLock { held in
      guard held + bytes <= bytesMax else { return false }
      held += bytes
      return true
    }
  }

  func giveBack(_ bytes: Int) { held.withLock { $0 -= bytes } }
}
