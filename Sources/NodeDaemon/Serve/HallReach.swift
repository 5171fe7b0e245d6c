import ElectionRecord
import NodeWeb

/// Whether the hall is reached, for a log that tells of changes only.
struct HallReach {
  /// Nil before the first round.
  private var isReached: Bool?

  /// Notes how a round ended.
  ///
  /// - Parameter now: seconds since 1970 UTC.
  /// - Returns: The line for the log; nil when nothing has changed.
  mutating func note(_ failure: SyncFailure?, now: Int64) -> String? {
    switch failure {
    case nil:
      defer { isReached = true }
      return isReached == false ? "the hall is reached again" : nil
    case .unreachable(let error):
      defer { isReached = false }
      return isReached == false ? nil : "the hall cannot be reached: \(Self.cause(error, now: now))"
    // The synchronisation itself tells of it.
    case .stopped: return nil
    }
  }

  private static func cause(_ error: PeerError, now: Int64) -> String {
    if case .untrusted(let detail) = error, let fault = ClockFault(untrusted: detail, now: now) {
      return fault.message.en
    }
    return error.description
  }
}
