import Testing

@testable import ElectionRecord

/// An envelope that was recorded for the wrong voter: 1 was typed where the person was 2. Both vote at R1 by right; the
/// envelope lies at R2, which has closed.
@Suite struct RenamedEnvelopeTests {
  private var box = RegisterBuilder()

  init() {
    box.open("R1", "R2")
    box.envelope("R2", 1, number: "E-1")
    box.close("R1", "R2")
    box.merge("R1", "R2")
  }

  private var counts: RegisterCounts { box.report().register }

  private func cases() -> [String] {
    box.report().cases.map { "\($0.caseClass.rawValue) \($0.voter ?? 0) \($0.sites.map(\.rawValue))" }
  }

  private func refusal(_ voter: RollNumber, served: RollNumber?, envelope: String? = nil) -> String? {
    var copy = box
    do { try copy.takeBack(voter, served: served, envelope: envelope) } catch { return (error as? Refusal)?.code }
    return nil
  }

  @Test mutating func itWaitsUnderTheRightNumberAndBothFactsStay() throws {
    let before = box.report()
    let entry = try box.takeBack(1, served: 2)
    let after = box.report()
    #expect(cases() == ["provisional 2 [\"R2\"]"])
    #expect(after.register.provisionalPending == 1 && after.register.takenBack == 1)
    #expect(after.register.servedUnknown == 0 && after.register.marks == 2)
    #expect(after.accounts == before.accounts && after.completeness == before.completeness)
    let register = box.register()
    #expect(register.envelope(at: entry)?.number == "E-1" && register.envelope(at: entry)?.site == SiteID("R2"))
    #expect(register.takenBack(by: entry)?.voter == 1)
    #expect(StandingRule.standing(of: 1, poll: 0, in: register).lines.map(\.status) == [.takenBack])
  }

  /// Opened under the right number it is on its site's account as if it had been recorded so.
  @Test(arguments: [false, true]) mutating func itIsOpenedOnce(_ countedFirst: Bool) throws {
    var right = RegisterBuilder()
    right.open("R1", "R2")
    right.envelope("R2", 2, number: "E-1")
    right.close("R1", "R2")
    right.merge("R1", "R2")
    try box.takeBack(1, served: 2)
    if countedFirst {
      box.count("R2", returned: 0, valid: 0)
      right.count("R2", returned: 0, valid: 0)
    }
    try box.rule(.provisional, voter: 2, .accept)
    try right.rule(.provisional, voter: 2, .accept)
    #expect(box.report().accounts == right.report().accounts)
    #expect(counts.counted == 1 && counts.provisionalAccepted == 1 && counts.provisionalPending == 0)
    #expect(StandingRule.standing(of: 1, poll: 0, in: box.register()).counted == nil)
  }

  /// Where officers had opened it already, its paper counts for the right voter.
  @Test mutating func anOpenedOneCountsForWhoeverItWas() throws {
    try box.rule(.provisional, voter: 1, .accept)
    let before = box.report()
    try box.takeBack(1, served: 2)
    let after = box.report()
    #expect(after.accounts == before.accounts && after.total == before.total)
    #expect(after.register.counted == 1 && after.register.surplus == 0)
    #expect(StandingRule.standing(of: 2, poll: 0, in: box.register()).counted != nil)
    #expect(cases() == [])
  }

  /// Ruled out as an envelope of somebody who had voted; its real voter had not.
  @Test mutating func oneThatWasRefusedIsRuledOnAgainUnderTheRightNumber() throws {
    try box.rule(.provisional, voter: 1, .refuse)
    // Its number says that it is meant: what was ruled out is moved by no slip.
    #expect(throws: Refusal.envelopeNotNamed(["E-1"], at: "R2")) { try box.takeBack(1, served: 2) }
    try box.takeBack(1, served: 2, envelope: "E-1")
    try box.rule(.provisional, voter: 2, .accept)
    #expect(counts.counted == 1 && counts.provisionalRefused == 0)
  }

  @Test mutating func besideAnOrdinaryPaperOfTheRightVoterItIsProposedRefused() throws {
    var box = RegisterBuilder()
    box.open("R1", "R2")
    box.cast("R1", 2)
    box.envelope("R2", 1, number: "E-1")
    box.close("R1", "R2")
    #expect(throws: Refusal.servedHasMark(2, at: "R1")) { try box.takeBack(1, served: 2) }
    try box.takeBack(1, served: 2, confirmed: true)
    let subject = try #require(box.report().cases.first)
    #expect(subject.caseClass == .provisionalAgainstOrdinary && subject.proposal == .refuse)
    #expect(throws: Refusal.ordinaryCounts) { try box.rule(.provisionalAgainstOrdinary, .accept) }
  }

