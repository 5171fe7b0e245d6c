import ElectionRecord
import Testing

/// The edges of admission as they arise from journals.
@Suite struct AdmissionAtSiteTests {
  private static func open(_ policy: RightsPolicy, _ election: Election = .fixture()) -> RegisterBuilder {
    var box = RegisterBuilder(election.with(policy: policy))
    box.open("R1", "R2")
    return box
  }

  @Test(arguments: RightsPolicy.allCases)
  func aSiteServesFromItsOpeningToItsClosing(policy: RightsPolicy) {
    var box = RegisterBuilder(.fixture(policy: policy))
    #expect(box.admission("R1", 1) == .refused(.siteNotOpen))
    box.open("R1")
    #expect(box.admission("R1", 1) == .ordinary)
    box.close("R1")
    #expect(box.admission("R1", 1) == .refused(.siteClosed))
  }

  @Test(arguments: RightsPolicy.allCases)
  func whoIsNotOnTheRollOrStruckOffIsRefused(policy: RightsPolicy) {
    var box = Self.open(policy)
    box.amend(2, .struckOff)
    box.amend(3, .duplicateOf(original: 4))
    #expect(box.admission("R1", 0) == .refused(.notOnRoll))
    #expect(box.admission("R1", 99) == .refused(.notOnRoll))
    #expect(box.admission("R1", 2) == .refused(.struckOff))
    #expect(box.admission("R1", 3) == .refused(.struckOff))
    box.amend(2, .restored)
    #expect(box.admission("R1", 2) == .ordinary)
  }

  @Test(arguments: RightsPolicy.allCases)
  func aMarkKnownFromAnySiteRefuses(policy: RightsPolicy) {
    var box = Self.open(policy)
    let entry = box.cast("R2", 1)
    let mark = Mark(site: SiteID("R2"), entry: entry, recordedAt: 120)
    // What R2 has no right to sign does not turn away the voters of R1.
    let expected: Admission = policy == .shared ? .refused(.alreadyMarked, marked: mark) : .ordinary
    #expect(box.admission("R1", 1) == expected)
    let enveloped: Admission = policy == .shared ? .provisional(.alreadyMarked, right: nil) : .ordinary
    #expect(box.admission("R1", 1, envelope: "E-1") == enveloped)
    #expect(box.admission("S1", 1) == .refused(.siteNotOpen))
    #expect(box.admission("R1", 1, holding: ["R2": 1]) == .ordinary)
  }

  @Test func aMarkOnTheSamePersonsOtherNumberRefuses() {
    var box = Self.open(.assigned)
    box.amend(2, .duplicateOf(original: 1))
    let entry = box.cast("R1", 2)
    #expect(
      box.admission("R1", 1)
        == .refused(.alreadyMarked, marked: Mark(site: SiteID("R1"), entry: entry, recordedAt: 120)))
  }

  @Test func aMarkInQuarantineStillRefuses() {
    var box = Self.open(.assigned)
    let entry = box.cast("R1", 1)
    box.revoke("R1", at: 1)
    #expect(
      box.admission("R2", 1)
        == .refused(.alreadyMarked, marked: Mark(site: SiteID("R1"), entry: entry, recordedAt: 120)))
  }

  @Test(arguments: RightsPolicy.allCases)
  func aPendingEnvelopeRefusesUntilItIsRuledOn(policy: RightsPolicy) throws {
    var box = Self.open(policy)
    let entry = box.envelope("R2", 1)
    let mark = Mark(site: SiteID("R2"), entry: entry, recordedAt: 120)
    #expect(box.admission("R1", 1) == .refused(.envelopePending, marked: mark))
    var refused = box
    try refused.rule(.provisional, .refuse)
    #expect(refused.admission("R1", 1) == .ordinary)
    try box.rule(.provisional, .accept)
    #expect(box.admission("R1", 1) == .refused(.alreadyMarked, marked: mark))
  }

  @Test func aRightElsewhereGivesAnEnvelopeOrARefusalThatSaysWhere() {
    let box = Self.open(.assigned)
    #expect(box.admission("R1", 7) == .refused(.rightElsewhere, right: SiteID("R2")))
    #expect(box.admission("R1", 7, envelope: "E-1") == .provisional(.rightElsewhere, right: SiteID("R2")))
    #expect(box.admission("R1", 13) == .refused(.rightElsewhere))
    #expect(Self.open(.shared).admission("R1", 7) == .ordinary)
    #expect(Self.open(.shared).admission("R1", 7, envelope: "E-1") == .ordinary)
  }

  @Test(arguments: RightsPolicy.allCases)
  func anEnvelopeStaysUnusedWhereAnOrdinaryPaperIsPossible(policy: RightsPolicy) {
    #expect(Self.open(policy).admission("R1", 1, envelope: "E-1") == .ordinary)
  }

  @Test(arguments: RightsPolicy.allCases)
  func aProxyIsCheckedByWhatIsKnownHere(policy: RightsPolicy) {
    var box = Self.open(policy, .fixture(proxyLimit: 2, candidates: [5]))
    box.amend(6, .struckOff)
    #expect(box.admission("R1", 1, proxy: 1) == .refused(.selfProxy))
    #expect(box.admission("R1", 1, proxy: 5) == .refused(.proxyIsCandidate))
    #expect(box.admission("R1", 1, proxy: 99) == .refused(.proxyNotOnRoll))
    #expect(box.admission("R1", 1, proxy: 6) == .refused(.proxyNotOnRoll))
    box.cast("R2", 7, proxy: 4)
    box.envelope("R2", 3, proxy: 4)
    #expect(box.admission("R1", 1, proxy: 4) == .refused(.proxyLimit))
    #expect(box.admission("R1", 1, proxy: 4, holding: ["R2": 2]) == .ordinary)
  }

  @Test func theLimitCountsPrincipalsAndNotPapers() throws {
    var box = Self.open(.shared, .fixture(proxyLimit: 2))
    box.cast("R1", 7, proxy: 4)
    box.cast("R2", 7, proxy: 4)
    #expect(box.admission("R1", 1, proxy: 4) == .ordinary)
    let taken = box.cast("R2", 8, proxy: 4)
    #expect(box.admission("R1", 1, proxy: 4) == .refused(.proxyLimit))
    box.void("R2", taken)
    #expect(box.admission("R1", 1, proxy: 4) == .ordinary)
    box.envelope("R2", 9, proxy: 4)
    #expect(box.admission("R1", 1, proxy: 4) == .refused(.proxyLimit))
    try box.rule(.provisional, voter: 9, .refuse)
    #expect(box.admission("R1", 1, proxy: 4) == .ordinary)
  }

  @Test(arguments: RightsPolicy.allCases)
  func aDeviceThatIsHaltedRecordsNothing(policy: RightsPolicy) {
    #expect(Self.open(policy).admission("R1", 1, halted: .deviceFrozen) == .refused(.deviceFrozen))
  }

  @Test func onlyTheVotersOfARevokedDeviceGetEnvelopes() throws {
    var box = Self.open(.assigned)
    box.enrol("R1b", at: "R1")
    box.open("R1b")
    box.revoke("R1", at: 1)
    #expect(box.admission("R1b", 1) == .refused(.deviceRevoked))
    #expect(box.admission("R1b", 1, envelope: "E-1") == .provisional(.deviceRevoked, right: nil))
    #expect(box.admission("R2", 7) == .ordinary)
    try box.rule(.deviceRevoked, .refuse)
    #expect(box.admission("R1b", 1) == .ordinary)
    #expect(box.admission("R1b", 1, holding: ["R1": 0]) == .refused(.deviceRevoked))
  }
}
