import ArgumentParser
import NodeService

/// 封箱.
struct CloseCommand: NodeVerb {
  static let configuration = help(
    "close", zh: "封箱：停止发票。", en: "Close the site.",
    example: "ballotsync close --unused 48 --officer 张三 --officer 李四 --seal A-18")

  @OptionGroup var common: CommonOptions
  @OptionGroup var officers: OfficerOptions
  @OptionGroup var request: RequestOption

  @Option(help: ArgumentHelp("清点的未用票数。 Unused papers, counted.", valueName: "N"))
  var unused: Int

  @Option(name: .customLong("seal"), help: ArgumentHelp("封条号。 A seal's number; may be repeated.", valueName: "ID"))
  var seals: [String] = []

  func command() -> any NodeCommand {
    CloseSite(unused: unused, officers: officers.names, seals: seals, request: request.drawn)
  }
}
