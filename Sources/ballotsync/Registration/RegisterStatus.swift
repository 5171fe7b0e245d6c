import ArgumentParser
import ElectionRecord
import NodeService

/// 登记情况.
struct RegisterStatus: NodeVerb {
  static let configuration = help(
    "status", zh: "登记情况：选民数、不计入者及原因、申诉、居民代表。",
    en: "What the registration came to: the denominator, who is out of it and why, objections, representatives.",
    example: "ballotsync register status --voter 17")

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("另列此选民的登记记录。 List this voter's records too.", valueName: "VOTER"))
  var voter: RollNumber?

  func command() -> any NodeCommand { ShowRegistration(voter: voter) }
}
