import ElectionRecord
import Testing

/// Persons whom the roll left out. Voters 1 to 6 have their right at R1, 7 to 12 at R2, 13 and 14 at the hall; 15 is
/// the first number that the hall gives.
@Suite struct LateVoterTests {
  private var box = RegisterBuilder()
  private var shared = RegisterBuilder(.fixture(policy: .shared))

  init() {
    box.open("R1", "R2")
    shared.open("R1", "R2")
  }

  private func cases(_ box: RegisterBuilder) -> [CaseClass] { box.report().cases.map(\.caseClass) }

  @Test mutating func theRollGrowsByTheNextNumber() {
    let before = box.report()
    #expect(box.add() == 15)
    #expect(box.add() == 16)
    let after = box.report()
    #expect(after.register.registered == before.register.registered + 2 && after.register.added == 2)
    #expect(after.turnout.registered == before.turnout.registered + 2)
    #expect(after.turnout.needed == before.turnout.needed + 1)
    #expect(before.register.added == 0)
  }

  @Test mutating func aNumberIsGivenOnce() {
    box.add()
    for number: RollNumber in [15, 14, 0] {
      var copy = box
      copy.add(as: number)
      #expect(copy.report().register == box.report().register)
      #expect(copy.register().unknownEntries == box.register().unknownEntries + 1)
    }
  }

  /// A number that stands on somebody's mark is nobody else's.
  @Test mutating func aNumberThatWasMarkedByMistakeIsNotGiven() {
    box.cast("R1", 15)
    #expect(box.add() == 16)
  }

  @Test mutating func theHallHoldsTheRightAndGivesItToWhoAsks() throws {
    let number = box.add()
    #expect(box.admission("R1", number) == .refused(.rightElsewhere, right: nil))
    #expect(box.admission("R1", number, envelope: "E") == .provisional(.rightElsewhere, right: nil))
    let decision = AskRule.decide(number, for: RegisterBuilder.device("R1"), in: box.register())
    guard case .allotted(let allotment) = decision else {
      Issue.record("not given: \(decision)")
      return
    }
    box.hall(.rightAllotted(allotment))
    #expect(box.admission("R1", number) == .ordinary)
    #expect(box.admission("R2", number) == .refused(.rightElsewhere, right: SiteID("R1")))
    box.holdHall("R1")
    box.cast("R1", number)
    #expect(box.report().register.counted == 1 && cases(box) == [])
  }

  /// Under the assigned policy a mark of a site that was not given the right counts for nobody.
  @Test mutating func aMarkWithoutTheRightIsACaseAndNoVote() {
    let number = box.add()
    box.holdHall("R1")
    box.cast("R1", number)
    box.merge("R1")
    #expect(cases(box) == [.rightNotHeld] && box.report().register.counted == 0)
  }

  @Test mutating func underTheSharedPolicyEverySiteServesOnceItHasHeard() {
    let heard = shared.size("hall")
    let number = shared.add()
    #expect(shared.admission("R1", number) == .ordinary)
    #expect(shared.admission("R2", number, holding: ["hall": heard]) == .refused(.notOnRoll))
    shared.cast("R1", number)
    #expect(shared.report().register.counted == 1 && cases(shared) == [])
  }

  @Test mutating func whoIsStruckOffAgainIsNotCounted() {
    let number = shared.add()
    shared.amend(number, .struckOff)
    #expect(shared.report().register.registered == 14 && shared.report().register.added == 0)
    #expect(shared.admission("R1", number) == .refused(.struckOff))
  }

  // MARK: Without a number

  @Test mutating func aPersonWithoutANumberGetsAnEnvelopeOrNothing() {
    #expect(box.admission("R1", unlisted: "a", envelope: nil) == .refused(.notOnRoll))
    #expect(box.admission("R1", unlisted: "a", envelope: "E") == .provisional(.notOnRoll, right: nil))
    box.unlisted("R1", "a", number: "E")
    #expect(box.admission("R1", unlisted: "b", envelope: "E") == .refused(.envelopeUsed))
    #expect(box.admission("R1", unlisted: "b", envelope: "F") == .provisional(.notOnRoll, right: nil))
    guard case .refused(.envelopePending, let mark, _) = box.admission("R2", unlisted: "a", envelope: "F") else {
      Issue.record("a second envelope for one name")
      return
    }
    #expect(mark?.site == SiteID("R1"))
  }

