import ArgumentParser
import ElectionRecord
import Foundation
import NodeService

/// 录入程序记录.
struct RecordCommand: RecordingVerb {
  static let configuration = help(
    "record", zh: "从文件录入一批程序记录：全部录入，或一条不录。", en: "Record a file of the procedure: all of it, or nothing.",
    example: "ballotsync record procedure.yaml")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var poll: PollOption

  @Argument(help: ArgumentHelp("记录文件。 A file of records.", valueName: "FILE"))
  var file: String

  func command() throws -> any NodeCommand {
    let text = try CarriedFile.text(file)
    let records = try ProcedureFile.read(text, name: URL(fileURLWithPath: file).lastPathComponent)
    return RecordProcedure(records, poll: poll.poll)
  }
}
