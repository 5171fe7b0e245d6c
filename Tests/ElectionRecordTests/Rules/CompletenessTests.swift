import ElectionRecord
import Testing

@Suite struct CompletenessTests {
  private var box = RegisterBuilder()

  private func missing() -> [String] { box.report().missing.map(\.rawValue) }

  @Test mutating func aSiteIsMissingUntilItsJournalIsHeldUpToItsClosing() {
    #expect(missing() == ["R1", "R2", "S1", "H1"])
    box.open("R1", "R2", "S1", "H1")
    box.close("R2", "S1", "H1")
    #expect(missing() == ["R1"])
    #expect(!box.report().complete)
    box.close("R1")
    #expect(missing() == [])
    #expect(box.report().complete)
  }

  @Test mutating func aSiteIsMissingWhileOneOfItsDevicesIs() {
    box.open("R1", "R2", "S1", "H1")
    box.close("R1", "R2", "S1", "H1")
    box.enrol("R1b", at: "R1")
    #expect(missing() == ["R1"])
    box.open("R1b")
    box.close("R1b")
    #expect(missing() == [])
  }

  @Test func aSiteWithoutALaptopIsMissing() {
    let none = box.register(holding: ["hall": 0])
    #expect(Reconciliation.report(none, coverage: []).missing.map(\.rawValue) == ["R1", "R2", "S1", "H1"])
  }

  @Test mutating func aRevokedDeviceIsMissingUntilRuledOnAndHeldUpToThere() throws {
    box.open("R1", "R2", "S1", "H1")
    box.close("R2", "S1", "H1")
    box.cast("R1", 1)
    box.revoke("R1", at: 2)
    #expect(missing() == ["R1"])
    try box.rule(.deviceRevoked, .refuse)
    #expect(missing() == [])
    let coverage = box.report().completeness.filter { $0.site.rawValue != "R1" }
    #expect(Reconciliation.report(box.register(), coverage: coverage).missing.map(\.rawValue) == ["R1"])
  }

  @Test mutating func theCoverageIsInTheOrderOfTheSites() {
    box.open("R1", "R2", "S1", "H1")
    let coverage = box.report().completeness
    #expect(coverage.map(\.site.rawValue) == ["R1", "R2", "S1", "H1"])
    #expect(Reconciliation.report(box.register(), coverage: coverage.reversed()).completeness == coverage)
  }

  @Test mutating func theArrivalSaysWhenEntriesCameAndHowManyCameLate() {
    box.open("R1", "R2")
    box.merge("R1")
    box.cast("R1", 1)
    box.merge("R1", "R2")
    box.hall(.reconciliationReported(digest: .zero))
    #expect(box.report().arrival.map(\.lateEntries) == [0, 0])
    box.cast("R1", 2)
    box.cast("R1", 3)
    box.merge("R1", "R2")
    let arrival = box.report().arrival
    #expect(arrival.map(\.site.rawValue) == ["R1", "R2"])
    #expect(arrival.map(\.lateEntries) == [2, 0])
    #expect(arrival[0].firstMergedAt == 300 && arrival[0].lastMergedAt == 480)
    #expect(arrival[1].firstMergedAt == 360 && arrival[1].lastMergedAt == 360)
  }
}
