import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// 另行选举或重新投票的选举文件.
struct ResultNext: NodeVerb {
  static let configuration = help(
    "next", zh: "由结果生成另行选举或重新投票的选举资料目录，可直接用于 init。",
    en: "Write the folder of the supplementary poll or run-off, ready for init.",
    example: "ballotsync result next --kind supplementary --day 2010-04-10 --out next")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Option(help: "supplementary 另行选举，runoff 重新投票。 Which of them.") var kind: ElectionType
  @Option(help: ArgumentHelp("投票日。 Its polling day.", valueName: "YYYY-MM-DD")) var day: CalendarDay
  @Option(help: ArgumentHelp("新目录。 The new folder.", valueName: "DIR")) var out: String

  func command() -> any NodeCommand { DefineNextElection(kind, day: day, poll: poll.poll) }

  /// Whole or not at all: a folder that exists is left alone.
  func keep(_ reply: CommandReply) throws {
    let files = FileManager.default
    guard !files.fileExists(atPath: out) else {
      throw Refusal("folderExists", .usage, zh: "\(out) 已存在。请换一个新目录。", en: "\(out) exists. Name a new folder.")
    }
    let roll = common.data + "/" + NodeDirectory.File.roll
    guard let rows = files.contents(atPath: roll) else { throw Refusal.fileNotFound(roll) }
    let folder = try WholeFolder(out)
    for file in reply.files { try CarriedFile.write(file.bytes, to: folder.part + "/" + file.name) }
    try CarriedFile.write(rows, to: folder.part + "/" + NodeDirectory.File.roll, isPrivate: true)
    try folder.finish()
  }
}
