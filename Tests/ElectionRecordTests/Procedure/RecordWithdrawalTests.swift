import Testing

@testable import ElectionRecord

/// Two officers take back a record that was typed wrong, and what is right is recorded in its place.
@Suite struct RecordWithdrawalTests {
  private static let officers = ["赵一", "钱二"]

  private struct Hall {
    var count = CountFixture()

    /// The place of the entry that is written next.
    var next: UInt32 { count.box.size("hall") }

    @discardableResult
    mutating func write(_ record: ProcedureRecord) throws -> UInt32 {
      try ProcedureRule.check(record, by: nil, in: count.register)
      let place = next
      count.edit { $0.hall(.procedure(record)) }
      return place
    }

    func withdrawal(_ place: UInt32, by officers: [String] = RecordWithdrawalTests.officers) -> ProcedureRecord {
      let entry = EntryID(device: RegisterBuilder.device("hall"), sequence: place)
      return .withdrawal(.record(RecordWithdrawn(entry: entry, reason: "录错", officers: officers)))
    }

    mutating func withdraw(_ place: UInt32) throws { try write(withdrawal(place)) }

    func refusal(_ record: ProcedureRecord) -> Refusal? {
      do throws(Refusal) {
        try ProcedureRule.check(record, by: nil, in: count.register)
        return nil
      } catch {
        return error
      }
    }

    func code(_ place: UInt32) -> String? { refusal(withdrawal(place))?.code }
  }

  private static func decision(_ found: PaperClass) -> ProcedureRecord {
    .counting(.decision(DoubtfulDecision(referral: "D1", decision: found, officers: officers)))
  }

  private static func tally(_ keying: Int, valid: Int, invalid: Int) -> ProcedureRecord {
    .counting(
      .tally(
        BatchTally(
          batch: "P", keying: keying, session: keying == 1 ? "A" : "B", valid: valid, invalid: invalid,
          contests: [.chair(valid, 0, of: valid), .members([valid, 0, 0], of: valid)])))
  }

  private static let batch = ProcedureRecord.counting(.batch(CountBatch(id: "P", sites: ["R1"], papers: 10)))
  private static let referral = ProcedureRecord.counting(
    .referral(DoubtfulReferral(id: "D1", batch: "P", reason: .illegible, papers: 2)))

  @Test func aWrongDecisionIsTakenBackAndDecidedAgain() throws {
    var hall = Hall()
    try hall.write(Self.batch)
    try hall.write(Self.referral)
    let wrong = try hall.write(Self.decision(.invalid))
    #expect(hall.refusal(Self.decision(.valid))?.code == "alreadyDecided")
    #expect(hall.refusal(Self.tally(1, valid: 10, invalid: 0))?.code == "fewerThanDecided")
    try hall.withdraw(wrong)
    #expect(hall.count.register.counting.batch("P")?.undecided == 2)
    try hall.write(Self.decision(.valid))
    try hall.write(Self.tally(1, valid: 10, invalid: 0))
    try hall.write(Self.tally(2, valid: 10, invalid: 0))
    #expect(hall.count.register.counting.batch("P")?.status == .accepted)
    let shown = hall.count.register.withdrawnRecords
    #expect(shown.map(\.entry.sequence) == [wrong])
    #expect(shown.first?.record == Self.decision(.invalid))
    #expect(shown.first?.officers == Self.officers)
  }

  @Test func aWrongNumberOfDoubtfulPapersIsTakenBack() throws {
    var hall = Hall()
    try hall.write(Self.batch)
    let wrong = try hall.write(
      .counting(.referral(DoubtfulReferral(id: "D1", batch: "P", reason: .illegible, papers: 9))))
    try hall.withdraw(wrong)
    try hall.write(Self.referral)
    #expect(hall.count.register.counting.batch("P")?.undecided == 2)
  }

  /// What rests on a record is named, the latest first, and taken back in that order.
  @Test func whatOthersRestOnWaitsForThem() throws {
    var hall = Hall()
    let batch = try hall.write(Self.batch)
    let referral = try hall.write(Self.referral)
    let decision = try hall.write(Self.decision(.invalid))
    let first = try hall.write(Self.tally(1, valid: 8, invalid: 2))
    let second = try hall.write(Self.tally(2, valid: 8, invalid: 2))
    for (place, resting) in [
      (first, [second]), (decision, [second, first]), (referral, [second, first, decision]),
      (batch, [second, first, decision, referral]),
    ] {
      let refusal = try #require(hall.refusal(hall.withdrawal(place)))
      #expect(refusal.code == "recordsRest")
      let command = (resting + [place]).map { String($0) }.joined(separator: " ")
      #expect(refusal.message.en.contains("correct record \(command);"), "\(refusal.message.en)")
    }
    for place in [second, first, decision, referral, batch] { try hall.withdraw(place) }
    #expect(hall.count.register.counting.batches.isEmpty)
    try hall.write(Self.batch)
  }

