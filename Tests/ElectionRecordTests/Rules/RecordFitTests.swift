import Testing

@testable import ElectionRecord

/// Figures of the procedure's records against what they add up to, one row a place.
@Suite struct RecordFitTests {
  private static let rows: [(record: ProcedureRecord, fits: Bool)] = [
    (sheets(12, 10, 9, 1), true), (sheets(13, 10, 9, 1), false), (sheets(12, 13, 12, 1), false),
    (sheets(12, 10, 9, 2), false), (sheets(12, 10, 9, 0), true),
    (.nomination(.votes(NominationVotes(contest: "c", lines: [.init(name: "a", votes: 9)]))), true),
    (.nomination(.votes(NominationVotes(contest: "c", lines: [.init(name: "a", votes: 10)]))), false),
    (.calendar(.meeting(Meeting(.polling, day: day, expected: 60, present: 57))), true),
    (.calendar(.meeting(Meeting(.polling, day: day, expected: 57, present: 60))), false),
    (.counting(.batch(CountBatch(id: "B", sites: ["R1"], papers: 3))), true),
    (.counting(.batch(CountBatch(id: "B", sites: ["R1"], papers: 30))), false),
    (.counting(.batch(CountBatch(id: "B", sites: ["R1"], papers: 2))), true),
    (.counting(.batch(CountBatch(id: "B", sites: ["R1"], papers: 1))), false),
    (.counting(.batch(CountBatch(id: "B", sites: ["R2"], papers: 2))), true),
    (.counting(.batch(CountBatch(id: "B", sites: ["R2"], papers: 1))), false),
    (tally(valid: 1, doubtful: 1), true), (tally(valid: 1, doubtful: 0), false),
  ]
  private static let day = CalendarDay(number: 14_682)

  /// Of a batch of 2 papers.
  private static func tally(valid: Int, doubtful: Int) -> ProcedureRecord {
    .counting(
      .tally(
        BatchTally(
          batch: "B9", keying: 1, session: "A", valid: valid, invalid: 0, blank: 0, doubtful: doubtful, contests: [])))
  }

  private static func sheets(_ issued: Int, _ returned: Int, _ valid: Int, _ invalid: Int) -> ProcedureRecord {
    .nomination(
      .sheets(NominationSheets(area: "R1", issued: issued, returned: returned, valid: valid, invalid: invalid)))
  }

  @Test func everyFigureOfARecordIsComparedWithWhatItAddsUpTo() {
    var script = RegisterBuilder(.fixture(sites: "R1:1 R2:1"), roll: "R1:6 R2:6")
    script.open("R1", "R2", papers: 10)
    for voter in RollNumber(1)...3 { script.cast("R1", voter) }
    for voter in RollNumber(7)...9 { script.cast("R2", voter) }
    script.close("R1", "R2")
    script.count("R2", returned: 2, valid: 2)
    script.hall(.procedure(Self.sheets(12, 10, 9, 1)))
    script.hall(.procedure(.counting(.batch(CountBatch(id: "B9", sites: ["R2"], papers: 2)))))
    let register = script.register()
    for (record, fits) in Self.rows {
      #expect(RecordFit.misfits(of: record, poll: 0, in: register).isEmpty == fits, "\(record)")
    }
  }

  /// A traditional form or a title may hide that somebody is there already.
  @Test func aNameLikeOneThatIsThereIsAQuestion() {
    var script = RegisterBuilder(.fixture(sites: "R1:1"), roll: "R1:12")
    script.hall(
      .procedure(.nomination(.votes(NominationVotes(contest: "chair", lines: [.init(name: "张三", votes: 1)])))))
    func misfits(_ names: [String]) -> [Misfit] {
      let votes = NominationVotes(contest: "chair", lines: names.map { .init(name: $0, votes: 1) })
      return RecordFit.misfits(of: .nomination(.votes(votes)), poll: 0, in: script.register())
    }
    #expect(misfits(["张三", "李四"]) == [])
    #expect(misfits(["張三"]) == [.likeName("張三", known: "张三")])
    #expect(misfits(["张三", "李四", "李四主任"]) == [.likeName("李四主任", known: "李四")])
    let tally = BatchTally(
      batch: "B", keying: 1, session: "A", valid: 1, invalid: 0, blank: 0, doubtful: 0,
      contests: [
        ContestTally(contest: "chair", votes: [], writeIns: [NamedVotes("張三", 1)], undervotes: 0)
      ])
    let chair = Contest(
      id: "chair", office: BilingualText("chair"), seats: 1, candidates: [Candidate(name: "张三", voter: nil)])
    let counted = RegisterBuilder(.fixture(sites: "R1:1", contests: [chair]), roll: "R1:6").register()
    #expect(
      RecordFit.misfits(of: .counting(.tally(tally)), poll: 0, in: counted) == [.likeName("張三", known: "张三")])
  }

  @Test(arguments: [("王五", true), ("赵六", true), ("王五老师", false)])
  func aTellerLikeAnotherIsAQuestion(teller: String, fits: Bool) {
    func session(_ id: String, _ teller: String) -> ProcedureRecord {
      .counting(.session(CountSession(id: id, caller: "甲", teller: teller, scrutineer: "乙")))
    }
    var script = RegisterBuilder()
    script.hall(.procedure(session("A", "王五")))
    #expect(RecordFit.misfits(of: session("B", teller), poll: 0, in: script.register()).isEmpty == fits)
  }
}
