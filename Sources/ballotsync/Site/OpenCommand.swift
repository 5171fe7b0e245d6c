import ArgumentParser
import NodeService

/// 开箱.
struct OpenCommand: RecordingVerb {
  static let configuration = help(
    "open", zh: "开箱：开始发票。", en: "Open the site.",
    example: "ballotsync open --papers 370 --officer 张三 --officer 李四 --seal A-17")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var officers: OfficerOptions

  @Option(help: ArgumentHelp("领到的选票数。 Ballot papers received.", valueName: "N"))
  var papers: Int

  @Option(name: .customLong("seal"), help: ArgumentHelp("封条号。 A seal's number; may be repeated.", valueName: "ID"))
  var seals: [String] = []

  func command() -> any NodeCommand { OpenSite(papers: papers, officers: officers.names, seals: seals) }
}
