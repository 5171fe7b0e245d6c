import ElectionRecord
import Testing

/// Rulings on envelopes that were typed wrong.
@Suite struct RulingAgainTests {
  private var box = RegisterBuilder(.fixture(policy: .shared))

  init() { box.open("R1", "R2") }

  private static let sites: [SiteID] = ["R1", "R2", "S1", "H1"]
  private var counts: RegisterCounts { box.report().register }

  @Test mutating func anEnvelopeThatWasRefusedByMistakeIsAccepted() throws {
    box.envelope("R1", 3)
    try box.rule(.provisional, .refuse)
    #expect(throws: Refusal.noOpenCase) { try box.rule(.provisional, .accept) }
    try box.rule(.provisional, .accept, corrects: true)
    #expect(counts.counted == 1 && counts.provisionalAccepted == 1 && counts.provisionalRefused == 0)
    #expect(box.report().cases.map(\.state) == [.ruled])
    #expect(box.report().cases[0].ruling?.corrects == true)
    #expect(box.register().hall.rulings.count == 2)
  }

  /// A voter died after the poll, and the paper was ruled out as proposed.
  @Test mutating func aPaperOfSomebodyStruckOffIsLetCount() throws {
    box.cast("R1", 1)
    box.amend(1, .struckOff)
    try box.rule(.staleRoll, .refuse)
    #expect(counts.counted == 0)
    try box.rule(.staleRoll, .accept, corrects: true)
    #expect(counts.counted == 1 && box.report().cases.map(\.state) == [.ruled])
    try box.rule(.staleRoll, .refuse, corrects: true)
    #expect(counts.counted == 0)
  }

