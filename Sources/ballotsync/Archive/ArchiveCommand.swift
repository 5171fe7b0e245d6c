import ArgumentParser
import ElectionRecord
import Foundation
import NodeService

/// 归档.
struct ArchiveCommand: NodeVerb {
  static let configuration = help(
    "archive", zh: "把整个选举封存为一个文件，须两名负责人。", en: "Seal the whole election into one file; takes two officers.",
    example: "ballotsync archive --data hall houbeian.tar --officer 张三 --officer 李四")

  @OptionGroup var common: CommonOptions
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("新文件。 A new file.", valueName: "FILE"))
  var file: String

  @Option(
    help: ArgumentHelp("保存至；默认按规则文件的保存期。 Keep until; the profile's retention by default.", valueName: "YYYY-MM-DD"))
  var keepUntil: CalendarDay?

  func command() -> NodeCommand {
    // A daemon has a working directory of its own.
    let path = URL(fileURLWithPath: file).standardizedFileURL.path
    return .archive(ArchiveOrder(file: path, officers: officers.names, keepUntil: keepUntil))
  }
}
