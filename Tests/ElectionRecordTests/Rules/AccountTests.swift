import ElectionRecord
import Testing

@Suite struct AccountTests {
  private var box = RegisterBuilder()

  private init() { box.open("R1", papers: 20) }

  private func account(_ site: String = "R1") throws -> BallotAccount {
    try #require(box.report().accounts.first { $0.site.rawValue == site }).account
  }

  private func findings() -> [FindingCode] { box.report().findings.map(\.code) }

  @Test mutating func receivedPapersAreIssuedOrSealedOrSpoiltOrUnused() throws {
    let first = box.cast("R1", 1)
    let second = box.cast("R1", 2)
    box.cast("R1", 3)
    box.envelope("R1", 7)
    box.replace("R1", first)
    box.void("R1", second, marked: true)
    box.close("R1")
    let account = try account()
    #expect(account.received == 20)
    #expect(account.issued == 2)
    #expect(account.envelopes == 1)
    #expect(account.spoilt == 2)
    #expect(account.unused == 15)
    #expect(findings() == [])
  }

  @Test mutating func whatNobodyHasCountedIsNilAndNeverZero() throws {
    #expect(try account("R2") == BallotAccount())
    box.cast("R1", 1)
    let open = try account()
    #expect(open.received == 20 && open.issued == 1)
    #expect(open.unused == nil && open.returned == nil && open.valid == nil && open.invalid == nil)
    #expect(open.blank == nil && open.unreturned == nil && open.unclassified == nil)
    box.count("R1", returned: 1, valid: 1)
    #expect(try account().unreturned == 0)
    #expect(try account().unclassified == 0)
  }

  /// A site of which nothing has arrived may have papers too.
  @Test mutating func theTotalsAreNilWhileAnySiteIsUncounted() {
    box.cast("R1", 1)
    box.close("R1")
    box.count("R1", returned: 1, valid: 1)
    let one = box.report().total
    #expect(one.received == 20 && one.unused == 19 && one.returned == nil && one.valid == nil)
    box.open("R2", papers: 5)
    box.idle()
    let both = box.report().total
    #expect(both.received == 25 && both.issued == 1)
    #expect(both.unused == nil && both.returned == nil && both.valid == nil && both.unclassified == nil)
    box.close("R2")
    box.count("R2", returned: 0, valid: 0)
    let all = box.report().total
    #expect(all.unused == 24 && all.returned == 1 && all.invalid == 0 && all.blank == 0)
  }

  @Test func withoutAnySiteNothingIsKnownInTotal() {
    let total = RegisterBuilder().report().total
    #expect(total == BallotAccount())
  }

  @Test mutating func aVoidedPaperGoesBackToTheUnusedOnesUnlessItIsMarked() throws {
    let clean = box.cast("R1", 1)
    box.void("R1", clean)
    #expect(try account().issued == 0)
    #expect(try account().spoilt == 0)
    let marked = box.cast("R1", 1)
    box.void("R1", marked, marked: true)
    #expect(try account().spoilt == 1)
    let envelope = box.envelope("R1", 7)
    box.void("R1", envelope, marked: true)
    #expect(try account().spoilt == 2)
    #expect(try account().envelopes == 0)
    box.close("R1", unused: 18)
    #expect(findings() == [])
    #expect(box.report().register.voided == 3)
  }

  @Test mutating func aReplacementSpoilsOnePaperAndLeavesTheIssuedOnes() throws {
    let entry = box.cast("R1", 1)
    box.replace("R1", entry)
    box.replace("R1", entry)
    #expect(try account().issued == 1)
    #expect(try account().spoilt == 2)
    #expect(box.report().register.counted == 1)
    box.close("R1", unused: 17)
    #expect(findings() == [])
  }

  @Test mutating func anAcceptedEnvelopeMovesToIssuedAndReturned() throws {
    box.cast("R1", 1)
    box.envelope("R1", 7)
    box.envelope("R1", 8)
    box.close("R1")
    box.count("R1", returned: 1, valid: 1)
    #expect(try account().issued == 1)
    #expect(try account().envelopes == 2)
    try box.rule(.provisional, voter: 7, .accept)
    try box.rule(.provisional, voter: 8, .refuse)
    let opened = try account()
    #expect(opened.issued == 2 && opened.envelopes == 1)
    #expect(opened.returned == 2 && opened.unreturned == 0 && opened.unclassified == 1)
    #expect(findings() == [.unclassifiedPapers])
    box.count("R1", returned: 2, valid: 2)
    #expect(try account().returned == 2)
    #expect(findings() == [])
  }

  @Test mutating func anEnvelopeOpenedBeforeTheCountIsInTheCount() throws {
    box.envelope("R1", 7)
    try box.rule(.provisional, .accept)
    box.count("R1", returned: 1, valid: 1)
    #expect(try account().returned == 1)
    #expect(try account().unclassified == 0)
  }

  @Test mutating func aCountAtTheSiteStandsUntilTheHallCounts() throws {
    box.cast("R1", 1)
    box.append(.counted(BoxCount(site: SiteID("R1"), returned: 1, valid: 0, invalid: 1)), to: "R1")
    #expect(try account().invalid == 1)
    #expect(findings() == [])
    box.count("R1", returned: 1, valid: 1)
    #expect(try account().valid == 1)
    box.append(.counted(BoxCount(site: SiteID("R2"), returned: 9, valid: 9, invalid: 0)), to: "R1")
    #expect(try account("R2").returned == nil)
    #expect(findings() == [.unknownEntries])
  }

  @Test mutating func thePapersOfAllDevicesOfASiteAreItsPapers() throws {
    box.enrol("R1b", at: "R1")
    box.open("R1b", papers: 7)
    box.cast("R1b", 1)
    box.close("R1")
    #expect(try account().received == 27)
    #expect(try account().unused == nil)
    box.close("R1b")
    #expect(try account().unused == 26)
  }

  @Test mutating func papersInQuarantineAreNotIssuedUntilAccepted() throws {
    box.cast("R1", 1)
    box.cast("R1", 2)
    box.revoke("R1", at: 2)
    #expect(try account().issued == 1)
    try box.rule(.deviceRevoked, .accept)
    #expect(try account().issued == 2)
  }

  /// Officers let both branches stand: their papers are the same papers, and the closing is one of theirs.
  @Test mutating func theBranchesOfAForkAreOneSiteWhicheverCameFirst() throws {
    box.cast("R1", 1)
    box.fork("R1", at: 2, as: "clone")
    box.cast("R1", 2)
    box.cast("clone", 3)
    box.close("R1", unused: 17, casts: 2)
    box.close("clone", unused: 18, casts: 7)
    try box.rule(.fork, .accept)
    let expected = box.report()
    #expect(expected.total.received == 20)
    #expect(expected.total.issued == 3)
    #expect(expected.findings.map(\.code).contains(.closingCountDiffers))
    let clone = box.index("clone")
    let order = [clone] + box.journals.indices.filter { $0 != clone }
    #expect(box.report(order: order) == expected)
  }
}
