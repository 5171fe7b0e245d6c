import ElectionRecord
import Testing

/// What the hall answers a site that asks for a voter. Voters 13 and 14 have their right at no site.
@Suite struct AskTests {
  private static func builder(
    _ election: Election = .fixture(), opening names: String = "R1 R2 S1"
  ) -> RegisterBuilder {
    var box = RegisterBuilder(election)
    for name in names.split(separator: " ") { box.open(String(name)) }
    return box
  }

  private static func allotment(_ voter: RollNumber, to site: String) -> Allotment {
    Allotment(from: SiteID(""), to: SiteID(site), upTo: [], voter: voter)
  }

  @Test(arguments: ["R1", "R2", "S1"])
  func theHallGivesARightOfItsOwnOnce(site: String) {
    var box = Self.builder()
    #expect(box.ask(site, 13) == .allotted(Self.allotment(13, to: site)))
    box.give(site, 13)
    #expect(box.ask(site, 13) == .held)
    #expect(box.admission(site, 13) == .ordinary)
    for other in ["R1", "R2", "S1"] where other != site {
      #expect(box.ask(other, 13) == .refused(.rightElsewhere, right: SiteID(site)))
      #expect(box.admission(other, 13) == .refused(.rightElsewhere, right: SiteID(site)))
    }
    #expect(box.ask("R2", 14) == .allotted(Self.allotment(14, to: "R2")))
  }

  @Test func aRightThatASiteHoldsIsNotGiven() {
    let box = Self.builder()
    #expect(box.ask("R1", 1) == .held)
    #expect(box.ask("R1", 7) == .refused(.rightElsewhere, right: SiteID("R2")))
    #expect(box.ask("S1", 7) == .refused(.rightElsewhere, right: SiteID("R2")))
  }

  @Test func underSharedNothingHasToBeAskedFor() {
    let box = Self.builder(.fixture(policy: .shared))
    #expect(box.ask("R1", 7) == .held)
    #expect(box.ask("R1", 13) == .held)
    #expect(box.ask("R1", 99) == .refused(.notOnRoll))
  }

  @Test func aSiteThatDoesNotServeGetsNothing() {
    var box = Self.builder(opening: "R1")
    #expect(box.ask("R2", 13) == .refused(.siteNotOpen))
    #expect(box.ask("R1", 13, holding: ["R1": 0]) == .refused(.siteNotOpen))
    box.close("R1")
    #expect(box.ask("R1", 13) == .refused(.siteClosed))
  }

  @Test func whoHasAPaperOrIsNoVoterIsNamed() {
    var box = Self.builder()
    box.amend(14, .struckOff)
    let envelope = box.envelope("R2", 13)
    let mark = Mark(site: SiteID("R2"), entry: envelope, recordedAt: 120)
    #expect(box.ask("R1", 99) == .refused(.notOnRoll))
    #expect(box.ask("R1", 14) == .refused(.struckOff))
    #expect(box.ask("R1", 13) == .refused(.envelopePending, marked: mark))
    box.amend(14, .restored)
    box.give("R2", 14)
    let cast = box.cast("R2", 14)
    let paper = Mark(site: SiteID("R2"), entry: cast, recordedAt: 180)
    #expect(box.ask("R1", 14) == .refused(.alreadyMarked, marked: paper))
    #expect(box.ask("R2", 14) == .refused(.alreadyMarked, marked: paper))
  }

  @Test func aDeviceThatIsNotTrustedGetsNothing() {
    var box = Self.builder()
    var forked = box
    box.revoke("R1", at: 1)
    #expect(box.ask("R1", 13) == .refused(.deviceRevoked))
    forked.fork("R1", at: 1, as: "clone")
    forked.cast("clone", 1)
    forked.cast("R1", 2)
    #expect(forked.ask("R1", 13) == .refused(.deviceFrozen))
  }

  @Test func aSiteWhoseRightsAreFrozenGetsNoMoreOfThem() throws {
    var box = Self.builder()
    box.enrol("R1b", at: "R1")
    box.open("R1b")
    #expect(box.ask("R1b", 13) == .refused(.rightElsewhere))
    box.revoke("R1", at: 1)
    #expect(box.ask("R1b", 13) == .refused(.deviceRevoked))
    try box.rule(.deviceRevoked, .refuse)
    #expect(box.ask("R1b", 13) == .allotted(Self.allotment(13, to: "R1")))
  }

