import Testing

@testable import ElectionRecord

/// Changes of the roll, before and after the first paper.
@Suite struct RollAmendmentTests {
  /// Twenty voters: eleven papers are needed.
  private var box = RegisterBuilder(.fixture(sites: "R1:1 R2:1"), roll: "R1:10 R2:10")
  private static let officers = ["甲", "乙"]

  private func code(_ amendment: RollAmendment) -> String? {
    do {
      try RollAmendmentRule.check(amendment, in: box.register())
      return nil
    } catch { return error.code }
  }

  private func questions(_ voter: RollNumber, _ change: RollAmendment.Change) -> Int {
    RollAmendmentRule.misfits(of: RollAmendment(voter: voter, change: change), in: box.register()).count
  }

  @Test mutating func onceASiteHasOpenedTwoOfficersAnswerWithAReason() {
    let bare = RollAmendment(voter: 3, change: .struckOff)
    #expect(code(bare) == nil && questions(3, .struckOff) == 0)
    box.open("R1")
    #expect(code(bare) == "twoOfficersRequired")
    #expect(code(RollAmendment(voter: 3, change: .struckOff, reason: " ", officers: Self.officers)) == "reasonMissing")
    #expect(code(RollAmendment(voter: 3, change: .struckOff, reason: "错登", officers: ["甲", "甲"])) != nil)
    #expect(code(RollAmendment(voter: 3, change: .struckOff, reason: "错登", officers: Self.officers)) == nil)
  }

  /// 20 → 19 takes the number needed from 11 to 10; 19 → 18 leaves it.
  @Test mutating func aChangeOfTheNumberNeededIsAskedAbout() {
    box.open("R1")
    #expect(questions(20, .struckOff) == 1 && questions(20, .duplicateOf(original: 19)) == 1)
    #expect(questions(20, .restored) == 0)
    box.hall(.rollAmended(RollAmendment(voter: 20, change: .struckOff)))
    #expect(questions(18, .struckOff) == 0 && questions(20, .struckOff) == 0)
    #expect(questions(20, .restored) == 1)
    #expect(box.report().register.off == 1)
  }

  @Test mutating func aPaperInABoxIsAskedAbout() {
    box.open("R1")
    box.hall(.rollAmended(RollAmendment(voter: 20, change: .struckOff)))
    box.cast("R1", 1)
    #expect(questions(1, .struckOff) == 1 && questions(2, .struckOff) == 0)
    #expect(questions(1, .duplicateOf(original: 2)) == 0)
    box.cast("R1", 2)
    #expect(questions(1, .duplicateOf(original: 2)) == 1)
    let removal = VoterRemoved(voter: 1, day: CalendarDay(number: 14_682), reason: .died, officers: Self.officers)
    let misfits = RecordFit.misfits(of: .registration(.removed(removal)), poll: 0, in: box.register())
    #expect(misfits.count == 1)
  }

  @Test(arguments: [
    (RollNumber(3), RollNumber(3), "ownDuplicate"), (3, 99, "notOnRoll"), (3, 4, "ownDuplicate"), (4, 3, nil),
  ])
  mutating func aNumberIsNotItsOwnSecondOne(voter: RollNumber, original: RollNumber, refused: String?) {
    box.hall(.rollAmended(RollAmendment(voter: 4, change: .duplicateOf(original: 3))))
    #expect(code(RollAmendment(voter: voter, change: .duplicateOf(original: original))) == refused)
  }

  @Test mutating func nobodyStaysOutOnceEverySiteHasClosed() throws {
    let notice = ProcedureRecord.registration(.declined(VoterNotice(voter: 20, day: CalendarDay(number: 14_682))))
    box.open("R1", "R2")
    try ProcedureRule.check(notice, by: nil, in: box.register())
    box.close("R1", "R2")
    let refusal = #expect(throws: Refusal.self) { try ProcedureRule.check(notice, by: nil, in: box.register()) }
    #expect(refusal?.code == "votingHasEnded")
  }
}

/// Which laptop is stopped for good.
@Suite struct RevocationTests {
  @Test func aLaptopThatWasHeardOfJustNowIsAskedAbout() {
    var box = RegisterBuilder()
    box.open("R1")
    func isAsked(after seconds: Int64) -> Bool {
      let register = box.register()
      let heard = register.election.siteIndex("R1").flatMap { register.hall.arrivals[$0]?.lastMergedAt } ?? 0
      return RevocationRule.signOfLife(of: "R1", at: heard + seconds, in: register) != nil
    }
    #expect(!isAsked(after: 0))
    box.merge("R1")
    #expect(isAsked(after: 0) && isAsked(after: RevocationRule.heardSecondsMax))
    #expect(!isAsked(after: RevocationRule.heardSecondsMax + 1))
    box.close("R1")
    #expect(isAsked(after: RevocationRule.heardSecondsMax + 1))
  }
}