  @Test mutating func aCorrectionCanBeCorrected() throws {
    try box.takeBack(1, served: 2)
    try box.takeBack(2, served: 3)
    #expect(cases() == ["provisional 3 [\"R2\"]"])
    try box.rule(.provisional, voter: 3, .accept)
    #expect(counts.counted == 1 && counts.takenBack == 2)
    #expect(box.report().accounts.first { $0.site == "R2" }?.account.issued == 1)
  }

  @Test mutating func theNumberSaysWhichMarkIsMeant() throws {
    var box = RegisterBuilder()
    box.open("R1", "R2")
    box.cast("R1", 1)
    box.envelope("R2", 1, number: "E-1")
    box.envelope("R2", 1, number: "E-2")
    box.close("R1", "R2")
    #expect(throws: Refusal.noSuchMark) { try box.takeBack(1, served: 2, envelope: "E-3") }
    #expect(throws: Refusal.markAmbiguous) { try box.takeBack(1, served: 2) }
    // Without a number the ordinary mark of the site is meant.
    var ordinary = box
    try ordinary.takeBack(1, at: "R1", served: 3)
    #expect(ordinary.report().register.provisionalPending == 2)
    try box.takeBack(1, served: 2, envelope: "ｅ-２")
    let lines = StandingRule.standing(of: 1, poll: 0, in: box.register()).lines
    #expect(lines.map(\.status) == [.counted, .pending, .takenBack])
  }

  /// The site of an ordinary mark was typed wrong, and an envelope lies there.
  @Test mutating func aSiteAloneMovesNoEnvelope() throws {
    #expect(throws: Refusal.envelopeNotNamed(["E-1"], at: "R2")) { try box.takeBack(1, at: "R2", served: 2) }
    #expect(cases() == ["provisional 1 [\"R2\"]"])
    try box.takeBack(1, at: "R2", served: 2, envelope: "E-1")
    #expect(cases() == ["provisional 2 [\"R2\"]"])
  }

  @Test mutating func itIsKnownForWhomItWasRecordedFirst() throws {
    try box.takeBack(1, served: 2)
    let entry = try box.takeBack(2, served: 3)
    #expect(box.register().corrections(endingWith: entry).map(\.voter) == [1, 2])
    let mark = EntryID(device: RegisterBuilder.device("R2"), sequence: 1)
    #expect(box.register().corrections(endingWith: mark) == [])
  }

  @Test func oneEnvelopeAVoterAndSomebodysAlways() throws {
    #expect(refusal(1, served: nil) == "envelopeOfNobody")
    #expect(refusal(1, served: 1) == "servedIsVoter")
    #expect(refusal(3, served: 2) == "noSuchMark")
    var other = RegisterBuilder()
    other.open("R1", "R2")
    other.envelope("R2", 1, number: "E-1")
    other.envelope("R1", 2, number: "E-2")
    other.envelope("R1", 3, number: "E-3")
    other.envelope("R2", 3, number: "E-4")
    other.close("R1", "R2")
    #expect(throws: Refusal.servedHasEnvelope) { try other.takeBack(1, served: 2) }
    #expect(throws: Refusal.envelopeAmbiguous) { try other.takeBack(3, served: 4) }
  }

  /// An envelope that was recorded and never handed over.
  @Test mutating func anEnvelopeOfNobodyIsOnNoAccountUnlessItWasOpened() throws {
    var opened = box
    try opened.rule(.provisional, voter: 1, .accept)
    #expect(throws: Refusal.envelopeWasOpened) { try opened.takeBack(1, by: .nobody) }
    try box.takeBack(1, by: .nobody)
    #expect(cases() == [] && counts.takenBack == 1 && counts.servedNobody == 1)
    #expect(box.report().accounts.allSatisfy { $0.account.envelopes == 0 && $0.account.issued == 0 })
  }

  /// The number stands on one envelope, under whatever voter: no case of a number used twice.
  @Test mutating func theNumberIsNotUsedTwiceByIt() throws {
    try box.takeBack(1, served: 2)
    #expect(!cases().contains { $0.hasPrefix("envelopeTwice") })
  }

  @Test mutating func theReportIsTheSameWhicheverJournalArrivesFirst() throws {
    try box.takeBack(1, served: 2)
    try box.rule(.provisional, voter: 2, .accept)
    let order = Array(box.journals.indices)
    #expect(box.report(order: order.reversed()) == box.report(order: order))
  }

  @Test func theEntryIsReadAsItWasWrittenAndAnOlderOneAsBefore() {
    let mark = EntryID(device: RegisterBuilder.device("R2"), sequence: 1)
    for (served, envelope) in [(.voter(2), nil), (.voter(2), "E-1"), (.unknown, nil), (.nobody, nil)]
      as [(Served, String?)]
    {
      let record = MarkTakenBack(
        mark: mark, voter: 1, served: served, envelope: envelope, officers: ["甲", "乙"], reason: "r")
      #expect(record.whoWasServed == served)
      let entry = Entry(elapsedSeconds: 1, poll: 0, body: .markTakenBack(record))
      #expect(Entry(decoding: entry.encoded()) == entry)
    }
  }
}
