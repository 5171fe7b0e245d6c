import ElectionRecord
import Testing

/// Marks whose site never held the voter's right. Voters 1 to 6 have it at R1, 7 to 12 at R2, 13 and 14 nowhere.
@Suite struct MarkRightTests {
  private var box = RegisterBuilder()

  private init() { box.open("R1", "R2", "S1", "H1") }

  private func cases(holding: [String: UInt32] = [:]) -> [CaseClass] {
    Reconciliation.cases(box.register(holding: holding)).map(\.caseClass)
  }

  private var counts: RegisterCounts { box.report().register }

  /// R1 is done, and its unspent rights are at S1.
  private mutating func passOn() {
    box.close("R1")
    box.merge("R1")
    #expect(box.allotDue() == 1)
  }

  @Test mutating func aMarkWithoutTheRightIsACaseAndCountsForNobody() {
    box.cast("R2", 1)
    box.merge("R2")
    #expect(cases() == [.rightNotHeld])
    #expect(counts.counted == 0 && counts.surplus == 1)
    #expect(box.report().accounts[1].account.issued == 1)
    #expect(box.admission("R1", 1) == .ordinary)
    #expect(box.admission("S1", 1, envelope: "E-1") == .provisional(.rightElsewhere, right: SiteID("R1")))
  }

  @Test mutating func theHolderGoesOnServingAndTheCaseNamesBothMarks() throws {
    let forged = box.cast("R2", 1)
    box.merge("R2")
    let honest = box.cast("R1", 1)
    #expect(cases() == [.rightNotHeld])
    #expect(Set(box.report().cases[0].entries) == [forged, honest])
    #expect(counts.counted == 1 && counts.surplus == 1)
    #expect(throws: Refusal.ordinaryCounts) { try box.rule(.rightNotHeld, .accept) }
    #expect(throws: Refusal.decisionNeeded) { try box.rule(.rightNotHeld, .acknowledge) }
    try box.rule(.rightNotHeld, .refuse)
    #expect(box.report().cases.map(\.state) == [.ruled])
    #expect(counts.counted == 1 && counts.surplus == 1)
  }

  @Test mutating func aMarkThatNobodyCanJudgeYetStandsExceptAgainstTheHolder() {
    let entry = box.cast("R2", 1)
    #expect(cases() == [])
    #expect(counts.counted == 1)
    #expect(box.admission("R1", 1) == .ordinary)
    let mark = Mark(site: SiteID("R2"), entry: entry, recordedAt: 120)
    #expect(box.admission("S1", 1) == .refused(.alreadyMarked, marked: mark))
    #expect(box.admission("S1", 1, envelope: "E-1") == .provisional(.alreadyMarked, right: nil))
  }

  /// A laptop's very first entry is a mark, and the hall has not acknowledged it.
  @Test func aMarkAtTheVeryStartOfAJournalIsNotJudgedEither() throws {
    var box = RegisterBuilder()
    box.cast("R2", 1)
    let claim = try #require(StandingRule.standing(of: 1, poll: 0, in: box.register()).lines.first)
    #expect(claim.right == .undecided)
  }

  /// A mark that rests on an allotment is preceded once by how much of the hall's journal the laptop holds.
  @Test mutating func whatAMarkRestsOnIsSaidBeforeItOnce() throws {
    passOn()
    func needs(_ voter: RollNumber) throws -> Bool {
      let register = box.register()
      let station = try #require(register.journals.firstIndex { $0.device == RegisterBuilder.device("S1") })
      return RightsRule.needsHallHeld(voter, journal: station, in: register)
    }
    #expect(try needs(1))
    #expect(try !needs(7))
    box.holdHall("S1")
    #expect(try !needs(1))
  }

  /// The very first entry of a laptop may rest on an allotment: nothing of it was acknowledged before that.
  @Test func aMarkAtTheVeryStartOfAJournalMayRestOnAnAllotment() throws {
    var box = RegisterBuilder()
    box.open("R1")
    box.close("R1")
    box.merge("R1")
    #expect(box.allotDue() == 1)
    box.cast("S1", 1)
    let claim = try #require(StandingRule.standing(of: 1, poll: 0, in: box.register()).lines.first)
    #expect(claim.right == .held)
  }

  /// While the journals of an allotment are out, nobody can say that the right is spent.
  @Test mutating func aRightWhoseWayIsNotKnownMayStillBeUsed() {
    box.cast("R1", 1)
    passOn()
    #expect(RightsRule.canBeUsed(1, in: box.register(holding: ["R1": 1])))
    #expect(!RightsRule.canBeUsed(1, in: box.register()))
  }

  @Test mutating func theHallsJournalThatTheDeviceHeldDecides() {
    box.holdHall("R2")
    box.cast("R2", 1)
    let held = box.size("hall")
    #expect(cases() == [.rightNotHeld])
    #expect(cases(holding: ["hall": held - 1]) == [])
    box.amend(14, .struckOff)
    #expect(cases() == [.rightNotHeld])
  }

  @Test(arguments: [UInt32.max, 1_000])
  mutating func whoClaimsMoreOfTheHallsJournalThanThereIsIsJudgedOnceTheHallAnswered(size: UInt32) {
    box.holdHall("R2", size)
    box.cast("R2", 1)
    #expect(cases() == [])
    box.merge("R2")
    #expect(cases() == [.rightNotHeld])
  }

