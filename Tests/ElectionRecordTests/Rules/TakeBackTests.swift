import Testing

@testable import ElectionRecord

/// Marks that name the wrong voter, taken back at the hall once their site has closed.
@Suite struct TakeBackTests {
  private var box = RegisterBuilder()

  init() {
    box.open("R1", "R2")
    box.cast("R1", 1)
    box.close("R1")
    box.merge("R1")
  }

  private var counts: RegisterCounts { box.report().register }

  private func refusal(_ voter: RollNumber, at site: String? = nil, served: RollNumber?) -> String? {
    var copy = box
    do { try copy.takeBack(voter, at: site, served: served) } catch { return (error as? Refusal)?.code }
    return nil
  }

  @Test mutating func whoWasServedIsMarkedAndThePaperStaysOnItsSitesAccount() throws {
    let before = box.report()
    try box.takeBack(1, served: 2)
    let after = box.report()
    #expect(after.register.counted == 1 && after.register.takenBack == 1 && after.register.servedUnknown == 0)
    #expect(after.register.marks == 2)
    #expect(after.accounts == before.accounts && after.total == before.total)
    #expect(after.completeness == before.completeness && after.missing == before.missing)
    #expect(StandingRule.standing(of: 1, poll: 0, in: box.register()).counted == nil)
    let served = try #require(StandingRule.standing(of: 2, poll: 0, in: box.register()).counted)
    #expect(box.register().siteID(of: served.claim) == SiteID("R1"))
  }

  @Test mutating func aPaperThatNobodyCanNameIsInDoubt() throws {
    try box.takeBack(1, served: nil)
    #expect(counts.counted == 0 && counts.takenBack == 1 && counts.servedUnknown == 1)
  }

  @Test mutating func noRightMoves() throws {
    box.allotDue()
    let before = (1...14).map { RightsRule.location(of: $0, in: box.register()) }
    try box.takeBack(1, served: 2)
    #expect((1...14).map { RightsRule.location(of: $0, in: box.register()) } == before)
    #expect(RightsRule.due(in: box.register()).isEmpty)
  }

  @Test mutating func theVoterGetsAnEnvelopeAndWhoWasServedNothing() throws {
    box.open("S1")
    box.allotDue()
    #expect(box.admission("S1", 1, envelope: "E-1") == .provisional(.alreadyMarked, right: nil))
    try box.takeBack(1, served: 2)
    #expect(box.admission("S1", 1) == .refused(.rightElsewhere, right: SiteID("R1")))
    #expect(box.admission("S1", 1, envelope: "E-1") == .provisional(.rightElsewhere, right: SiteID("R1")))
    guard case .refused(.alreadyMarked, let mark, _) = box.admission("S1", 2) else {
      Issue.record("who was served was served again")
      return
    }
    #expect(mark?.site == SiteID("R1"))
  }

  /// The envelope of a voter who said that the mark was not theirs is accepted once officers agree, and not before.
  @Test mutating func anEnvelopeBesideAMarkIsAcceptableOnlyAfterTheMarkWasTakenBack() throws {
    box.envelope("R2", 1)
    #expect(throws: Refusal.ordinaryCounts) { try box.rule(.provisionalAgainstOrdinary, .accept) }
    try box.takeBack(1, at: "R1", served: 2)
    try box.rule(.provisional, .accept, insist: false)
    #expect(counts.counted == 2 && counts.provisionalAccepted == 1 && counts.surplus == 0)
  }

  @Test mutating func whoWasServedAndVotedAgainIsADoubleCastAndCountsOnce() throws {
    box.open("S1")
    box.allotDue()
    box.holdHall("S1")
    box.cast("S1", 2)
    try box.takeBack(1, served: 2, confirmed: true)
    let report = box.report()
    #expect(report.register.counted == 1 && report.register.surplus == 1)
    #expect(report.cases.map(\.caseClass) == [.doubleCast])
    #expect(report.cases[0].sites.map(\.rawValue) == ["R1", "S1"])
  }

  @Test mutating func aCorrectionCanBeCorrected() throws {
    try box.takeBack(1, served: 2)
    try box.takeBack(2, served: 3)
    #expect(counts.counted == 1 && counts.takenBack == 2)
    let served = try #require(StandingRule.standing(of: 3, poll: 0, in: box.register()).counted)
    #expect(box.register().siteID(of: served.claim) == SiteID("R1"))
    #expect(StandingRule.standing(of: 2, poll: 0, in: box.register()).counted == nil)
  }

  /// Who was served may be found later; from then on that is final.
  @Test mutating func whoWasServedMayBeNamedLater() throws {
    try box.takeBack(1, served: nil)
    let unknown = box.report()
    try box.takeBack(1, served: 2)
    #expect(counts.counted == 1 && counts.takenBack == 1 && counts.servedUnknown == 0 && counts.marks == 2)
    #expect(box.report().accounts == unknown.accounts)
    let served = try #require(StandingRule.standing(of: 2, poll: 0, in: box.register()).counted)
    #expect(box.register().siteID(of: served.claim) == SiteID("R1"))
    // It names the number under which the mark is now.
    #expect(refusal(1, served: 3) == "markMoved" && refusal(1, served: nil) == "markMoved")
    // The mark of who was served is itself one that may be wrong, and found out later.
    try box.takeBack(2, served: nil)
    try box.takeBack(2, served: 3)
    #expect(counts.counted == 1 && counts.takenBack == 2 && counts.servedUnknown == 0)
    #expect(StandingRule.standing(of: 3, poll: 0, in: box.register()).counted != nil)
  }

