import ElectionRecord
import ElectionReports
import Foundation
import NodeService
import Testing

/// The plan of an election that is held, and by a file of rules alone.
@Suite struct PlanCommandTests {
  @Test(arguments: Language.allCases) func thePlanOfAHeldElectionSaysWhatWasDone(_ language: Language) throws {
    let seed = try SeedHall("houbeian")
    try seed.hold()
    let reply = seed.perform(ShowPlan(html: true, calendar: true), language: language)
    #expect(reply.exitStatus == 0)
    #expect(reply.json.contains("\"page\":\"notice roll\"") && reply.text.contains("notice roll"))
    #expect(reply.json.contains("\"act\":\"notice.roll\"") && reply.json.contains("\"state\":\"done\""))
    #expect(reply.text.contains(language == .zh ? "公布选民名单（第 4 号公告）" : "post notice no. 4: roll of voters"))
    let page = try #require(reply.html)
    #expect(page.contains("<table") && !page.contains("<script"))
    let file = try #require(reply.files.first)
    #expect(file.name == ShowPlan.calendarFile)
    #expect(String(decoding: file.bytes, as: UTF8.self).hasPrefix("BEGIN:VCALENDAR\r\n"))
  }

  /// The hall's clock stands on a day of the count.
  @Test func statusAtTheHallNamesWhatIsDue() throws {
    let seed = try SeedHall("houbeian")
    let before = seed.perform(ShowStatus())
    #expect(before.json.contains("\"overdue\":[\"notice.roll\"") && before.text.contains("见 plan"))
    try seed.hold()
    let after = seed.perform(ShowStatus())
    #expect(!after.json.contains("\"overdue\":[\"notice.roll\""))
  }

  /// The same table as plan and status; what is overdue with its last day.
  @Test(arguments: Language.allCases) func complySaysWhatIsOverdue(_ language: Language) throws {
    let seed = try SeedHall("houbeian")
    let comply = seed.perform(CheckCompliance(html: false), language: language)
    let status = seed.perform(ShowStatus(), language: language)
    func overdue(_ reply: CommandReply) -> Substring? {
      reply.json.range(of: "\"overdue\":[").map { reply.json[$0.upperBound...].prefix { $0 != "]" } }
    }
    #expect(overdue(comply)?.contains("notice.roll") == true && overdue(comply) == overdue(status))
    let roll = language == .zh ? "公布选民名单（第 4 号公告），最迟" : "post notice no. 4: roll of voters, due by"
    #expect(comply.text.contains(roll))
  }

  @Test func aFileOfRulesAloneGivesAPlanForItsMode() throws {
    let folder = try ElectionFolder()
    try folder.write(ProfileFileTests.good, as: "rules.yaml")
    let day = try #require(CalendarDay("2026-12-20"))
    let reply = try ShowPlan(html: false, calendar: false).reply(
      profile: folder.path + "/rules.yaml", pollingDay: day, mode: .voters, calendarID: "a", now: 0, .utc, .zh)
    #expect(reply.json.contains("\"day\":\"2026-12-15\"") && reply.text.contains("第十八条"))
    #expect(throws: ElectionFileError.self) {
      try ShowPlan(html: false, calendar: false).reply(
        profile: folder.path + "/none.yaml", pollingDay: day, mode: .voters, calendarID: "a", now: 0, .utc, .zh)
    }
  }

  /// `init` refuses the same combination, and takes it where people insist.
  @Test(arguments: [("2026-12-31", true), ("2027-01-01", false), ("2025-12-31", false)])
  func rulesOfAnotherTimeGiveNoPlanUnasked(_ day: String, _ isInForce: Bool) throws {
    let folder = try ElectionFolder()
    try folder.write(ProfileFileTests.good, as: "rules.yaml")
    let pollingDay = try #require(CalendarDay(day))
    func reply(_ insists: Bool) throws -> CommandReply {
      try ShowPlan(html: true, calendar: false).reply(
        profile: folder.path + "/rules.yaml", pollingDay: pollingDay, mode: .voters, calendarID: "a",
        insists: insists, now: 0, .utc, .zh)
    }
    let plain = try reply(false)
    #expect(plain.isError != isInForce && plain.json.contains(#""reason":"rulesNotInForce""#) != isInForce)
    #expect(plain.text.contains("不在规则") != isInForce && plain.text.contains("--insist") != isInForce)
    let insisted = try reply(true)
    #expect(!insisted.isError && insisted.json.contains(#""rulesNotInForce":true"#) != isInForce)
    #expect(insisted.text.contains("不在规则") != isInForce && insisted.html?.contains("不在规则") != isInForce)
  }

  /// One of the households, whoever else's calendar it is put into.
  @Test func theEntriesOfTwoCommunitiesAreTwo() throws {
    let folder = try ElectionFolder()
    try folder.write(ProfileFileTests.good, as: "rules.yaml")
    let day = try #require(CalendarDay("2026-12-20"))
    let names = try ["a", "b"].map { id in
      let reply = try ShowPlan(html: false, calendar: true).reply(
        profile: folder.path + "/rules.yaml", pollingDay: day, mode: .voters, calendarID: id, now: 0, .utc, .zh)
      let text = String(decoding: try #require(reply.files.first).bytes, as: UTF8.self)
      return Set(text.split(separator: "\r\n").filter { $0.hasPrefix("UID:") })
    }
    #expect(!names[0].isEmpty && names[0].isDisjoint(with: names[1]))
  }
}
