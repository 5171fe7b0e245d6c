import ElectionRecord
import Testing

@Suite struct StandingTests {
  private func standing(_ voter: RollNumber, _ box: RegisterBuilder) -> Standing {
    StandingRule.standing(of: voter, poll: 0, in: box.register())
  }

  /// The election names the hall first and R2 before R1; the devices' ids, and the order of arrival, say otherwise.
  @Test func theOrderAmongClaimsIsStagePositionDeviceSequence() {
    var box = RegisterBuilder(.fixture(policy: .shared, sites: "H1:3 S1:2 R2:1 R1:1"))
    box.enrol("R1b", at: "R1")
    box.open("S1", "R1", "R1b", "H1", "R2")
    let names = ["H1", "S1", "R1", "R1b", "R2", "R2"]
    let entries = names.map { box.cast($0, 1) }
    let lines = standing(1, box).lines
    let boxes = [entries[2], entries[3]].sorted()
    #expect(lines.map(\.entry) == [entries[4], entries[5]] + boxes + [entries[1], entries[0]])
    #expect(lines.map(\.status) == [.counted, .surplus, .surplus, .surplus, .surplus, .surplus])
  }

  @Test func anOrdinaryPaperCountsBeforeAnyEnvelope() throws {
    var box = RegisterBuilder()
    box.open("R1", "R2")
    box.envelope("R1", 1)
    let paper = box.cast("R2", 1)
    #expect(standing(1, box).lines.map(\.status) == [.pending, .counted])
    #expect(standing(1, box).counted?.entry == paper)
    try box.rule(.provisionalAgainstOrdinary, .refuse)
    #expect(standing(1, box).lines.map(\.status) == [.refused, .counted])
  }

  @Test func everyMarkHasItsStatus() {
    var box = RegisterBuilder()
    box.open("R1", "R2")
    let voided = box.cast("R1", 1)
    box.void("R1", voided)
    box.cast("R1", 1)
    box.cast("R2", 1)
    box.envelope("R2", 1)
    box.cast("R2", 1)
    box.revoke("R2", at: 3)
    #expect(standing(1, box).lines.map(\.status) == [.voided, .counted, .surplus, .pending, .quarantined])
    #expect(standing(2, box).lines.isEmpty)
  }
}
