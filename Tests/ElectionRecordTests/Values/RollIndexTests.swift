import ElectionRecord
import Testing

@Suite struct RollIndexTests {
  private let roll = RollIndex(initialSites: [0, 1, RollIndex.unassigned])

  @Test(arguments: [(0, false), (1, true), (3, true), (4, false), (.max, false)] as [(RollNumber, Bool)])
  func rollNumbersRunFromOneToTheNumberOfVoters(number: RollNumber, isOnRoll: Bool) {
    #expect(roll.contains(number) == isOnRoll)
  }

  @Test func eachNumberHasItsFirstSite() {
    #expect((1...3).map { roll.initialSite($0) } == [0, 1, RollIndex.unassigned])
    #expect(roll.count == 3)
  }

  @Test func aNumberThatIsLeftOutIsNobodys() {
    let gaps = RollIndex(initialSites: [RollIndex.nobody, 0, RollIndex.nobody, 1])
    #expect((0...5).filter { gaps.contains($0) } == [2, 4])
    #expect(gaps.count == 2 && gaps.last == 4)
    #expect(gaps.digest != RollIndex(initialSites: [0, 1]).digest)
  }

  @Test func anElectionFindsItsSitesAndItsCandidates() {
    let election = Election.fixture(candidates: [5, 9])
    #expect(election.siteIndex(SiteID("S1")) == 2)
    #expect(election.siteIndex(SiteID("R9")) == nil)
    #expect(election.candidateNumbers == [5, 9])
    #expect(election.with(policy: .shared).policy == .shared)
    #expect(election.with(policy: .shared).with(policy: .assigned) == election)
  }
}
