import ArgumentParser
import NodeService

/// 宣布.
struct DeclareCommand: RecordingVerb {
  static let configuration = help(
    "declare", zh: "宣布结果，须两名负责人。", en: "Declare the result; takes two officers.",
    example: "ballotsync declare --officer 张三 --officer 李四")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var officers: OfficerOptions
  @OptionGroup var poll: PollOption

  func command() -> any NodeCommand { DeclareResult(officers: officers.names, poll: poll.poll) }
}
