import ArgumentParser
import ElectionRecord
import NodeService

/// 施封.
struct CustodySeal: RecordingVerb {
  static let configuration = help(
    "seal", zh: "施封，须两人签字；过夜或封箱时加 --slot。", en: "Seals were put on; with --slot, the slot is sealed too.",
    example: "ballotsync custody seal --day 2010-03-13 --seal A-19 --slot --officer 张三 --officer 李四")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var box: BoxOptions
  @OptionGroup var place: PlaceOption
  @OptionGroup var seals: SealOptions
  @OptionGroup var officers: OfficerOptions

  @Flag(help: "投票口也加封。 The slot is sealed too.")
  var slot = false

  func command() -> any NodeCommand {
    let record = BoxSealed(
      site: box.site, day: box.day, time: box.time, place: place.place, seals: seals.seals, officers: officers.names,
      slot: slot)
    return RecordProcedure(.custody(.sealed(record)))
  }
}
