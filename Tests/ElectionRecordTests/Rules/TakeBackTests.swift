import ElectionRecord
import Testing

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
    try box.takeBack(1, served: 2)
    try box.rule(.provisional, .accept, insist: false)
    #expect(counts.counted == 2 && counts.provisionalAccepted == 1 && counts.surplus == 0)
  }

  @Test mutating func whoWasServedAndVotedAgainIsADoubleCastAndCountsOnce() throws {
    box.open("S1")
    box.allotDue()
    box.holdHall("S1")
    box.cast("S1", 2)
    try box.takeBack(1, served: 2)
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

  @Test mutating func theFirstOfTwoEntriesSpeaks() throws {
    let asked = TakeBackRequest(voter: 1, site: nil, served: 3, officers: ["甲", "乙"], reason: "again")
    let second = try TakeBackRule.record(asked, poll: 0, in: box.register())
    try box.takeBack(1, served: 2)
    let report = box.report()
    box.hall(.markTakenBack(second))
    #expect(box.report().register == report.register)
  }

  /// A rogue entry that names another voter than the mark does takes nothing back.
  @Test mutating func anEntryThatNamesAnotherVoterThanTheMarkTakesNothingBack() {
    let mark = EntryID(device: RegisterBuilder.device("R1"), sequence: 1)
    box.hall(.markTakenBack(MarkTakenBack(mark: mark, voter: 3, served: nil, officers: ["甲", "乙"], reason: "r")))
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
    #expect(refusal(1, at: "R1", served: 3) == nil)
    #expect(throws: Refusal.twoOfficersRequired) { try box.takeBack(1, at: "R1", served: 3, officers: ["甲", "甲"]) }
  }
}
