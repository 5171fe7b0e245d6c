import ElectionRecord
import NodeRehearsal

/// 仿真: many laptops, a hostile network, crashes and clocks, all drawn from one seed, and every invariant checked at
/// every step.
package enum Simulation {
  /// Runs one seed. The same seed and options give the same result, to the byte of the transcript.
  package static func run(seed: UInt64, options: SimulationOptions = SimulationOptions()) -> SimulationResult {
    do throws(SimulationFailure) {
      let world = try World(seed: seed, mutant: options.mutant)
      var failure: SimulationFailure?
      do throws(SimulationFailure) {
        try world.live(events: options.events)
      } catch {
        failure = error
      }
      return SimulationResult(
        seed: seed, steps: world.step, entries: world.truth.items.count, failure: failure,
        transcript: world.transcript)
    } catch {
      return SimulationResult(seed: seed, steps: 0, entries: 0, failure: error, transcript: [])
    }
  }
}

extension World {
  /// A whole run: events under faults, then the time after them.
  func live(events: Int?) throws(SimulationFailure) {
    let events = events ?? 150 + generator.below(101)
    for count in 1...max(1, events) {
      step = count
      cluster.time.advance(by: Int64(generator.below(600)))
      try happen(at: count, of: events)
      if asking.chance(6) { try ask() }
      if slips.chance(6) { try takeBack() }
      if slips.chance(4) { try correctFigures() }
      if latecomers.chance(6) { try comeLate() }
      if slips.chance(3) { try ruleAgain() }
      try recordProcedure()
      try loseHall()
      try goOnUnaware()
      try steal()
      try checkChanged()
    }
    step += 1
    note("faults stop")
    try finish()
  }

  private func happen(at count: Int, of events: Int) throws(SimulationFailure) {
    // Sites open early, and close towards the end of their stage.
    let isEarly = count * 6 < events
    let isLate = count * 3 > events
    switch generator.below(100) {
    case 0..<(isEarly ? 20 : 3): try open()
    case ..<46: try cast()
    case ..<50: try void()
    case ..<53: try replace()
    case ..<(isLate ? 58 : 54): try close()
    case ..<78: try synchronise()
    case ..<82: try carry()
    case ..<84: try crash()
    case ..<86: changeClock()
    case 86: cutOrHeal()
    case 87: generator.chance(60) ? try clone() : try enrol()
    case 88: try backUp()
    case 89: try revoke()
    case 90: try amend()
    case 91, 92, 93: try rule()
    case 94: try countBox()
    case 95: generator.chance(50) ? try tally() : try explain()
    case 96: try reconcile()
    case 97: try writeNewer()
    default: try forge()
    }
  }
}

/// What a simulation is run with.
package struct SimulationOptions: Equatable, Sendable {
  /// Events before faults stop; nil draws 150 to 250 from the seed.
  package var events: Int?
  /// A fault to plant; nil for none.
  package var mutant: Mutant?

  package init(events: Int? = nil, mutant: Mutant? = nil) {
    (self.events, self.mutant) = (events, mutant)
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
