import ElectionRecord
import Testing

/// At most one site holds a voter's right at any moment, whatever came and did not come (invariant S8).
@Suite struct RightsPropertyTests {
  private static let voters = 1...14 as ClosedRange<RollNumber>

  @Test(arguments: 0..<UInt64(40))
  func neverDoTwoDevicesHoldOneRight(seed: UInt64) {
    var simulation = RightsSimulation(seed: seed)
    for step in 0..<60 {
      simulation.step()
      let shared = simulation.holders(of: Self.voters).filter { $0.value.count > 1 }
      #expect(shared.isEmpty, "after step \(step)")
    }
  }

  @Test(arguments: 0..<UInt64(120))
  func underAssignedNobodyIsHandedTwoOrdinaryPapers(seed: UInt64) {
    var simulation = RightsSimulation(seed: seed)
    for _ in 0..<150 { simulation.step() }
    for voter in Self.voters { #expect(simulation.papers(of: voter) <= 1) }
  }

  /// The simulation can tell: without rights the same sites do hand out second papers.
  @Test func underSharedSomebodyIsHandedTwoOrdinaryPapers() {
    let doubles = (0..<UInt64(10)).filter { seed in
      var simulation = RightsSimulation(seed: seed, policy: .shared)
      for _ in 0..<150 { simulation.step() }
      return Self.voters.contains { simulation.papers(of: $0) > 1 }
    }
    #expect(!doubles.isEmpty)
  }

  @Test func theSimulationServesVotersAndMovesRights() {
    var served = 0
    var allotments: [Allotment] = []
    for seed in 0..<UInt64(10) {
      var simulation = RightsSimulation(seed: seed)
      for _ in 0..<150 { simulation.step() }
      served += simulation.ordinary
      allotments += simulation.box.register().hall.allotments
    }
    #expect(served > 40)
    #expect(allotments.count { $0.voter == nil } > 5)
    #expect(allotments.count { $0.voter != nil } > 5)
  }
}
