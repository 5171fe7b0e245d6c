import ArgumentParser
import Foundation
import NodeService

/// 公开资料.
struct PublishCommand: NodeVerb {
  static let configuration = help(
    "publish", zh: "写出可以公开的报告、表格和 NIST 格式文件。", en: "Write the public report, tables and NIST files.",
    example: "ballotsync publish --data hall public")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Argument(help: ArgumentHelp("新目录。 A new folder.", valueName: "DIR"))
  var folder: String

  func command() -> any NodeCommand {
    // A daemon has a working directory of its own.
    Publish(folder: URL(fileURLWithPath: folder).standardizedFileURL.path, poll: poll.poll)
  }
}
