import ElectionRecord
import Testing

@testable import ElectionReports

/// RFC 5545.
@Suite struct PlanCalendarTests {
  @Test func textIsQuotedScalarByScalar() {
    #expect(PlanCalendar.escaped("甲,乙;丙\\丁\n戊\u{7}") == "甲\\,乙\\;丙\\\\丁\\n戊")
    #expect(PlanCalendar.escaped(",\u{301};\u{301}") == "\\,\u{301}\\;\u{301}")
  }

  @Test(arguments: [0, 74, 75, 76, 149, 150, 400])
  func noLineIsLongerThanItMayBe(length: Int) {
    for character in ["a", "é", "字", "😀"] {
      let line = String(repeating: character, count: length)
      let pieces = PlanCalendar.folded(line).split(separator: "\r\n", omittingEmptySubsequences: false)
      #expect(pieces.allSatisfy { $0.utf8.count <= 75 })
      #expect(pieces.dropFirst().allSatisfy { $0.hasPrefix(" ") })
      #expect(([pieces[0]] + pieces.dropFirst().map { $0.dropFirst() }).joined() == line)
      #expect((pieces.count == 1) == (line.utf8.count <= 75))
    }
  }

  /// Plan and calendar call the fifth notice what its page calls it.
  @Test(arguments: [(.households, "户代表"), (.representatives, "居民代表"), (.voters, "居民代表")] as [(ElectionMode, String)])
  func theListOfThoseWhoVoteBearsTheirName(_ mode: ElectionMode, _ name: String) {
    #expect(Wording.name(NoticeKind.representatives, in: mode).zh == name)
    #expect(Wording.name(Deadline.Act.notice(.representatives), in: mode).zh == "公布\(name)（第 5 号公告）")
    let posted = CalendarRecord.notice(NoticePosted(.representatives, day: CalendarDay(number: 0)))
    #expect(Wording.summary(posted, in: mode).zh == "公告第 5 号：\(name)")
    #expect(Wording.name(NoticeKind.roll, in: mode) == Wording.name(NoticeKind.roll))
  }

  @Test func eachLastDayIsAnEntryOfAWholeDay() throws {
    var rules = ProcedureProfile(id: "test", name: BilingualText(zh: "规则", en: "Rules"))
    rules.registration.rollPostedDays = Cited(20, "第十七条，其一")
    rules.closing.handoverDays = Cited(10, "第二十五条")
    let half = Threshold(base: .returned, numerator: 1, denominator: 2)
    let election = Election(
      format: 1, id: "e", name: BilingualText(zh: "选举", en: "Election"), mode: .voters, policy: .assigned,
      electorate: 1, roll: "roll.csv", profile: RuleProfile(proxyLimit: 3, quorum: half, majority: half), polls: [],
      sites: [], contests: [], pollingDay: CalendarDay("2026-12-20"), procedure: rules)
    let text = PlanCalendar.text(ElectionPlan(election), election: election, id: "e", made: 0, language: .zh)
    let lines = text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
    #expect(lines.filter { $0.hasPrefix("DTSTART") } == ["DTSTART;VALUE=DATE:20261130", "DTSTART;VALUE=DATE:20261230"])
    #expect(lines.contains("UID:e-notice.roll-rollPosted@ballotsync"))
    #expect(lines.contains("DTSTAMP:19700101T000000Z"))
    let other = PlanCalendar.text(ElectionPlan(election), election: election, id: "f", made: 0, language: .zh)
    #expect(other.contains("UID:f-notice.roll-rollPosted@ballotsync") && !other.contains("UID:e-"))
    #expect(lines.contains { $0.hasPrefix("DESCRIPTION:选举\\n选举委员会\\n选举日前 20 日\\n第十七条，其一") })
  }
}
