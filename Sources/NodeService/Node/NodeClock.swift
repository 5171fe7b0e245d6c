/// A device's clock. It advises people and decides nothing (invariant S10).
package protocol NodeClock: Sendable {
  /// Seconds since 1970 UTC.
  func now() -> Int64
}
