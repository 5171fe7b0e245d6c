import ArgumentParser
import NodeService

/// 结果.
struct ResultShow: NodeVerb {
  static let configuration = help(
    "show", zh: "结果：参选、得票的门槛、基数、数字和依据。状态 4 表示待定或无效。",
    en: "Thresholds, bases, figures and articles; status 4 while not valid.",
    example: "ballotsync result --json")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  func command() -> any NodeCommand { ShowResult(poll: poll.poll) }
}
