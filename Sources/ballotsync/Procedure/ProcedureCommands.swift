import ArgumentParser
import ElectionRecord
import Foundation
import NodeService

/// What concerns the whole procedure, in the order of the help.
enum ProcedureVerbs {
  static var all: [any ParsableCommand.Type] {
    [RecordCommand.self, PlanCommand.self, CalendarCommand.self, ComplyCommand.self]
  }
}

/// 日程.
struct CalendarCommand: NodeVerb {
  static let configuration = help(
    "calendar", zh: "列出公告、会议和各环节的日期。", en: "List notices, meetings and steps by day.",
    example: "ballotsync calendar --data hall")

  @OptionGroup var common: CommonOptions

  func command() -> any NodeCommand { ShowCalendar() }
}

/// 合规检查.
struct ComplyCommand: NodeVerb {
  static let configuration = help(
    "comply", zh: "对照规则检查全部日程和程序；有不符则退出状态为 4。",
    en: "Check the whole calendar and procedure against the rules; status 4 when something departs from them.",
    example: "ballotsync comply --html 合规检查报告.html")

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("另存为网页。 Write the report as one page.", valueName: "FILE")) var html: String?

  func command() -> any NodeCommand { CheckCompliance(html: html != nil) }

  func keep(_ reply: CommandReply) throws {
    guard let html, let page = reply.html else { return }
    try CarriedFile.write(Data(page.utf8), to: html)
  }
}

/// 录入程序记录.
struct RecordCommand: RecordingVerb, ConfirmedVerb, NamesPeople {
  static let configuration = help(
    "record", zh: "从文件录入一批程序记录：全部录入，或一条不录。", en: "Record a file of the procedure: all of it, or nothing.",
    example: "ballotsync record procedure.yaml")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption
  @OptionGroup var poll: PollOption

  @Argument(help: ArgumentHelp("记录文件。 A file of records.", valueName: "FILE")) var file: String

  private func records() throws -> [ProcedureRecord] {
    try ProcedureFile.read(CarriedFile.text(file), name: URL(fileURLWithPath: file).lastPathComponent)
  }

  func people() throws -> [[String]] { try records().flatMap(\.people) }

  func command(confirmed: Bool) throws -> any NodeCommand {
    RecordProcedure(try records(), poll: poll.poll, confirmed: confirmed)
  }
}
