import ArgumentParser
import ElectionRecord
import NodeService

/// 说明.
struct ExplainCommand: RecordingVerb {
  static let configuration = help(
    "explain", zh: "为一处差额写下说明，须两名负责人。", en: "Explain a difference; takes two officers.",
    example: "ballotsync explain unclassifiedPapers --text 逐张复核后仍无法归类 --officer 张三 --officer 李四")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("差额代码，见 reconcile。 The finding's code.", valueName: "CODE"))
  var code: FindingCode

  @Option(help: ArgumentHelp("投票点；不写则为全选举。 The site; the whole election without it.", valueName: "SITE"))
  var site: SiteID?

  @Option(help: ArgumentHelp("说明。 The explanation.", valueName: "TEXT"))
  var text: String

  func command() -> any NodeCommand { ExplainFinding(code, site: site, text: text, officers: officers.names) }
}
