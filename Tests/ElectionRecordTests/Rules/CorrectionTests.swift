import ElectionRecord
import Testing

/// Which mark a void (撤销) or a replacement (作废重领) speaks of.
@Suite struct CorrectionTests {
  private var box = RegisterBuilder()

  private init() { box.open("R1", "R2") }

  private func voidable(_ voter: RollNumber) -> EntryID? {
    box.register().latestMark(of: voter, journal: box.index("R1"), ordinaryOnly: false)
  }

  private func replaceable(_ voter: RollNumber) -> EntryID? {
    box.register().latestMark(of: voter, journal: box.index("R1"), ordinaryOnly: true)
  }

  @Test mutating func aVoidNamesTheLatestMarkThatStandsHere() {
    box.cast("R2", 1)
    #expect(voidable(1) == nil)
    let first = box.cast("R1", 1)
    #expect(voidable(1) == first)
    box.void("R1", first)
    #expect(voidable(1) == nil)
    let second = box.cast("R1", 1)
    #expect(voidable(1) == second)
  }

  @Test mutating func afterAVoidTheVoterIsServedAgain() {
    let entry = box.cast("R1", 1)
    box.void("R1", entry)
    #expect(RightsRule.location(of: 1, in: box.register()) == .site(0))
    #expect(box.admission("R1", 1) == .ordinary)
  }

  @Test mutating func aSecondVoidOfOneCastChangesNothing() {
    let entry = box.cast("R1", 1)
    box.void("R1", entry)
    let once = box.report()
    box.void("R1", entry, marked: true)
    #expect(box.report().register == once.register)
    #expect(box.report().total == once.total)
  }

  @Test mutating func anEnvelopeCanBeVoidedUntilItIsRuledOn() throws {
    let entry = box.envelope("R1", 7)
    #expect(voidable(7) == entry)
    try box.rule(.provisional, .accept)
    #expect(voidable(7) == nil)
  }

  @Test mutating func onlyAnOrdinaryPaperIsReplaced() {
    box.envelope("R1", 7)
    #expect(replaceable(7) == nil)
    let entry = box.cast("R1", 1)
    #expect(replaceable(1) == entry)
    box.replace("R1", entry)
    #expect(replaceable(1) == entry)
    box.void("R1", entry)
    #expect(replaceable(1) == nil)
  }
}
