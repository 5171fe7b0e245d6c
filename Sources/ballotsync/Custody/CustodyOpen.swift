import ArgumentParser
import ElectionRecord
import NodeService

/// 开箱计票.
struct CustodyOpen: RecordingVerb {
  static let configuration = help(
    "open", zh: "开箱计票：当众，至少两名见证人，先验看封条。", en: "The box was opened for counting.",
    example:
      "ballotsync custody open --data hall --site R1 --day 2010-03-16 --at-hall --in-public --witness 张三 --witness 李四 --seal A-17"
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var box: BoxOptions
  @OptionGroup var place: PlaceOption
  @OptionGroup var seals: SealOptions

  @Flag(help: "在中心会场。 At the central hall.")
  var atHall = false

  @Flag(help: "当众。 In public.")
  var inPublic = false

  @Option(name: .customLong("witness"), help: ArgumentHelp("见证人；至少两名。 A witness; give two.", valueName: "NAME"))
  var witnesses: [String] = []

  func command() -> any NodeCommand {
    let record = BoxOpened(
      site: box.site, day: box.day, time: box.time, place: place.place, atHall: atHall, inPublic: inPublic,
      witnesses: witnesses, seals: seals.seals)
    return RecordProcedure(.custody(.opened(record)))
  }
}
