/// What a simulation is run with.
public struct SimulationOptions: Equatable, Sendable {
  /// Events before faults stop; nil draws 150 to 250 from the seed.
  public var events: Int?
  /// A fault to plant; nil for none.
  public var mutant: Mutant?

  public init(events: Int? = nil, mutant: Mutant? = nil) {
    self.events = events
    self.mutant = mutant
  }
}

/// An invariant that did not hold. The seed replays it exactly.
public struct SimulationFailure: Error, Equatable, Sendable, CustomStringConvertible {
  public let seed: UInt64
  /// From 1; the last one is the time after the faults.
  public let step: Int
  /// Nil when a laptop stopped for a reason that no invariant names.
  public let invariant: Invariant?
  /// What was seen, without a voter's name.
  public let seen: String

  public init(seed: UInt64, step: Int, invariant: Invariant?, seen: String) {
    self.seed = seed
    self.step = step
    self.invariant = invariant
    self.seen = seen
  }

  public var description: String {
    "seed \(seed), step \(step), \(invariant?.rawValue ?? "stopped"): \(seen)"
  }
}

/// What became of one seed.
public struct SimulationResult: Equatable, Sendable {
  public let seed: UInt64
  /// Steps done.
  public let steps: Int
  /// Entries written by all devices.
  public let entries: Int
  /// Nil when every invariant held.
  public let failure: SimulationFailure?
  /// One line a step, without a voter's name.
  public let transcript: [String]
}
