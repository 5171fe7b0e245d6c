import ElectionRecord
import Testing

@Suite struct RegistrationRuleTests {
  private typealias Samples = RegistrationSamples
  private static let officers = ["甲", "乙"]

  private func notice(_ voter: RollNumber, _ day: String = "2010-02-25") -> VoterNotice {
    VoterNotice(voter: voter, day: Samples.day(day))
  }

  private func removal(_ voter: RollNumber, officers: [String] = officers) -> RegistrationRecord {
    .removed(VoterRemoved(voter: voter, day: Samples.day("2010-02-25"), reason: .movedAway, officers: officers))
  }

  private func restoration(_ voter: RollNumber, officers: [String] = officers) -> RegistrationRecord {
    .restored(VoterRestored(voter: voter, day: Samples.day("2010-02-26"), reason: .cameBack, officers: officers))
  }

  @Test func whoeverLeavesIsNotInTheDenominatorAndMayComeBack() throws {
    var builder = RegisterBuilder(.registration())
    #expect(builder.counts.registered == 14)
    try builder.record(.declined(notice(1)))
    try builder.record(.absent(notice(2)))
    try builder.record(removal(3))
    try builder.record(
      .separated(
        SeparatedResidence(voter: 4, day: Samples.day("2010-02-25"), choice: .elsewhere, community: "西山社区")))
    #expect(builder.counts.registered == 10)
    let ledger = RegistrationLedger(builder.register())
    #expect(ledger.off == [1: .declined, 2: .away, 3: .removed(.movedAway), 4: .elsewhere])
    for voter in 1...4 as ClosedRange<RollNumber> { try builder.record(restoration(voter)) }
    #expect(builder.counts.registered == 14)
    #expect(RegistrationLedger(builder.register()).off == [:])
  }

  /// Half and half plus one of the denominator that the registration leaves.
  @Test func turnoutIsMeasuredByWhoIsStillCounted() throws {
    var builder = RegisterBuilder(.registration())
    #expect(Reconciliation.report(builder.register(), coverage: []).turnout.needed == 8)
    try builder.record(.declined(notice(1)))
    #expect(Reconciliation.report(builder.register(), coverage: []).turnout.needed == 7)
    try builder.record(.declined(notice(2)))
    #expect(Reconciliation.report(builder.register(), coverage: []).turnout.needed == 7)
    try builder.record(.declined(notice(3)))
    #expect(Reconciliation.report(builder.register(), coverage: []).turnout.needed == 6)
  }

  @Test func aRemovedVoterGetsNoPaperAndARestoredOneDoes() throws {
    var builder = RegisterBuilder(.registration())
    builder.open("R1")
    try builder.record(removal(1))
    #expect(builder.admission("R1", 1) == .refused(.struckOff))
    try builder.record(restoration(1))
    #expect(builder.admission("R1", 1) == .ordinary)
  }

  @Test func aVoterRemovedAfterCastingGivesTheCaseOfAStruckOffVoter() throws {
    var builder = RegisterBuilder(.registration())
    builder.open("R1", rollVersion: 9)
    builder.cast("R1", 1)
    try builder.record(removal(1))
    #expect(Reconciliation.cases(builder.register()).map(\.caseClass) == [.struckOff])
    // A site that opened without knowing of it gives the other class.
    var unaware = RegisterBuilder(.registration())
    try unaware.record(removal(1))
    unaware.open("R1", rollVersion: 0)
    unaware.cast("R1", 1)
    #expect(Reconciliation.cases(unaware.register()).map(\.caseClass) == [.staleRoll])
  }

  @Test func whoHasVotedCannotStayOutAnyMore() {
    var builder = RegisterBuilder(.registration())
    builder.open("R1")
    builder.cast("R1", 1)
    #expect(builder.refusal(.declined(notice(1))) == "hasVoted")
    #expect(builder.refusal(.absent(notice(1))) == "hasVoted")
    let away = SeparatedResidence(voter: 1, day: Samples.day("2010-02-25"), choice: .elsewhere, community: "西山社区")
    #expect(builder.refusal(.separated(away)) == "hasVoted")
    #expect(builder.refusal(removal(1)) == nil)
  }

  @Test(arguments: [("2010-03-14", nil), ("2010-03-15", "absenceTooLate")] as [(String, String?)])
  func noticeOfAbsenceIsDueTwoDaysBefore(_ day: String, _ expected: String?) {
    var builder = RegisterBuilder(.registration())
    #expect(builder.refusal(.absent(notice(1, day))) == expected)
  }

  @Test func whereNoLawSaysSoAbsenceLeavesNobodyOut() {
    var builder = RegisterBuilder(.registration(RegistrationRules()))
    #expect(builder.refusal(.absent(notice(1))) == "absenceStillCounts")
    var undated = RegisterBuilder(.registration(pollingDay: nil))
    #expect(undated.refusal(.absent(notice(1))) == "pollingDayUnknown")
  }

  @Test func representativesAlwaysCount() {
    var builder = RegisterBuilder(.registration(mode: .representatives))
    #expect(builder.refusal(.absent(notice(1))) == "representativesAlwaysCount")
    #expect(builder.refusal(.declined(notice(1))) == "representativesAlwaysCount")
    #expect(builder.refusal(removal(1)) == nil)
  }

