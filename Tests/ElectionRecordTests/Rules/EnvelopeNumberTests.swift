import ElectionRecord
import Testing

/// Envelopes that carry one number, and what is advised of envelopes while journals are out.
@Suite struct EnvelopeNumberTests {
  private var box = RegisterBuilder()

  init() { box.open("R1", "R2", "S1") }

  @Test mutating func aNumberIsUsedOnceAtASite() {
    let first = box.envelope("R1", 7, number: "E-1")
    #expect(box.admission("R1", 8, envelope: "E-1") == .refused(.envelopeUsed))
    for same in [" E-1 ", "e-1", "Ｅ－１"] { #expect(box.admission("R1", 8, envelope: same) == .refused(.envelopeUsed)) }
    #expect(box.admission("R1", 1, envelope: "E-1") == .ordinary)
    #expect(box.admission("R2", 1, envelope: "E-1") == .provisional(.rightElsewhere, right: SiteID("R1")))
    box.void("R1", first)
    #expect(box.admission("R1", 8, envelope: "E-1") == .provisional(.rightElsewhere, right: SiteID("R2")))
  }

  @Test mutating func oneNumberAtTwoSitesIsACaseThatNamesBoth() throws {
    let one = box.envelope("R1", 7, number: "E-1")
    let other = box.envelope("R2", 1, number: "E-1")
    let found = try #require(box.report().cases.first { $0.caseClass == .envelopeTwice })
    #expect(Set(found.entries) == [one, other] && found.sites.map(\.rawValue) == ["R1", "R2"])
    #expect(
      box.register().envelope(at: one)?.number == "E-1" && box.register().envelope(at: other)?.site == SiteID("R2"))
    #expect(throws: Refusal.onlyAcknowledge) { try box.rule(.envelopeTwice, .accept) }
    try box.rule(.envelopeTwice, .acknowledge)
    #expect(box.report().cases.filter { $0.caseClass == .envelopeTwice }.map(\.state) == [.ruled])
    // Each voter's envelope is ruled on by itself.
    try box.rule(.provisional, voter: 1, .refuse)
    try box.rule(.provisional, voter: 7, .refuse)
    #expect(box.report().cases.allSatisfy { $0.state == .ruled })
  }

  @Test mutating func twoDoubledNumbersAreTwoCases() {
    box.envelope("R1", 7, number: "E-1")
    box.envelope("R2", 1, number: "E-1")
    box.envelope("R1", 8, number: "E-2")
    box.envelope("S1", 7, number: "E-2")
    let found = box.report().cases.filter { $0.caseClass == .envelopeTwice }
    #expect(found.count == 2 && Set(found.map(\.id)).count == 2)
  }

  /// Journals are open, closed, or revoked and ruled on at the site that has the voter's right.
  @Test mutating func nothingIsAdvisedBeforeTheJournalsThatCouldDenyItAreIn() throws {
    box.envelope("S1", 7)
    var subject: Case? { box.report().cases.first { $0.caseClass == .provisional } }
    #expect(subject?.proposal == nil && subject?.awaited == [SiteID("R2")])
    #expect(throws: Refusal.self) { try box.rule(.provisional, nil, insist: false) }
    #expect(throws: Refusal.self) { try box.rule(.provisional, .accept, insist: false) }
    var insisted = box
    #expect(try insisted.rule(.provisional, .accept).awaited == [SiteID("R2")])
    var refused = box
    #expect(try refused.rule(.provisional, .refuse, insist: false).awaited == [SiteID("R2")])
    var revoked = box
    revoked.revoke("R2", at: 1)
    #expect(revoked.report().cases.first { $0.caseClass == .provisional }?.awaited == [SiteID("R2")])
    try revoked.rule(.deviceRevoked, .refuse)
    // The lost laptop may have served the voter: officers compare with its paper list, and insist.
    #expect(revoked.report().cases.first { $0.caseClass == .provisional }?.proposal == nil)
    #expect(throws: Refusal.self) { try revoked.rule(.provisional, .accept, insist: false) }
    #expect(try revoked.rule(.provisional, .accept).awaited == [SiteID("R2")])
    box.close("R2")
    #expect(subject?.proposal == .accept && subject?.awaited == [])
    #expect(try box.rule(.provisional, nil, insist: false).awaited.isEmpty)
  }

  /// Whoever was struck off and objects is heard: refused as proposed, or accepted once nothing is out; restored, the
  /// envelope is like any other.
  @Test mutating func anEnvelopeOfWhoWasStruckOffIsRuledOn() throws {
    box.amend(7, .struckOff)
    #expect(box.admission("R1", 7, envelope: "E-1") == .provisional(.struckOff, right: nil))
    box.envelope("R1", 7)
    let subject = try #require(box.report().cases.first)
    #expect(subject.caseClass == .staleRoll && subject.proposal == .refuse && subject.awaited == [SiteID("R2")])
    #expect(throws: Refusal.self) { try box.rule(.staleRoll, .accept, insist: false) }
    var restored = box
    restored.amend(7, .restored)
    restored.close("R2")
    #expect(restored.report().cases.map(\.proposal) == [.accept])
    box.close("R2")
    try box.rule(.staleRoll, .accept, insist: false)
    #expect(box.report().register.counted == 1 && box.report().register.provisionalAccepted == 1)
  }

  /// Where any site may serve anybody, every journal could deny it.
  @Test func underSharedEverySiteIsAwaited() {
    var box = RegisterBuilder(.fixture(policy: .shared))
    box.open("R1")
    box.envelope("R1", 1)
    box.close("R1")
    #expect(box.report().cases.flatMap(\.awaited).map(\.rawValue) == ["R2", "S1", "H1"])
  }
}