  /// Another person of the same name is not sent away.
  @Test mutating func anotherPersonOfTheNameGetsAnEnvelopeToo() {
    box.unlisted("R1", "a")
    let digest = RegisterBuilder.person("a")
    let other = CastRequest(unlisted: UnlistedPerson(name: "a", digest: digest, isAnother: true), envelope: "F")
    #expect(box.admission("R1", other) == .provisional(.notOnRoll, right: nil))
  }

  @Test mutating func everySuchEnvelopeIsACaseOfItsOwn() throws {
    box.unlisted("R1", "a")
    box.unlisted("R1", "b")
    let report = box.report()
    #expect(report.cases.map(\.caseClass) == [.notOnRoll, .notOnRoll])
    #expect(report.cases.allSatisfy { $0.voter == nil && $0.device == nil && $0.proposal == .refuse })
    #expect(Set(report.cases.map(\.id)).count == 2)
    #expect(report.register.provisionalPending == 2 && report.register.marks == 2)
    try box.rule(.notOnRoll, .refuse)
    #expect(box.report().cases.map(\.state) == [.ruled, .open])
    #expect(box.report().register.provisionalRefused == 1 && box.report().register.provisionalPending == 1)
  }

  @Test mutating func itIsAcceptedForTheNumberThatThePersonGot() throws {
    box.unlisted("R1", "a")
    #expect(throws: Refusal.numberNeeded) { try box.rule(.notOnRoll, .accept) }
    let number = box.add()
    #expect(throws: Refusal.numberNotNeeded) { try box.rule(.notOnRoll, .refuse, as: number) }
    #expect(throws: Refusal.self) { try box.rule(.notOnRoll, .accept, as: 99) }
    try box.rule(.notOnRoll, .accept, as: number)
    let report = box.report()
    #expect(report.register.counted == 1 && report.register.provisionalAccepted == 1 && report.register.marks == 1)
    #expect(report.cases.map(\.state) == [.ruled])
    #expect(StandingRule.standing(of: number, poll: 0, in: box.register()).counted != nil)
    guard case .refused(.alreadyMarked, _, _) = box.admission("R2", number) else {
      Issue.record("served after the envelope was accepted")
      return
    }
  }

  @Test mutating func whoHasVotedHasNoSecondPaperInAnEnvelope() throws {
    box.cast("R1", 1)
    box.unlisted("R1", "a")
    box.unlisted("R2", "b")
    #expect(throws: Refusal.ordinaryCounts) { try box.rule(.notOnRoll, .accept, as: 1) }
    try box.rule(.notOnRoll, .accept, as: 2)
    #expect(throws: Refusal.ordinaryCounts) { try box.rule(.notOnRoll, .accept, as: 2) }
    #expect(box.report().register.counted == 2 && box.report().register.surplus == 0)
  }

  /// Where the right was given to a site, its journal could tell of an ordinary paper.
  @Test mutating func acceptingWaitsForTheJournalsThatCouldDenyIt() throws {
    box.unlisted("R2", "a")
    let number = box.add()
    box.hall(.rightAllotted(Allotment(from: SiteID(""), to: SiteID("R1"), upTo: [], voter: number)))
    #expect(throws: Refusal.self) { try box.rule(.notOnRoll, .accept, as: number, insist: false) }
    box.close("R1")
    box.merge("R1")
    try box.rule(.notOnRoll, .accept, as: number, insist: false)
    #expect(box.report().register.counted == 1)
  }

  /// The ordinary paper arrives after the envelope was opened: both are in the boxes, one counts, and a case says so.
  @Test mutating func anOrdinaryPaperThatComesLaterIsADoubleCast() throws {
    shared.unlisted("R2", "a")
    let number = shared.add()
    try shared.rule(.notOnRoll, .accept, as: number)
    shared.cast("R1", number)
    let report = shared.report()
    #expect(report.register.counted == 1 && report.register.surplus == 1)
    #expect(cases(shared).contains(.doubleCast))
  }

