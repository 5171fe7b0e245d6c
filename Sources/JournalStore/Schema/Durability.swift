/// When what a transaction wrote is safe from a power cut. From the death of the process it is safe in either case.
enum Durability {
  /// Before the commit returns.
  case synced
  /// With the next synced commit, at the latest: the log is one file that is read from its beginning, and a sync takes
  /// all of it. So nothing that was decided on what is deferred outlives it.
  case deferred

  /// Sets the connection, outside of a transaction.
  var pragma: String {
    switch self {
    case .synced: "PRAGMA synchronous = FULL"
    case .deferred: "PRAGMA synchronous = NORMAL"
    }
  }
}
