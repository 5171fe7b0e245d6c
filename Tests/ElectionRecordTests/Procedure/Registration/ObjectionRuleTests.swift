import Testing

@testable import ElectionRecord

@Suite struct ObjectionRuleTests {
  private typealias Samples = RegistrationSamples

  private func objection(
    _ day: String, kind: ObjectionKind = .wronglyListed, voter: RollNumber? = 3, by: String = "家属"
  ) -> RegistrationRecord {
    .objected(ObjectionFiled(day: Samples.day(day), kind: kind, voter: voter, by: by))
  }

  private func decision(
    _ number: Int, _ day: String, reason: String = "属实", officers: [String] = ["甲", "乙"]
  ) -> RegistrationRecord {
    .decided(
      ObjectionDecided(
        objection: number, day: Samples.day(day), outcome: .upheld, reason: reason, officers: officers))
  }

  /// Posted on the 20th, five days: the 25th is the last.
  @Test(
    arguments: [
      ("2010-02-19", "objectionTooEarly"), ("2010-02-20", nil), ("2010-02-25", nil), ("2010-02-26", "objectionTooLate"),
    ] as [(String, String?)])
  func anObjectionIsFiledWithinFiveDaysOfThePosting(_ day: String, _ expected: String?) {
    var builder = RegisterBuilder(.registration())
    builder.postRoll(on: "2010-02-20")
    // A list that is posted again opens no new period.
    builder.postRoll(on: "2010-03-01")
    #expect(builder.refusal(objection(day)) == expected)
  }

  /// The urban law of 2025, art. 17: the list of those who vote for others is open to objection as long.
  @Test(
    arguments: [
      (.voters, "2010-02-26", "objectionTooLate"), (.households, "2010-02-28", nil),
      (.representatives, "2010-02-28", nil), (.households, "2010-03-01", "objectionTooLate"),
    ] as [(ElectionMode, String, String?)])
  func objectionsRunFromTheLaterOfBothLists(_ mode: ElectionMode, _ day: String, _ expected: String?) {
    var builder = RegisterBuilder(.registration(mode: mode))
    builder.postRoll(on: "2010-02-20")
    let list = NoticePosted(.representatives, day: Samples.day("2010-02-23"))
    builder.hall(.procedure(.calendar(.notice(list))))
    #expect(builder.refusal(objection(day)) == expected)
  }

  @Test func aLateObjectionIsRefusedWithItsArticle() {
    var builder = RegisterBuilder(.registration())
    builder.postRoll(on: "2010-02-20")
    #expect(throws: Refusal.self) { try builder.record(objection("2010-02-26")) }
    do throws(Refusal) {
      try builder.record(objection("2010-02-26"))
    } catch {
      #expect(error.message.zh.contains("申诉条"))
      #expect(error.message.zh.contains("2010-02-25"))
    }
  }

  @Test func thePeriodCannotRunBeforeTheRollIsPosted() {
    var builder = RegisterBuilder(.registration())
    #expect(builder.refusal(objection("2010-02-20")) == "rollNotPosted")
    var silent = RegisterBuilder(.registration(RegistrationRules()))
    #expect(silent.refusal(objection("2010-02-20")) == nil)
  }

  @Test func anObjectionSaysByWhomAndAboutWhom() {
    var builder = RegisterBuilder(.registration(RegistrationRules()))
    #expect(builder.refusal(objection("2010-02-20", by: "")) == "objectorMissing")
    #expect(builder.refusal(objection("2010-02-20", voter: nil)) == "subjectMissing")
    #expect(builder.refusal(objection("2010-02-20", voter: 99)) == "notOnRoll")
    #expect(builder.refusal(objection("2010-02-20", kind: .omitted, voter: nil)) == nil)
  }

  /// Three days from the 20th: the 23rd is in time.
  @Test(arguments: [("2010-02-20", false), ("2010-02-23", false), ("2010-02-24", true)])
  func aDecisionAfterItsDayIsRecordedAndLate(_ day: String, _ isLate: Bool) throws {
    var builder = RegisterBuilder(.registration())
    builder.postRoll(on: "2010-02-20")
    try builder.record(objection("2010-02-20"))
    try builder.record(decision(1, day))
    let found = RegistrationLedger(builder.register()).objections
    #expect(found.map(\.isLate) == [isLate])
    #expect(found.map(\.due) == [Samples.day("2010-02-23")])
  }