  @Test mutating func theVotersOwnEnvelopeIsNotOpenedBesideIt() throws {
    shared.unlisted("R2", "a")
    let number = shared.add()
    shared.envelope("R1", number)
    try shared.rule(.notOnRoll, .accept, as: number)
    #expect(throws: Refusal.ordinaryCounts) { try shared.rule(.provisional, .accept) }
    try shared.rule(.provisional, .refuse)
    let counts = shared.report().register
    #expect(counts.counted == 1 && counts.surplus == 0 && counts.provisionalRefused == 1)
  }

  /// The envelope was accepted for the wrong number: it counts for whose it was.
  @Test mutating func whatWasAcceptedForTheWrongNumberIsPutRight() throws {
    box.unlisted("R1", "a", number: "E-1")
    try box.rule(.notOnRoll, .accept, as: 7)
    box.close("R1")
    box.merge("R1")
    try box.takeBack(7, served: 8)
    let report = box.report()
    #expect(report.register.counted == 1 && report.register.takenBack == 1 && report.register.marks == 2)
    #expect(StandingRule.standing(of: 7, poll: 0, in: box.register()).counted == nil)
    #expect(StandingRule.standing(of: 8, poll: 0, in: box.register()).counted != nil)
    #expect(report.accounts[0].account.issued == 1 && report.accounts[0].account.envelopes == 0)
  }

  @Test mutating func oneEnvelopeNumberOnAVoterAndAStrangerIsACase() {
    box.envelope("R1", 7, number: "E-1")
    box.unlisted("R2", "a", number: "E-1")
    #expect(cases(box).contains(.envelopeTwice))
  }

  /// Counted in an envelope and struck off afterwards: a case that a ruling closes.
  @Test mutating func whoIsStruckOffAfterTheRulingIsRuledOnOnceMore() throws {
    box.unlisted("R1", "a")
    let number = box.add()
    try box.rule(.notOnRoll, .accept, as: number)
    box.amend(number, .struckOff)
    let open = box.report().cases.filter { $0.state == .open }
    #expect(open.map(\.voter) == [number])
    let caseClass = try #require(open.first?.caseClass)
    try box.rule(caseClass, voter: number, .refuse)
    #expect(box.report().cases.allSatisfy { $0.state == .ruled })
  }

  @Test mutating func theReportIsTheSameWhicheverJournalArrivesFirst() throws {
    shared.unlisted("R2", "a")
    let number = shared.add()
    shared.cast("R1", number)
    shared.unlisted("R1", "b")
    try shared.rule(.notOnRoll, .accept, as: 2)
    let order = Array(shared.journals.indices)
    #expect(shared.report(order: order.reversed()) == shared.report(order: order))
  }

  @Test mutating func nobodyIsAddedOnceAllSitesHaveClosed() throws {
    try RollAdditionRule.check(officers: ["甲", "乙"], in: box.register())
    #expect(throws: Refusal.twoOfficersRequired) {
      try RollAdditionRule.check(officers: ["甲", "甲"], in: box.register())
    }
    for site in box.election.sites.map(\.id.rawValue) where site != "R1" && site != "R2" { box.open(site) }
    for site in box.election.sites.map(\.id.rawValue) {
      box.close(site)
      box.merge(site)
    }
    // Whoever came in time and is in an envelope may still get a number, after a refusal that was a mistake too.
    var waiting = box
    waiting.unlisted("R1", "a")
    try RollAdditionRule.check(officers: ["甲", "乙"], in: waiting.register())
    try waiting.rule(.notOnRoll, .refuse)
    #expect(throws: Refusal.self) { try RollAdditionRule.check(officers: ["甲", "乙"], in: waiting.register()) }
    try RollAdditionRule.check(officers: ["甲", "乙"], insist: true, in: waiting.register())
    let number = waiting.add()
    try waiting.rule(.notOnRoll, .accept, as: number, corrects: true)
    #expect(waiting.report().register.provisionalAccepted == 1)
    #expect(throws: Refusal.self) {
      try RollAdditionRule.check(officers: ["甲", "乙"], insist: true, in: waiting.register())
    }
    do {
      try RollAdditionRule.check(officers: ["甲", "乙"], in: box.register())
      Issue.record("the roll is still open")
    } catch { #expect(error.code == "rollClosed") }
  }
}
