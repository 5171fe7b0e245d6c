import ArgumentParser
import ElectionRecord
import NodeService

/// 换封.
struct CustodyReplaceSeal: RecordingVerb {
  static let configuration = help(
    "replace-seal", zh: "换封或拆封，写明理由，须两人签字。", en: "A seal was replaced, or taken off for the next voters.",
    example: "ballotsync custody replace-seal --day 2010-03-14 --old A-19 --reason 继续投票 --officer 张三 --officer 李四")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var box: BoxOptions
  @OptionGroup var officers: OfficerOptions

  @Option(help: ArgumentHelp("拆下的封条号；可重复。 A seal taken off; may be repeated.", valueName: "ID"))
  var old: [String] = []

  @Option(help: ArgumentHelp("换上的封条号；可重复。 A seal put on; may be repeated.", valueName: "ID"))
  var new: [String] = []

  @Option(help: ArgumentHelp("理由。 The reason.", valueName: "TEXT"))
  var reason: String

  func command() -> any NodeCommand {
    let record = SealReplaced(
      site: box.site, day: box.day, time: box.time, old: old, new: new, reason: reason, officers: officers.names)
    return RecordProcedure(.custody(.sealReplaced(record)))
  }
}
