/// What a simulation is run with.
package struct SimulationOptions: Equatable, Sendable {
  /// Events before faults stop; nil draws 150 to 250 from the seed.
  package var events: Int?
  /// A fault to plant; nil for none.
  package var mutant: Mutant?

  package init(events: Int? = nil, mutant: Mutant? = nil) {
    self.events = events
    self.mutant = mutant
  }
}

/// An invariant that did not hold. The seed replays it exactly.
package struct SimulationFailure: Error, Equatable, Sendable, CustomStringConvertible {
  package let seed: UInt64
  /// From 1; the last one is the time after the faults.
  package let step: Int
  /// Nil when a laptop stopped for a reason that no invariant names.
  package let invariant: Invariant?
  /// What was seen, without a voter's name.
  package let seen: String

  package init(seed: UInt64, step: Int, invariant: Invariant?, seen: String) {
    self.seed = seed
    self.step = step
    self.invariant = invariant
    self.seen = seen
  }

  package var description: String {
    "seed \(seed), step \(step), \(invariant?.rawValue ?? "stopped"): \(seen)"
  }
}

/// What became of one seed.
package struct SimulationResult: Equatable, Sendable {
  package let seed: UInt64
  /// Steps done.
  package let steps: Int
  /// Entries written by all devices.
  package let entries: Int
  /// Nil when every invariant held.
  package let failure: SimulationFailure?
  /// One line a step, without a voter's name.
  package let transcript: [String]
}