  @Test func twoOfficersRemoveAndRestore() throws {
    var builder = RegisterBuilder(.registration())
    for officers in [[], ["甲"], ["甲", " 甲 "], ["甲", ""]] {
      #expect(builder.refusal(removal(1, officers: officers)) == "twoOfficersRequired")
    }
    try builder.record(removal(1))
    #expect(builder.refusal(restoration(1, officers: ["甲"])) == "twoOfficersRequired")
    #expect(builder.refusal(restoration(1)) == nil)
  }

  @Test func whatMakesNoSenseIsRefused() throws {
    var builder = RegisterBuilder(.registration())
    #expect(builder.refusal(removal(99)) == "notOnRoll")
    #expect(builder.refusal(restoration(1)) == "notOff")
    #expect(builder.refusal(restoration(99)) == "notOnRoll")
    try builder.record(removal(1))
    #expect(builder.refusal(removal(1)) == "alreadyOff")
    #expect(builder.refusal(.declined(notice(1))) == "alreadyOff")
    // A second number of one person is no removal that could be undone here.
    builder.amend(2, .duplicateOf(original: 3))
    #expect(builder.refusal(restoration(2)) == "notOff")
    #expect(builder.refusal(removal(4, officers: ["甲", "乙\n丙"])) == "textTooLong")
    #expect(builder.refusal(removal(4, officers: ["甲", String(repeating: "乙", count: 342)])) == "textTooLong")
    #expect(builder.refusal(removal(4, officers: ["甲", String(repeating: "乙", count: 341)])) == nil)
  }

  @Test func aRegistrationIsRecordedOnce() throws {
    var builder = RegisterBuilder(.registration())
    func batch(_ voters: [RollNumber]) -> RegistrationRecord {
      .registered(
        VotersRegistered(
          day: Samples.day("2010-02-25"), basis: .hukou, source: .door, canvasser: "组长", voters: voters))
    }
    try builder.record(batch([1, 2]))
    #expect(builder.refusal(batch([2, 3])) == "registeredTwice")
    #expect(builder.refusal(batch([3, 3])) == "registeredTwice")
    #expect(builder.refusal(batch([])) == "batchSize")
    #expect(builder.refusal(batch([3, 99])) == "notOnRoll")
    try builder.record(batch([3]))
    #expect(RegistrationLedger(builder.register()).bases == [.hukou: 3])
  }

  @Test func separatedAndTemporaryResidenceNeedWhatTheLawAsks() {
    var builder = RegisterBuilder(.registration())
    func separated(_ proof: ResidenceProof?) -> RegistrationRecord {
      .separated(
        SeparatedResidence(
          voter: 1, day: Samples.day("2010-02-25"), choice: .here, community: "西山社区", proof: proof))
    }
    func resident(_ since: String) -> RegistrationRecord {
      .resident(EntitledSince(voter: 1, day: Samples.day("2010-02-25"), since: Samples.day(since)))
    }
    #expect(builder.refusal(separated(nil)) == "proofMissing")
    #expect(builder.refusal(separated(.undertaking)) == nil)
    #expect(builder.counts.registered == 14)
    #expect(builder.refusal(resident("2009-03-17")) == "residenceTooShort")
    #expect(builder.refusal(resident("2009-03-16")) == nil)
    var rules = Samples.rules
    rules.residentsAllowed = Cited(false, "户籍条")
    var closed = RegisterBuilder(.registration(rules))
    #expect(closed.refusal(resident("2000-01-01")) == "residentsBarred")
  }

  /// The urban law of 2025, art. 16: six months of work by polling day, the 16th of March.
  @Test func aCommunityWorkerHasWorkedHereLongEnough() {
    func worker(_ since: String) -> RegistrationRecord {
      .worker(EntitledSince(voter: 1, day: Samples.day("2010-02-25"), since: Samples.day(since)))
    }
    var rules = Samples.rules
    var silent = RegisterBuilder(.registration(rules))
    #expect(silent.refusal(worker("2000-01-01")) == "workersBarred")
    rules.workersAllowed = Cited(true, "社区工作者条")
    rules.workMonths = Cited(6, "社区工作者条")
    var builder = RegisterBuilder(.registration(rules))
    #expect(builder.refusal(worker("2009-09-17")) == "workTooShort")
    #expect(builder.refusal(worker("2009-09-16")) == nil)
    rules.workersAllowed = Cited(false, "社区工作者条")
    var barred = RegisterBuilder(.registration(rules))
    #expect(barred.refusal(worker("2000-01-01")) == "workersBarred")
  }

  @Test func anImportsCountsAreNumbersOfPersons() {
    var builder = RegisterBuilder(.registration())
    let day = Samples.day("2010-02-25")
    let negative = RegistrationImport(day: day, accepted: -1, questionable: 0, refused: 0, declined: 0)
    #expect(builder.refusal(.imported(negative)) == "figureOutOfRange")
    let large = RegistrationImport(day: day, accepted: 10_000_001, questionable: 0, refused: 0, declined: 0)
    #expect(builder.refusal(.imported(large)) == "figureOutOfRange")
    let most = RegistrationImport(day: day, accepted: 10_000_000, questionable: 0, refused: 0, declined: 0)
    #expect(builder.refusal(.imported(most)) == nil)
  }

  @Test func aSiteRecordsNoRegistration() {
    let builder = RegisterBuilder(.registration())
    #expect(throws: Refusal.self) {
      try ProcedureRule.check(.registration(removal(1)), by: SiteID("R1"), in: builder.register())
    }
  }
}
