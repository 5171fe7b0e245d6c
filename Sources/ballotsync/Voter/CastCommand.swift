import ArgumentParser
import ElectionRecord
import NodeService

/// 领票划名.
struct CastCommand: NodeVerb {
  static let configuration = help(
    "cast", zh: "领票划名：能不能发票，当场记录。", en: "Mark a voter who is handed a paper.",
    example: "ballotsync cast 17 --envelope E-004")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption
  @OptionGroup var request: RequestOption

  @Argument(help: ArgumentHelp("选民序号。 The roll number.", valueName: "VOTER"))
  var voter: RollNumber

  @Option(help: ArgumentHelp("受托人的选民序号。 The proxy's roll number.", valueName: "VOTER"))
  var proxy: RollNumber?

  @Option(help: ArgumentHelp("可用的信封号；只在不能发普通票时使用。 A numbered envelope, used only if need be.", valueName: "ID"))
  var envelope: String?

  func command() -> any NodeCommand {
    Cast(voter: voter, proxy: proxy, envelope: envelope, poll: poll.poll, request: request.drawn)
  }
}
