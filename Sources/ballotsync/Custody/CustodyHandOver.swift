import ArgumentParser
import ElectionRecord
import NodeService

/// 交接.
struct CustodyHandOver: RecordingVerb {
  static let configuration = help(
    "hand-over", zh: "票箱由一人交给另一人，双方验看封条。", en: "The box passed from one person to another.",
    example: "ballotsync custody hand-over --day 2010-03-14 --from 张三 --to 王五 --seal A-17 --seal A-18")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var box: BoxOptions
  @OptionGroup var place: PlaceOption
  @OptionGroup var seals: SealOptions

  @Option(help: ArgumentHelp("交箱人。 Who gave it.", valueName: "NAME"))
  var from: String

  @Option(help: ArgumentHelp("接箱人。 Who took it.", valueName: "NAME"))
  var to: String

  func command() -> any NodeCommand {
    let record = BoxHandedOver(
      site: box.site, day: box.day, time: box.time, place: place.place, from: from, to: to, seals: seals.seals)
    return RecordProcedure(.custody(.handedOver(record)))
  }
}
