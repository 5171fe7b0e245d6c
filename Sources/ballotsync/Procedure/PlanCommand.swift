import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// 日程安排.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = help(
    "plan", zh: "列出规则要求的每一个最后日期、由谁办、办了没有。", en: "List every last day of the rules, who acts, and whether it was done.",
    example: """
      ballotsync plan --data hall --calendar 日程.ics
        ballotsync plan --profile config/profiles/national.yaml --polling-day 2026-12-20
      """)

  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp("选举还没有建立时：规则文件。 Before an election is set up: its file of rules.", valueName: "FILE"))
  var profile: String?
  @Option(help: ArgumentHelp("选举日。 Polling day.", valueName: "YYYY-MM-DD")) var pollingDay: CalendarDay?
  @Option(
    help: ArgumentHelp(
      "选举方式。 Who votes.", valueName: ElectionMode.allCases.map(\.rawValue).joined(separator: "|")))
  var mode = ElectionMode.voters
  @Option(
    help: ArgumentHelp(
      "社区，使日历里的事项与别的社区分得开；不写的，每次另起。 Whose plan it is, so that calendars tell it from other communities'.",
      valueName: "NAME"))
  var community: String?
  @Flag(help: "规则在选举日不施行的，仍然列出。 Make the plan though the rules are not in force on polling day.") var insist = false

  @Option(help: ArgumentHelp("另存为网页。 Write the plan as one page.", valueName: "FILE")) var html: String?
  @Option(help: ArgumentHelp("另存为 iCalendar 文件。 Write it for a calendar.", valueName: "FILE")) var calendar: String?

  func validate() throws {
    guard (profile == nil) == (pollingDay == nil) else {
      throw ValidationError("--profile 和 --polling-day 要一起写。 Give --profile and --polling-day together.")
    }
  }

  /// The same for one community, so that a later file takes the place of the earlier one; of its own without a name.
  private var calendarID: String {
    let name = community.map { Array(TextFolding.plain($0).utf8) }
    let bytes = name ?? (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    return "plan-" + Digest32(sha256: bytes).hex.prefix(16)
  }

  func run() async throws {
    let view = ShowPlan(html: html != nil, calendar: calendar != nil)
    let reply: CommandReply
    if let profile, let pollingDay {
      reply = try view.reply(
        profile: profile, pollingDay: pollingDay, mode: mode, calendarID: calendarID, insists: insist,
        now: SystemClock().now(), .system, common.language)
    } else {
      reply = try await NodeAccess.perform(CommandRequest(view, language: common.language), data: common.data)
    }
    if let html, let page = reply.html { try CarriedFile.write(Data(page.utf8), to: html) }
    if let calendar, let file = reply.files.first { try CarriedFile.write(file.bytes, to: calendar) }
    try Terminal.emit(reply, json: common.json)
  }
}

extension ElectionMode: ExpressibleByArgument {}
