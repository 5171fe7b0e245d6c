import ArgumentParser
import NodeService

/// 计票进度.
struct TallyStatus: NodeVerb {
  static let configuration = help(
    "status", zh: "计票进度：每批是否已确认，哪里不符。状态 4 表示有票批未确认。",
    en: "How the count stands; status 4 while a batch is not accepted.",
    example: "ballotsync tally status --json")

  @OptionGroup var common: CommonOptions

  func command() -> any NodeCommand { ShowCount() }
}