  @Test func adecisionNamesOneOpenObjection() throws {
    var builder = RegisterBuilder(.registration())
    builder.postRoll(on: "2010-02-20")
    #expect(builder.refusal(decision(1, "2010-02-21")) == "noSuchObjection")
    try builder.record(objection("2010-02-21"))
    #expect(builder.refusal(decision(0, "2010-02-21")) == "noSuchObjection")
    #expect(builder.refusal(decision(2, "2010-02-21")) == "noSuchObjection")
    #expect(builder.refusal(decision(1, "2010-02-20")) == "decidedBeforeFiling")
    #expect(builder.refusal(decision(1, "2010-02-21", reason: "")) == "reasonMissing")
    #expect(builder.refusal(decision(1, "2010-02-21", officers: ["甲"])) == "twoOfficersRequired")
    #expect(builder.refusal(decision(1, "2010-02-21")) == nil)
    #expect(builder.refusal(decision(1, "2010-02-22")) == "decidedAlready")
    let ledger = RegistrationLedger(builder.register())
    #expect(ledger.history(of: 3, in: builder.register()).count == 2)
    #expect(ledger.history(of: 4, in: builder.register()).isEmpty)
  }

  /// Filed on the 20th: the 23rd is in time, and a later day, or one that the clock has not seen, is asked about.
  @Test(arguments: [
    ("2010-02-20", false), ("2010-02-23", false), ("2010-02-24", true), ("2011-02-23", true), ("2010-02-28", true),
  ])
  func theDayOfADecisionIsAskedAbout(_ day: String, _ isAsked: Bool) throws {
    var builder = RegisterBuilder(.registration())
    builder.postRoll(on: "2010-02-20")
    try builder.record(objection("2010-02-20"))
    let place = RecordPlace(journal: 0, site: nil, today: Samples.day("2010-02-25"))
    let misfits = RecordFit.misfits(
      of: .registration(decision(1, day)), poll: 0, in: builder.register(), at: place)
    #expect(misfits.isEmpty == !isAsked, "\(misfits)")
  }

  @Test func aDecisionWithAWrongDayIsTakenBackAndDecidedAgain() throws {
    var builder = RegisterBuilder(.registration())
    builder.postRoll(on: "2010-02-20")
    try builder.record(objection("2010-02-20"))
    let wrong = builder.size("hall")
    try builder.record(decision(1, "2010-03-20"))
    #expect(builder.refusal(decision(1, "2010-02-22")) == "decidedAlready")
    #expect(RegistrationLedger(builder.register()).objections.map(\.decidedAt?.sequence) == [wrong])
    try withdraw(wrong, &builder)
    #expect(RegistrationLedger(builder.register()).objections.map(\.decision) == [nil])
    #expect(builder.refusal(decision(1, "2010-02-22")) == nil)
  }

  /// The voter is off the roll with it: that is undone first.
  @Test func aDecisionThatChangedTheRollWaitsUntilThatIsUndone() throws {
    var builder = RegisterBuilder(.registration())
    builder.postRoll(on: "2010-02-20")
    try builder.record(objection("2010-02-20"))
    let place = builder.size("hall")
    let day = Samples.day("2010-02-21")
    try builder.record(decision(1, "2010-02-21"))
    try builder.record(.removed(VoterRemoved(voter: 3, day: day, reason: .movedAway, officers: ["甲", "乙"])))
    #expect(withdrawal(place, in: builder).1 == "notWithdrawn")
    try builder.record(.restored(VoterRestored(voter: 3, day: day, reason: .cameBack, officers: ["甲", "乙"])))
    #expect(withdrawal(place, in: builder).1 == nil)
  }

  private func withdraw(_ place: UInt32, _ builder: inout RegisterBuilder) throws {
    let (record, code) = withdrawal(place, in: builder)
    try #require(code == nil)
    builder.hall(.procedure(record))
  }

  /// The record that takes another one back, and the code of its refusal.
  private func withdrawal(_ place: UInt32, in builder: RegisterBuilder) -> (ProcedureRecord, String?) {
    let entry = EntryID(device: RegisterBuilder.device("hall"), sequence: place)
    let record = ProcedureRecord.withdrawal(
      .record(RecordWithdrawn(entry: entry, reason: "日期录错", officers: ["甲", "乙"])))
    do throws(Refusal) {
      try ProcedureRule.check(record, by: nil, in: builder.register())
      return (record, nil)
    } catch {
      return (record, error.code)
    }
  }
}
