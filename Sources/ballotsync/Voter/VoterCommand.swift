import ArgumentParser
import NodeService

/// 查选民.
struct VoterCommand: NodeVerb {
  static let configuration = help(
    "voter", zh: "查选民：序号、姓名、拼音、选民证、户号或住址。", en: "Find a voter and every mark.",
    example: "ballotsync voter \"fang xuequan\"")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Argument(help: ArgumentHelp("查什么。 What to search for.", valueName: "TEXT"))
  var text: [String]

  @Option(help: ArgumentHelp("最多列出几人。 The most voters listed.", valueName: "N"))
  var limit = 10

  func command() -> any NodeCommand { FindVoters(text: text.joined(separator: " "), limit: limit, poll: poll.poll) }
}
