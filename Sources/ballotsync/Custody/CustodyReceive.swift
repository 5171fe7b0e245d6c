import ArgumentParser
import ElectionRecord
import NodeService

/// 收箱.
struct CustodyReceive: RecordingVerb {
  static let configuration = help(
    "receive", zh: "会场收箱，验看封条。", en: "The hall took the box in.",
    example:
      "ballotsync custody receive --data hall --site R1 --day 2010-03-16 --from 王五 --by 赵六 --seal A-17 --seal A-18")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var box: BoxOptions
  @OptionGroup var place: PlaceOption
  @OptionGroup var seals: SealOptions

  @Option(help: ArgumentHelp("送箱人。 Who brought it.", valueName: "NAME"))
  var from = ""

  @Option(name: .customLong("by"), help: ArgumentHelp("收箱人；可重复。 A receiver; may be repeated.", valueName: "NAME"))
  var receivers: [String] = []

  func command() -> any NodeCommand {
    let record = BoxReceived(
      site: box.site, day: box.day, time: box.time, place: place.place, from: from, receivers: receivers,
      seals: seals.seals)
    return RecordProcedure(.custody(.received(record)))
  }
}
