import Foundation
import NodeService

/// The laptop's own clock.
struct SystemClock: NodeClock {
  func now() -> Int64 { Int64(Date().timeIntervalSince1970.rounded(.down)) }
}
