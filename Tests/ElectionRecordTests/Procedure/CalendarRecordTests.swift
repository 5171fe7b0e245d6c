import Testing

@testable import ElectionRecord

@Suite struct CalendarRecordTests {
  static let day = CalendarDay("2010-03-13") ?? CalendarDay(number: 0)

  static let records: [CalendarRecord] =
    NoticeKind.allCases.map { .notice(NoticePosted($0, day: day, place: "公告栏", page: .zero)) } + [
      .notice(NoticePosted(.result, day: day, figures: ResultFigure.allCases)), .notice(NoticePosted()),
    ]
    + MeetingKind.allCases.map { .meeting(Meeting($0, day: day, expected: 60, present: 57, note: "下午一点", called: day)) }
    + [
      .meeting(Meeting(.committeeChosen, day: day, body: .assembly)),
      .meeting(Meeting(.polling, day: day)), .meeting(Meeting(.polling, day: day, expected: 0, present: 0)),
    ] + StepKind.allCases.map { .step(CalendarStep($0, day: day, officers: ["甲", "乙"], note: "签字")) } + [
      .step(CalendarStep(.counting, day: CalendarDay(number: -1))),
      .step(CalendarStep(.handover, day: day, chair: "甲", supervisor: "街道办事处乙")),
    ]

  @Test(arguments: records) func aRecordIsReadAsItWasWritten(_ record: CalendarRecord) {
    let entry = Entry(elapsedSeconds: 5, body: .procedure(.calendar(record)))
    #expect(Entry(decoding: entry.encoded()) == entry)
  }

  @Test func aFigureOfALaterProgramMakesTheEntryUnknown() {
    var writer = WireWriter()
    writer.message(33) { topic in
      topic.message(1) { notice in
        notice.field(1, NoticeKind.result.rawValue)
        notice.field(5, "turnoutByStreet")
      }
    }
    #expect(Entry(decoding: writer.bytes).body == .unknown)
  }

  private func refusal(of record: CalendarRecord) -> String? {
    do throws(Refusal) {
      try ProcedureRule.check(.calendar(record), by: nil, in: RegisterBuilder().register())
      return nil
    } catch {
      return error.code
    }
  }

  @Test func attendanceFitsOrIsRefused() {
    let day = Self.day
    #expect(refusal(of: .meeting(Meeting(.polling, day: day, expected: 60, present: 60))) == nil)
    #expect(refusal(of: .meeting(Meeting(.polling, day: day, expected: 60, present: 61))) == "morePresentThanExpected")
    #expect(refusal(of: .meeting(Meeting(.polling, day: day, expected: 60))) == "halfAnAttendance")
    #expect(refusal(of: .meeting(Meeting(.polling, day: day, present: 57))) == "halfAnAttendance")
    #expect(refusal(of: .meeting(Meeting(.polling, day: day))) == nil)
    #expect(refusal(of: .meeting(Meeting(.residents, day: day, called: day))) == nil)
    #expect(
      refusal(of: .meeting(Meeting(.residents, day: day, called: day.adding(days: 1)))) == "calledAfterwards")
  }

  @Test func onlyTheResultSaysWhichFiguresItGave() {
    #expect(refusal(of: .notice(NoticePosted(.result, day: Self.day, figures: [.valid]))) == nil)
    #expect(refusal(of: .notice(NoticePosted(.roll, day: Self.day, figures: [.valid]))) == "figuresAreOfTheResult")
  }

  @Test func onlyTheHandoverSaysWhoChairsAndSupervises() {
    #expect(refusal(of: .step(CalendarStep(.handover, day: Self.day, chair: "甲", supervisor: "乙"))) == nil)
    #expect(refusal(of: .step(CalendarStep(.counting, day: Self.day, chair: "甲"))) == "onlyTheHandover")
    #expect(refusal(of: .step(CalendarStep(.counting, day: Self.day, supervisor: "乙"))) == "onlyTheHandover")
  }

  @Test func onlyTheCommitteesChoiceSaysWhoseMeetingItWas() {
    func meeting(_ kind: MeetingKind, _ body: MeetingKind) -> CalendarRecord {
      .meeting(Meeting(kind, day: Self.day, body: body))
    }
    #expect(refusal(of: meeting(.committeeChosen, .residents)) == nil)
    #expect(refusal(of: meeting(.committeeChosen, .assembly)) == nil)
    #expect(refusal(of: meeting(.committeeChosen, .representativesElected)) == "notSuchABody")
    #expect(refusal(of: meeting(.nomination, .assembly)) == "notSuchABody")
  }

  @Test func aSiteDoesNotKeepTheCalendar() {
    let refusal = #expect(throws: Refusal.self) {
      try ProcedureRule.check(.calendar(.notice(NoticePosted())), by: SiteID("R1"), in: RegisterBuilder().register())
    }
    #expect(refusal?.code == "onlyAtHall")
  }
}