  /// The mark whose taker is looked for may be named beside others of the same voter.
  @Test mutating func besideAnotherMarkTheSiteSaysWhichOneIsMeant() throws {
    try box.takeBack(1, served: nil)
    box.envelope("R2", 1, number: "E-1")
    box.close("R2")
    #expect(refusal(1, served: 2) == "markAmbiguous")
    #expect(refusal(1, at: "R1", served: 2) == nil && refusal(1, at: "R2", served: 2) == "envelopeNotNamed")
  }

  /// No paper was handed over: the site has one paper more that was not issued, and none is in doubt.
  @Test(arguments: [false, true]) mutating func aMarkWithoutAPaperIsOnNoAccount(_ unknownFirst: Bool) throws {
    var without = RegisterBuilder()
    without.open("R1", "R2")
    without.close("R1")
    without.merge("R1")
    if unknownFirst { try box.takeBack(1, served: nil) }
    // The unused papers that were counted at the closing are without it.
    let asked = TakeBackRequest(voter: 1, site: nil, served: .nobody, officers: ["甲", "乙"], reason: "r")
    let question = #expect(throws: Refusal.self) { try TakeBackRule.record(asked, poll: 0, in: box.register()) }
    #expect(question?.code == "paperWouldBeMissing")
    try box.takeBack(1, by: .nobody)
    #expect(counts.counted == 0 && counts.marks == 1 && counts.takenBack == 1)
    #expect(counts.servedNobody == 1 && counts.servedUnknown == 0)
    let issued = box.report().accounts.map(\.account.issued)
    #expect(issued == without.report().accounts.map(\.account.issued))
    #expect(refusal(1, served: nil) == nil && refusal(1, served: 2) == nil)
    try box.takeBack(1, served: 2)
    #expect(counts.counted == 1 && counts.servedNobody == 0)
    #expect(box.report().accounts.first?.account.issued == 1)
  }

  @Test mutating func aCorrectedMarkMayTurnOutToBeNobodys() throws {
    try box.takeBack(1, served: 2)
    try box.takeBack(2, by: .nobody)
    #expect(counts.counted == 0 && counts.takenBack == 2 && counts.servedNobody == 1)
    #expect(box.report().accounts.first?.account.issued == 0)
    #expect(throws: Refusal.markMoved(to: 2)) { try box.takeBack(1, by: .nobody) }
    #expect(throws: Refusal.twoOfficersRequired) { try box.takeBack(2, served: 3, officers: ["甲"]) }
  }

  /// In the hall's journal a later entry speaks where the earlier one named nobody, and nowhere else.
  @Test mutating func aRogueEntryDoesNotReplaceAnother() throws {
    try box.takeBack(1, served: nil)
    let before = box.report().register
    let mark = EntryID(device: RegisterBuilder.device("R1"), sequence: 1)
    for (voter, envelope) in [(3, nil), (1, "E-1")] as [(RollNumber, String?)] {
      box.hall(
        .markTakenBack(
          MarkTakenBack(
            mark: mark, voter: voter, served: .voter(2), envelope: envelope, officers: ["甲", "乙"], reason: "r")))
      #expect(box.report().register == before)
    }
  }

  @Test mutating func whoHasAPaperAlreadyIsAskedAbout() throws {
    box.cast("R2", 7)
    #expect(refusal(1, served: 7) == "servedHasMark")
    do { try box.takeBack(1, served: 7) } catch {
      #expect((error as? Refusal)?.message.en.contains("R2") == true)
    }
    try box.takeBack(1, served: 7, confirmed: true)
    #expect(counts.counted == 1 && counts.surplus == 1)
  }

  @Test mutating func theFirstOfTwoEntriesSpeaks() throws {
    let asked = TakeBackRequest(voter: 1, site: nil, served: .voter(3), officers: ["甲", "乙"], reason: "again")
    let second = try TakeBackRule.record(asked, poll: 0, in: box.register())
    try box.takeBack(1, served: 2)
    let report = box.report()
    box.hall(.markTakenBack(second))
    #expect(box.report().register == report.register)
  }

  /// A rogue entry that names another voter than the mark does takes nothing back.
  @Test mutating func anEntryThatNamesAnotherVoterThanTheMarkTakesNothingBack() {
    let mark = EntryID(device: RegisterBuilder.device("R1"), sequence: 1)
    box.hall(.markTakenBack(MarkTakenBack(mark: mark, voter: 3, served: .unknown, officers: ["甲", "乙"], reason: "r")))
    #expect(counts.counted == 1 && counts.takenBack == 0)
  }

  @Test func theReportIsTheSameWhicheverJournalArrivesFirst() throws {
    var copy = box
    try copy.takeBack(1, served: 2)
    let order = Array(copy.journals.indices)
    #expect(copy.report(order: order.reversed()) == copy.report(order: order))
  }

  @Test mutating func whatCannotStandIsRefused() throws {
    #expect(refusal(1, served: 1) == "servedIsVoter")
    #expect(refusal(1, served: 99) == "notOnRoll")
    #expect(refusal(3, served: 2) == "noSuchMark")
    #expect(refusal(1, at: "R2", served: 2) == "noSuchMark")
    box.envelope("R2", 3)
    #expect(refusal(3, served: 2) == "siteStillServes")
    box.cast("R2", 7)
    #expect(refusal(7, served: 8) == "siteStillServes")
    box.amend(2, .struckOff)
    #expect(refusal(1, served: 2) == "struckOff")
    box.cast("R2", 1)
    #expect(refusal(1, served: 3) == "markAmbiguous")
    #expect(refusal(1, at: "R1", served: 3) == "servedHasMark")
    #expect(refusal(1, at: "R1", served: 4) == nil)
    #expect(throws: Refusal.twoOfficersRequired) { try box.takeBack(1, at: "R1", served: 3, officers: ["甲", "甲"]) }
  }
}
