import ArgumentParser
import ElectionRecord
import Foundation
import NodeService

/// 公告.
struct NoticeCommand: RecordingVerb {
  static let configuration = help(
    "notice", zh: "生成十七种公告之一，可打印张贴，并记录张贴。", en: "Make one of the seventeen notices, and record its posting.",
    example: "ballotsync notice roll --data hall --html roll.html --posted --day 2010-02-20 --place 社区公告栏")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var page: PageOptions

  @Argument(
    help: ArgumentHelp(
      "公告：\(NoticeKind.allCases.map(\.rawValue).joined(separator: " "))。 Which one.", valueName: "NOTICE"))
  var kind: NoticeKind

  @Option(help: ArgumentHelp("落款日期。 The day it carries.", valueName: "YYYY-MM-DD"))
  var day: CalendarDay

  @Option(help: ArgumentHelp("张贴地点。 Where it hangs.", valueName: "TEXT"))
  var place = ""

  @Flag(help: "已张贴，记入日程。 It was posted: record that.")
  var posted = false

  var requestName: RequestID? { posted ? request.drawn : nil }

  func command() -> any NodeCommand {
    posted ? PostNotice(kind, day: day, place: place) : MakeNotice(kind, day: day)
  }

  func keep(_ reply: CommandReply) throws {
    if let html = reply.html { try page.write(html) }
  }
}
