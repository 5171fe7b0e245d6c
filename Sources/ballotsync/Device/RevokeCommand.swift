import ArgumentParser
import ElectionRecord
import NodeService

/// 停用设备.
struct RevokeCommand: RecordingVerb {
  static let configuration = help(
    "revoke", zh: "停用一个投票点的设备（丢失、损坏、被盗）。", en: "Revoke the devices of a site.",
    example: "ballotsync revoke R3 --reason 电脑丢失")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption

  @Argument(help: ArgumentHelp("投票点。 The site.", valueName: "SITE"))
  var site: SiteID

  @Option(help: ArgumentHelp("理由。 The reason.", valueName: "TEXT"))
  var reason: String

  func command() -> any NodeCommand { RevokeDevices(site: site, reason: reason) }
}
