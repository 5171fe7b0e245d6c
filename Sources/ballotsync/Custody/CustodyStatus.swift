import ArgumentParser
import ElectionRecord
import NodeService

/// 查看票箱交接.
struct CustodyStatus: NodeVerb {
  static let configuration = help(
    "status", zh: "每个票箱现在哪里、怎么到的、断在哪里。", en: "Where each box is, how it came there, where the chain breaks.",
    example: "ballotsync custody status R1 --data hall")

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("投票点；不写则列出全部。 One site; all of them without it.", valueName: "SITE"))
  var site: SiteID?

  func command() -> any NodeCommand { ShowCustody(site: site) }
}