  @Test func aSessionRestsUnderItsTallies() throws {
    var hall = Hall()
    let session = try hall.write(
      .counting(.session(CountSession(id: "S", caller: "唱", teller: "计五", scrutineer: "监"))))
    try hall.write(Self.batch)
    #expect(hall.code(session) == nil)
    var tally = BatchTally(
      batch: "P", keying: 1, session: "S", valid: 10, invalid: 0,
      contests: [.chair(10, 0, of: 10), .members([10, 0, 0], of: 10)])
    tally.session = "S"
    try hall.write(.counting(.tally(tally)))
    #expect(hall.code(session) == "recordsRest")
  }

  @Test func onlyOnceAndByTwoOfficersWithAReason() throws {
    var hall = Hall()
    let place = try hall.write(Self.batch)
    #expect(hall.refusal(hall.withdrawal(place, by: ["赵一", "赵 一"]))?.code == "twoOfficersRequired")
    let entry = EntryID(device: RegisterBuilder.device("hall"), sequence: place)
    let blank = RecordWithdrawn(entry: entry, reason: " ", officers: Self.officers)
    #expect(hall.refusal(.withdrawal(.record(blank)))?.code == "reasonMissing")
    try hall.withdraw(place)
    #expect(hall.code(place) == "withdrawnBefore")
    #expect(hall.code(hall.next - 1) == "notWithdrawn")
    #expect(hall.code(0) == "noSuchRecord")
    #expect(hall.code(9999) == "noSuchRecord")
  }

  /// Each names the verb that undoes it instead.
  @Test func whatReachesFurtherIsUndoneByItsOwnVerb() throws {
    let day = CalendarDay("2010-03-01") ?? CalendarDay(number: 0)
    let records: [(ProcedureRecord, String)] = [
      (.registration(.removed(VoterRemoved(voter: 3, day: day, reason: .died, officers: Self.officers))), "restore"),
      (.calendar(.notice(NoticePosted(.proxies, day: day))), "notice proxies"),
    ]
    for (record, verb) in records {
      var hall = Hall()
      let place = hall.next
      hall.count.edit { $0.hall(.procedure(record)) }
      let refusal = try #require(hall.refusal(hall.withdrawal(place)))
      #expect(refusal.code == "notWithdrawn" && refusal.message.en.contains(verb), "\(refusal.message.en)")
    }
  }

  @Test func aWronglyCalledPollIsTakenBack() throws {
    var hall = Hall()
    let poll = FurtherPoll(
      .supplementary, day: CalendarDay("2062-03-01") ?? CalendarDay(number: 0), contests: ["member"])
    let place = try hall.write(.outcome(.further(poll)))
    try hall.withdraw(place)
    #expect(OutcomeBook(hall.count.register).further.isEmpty)
  }

  @Test func theCountOfADeclaredPollStays() throws {
    var hall = Hall()
    let place = try hall.write(Self.batch)
    hall.count.edit { $0.hall(.resultDeclared(Declaration(digest: .zero, officers: Self.officers))) }
    let refusal = try #require(hall.refusal(hall.withdrawal(place)))
    #expect(refusal.code == "notWithdrawn" && refusal.message.en.contains("correct declaration"))
  }

  @Test func aBatchWhosePapersWereCorrectedStays() throws {
    var hall = Hall()
    let place = try hall.write(Self.batch)
    let entry = EntryID(device: RegisterBuilder.device("hall"), sequence: place)
    hall.count.edit {
      $0.hall(
        .figuresCorrected(
          FigureCorrection(entry: entry, figures: .batch(papers: 11), reason: "x", officers: Self.officers)))
    }
    #expect(hall.code(place) == "notWithdrawn")
  }

  /// A site's record and the hall's word on it, in whichever order they come.
  @Test func theOrderInWhichJournalsComeDoesNotMatter() throws {
    var builder = CountFixture().box
    builder.open("R1", papers: 60)
    let place = builder.size("R1")
    let sealed = BoxSealed(
      site: nil, day: CalendarDay("2010-03-16") ?? CalendarDay(number: 0), seals: ["X-9"], officers: Self.officers,
      slot: true)
    builder.append(.procedure(.custody(.sealed(sealed))), to: "R1")
    builder.close("R1")
    let entry = EntryID(device: RegisterBuilder.device("R1"), sequence: place)
    builder.hall(
      .procedure(.withdrawal(.record(RecordWithdrawn(entry: entry, reason: "录错", officers: Self.officers)))))
    for order in [Array(builder.journals.indices), builder.journals.indices.reversed()] {
      let register = builder.register(order: order)
      #expect(register.procedure(\.custody).isEmpty)
      #expect(CustodyRule.chain(of: "R1", in: register)?.links.contains { $0.record != nil } == false)
      #expect(register.withdrawnRecords.first?.record == .custody(.sealed(sealed)))
    }
  }
}
