import NodeService
import Synchronization

/// The time that all nodes of a cluster share, and that nobody reads without an error of their own.
package final class SimulatedTime: Sendable {
  private let seconds: Mutex<Int64>

  /// - Parameter start: Seconds since 1970 UTC.
  package init(start: Int64) { seconds = Mutex(start) }

  package var now: Int64 { seconds.withLock { $0 } }

  /// Lets so many seconds pass at every node.
  package func advance(by elapsedSeconds: Int64) { seconds.withLock { $0 += elapsedSeconds } }
}

/// One node's clock: the cluster's time and an error that a step may change at will.
package final class SimulatedClock: NodeClock {
  private let time: SimulatedTime
  private let error: Mutex<Int64>

  package init(time: SimulatedTime, offsetSeconds: Int64 = 0) {
    self.time = time
    error = Mutex(offsetSeconds)
  }

  package var offsetSeconds: Int64 { error.withLock { $0 } }

  /// Puts this node's clock so many seconds ahead of the true time, or behind it.
  package func set(offsetSeconds: Int64) { error.withLock { $0 = offsetSeconds } }

  package func now() -> Int64 { time.now + offsetSeconds }
}
