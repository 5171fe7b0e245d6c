import ElectionRecord
import Testing

@Suite struct RightsTests {
  private var box = RegisterBuilder()

  private func right(_ voter: RollNumber, holding: [String: UInt32] = [:]) -> String {
    switch RightsRule.location(of: voter, in: box.register(holding: holding)) {
    case .site(let index): box.election.sites[index].id.rawValue
    case .hall: "hall"
    }
  }

  /// Closes and merges a site, and lets the hall allot what it owes.
  @discardableResult
  private mutating func finish(_ name: String) -> Int {
    box.close(name)
    box.merge(name)
    return box.allotDue()
  }

  @Test mutating func theRollGivesEachRightToOneSite() {
    #expect(right(1) == "R1")
    #expect(right(7) == "R2")
    #expect(right(13) == "hall")
    #expect(right(99) == "hall")
  }

  @Test mutating func unspentRightsMoveFromBoxToStationToHall() {
    box.open("R1", "S1")
    box.cast("R1", 1)
    #expect(finish("R1") == 1)
    #expect(right(1) == "R1")
    #expect(right(2) == "S1")
    #expect(right(7) == "R2")
    #expect(box.admission("S1", 2) == .ordinary)
    box.cast("S1", 2)
    #expect(finish("S1") == 1)
    #expect(right(2) == "S1")
    #expect(right(3) == "H1")
    box.open("H1")
    #expect(finish("H1") == 0)
  }

  @Test mutating func aBoxThatReturnsAfterTheStationClosedGoesToTheHall() {
    box.open("R1", "R2", "S1")
    finish("R1")
    finish("S1")
    #expect(right(1) == "H1")
    finish("R2")
    #expect(right(7) == "H1")
  }

  @Test mutating func aStationThatWasRevokedIsPassedOver() throws {
    box.open("R1", "R2", "S1")
    finish("R1")
    box.revoke("S1", at: 1)
    try box.rule(.deviceRevoked, .refuse)
    #expect(box.allotDue() == 1)
    #expect(right(1) == "H1")
    finish("R2")
    #expect(right(7) == "H1")
  }

  @Test mutating func aSiteWithOneDeviceStillOpenIsNotFinished() {
    box.enrol("S1b", at: "S1")
    box.open("R1", "R2", "S1", "S1b")
    #expect(finish("S1") == 0)
    finish("R1")
    #expect(right(1) == "S1")
    #expect(finish("S1b") == 1)
    #expect(right(1) == "H1")
  }

  @Test mutating func nothingIsAllottedBeforeTheClosingIsMerged() {
    box.open("R1")
    #expect(box.allotDue() == 0)
    box.close("R1")
    #expect(box.allotDue() == 0)
    box.hall(.merged([JournalHead(device: RegisterBuilder.device("R1"), size: 1, root: .zero)]))
    #expect(box.allotDue() == 0)
    box.merge("R1")
    #expect(box.allotDue() == 1)
    #expect(box.allotDue() == 0)
  }

  @Test mutating func anAllotmentThatStatesRootsIsKnownAgain() throws {
    box.open("R1")
    box.close("R1")
    box.merge("R1")
    let due = try #require(RightsRule.due(in: box.register()).first)
    let heads = due.upTo.map { JournalHead(device: $0.device, size: $0.size, root: Digest32(sha256: [1])) }
    box.hall(.rightAllotted(Allotment(from: due.from, to: due.to, upTo: heads)))
    #expect(box.allotDue() == 0)
  }

  @Test mutating func underSharedNothingIsAllotted() {
    box = RegisterBuilder(.fixture(policy: .shared))
    box.open("R1")
    #expect(finish("R1") == 0)
  }

  @Test mutating func aSiteDoesNotUseARightBeforeTheJournalItRestsOnIsHere() {
    box.open("R1", "S1")
    box.cast("R1", 1)
    finish("R1")
    for held in 0..<box.size("R1") {
      let holding = ["R1": held]
      #expect(box.admission("S1", 1, holding: holding) != .ordinary)
      #expect(box.admission("S1", 2, holding: holding) == .refused(.rightElsewhere, right: SiteID("R1")))
    }
    #expect(box.admission("S1", 2) == .ordinary)
    #expect(box.admission("S1", 2, holding: ["hall": 4]) == .refused(.rightElsewhere, right: SiteID("R1")))
  }

  @Test mutating func aReplacementThatLacksTheOldJournalDoesNotUseARightThatMovedOn() {
    box.open("R1", "S1")
    box.cast("R1", 1)
    finish("R1")
    box.enrol("R1b", at: "R1")
    box.open("R1b")
    let withoutOld = box.admission("R1b", 2, holding: ["R1": 0])
    #expect(withoutOld == .refused(.rightElsewhere, right: SiteID("S1")))
    #expect(box.admission("R1b", 2) == .refused(.rightElsewhere, right: SiteID("S1")))
    #expect(box.admission("S1", 2) == .ordinary)
  }

