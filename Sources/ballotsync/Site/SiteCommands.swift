import ArgumentParser
import NodeService

/// What a site does, in the order of the help.
enum SiteVerbs {
  static var all: [any ParsableCommand.Type] {
    [OpenCommand.self, CloseCommand.self]
  }
}

/// 启用.
struct OpenCommand: RecordingVerb, ConfirmedVerb, OfficersVerb {
  static let configuration = help(
    "open", zh: "启用：验箱、加封，开始发票。", en: "Open the site.",
    example: "ballotsync open --papers 370 --officer 张三 --officer 李四 --seal A-17")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions

  @Option(help: ArgumentHelp("领取的选票数。 Ballot papers received.", valueName: "N")) var papers: Int

  @Option(name: .customLong("seal"), help: ArgumentHelp("封条号。 A seal's number; may be repeated.", valueName: "ID"))
  var seals: [String] = []

  @Flag(help: "设有秘密写票处。 Voters mark where nobody sees it.") var secretPlace = false

  func command(confirmed: Bool) -> any NodeCommand {
    OpenSite(
      papers: papers, officers: officers.names, seals: seals, secretPlace: secretPlace, confirmed: confirmed)
  }
}

/// 封箱.
struct CloseCommand: ConfirmedVerb, OfficersVerb {
  static let configuration = help(
    "close", zh: "封箱：停止发票。", en: "Close the site.",
    example: "ballotsync close --unused 48 --officer 张三 --officer 李四 --seal A-18")

  @OptionGroup var common: CommonOptions
  @OptionGroup var officers: OfficerOptions
  @OptionGroup var request: RequestOption

  @Option(help: ArgumentHelp("清点的未用票数。 Unused papers, counted.", valueName: "N")) var unused: Int

  @Option(name: .customLong("seal"), help: ArgumentHelp("封条号。 A seal's number; may be repeated.", valueName: "ID"))
  var seals: [String] = []

  func command(confirmed: Bool) -> any NodeCommand {
    CloseSite(
      unused: unused, officers: officers.names, seals: seals, confirmed: confirmed, request: request.drawn)
  }
}

/// 现状.
struct StatusCommand: NodeVerb {
  static let configuration = help(
    "status", zh: "现状：领票、日志、送达、争议。", en: "How this node stands.", example: "ballotsync status --json")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Flag(help: "分片、分小时的划名数和未用的投票权。 Marks by area and by hour, and unused rights.") var turnout = false

  func command() -> any NodeCommand { turnout ? ShowTurnout(poll: poll.poll) : ShowStatus(poll: poll.poll) }
}