  /// Two stations and no hall's desk: when one has closed, nobody comes next, and the other one asks.
  @Test func whatAFinishedSiteLeftIsTheHallsToGiveWhenNobodyComesNext() throws {
    var box = Self.builder(.fixture(sites: "R1:1 R2:1"), opening: "R1 R2")
    box.cast("R1", 1)
    #expect(box.ask("R2", 2) == .refused(.rightElsewhere, right: SiteID("R1")))
    box.close("R1")
    #expect(box.ask("R2", 2) == .refused(.rightElsewhere, right: SiteID("R1")))
    box.merge("R1")
    #expect(box.allotDue() == 0)
    let head = JournalHead(device: RegisterBuilder.device("R1"), size: 3, root: .zero)
    let given = Allotment(from: SiteID("R1"), to: SiteID("R2"), upTo: [head], voter: 2)
    #expect(box.ask("R2", 2) == .allotted(given))
    box.give("R2", 2)
    #expect(box.admission("R2", 2) == .ordinary)
    #expect(box.admission("R2", 3) == .refused(.rightElsewhere, right: SiteID("R1")))
    #expect(box.admission("R2", 2, holding: ["R1": 2]) == .refused(.rightElsewhere, right: SiteID("R1")))
    guard case .refused(.alreadyMarked, _, _) = box.ask("R2", 1) else {
      Issue.record("R1 handed out a paper")
      return
    }
  }

  @Test func whatComesNextIsNotTheHallsToGive() {
    var box = Self.builder()
    box.close("R1")
    box.merge("R1")
    #expect(box.ask("R2", 1) == .refused(.rightElsewhere, right: SiteID("R1")))
    #expect(box.allotDue() == 1)
    #expect(box.ask("R2", 1) == .refused(.rightElsewhere, right: SiteID("S1")))
  }

  /// Who is revoked with a mark that was taken back too late has spent the right for everybody.
  @Test func aSpentRightIsNotGivenAgain() throws {
    var box = Self.builder(.fixture(sites: "R1:1 R2:1"), opening: "R1 R2")
    let cast = box.cast("R1", 1)
    box.void("R1", cast)
    box.revoke("R1", at: 2)
    try box.rule(.deviceRevoked, .accept)
    #expect(box.ask("R2", 1) == .refused(.rightElsewhere, right: SiteID("R1")))
    guard case .allotted = box.ask("R2", 2) else {
      Issue.record("the right of voter 2 is unspent")
      return
    }
  }

  /// A right that came back to a site must not be taken away again by what took it away before.
  @Test func anAllotmentThatComesAgainHasNoEffect() throws {
    var box = Self.builder(.fixture(sites: "R1:1 R2:1"), opening: "R1 R2")
    box.close("R1")
    box.merge("R1")
    let first = box.give("R2", 2)
    box.close("R2")
    box.merge("R2")
    box.revoke("R1", at: 2)
    try box.rule(.deviceRevoked, .refuse)
    box.enrol("R1b", at: "R1")
    box.open("R1b")
    #expect(box.ask("R1b", 2) != .held)
    box.give("R1b", 2)
    #expect(box.admission("R1b", 2) == .ordinary)
    box.hall(.rightAllotted(try #require(first)))
    #expect(box.admission("R1b", 2) == .ordinary)
  }
}

extension RegisterBuilder {
  /// What the hall answers the laptop called `name`, by what the hall holds.
  func ask(_ name: String, _ voter: RollNumber, holding: [String: UInt32] = [:]) -> AskDecision {
    AskRule.decide(voter, for: Self.device(name), in: register(holding: holding))
  }

  /// The hall gives what it is asked for.
  @discardableResult
  mutating func give(_ name: String, _ voter: RollNumber) -> Allotment? {
    guard case .allotted(let allotment) = ask(name, voter) else { return nil }
    hall(.rightAllotted(allotment))
    return allotment
  }
}