  @Test mutating func aSecondLaptopOfASiteWaitsForTheFirst() throws {
    box.open("R1")
    box.cast("R1", 1)
    box.enrol("R1b", at: "R1")
    box.open("R1b")
    let elsewhere = Admission.refused(.rightElsewhere, right: SiteID("R1"))
    #expect(box.admission("R1", 2) == .ordinary)
    #expect(box.admission("R1b", 2) == elsewhere)
    #expect(box.admission("R1b", 2, envelope: "E-1") == .provisional(.rightElsewhere, right: SiteID("R1")))
    var lost = box
    box.close("R1")
    #expect(box.admission("R1b", 2) == .ordinary)
    #expect(box.admission("R1b", 2, holding: ["R1": 2]) == elsewhere)
    lost.revoke("R1", at: 2)
    try lost.rule(.deviceRevoked, .refuse)
    #expect(lost.admission("R1b", 2) == .ordinary)
    #expect(lost.admission("R1b", 2, holding: ["R1": 1]) != .ordinary)
  }

  @Test mutating func twoAllotmentsThatRestOnDifferentPrefixesDoNotMakeTwoHolders() {
    box.open("R1", "S1", "H1")
    box.cast("R1", 1)
    let device = RegisterBuilder.device("R1")
    for (to, size) in [("S1", UInt32(2)), ("H1", 1)] {
      let head = JournalHead(device: device, size: size, root: .zero)
      box.hall(.rightAllotted(Allotment(from: SiteID("R1"), to: SiteID(to), upTo: [head])))
    }
    #expect(box.admission("S1", 2) == .ordinary)
    #expect(box.admission("H1", 2, holding: ["R1": 1]) == .refused(.rightElsewhere, right: SiteID("R1")))
    #expect(box.admission("H1", 2) == .refused(.rightElsewhere, right: SiteID("S1")))
  }

  @Test mutating func theHallGivesASingleRightOnceAndAReplayHasNoEffect() {
    let allotment = Allotment(from: SiteID("H1"), to: SiteID("R1"), upTo: [], voter: 13)
    box.hall(.rightAllotted(allotment))
    #expect(right(13) == "R1")
    #expect(right(14) == "hall")
    box.hall(.rightAllotted(Allotment(from: SiteID("H1"), to: SiteID("R2"), upTo: [], voter: 13)))
    #expect(right(13) == "R1")
    box.open("R1", "S1")
    finish("R1")
    #expect(right(13) == "S1")
    box.hall(.rightAllotted(allotment))
    #expect(right(13) == "S1")
  }

  @Test mutating func aRightThatASiteHoldsIsNotTheHallsToGive() {
    box.hall(.rightAllotted(Allotment(from: SiteID("H1"), to: SiteID("R2"), upTo: [], voter: 1)))
    #expect(right(1) == "R1")
  }

  @Test mutating func aReplayOfABulkAllotmentHasNoEffect() {
    box.open("R1", "S1")
    box.close("R1")
    box.merge("R1")
    let due = RightsRule.due(in: box.register())
    box.allotDue()
    finish("S1")
    #expect(right(1) == "H1")
    for allotment in due { box.hall(.rightAllotted(allotment)) }
    #expect(right(1) == "H1")
  }

  @Test mutating func aVoidedCastLeavesTheRightToMoveOn() {
    box.open("R1")
    let entry = box.cast("R1", 1)
    box.void("R1", entry)
    box.envelope("R1", 2)
    finish("R1")
    #expect(right(1) == "S1")
    #expect(right(2) == "S1")
  }

  /// Who holds the journal only up to the stated size does not see the void, so it may release the right for nobody.
  @Test mutating func aVoidPastTheSizeThatAnAllotmentRestsOnDoesNotReleaseTheRight() throws {
    box.open("R1")
    let entry = box.cast("R1", 1)
    box.void("R1", entry)
    box.revoke("R1", at: 2)
    try box.rule(.deviceRevoked, .accept)
    box.allotDue()
    #expect(right(1, holding: ["R1": 2]) == "R1")
    #expect(right(1) == "R1")
    #expect(right(2) == "S1")
  }

  @Test mutating func aRevocationSuspendsTheRightsUntilOfficersRule() throws {
    box.open("R1", "S1")
    box.cast("R1", 1)
    box.cast("R1", 2)
    box.revoke("R1", at: 2)
    #expect(RightsRule.isSuspended(site: 0, in: box.register()))
    #expect(!RightsRule.isSuspended(site: 1, in: box.register()))
    #expect(box.allotDue() == 0)
    try box.rule(.deviceRevoked, .refuse)
    #expect(!RightsRule.isSuspended(site: 0, in: box.register()))
    #expect(RightsRule.isSuspended(site: 0, in: box.register(holding: ["R1": 1])))
    #expect(box.allotDue() == 1)
    #expect(right(1) == "R1")
    #expect(right(2) == "S1")
    #expect(right(3) == "S1")
  }

  @Test mutating func aMarkPastARevocationRefusesWhoeverKnowsIt() throws {
    box.open("R1", "S1")
    box.cast("R1", 1)
    box.revoke("R1", at: 1)
    try box.rule(.deviceRevoked, .refuse)
    box.allotDue()
    #expect(box.admission("S1", 1, holding: ["R1": 1]) == .ordinary)
    #expect(box.admission("S1", 2) == .ordinary)
    guard case .refused(.alreadyMarked, _, _) = box.admission("S1", 1) else {
      Issue.record("a paper was handed out at R1")
      return
    }
  }

  @Test mutating func aForkedJournalThatIsNotClosedInEveryBranchMovesNoRights() throws {
    box.open("R1")
    box.fork("R1", at: 1, as: "clone")
    box.cast("clone", 2)
    box.cast("R1", 1)
    box.close("R1")
    box.merge("R1")
    #expect(box.allotDue() == 0)
    try box.rule(.fork, .accept)
    #expect(box.allotDue() == 0)
  }
}
