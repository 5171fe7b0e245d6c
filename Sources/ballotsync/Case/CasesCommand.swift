import ArgumentParser
import NodeService

/// 争议.
struct CasesCommand: NodeVerb {
  static let configuration = help(
    "cases", zh: "列出争议和处理建议。", en: "List the cases with what to do.", example: "ballotsync cases --all")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Flag(help: "也列出已裁定的。 List ruled cases too.")
  var all = false

  func command() -> any NodeCommand { ListCases(ruled: all, poll: poll.poll) }
}
