import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// What is kept of an election, in the order of the help.
enum PublicationVerbs {
  static var all: [any ParsableCommand.Type] {
    [PublishCommand.self, ArchiveCommand.self]
  }
}

/// 公开资料.
struct PublishCommand: NodeVerb {
  static let configuration = help(
    "publish", zh: "写出可以公开的报告、表格和 NIST 格式文件。", en: "Write the public report, tables and NIST files.",
    example: "ballotsync publish --data hall public")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Argument(help: ArgumentHelp("新目录。 A new folder.", valueName: "DIR")) var folder: String

  func command() -> any NodeCommand {
    Publish(folder: URL(fileURLWithPath: folder).standardizedFileURL.path, poll: poll.poll)
  }

  func inPlace(_ reply: CommandReply) -> BilingualText? { PlacedFile.done(folder) }
}

/// 归档.
struct ArchiveCommand: NodeVerb, OfficersVerb {
  static let configuration = help(
    "archive", zh: "把整个选举封存为一个文件，须两名负责人。", en: "Seal the whole election into one file; takes two officers.",
    example: "ballotsync archive --data hall houbeian.tar --keep-until 2031-03-16 --officer 张三 --officer 李四")

  @OptionGroup var common: CommonOptions
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("新文件。 A new file.", valueName: "FILE")) var file: String

  @Option(
    help: ArgumentHelp(
      "保存至；规则文件写明保存期的可不写。 Keep until; may be left out where the rules say how long.", valueName: "YYYY-MM-DD"))
  var keepUntil: CalendarDay?

  private var path: String { URL(fileURLWithPath: file).standardizedFileURL.path }
  private var part: String { path + WholeFile.partSuffix }

  func command() -> any NodeCommand {
    SealArchive(file: part, officers: officers.names, keepUntil: keepUntil)
  }

  /// The archive has its name once its code was shown: nobody holds an archive without a code, and another try may
  /// always be made.
  func run() async throws {
    guard !FileManager.default.fileExists(atPath: path) else { throw Refusal.fileExists(file) }
    try CarriedFile.checkTarget(path)
    let claim = try CarriedFile.claim(path)
    defer { claim.abandon() }
    try? FileManager.default.removeItem(atPath: part)
    let reply = try await NodeAccess.perform(
      CommandRequest(command(), language: common.language), data: common.data)
    do {
      try Terminal.emit(reply, json: common.json)
      try CarriedFile.rename(part, to: path)
      if !reply.isError, !common.json {
        try Terminal.answer(Terminal.printable(PlacedFile.done(file).text(common.language)) + "\n")
      }
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw error
    }
  }
}
