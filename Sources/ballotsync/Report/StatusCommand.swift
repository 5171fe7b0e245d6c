import ArgumentParser
import NodeService

/// 现状.
struct StatusCommand: NodeVerb {
  static let configuration = help(
    "status", zh: "现状：领票、日志、送达、争议。", en: "How this node stands.", example: "ballotsync status --json")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  func command() -> any NodeCommand { ShowStatus(poll: poll.poll) }
}
