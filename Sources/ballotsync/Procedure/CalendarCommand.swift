import ArgumentParser
import NodeService

/// 日程.
struct CalendarCommand: NodeVerb {
  static let configuration = help(
    "calendar", zh: "列出公告、会议和各环节的日期。", en: "List notices, meetings and steps by day.",
    example: "ballotsync calendar --data hall")

  @OptionGroup var common: CommonOptions

  func command() -> any NodeCommand { ShowCalendar() }
}
