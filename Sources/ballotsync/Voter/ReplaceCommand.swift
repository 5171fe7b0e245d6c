import ArgumentParser
import ElectionRecord
import NodeService

/// 作废重领.
struct ReplaceCommand: NodeVerb {
  static let configuration = help(
    "replace", zh: "作废重领：旧票作废，再发一张。", en: "Hand out a second paper for a spoilt one.",
    example: "ballotsync replace 18 --reason 填写错误")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption

  @Argument(help: ArgumentHelp("选民序号。 The roll number.", valueName: "VOTER"))
  var voter: RollNumber

  @Option(help: ArgumentHelp("理由。 The reason.", valueName: "TEXT"))
  var reason: String

  func command() -> any NodeCommand {
    ReplacePaper(voter: voter, reason: reason, request: request.drawn)
  }
}
