import ArgumentParser
import Foundation
import NodeService

/// 合规检查.
struct ComplyCommand: NodeVerb {
  static let configuration = help(
    "comply", zh: "对照规则检查全部日程和程序；有不符则退出状态为 4。",
    en: "Check the whole calendar and procedure against the rules; status 4 when something departs from them.",
    example: "ballotsync comply --html 合规检查报告.html")

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("另存为网页。 Write the report as one page.", valueName: "FILE"))
  var html: String?

  func command() -> any NodeCommand { CheckCompliance(html: html != nil) }

  func keep(_ reply: CommandReply) throws {
    guard let html, let page = reply.html else { return }
    try CarriedFile.write(Data(page.utf8), to: html)
  }
}
