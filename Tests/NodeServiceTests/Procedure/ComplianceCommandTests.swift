import ElectionRecord
import ElectionReports
import Foundation
import GoldenFiles
import NodeService
import Testing

/// The two seed elections of `config/elections` against the rules that they name.
@Suite struct ComplianceCommandTests {
  static let seeds = ["houbeian", "lianxing"]

  private static func held(_ name: String) throws -> SeedHall {
    let seed = try SeedHall(name)
    try seed.hold()
    return seed
  }

  @Test func houbeianDepartsAsItsOwnReportSays() throws {
    let report = try #require(ComplianceRule.report(on: try Self.held("houbeian").hall.register))
    let list = CalendarDay("2010-03-13") ?? CalendarDay(number: 0)
    let count = CalendarDay("2010-03-16") ?? CalendarDay(number: 0)
    let expected: [(ComplianceCode, ComplianceValue, String)] =
      [
        (.formalListPosted, .done(list, days: 3), "第十八条"), (.formalListBeforeVoting, .done(list, days: 0), "第十八条"),
      ]
      + [ComplianceValue](repeating: .done(count, days: 2), count: 6).map { (.boxOpenedSameDay, $0, "第二十六条") } + [
        (.boxOpenedSameDay, .done(count, days: 1), "第二十六条"), (.papersClassified, .part(196, of: 2208), "第四十四条"),
      ]
    #expect(report.departures.map(\.code) == expected.map(\.0))
    #expect(report.departures.compactMap(\.found) == expected.map(\.1))
    for (departure, expected) in zip(report.departures, expected) {
      #expect(departure.source?.contains(expected.2) == true, "\(departure)")
    }
  }

  @Test func lianxingDepartsAsItsOwnReportSays() throws {
    let report = try #require(ComplianceRule.report(on: try Self.held("lianxing").hall.register))
    let notice = CalendarDay("2011-04-16") ?? CalendarDay(number: 0)
    #expect(report.departures.map(\.code) == [.timePosted, .committeeSize, .countsPublished])
    #expect(report.departures.map(\.found) == [.done(notice, days: 3), .count(4), .figures([.winners])])
    #expect(
      zip(report.departures, ["第二十二条", "城市居民委员会组织法（2018）第七条", "第十五条"]).allSatisfy {
        $0.source?.contains($1) == true
      })
  }

  @Test(arguments: seeds) func whatNobodyRecordedIsNeitherFineNorADeparture(_ name: String) throws {
    let seed = try SeedHall(name)
    let report = try #require(ComplianceRule.report(on: seed.hall.register))
    let known: Set<ComplianceCode> = [.contestedSeats, .turnoutRule, .majorityRule, .committeeSize]
    #expect(report.checks.filter { $0.outcome != .notRecorded }.allSatisfy { known.contains($0.code) })
    #expect(report.departures.map(\.code) == (name == "houbeian" ? [] : [.committeeSize]))
  }

  @Test(arguments: seeds) func theAnswerIsAsAgreed(_ name: String) throws {
    let seed = try Self.held(name)
    let reply = seed.perform(CheckCompliance(html: false))
    #expect(reply.exitStatus == 4)
    #expect(!reply.isError)
    #expect(reply.html == nil)
    try Golden.expect(reply.json + "\n", is: "Commands/comply-\(name).json")
  }

  @Test(arguments: seeds, Language.allCases)
  func theAnswerReadsAsReviewed(_ name: String, _ language: Language) throws {
    let reply = try Self.held(name).perform(CheckCompliance(html: true), language: language)
    try Golden.expect(reply.text, is: "Commands/comply-\(name).\(language.rawValue).txt")
    try Golden.expect(try #require(reply.html), is: "Commands/comply-\(name).\(language.rawValue).html")
  }

  @Test(arguments: seeds) func thePageNamesNoVoter(_ name: String) throws {
    let seed = try Self.held(name)
    let page = try #require(seed.perform(CheckCompliance(html: true)).html)
    for row in try seed.text("roll.csv").split(separator: "\n").dropFirst().prefix(200) {
      let fields = row.split(separator: ",")
      #expect(!page.contains(fields[1]) && !page.contains(fields[7]))
    }
    #expect(!page.contains("<script") && !page.contains("://"))
  }

  @Test func anElectionWithoutRulesSaysWhatToDo() throws {
    let reply = try SmallElection().perform(CheckCompliance(html: false), at: "hall")
    #expect(reply.isError)
    #expect(reply.exitStatus == 3)
    #expect(reply.text.contains("rules"))
  }

  @Test(arguments: seeds) func recordsAreReadBackAsACalendar(_ name: String) throws {
    let reply = try Self.held(name).perform(ShowCalendar())
    try Golden.expect(reply.json + "\n", is: "Commands/calendar-\(name).json")
    try Golden.expect(reply.text, is: "Commands/calendar-\(name).txt")
  }
}
