/// What the simulation checks after every step; the design's section 3 words them.
package enum Invariant: String, CaseIterable, Sendable, Codable {
  case durable = "S1"
  case nothingInvented = "S2"
  case appendOnly = "S3"
  case union = "S4"
  case oneVote = "S5"
  case conservation = "S6"
  case nothingSilent = "S7"
  case rights = "S8"
  case forks = "S9"
  case clocksAdvise = "S10"
  case unknownOutcome = "S11"
  case atomicImport = "S12"
  case noKeyNoEntry = "S13"
  case secrecy = "S14"
  case corruption = "S15"
  /// Once faults stop, everybody comes to hold the same.
  case liveness = "liveness"
}