  @Test mutating func oneThatWasAcceptedIsRefusedWhileItIsSealed() throws {
    box.envelope("R1", 3)
    try box.rule(.provisional, .accept)
    do {
      try box.rule(.provisional, .refuse, corrects: true, insist: false)
      Issue.record("refused without saying that it is sealed")
    } catch { #expect((error as? Refusal)?.code == "envelopeWasAccepted") }
    try box.rule(.provisional, .refuse, corrects: true, insist: true)
    #expect(counts.counted == 0 && counts.provisionalRefused == 1)
    #expect(box.report().accounts[0].account.envelopes == 1 && box.report().accounts[0].account.issued == 0)
  }

  /// Refused as advised, and the wrong mark taken back afterwards.
  @Test mutating func theEnvelopeBesideAWrongMarkIsAcceptedOnceTheMarkIsTakenBack() throws {
    box.cast("R1", 3)
    box.envelope("R2", 3)
    try box.rule(.provisionalAgainstOrdinary, .refuse)
    #expect(throws: Refusal.self) { try box.rule(.provisionalAgainstOrdinary, .accept, corrects: true) }
    box.close("R1")
    box.merge("R1")
    #expect(box.report().cases.map(\.state) == [.ruled])
    try box.takeBack(3, at: "R1", served: 4)
    // The ground of the refusal is gone: it is ruled on anew.
    var again = box
    for copy in [again, box] { #expect(copy.report().cases.map(\.state) == [.open]) }
    try again.rule(.provisional, .refuse)
    #expect(again.report().cases.map(\.state) == [.ruled] && again.report().register.provisionalRefused == 1)
    #expect(throws: Refusal.self) { try box.rule(.provisional, .acknowledge) }
    try box.rule(.provisional, .accept)
    #expect(counts.counted == 2 && counts.provisionalAccepted == 1 && counts.surplus == 0)
    #expect(box.report().cases.map(\.state) == [.ruled])
  }

  /// Refused because the voter was believed to be marked at a box that was out; it comes home without a mark, with one
  /// that was taken back at the box or at the hall, or with one that stands.
  @Test(arguments: ["none", "voided", "takenBack", "stands"])
  mutating func whatWasRefusedWhileABoxWasOutIsRuledOnAgain(mark: String) throws {
    box.envelope("R2", 3)
    let refused = try box.rule(.provisional, .refuse)
    #expect(refused.awaited == Self.sites && refused.insistedOn.isEmpty)
    #expect(box.report().cases.map(\.state) == [.ruled] && counts.provisionalRefused == 1)
    let entry = mark == "none" ? nil : box.cast("R1", 3)
    if let entry, mark == "voided" { box.void("R1", entry) }
    #expect(box.report().cases.map(\.state) == [.ruled])
    box.close("R1", "R2")
    box.idle()
    if mark == "takenBack" { try box.takeBack(3, at: "R1", served: 4) }
    let isOpen = mark != "stands"
    #expect(box.report().cases.map(\.state) == [isOpen ? .open : .ruled])
    #expect(counts.provisionalPending == (isOpen ? 1 : 0) && counts.provisionalRefused == (isOpen ? 0 : 1))
    guard isOpen else { return }
    #expect(box.report().cases.map(\.proposal) == [.accept])
    var again = box
    let last = try again.rule(.provisional, .refuse)
    #expect(last.awaited.isEmpty)
    #expect(again.report().cases.map(\.state) == [.ruled] && again.report().register.provisionalRefused == 1)
    try box.rule(.provisional, .accept, insist: false)
    #expect(counts.provisionalAccepted == 1 && box.report().cases.map(\.state) == [.ruled])
  }

  /// One envelope was refused because of the mark, and nobody has ruled on the other.
  @Test mutating func ofSeveralEnvelopesTheFirstThatWaitsIsOpened() throws {
    box.open("S1")
    box.cast("R1", 3)
    let first = box.envelope("R2", 3)
    try box.rule(.provisionalAgainstOrdinary, .refuse)
    let second = box.envelope("S1", 3)
    box.close("R1")
    box.merge("R1")
    try box.takeBack(3, at: "R1", served: 4)
    #expect(box.report().cases.map(\.entries) == [[first, second]] && counts.provisionalPending == 2)
    let ruling = try box.rule(.provisional, .accept)
    #expect(ruling.verdicts.map(\.decision) == [.accepted, .refused])
    #expect(box.report().cases.map(\.state) == [.ruled] && counts.counted == 2 && counts.provisionalRefused == 1)
  }

  /// The box that is out could still know of the voter's paper.
  @Test mutating func anotherRulingWaitsForTheBoxesTooUnlessOfficersInsist() throws {
    box.envelope("R2", 3)
    try box.rule(.provisional, .refuse)
    let waits = #expect(throws: Refusal.self) {
      try box.rule(.provisional, .accept, corrects: true, insist: false)
    }
    #expect(waits?.code == "journalMissing")
    let insisted = try box.rule(.provisional, .accept, corrects: true)
    #expect(insisted.insistedOn == Self.sites)
  }

  @Test mutating func acceptedForOneNumberItCanBeAcceptedForAnother() throws {
    box.unlisted("R1", "a")
    try box.rule(.notOnRoll, .accept, as: 7)
    try box.rule(.notOnRoll, .refuse, corrects: true)
    #expect(StandingRule.standing(of: 7, poll: 0, in: box.register()).lines.isEmpty)
    try box.rule(.notOnRoll, .accept, as: 8, corrects: true)
    #expect(StandingRule.standing(of: 8, poll: 0, in: box.register()).counted != nil)
    #expect(counts.counted == 1 && counts.marks == 1)
  }

  @Test mutating func whatIsNotAnEnvelopesRulingIsNotCorrected() throws {
    box.cast("R1", 3)
    box.cast("R2", 3)
    try box.rule(.doubleCast, .acknowledge)
    #expect(throws: Refusal.self) { try box.rule(.doubleCast, .accept, corrects: true) }
    box.envelope("R1", 5)
    #expect(throws: Refusal.self) { try box.rule(.provisional, .accept, corrects: true) }
    try box.rule(.provisional, .accept)
    #expect(throws: Refusal.ordinaryCounts) { try box.rule(.provisional, .accept, corrects: true) }
  }

  /// What is declared then stands no longer, and two officers declare it anew.
  @Test mutating func itIsPutRightAfterTheDeclarationToo() throws {
    box.envelope("R1", 5)
    try box.rule(.provisional, .refuse)
    box.hall(.resultDeclared(Declaration(digest: .zero, officers: ["甲", "乙"])))
    try box.rule(.provisional, .accept, corrects: true)
    #expect(counts.counted == 1 && counts.provisionalAccepted == 1)
  }

  @Test mutating func theReportIsTheSameWhicheverJournalArrivesFirst() throws {
    box.envelope("R1", 3)
    try box.rule(.provisional, .refuse)
    try box.rule(.provisional, .accept, corrects: true)
    let order = Array(box.journals.indices)
    #expect(box.report(order: order.reversed()) == box.report(order: order))
  }
}
