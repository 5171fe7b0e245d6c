import Foundation
import NodeService

/// The laptop's own clock.
package struct SystemClock: NodeClock {
  package init() {}

  /// Whole seconds since 1970 UTC, rounded down.
  package func now() -> Int64 { Int64(Date().timeIntervalSince1970.rounded(.down)) }
}