  @Test(arguments: [true, false])
  mutating func anHonestMarkIsNeverShownAsWrongWhicheverReasonsAreMissing(says: Bool) {
    box.cast("R1", 1)
    passOn()
    if says { box.holdHall("S1") }
    box.cast("S1", 2)
    box.merge("S1")
    for hall in 0...box.size("hall") {
      for own in 0...box.size("R1") { #expect(cases(holding: ["hall": hall, "R1": own]) == []) }
    }
  }

  @Test mutating func aMarkBeforeTheRightCameIsWithoutIt() {
    box.cast("S1", 2)
    box.merge("S1")
    passOn()
    #expect(cases() == [.rightNotHeld])
    #expect(box.admission("S1", 2) == .ordinary)
    // It spends nothing either: the right goes on to the hall's desk.
    box.close("S1")
    box.merge("S1")
    box.close("R2")
    box.merge("R2")
    box.allotDue()
    #expect(RightsRule.isHeld(2, by: 3, in: box.register()))
    #expect(box.admission("H1", 2) == .ordinary)
  }

  @Test mutating func aRightThatWasSpentNeverCame() {
    box.cast("R1", 1)
    passOn()
    box.cast("S1", 1)
    box.merge("S1")
    #expect(cases() == [.rightNotHeld])
    #expect(counts.counted == 1 && counts.surplus == 1)
  }

  @Test mutating func aJournalWithTwoHistoriesLeavesItUndecided() {
    passOn()
    box.cast("S1", 2)
    box.merge("S1")
    // By the other history R1 had served the voter, and the right never left it.
    box.fork("R1", at: 1, as: "R1 clone")
    box.cast("R1 clone", 2)
    #expect(cases() == [.fork])
    #expect(counts.counted == 1 && counts.quarantined == 1)
  }

  @Test mutating func aRightOfTheHallIsHeldOnceItIsGiven() throws {
    box.cast("R2", 13)
    box.merge("R2")
    #expect(cases() == [.rightNotHeld])
    let allotment = try #require(RightsRule.grant(of: 13, to: 0, in: box.register()))
    box.hall(.rightAllotted(allotment))
    #expect(box.admission("R1", 13) == .ordinary)
    box.cast("R1", 13)
    box.merge("R1")
    #expect(cases() == [.rightNotHeld])
    #expect(counts.counted == 1)
  }

  @Test mutating func aMarkFromAPrintedListLeavesTheHolderAnEnvelopeUntilItIsRefused() throws {
    let batch = box.paper("R2", [1])
    box.merge("R2")
    #expect(cases() == [.rightNotHeld])
    let entry = EntryID(device: batch.device, sequence: batch.sequence + 1)
    let mark = Mark(site: SiteID("R2"), entry: entry, recordedAt: 180)
    #expect(box.admission("R1", 1) == .refused(.alreadyMarked, marked: mark))
    #expect(box.admission("R1", 1, envelope: "E-1") == .provisional(.alreadyMarked, right: nil))
    try box.rule(.rightNotHeld, .refuse)
    #expect(box.admission("R1", 1) == .ordinary)
  }

  @Test mutating func aMarkWithoutTheRightHindersNoEnvelope() throws {
    box.cast("R2", 1)
    box.merge("R2")
    box.envelope("R1", 1)
    #expect(cases() == [.provisional, .rightNotHeld])
    try box.rule(.provisional, .accept)
    #expect(counts.counted == 1 && counts.provisionalAccepted == 1 && counts.surplus == 1)
    #expect(throws: Refusal.ordinaryCounts) { try box.rule(.rightNotHeld, .accept) }
  }

  @Test mutating func itIsAcceptedOnlyOnceNoSiteCanUseTheRight() throws {
    box.cast("R2", 1)
    box.merge("R2")
    #expect(throws: Refusal.rightInUse) { try box.rule(.rightNotHeld, .accept) }
    passOn()
    #expect(throws: Refusal.rightInUse) { try box.rule(.rightNotHeld, .accept) }
    for name in ["R2", "S1", "H1"] {
      box.close(name)
      box.merge(name)
      box.allotDue()
    }
    try box.rule(.rightNotHeld, .accept)
    #expect(counts.counted == 1 && counts.surplus == 0)
    #expect(!RightsRule.isHeld(1, by: 3, in: box.register()))
    // Another laptop of the desk cannot use it either, nor can the hall give it away.
    box.enrol("H1b", at: "H1")
    box.open("H1b")
    #expect(RightsRule.grant(of: 1, to: 0, in: box.register()) == nil)
    #expect(
      box.admission("H1b", 1, envelope: "E-1", holding: ["R2": 0]) == .provisional(.rightElsewhere, right: nil))
  }

  @Test mutating func aMarkOutsideTheOpeningDoesNotCountByTheBackDoor() throws {
    box.close("R2")
    box.cast("R2", 1)
    box.merge("R2")
    #expect(cases() == [.rightNotHeld])
  }

  @Test mutating func itIsNoPrincipalOfTheProxyAndNoVote() {
    for voter in [1, 2, 3] as [RollNumber] { box.cast("R2", voter, proxy: 8) }
    box.merge("R2")
    #expect(box.admission("R1", 4, proxy: 8) == .ordinary)
  }

  @Test func underTheSharedPolicyThereIsNoSuchCase() {
    var box = RegisterBuilder(.fixture(policy: .shared))
    box.open("R1", "R2")
    box.cast("R2", 1)
    box.merge("R2")
    #expect(box.report().cases == [])
    #expect(box.report().register.counted == 1)
  }
}
