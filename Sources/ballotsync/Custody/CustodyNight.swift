import ArgumentParser
import ElectionRecord
import NodeService

/// 过夜保管.
struct CustodyNight: RecordingVerb {
  static let configuration = help(
    "night", zh: "票箱过夜：在哪里，谁保管。", en: "Where the box spent the night, and with whom.",
    example: "ballotsync custody night --from 2010-03-14 --to 2010-03-16 --place 居委会保险室 --custodian 王五")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var place: PlaceOption

  @Option(help: ArgumentHelp("投票点；在投票点的电脑上可不写。 The box's site; a site's laptop knows its own.", valueName: "SITE"))
  var site: SiteID?

  @Option(help: ArgumentHelp("第一晚的日期。 The first evening.", valueName: "YYYY-MM-DD"))
  var from: CalendarDay

  @Option(help: ArgumentHelp("最后一个早晨的日期。 The last morning.", valueName: "YYYY-MM-DD"))
  var to: CalendarDay

  @Option(
    name: .customLong("custodian"), help: ArgumentHelp("保管人；可重复。 A custodian; may be repeated.", valueName: "NAME"))
  var custodians: [String] = []

  func command() -> any NodeCommand {
    let record = BoxKept(site: site, from: from, to: to, place: place.place, custodians: custodians)
    return RecordProcedure(.custody(.kept(record)))
  }
}
