import Testing

@testable import NodeSimulation

/// The simulation itself: seeds that hold, seeds that replay, and faults that are seen.
@Suite struct SimulationTests {
  @Test(arguments: UInt64(1)...24)
  func everyInvariantHolds(_ seed: UInt64) {
    let result = Simulation.run(seed: seed)
    #expect(result.failure == nil)
    #expect(result.steps > 150)
  }

  @Test(arguments: [UInt64(3), 17])
  func aSeedReplays(_ seed: UInt64) {
    let once = Simulation.run(seed: seed)
    #expect(once == Simulation.run(seed: seed))
    #expect(once.transcript != Simulation.run(seed: seed + 1).transcript)
  }

  @Test(arguments: Mutant.allCases)
  func aPlantedFaultBreaksItsInvariant(_ mutant: Mutant) {
    let seeds = UInt64(1)...MutantSeeds.most
    let failure = seeds.lazy.compactMap { seed in
      Simulation.run(seed: seed, options: SimulationOptions(mutant: mutant)).failure
    }.first
    #expect(failure?.invariant == mutant.invariant)
  }

  @Test func everyInvariantHasAFaultThatBreaksIt() {
    #expect(Set(Mutant.allCases.map(\.invariant)) == Set(Invariant.allCases))
  }

  @Test func aFailureSaysWhereItWas() {
    let failure = SimulationFailure(seed: 4, step: 9, invariant: .oneVote, seen: "two")
    #expect(failure.description == "seed 4, step 9, S5: two")
  }
}

private enum MutantSeeds {
  /// Within so many seeds every planted fault shows.
  static let most: UInt64 = 240
}
