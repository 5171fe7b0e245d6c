import ArgumentParser
import ElectionRecord
import NodeService

/// 票箱交接.
struct CustodyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "custody", abstract: "票箱交接：封条、经手人、过夜、收箱、开箱。 Where each box was, and under which seals.",
    discussion: """
      例 Example:
        ballotsync custody status --data hall
        ballotsync custody hand-over --data hall --site R1 --day 2010-03-14 --from 张三 --to 王五 --seal A-17 --seal A-18
      """,
    subcommands: [
      CustodyStatus.self, CustodySeal.self, CustodyHandOver.self, CustodyNight.self, CustodyReceive.self,
      CustodyOpen.self, CustodyReplaceSeal.self,
    ],
    defaultSubcommand: CustodyStatus.self)
}

/// 查看票箱交接.
struct CustodyStatus: NodeVerb {
  static let configuration = help(
    "status", zh: "每个票箱现在哪里、怎么到的、断在哪里。", en: "Where each box is, how it came there, where the chain breaks.",
    example: "ballotsync custody status R1 --data hall")

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("投票点；不写则列出全部。 One site; all of them without it.", valueName: "SITE")) var site: SiteID?

  func command() -> any NodeCommand { ShowCustody(site: site) }
}

/// 施封.
struct CustodySeal: RecordingVerb, OfficersVerb, ConfirmedVerb {
  static let configuration = help(
    "seal", zh: "施封，须两人签字；过夜或封箱时加 --slot。", en: "Seals were put on; with --slot, the slot is sealed too.",
    example: "ballotsync custody seal --day 2010-03-13 --seal A-19 --slot --officer 张三 --officer 李四")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var box: BoxOptions
  @OptionGroup var place: PlaceOption
  @OptionGroup var seals: SealOptions
  @OptionGroup var officers: OfficerOptions

  @Flag(help: "投票口也加封。 The slot is sealed too.") var slot = false

  func command(confirmed: Bool) -> any NodeCommand {
    let record = BoxSealed(
      site: box.site, day: box.day, time: box.time, place: place.place, seals: seals.seals, officers: officers.names,
      slot: slot)
    return RecordProcedure(.custody(.sealed(record)), confirmed: confirmed)
  }
}

/// 交接.
struct CustodyHandOver: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "hand-over", zh: "票箱由一人交给另一人，双方验看封条。", en: "The box passed from one person to another.",
    example: "ballotsync custody hand-over --day 2010-03-14 --from 张三 --to 王五 --seal A-17 --seal A-18")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var box: BoxOptions
  @OptionGroup var confirmation: ConfirmOption
  @OptionGroup var place: PlaceOption
  @OptionGroup var seals: SealOptions

  @Option(help: ArgumentHelp("交箱人。 Who gave it.", valueName: "NAME")) var from: String
  @Option(help: ArgumentHelp("接箱人。 Who took it.", valueName: "NAME")) var to: String

  func command(confirmed: Bool) -> any NodeCommand {
    let record = BoxHandedOver(
      site: box.site, day: box.day, time: box.time, place: place.place, from: from, to: to, seals: seals.seals)
    return RecordProcedure(.custody(.handedOver(record)), confirmed: confirmed)
  }
}

/// 过夜保管.
struct CustodyNight: RecordingVerb, NamesPeople, ConfirmedVerb {
  static let configuration = help(
    "night", zh: "票箱过夜：在哪里，谁保管。", en: "Where the box spent the night, and with whom.",
    example: "ballotsync custody night --from 2010-03-14 --to 2010-03-16 --place 居委会保险室 --custodian 王五")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption
  @OptionGroup var place: PlaceOption

  @Option(help: ArgumentHelp("投票点；在投票点的电脑上可不写。 The box's site; a site's laptop knows its own.", valueName: "SITE"))
  var site: SiteID?

  @Option(help: ArgumentHelp("第一晚的日期。 The first evening.", valueName: "YYYY-MM-DD")) var from: CalendarDay
  @Option(help: ArgumentHelp("最后一个早晨的日期。 The last morning.", valueName: "YYYY-MM-DD")) var to: CalendarDay

  @Option(
    name: .customLong("custodian"), help: ArgumentHelp("保管人；可重复。 A custodian; may be repeated.", valueName: "NAME"))
  var custodians: [String] = []

  func people() -> [[String]] { [custodians] }

  func command(confirmed: Bool) -> any NodeCommand {
    let record = BoxKept(site: site, from: from, to: to, place: place.place, custodians: custodians)
    return RecordProcedure(.custody(.kept(record)), confirmed: confirmed)
  }
}

/// 收箱.
struct CustodyReceive: RecordingVerb, NamesPeople, ConfirmedVerb {
  static let configuration = help(
    "receive", zh: "会场收箱，验看封条。", en: "The hall took the box in.",
    example:
      "ballotsync custody receive --data hall --site R1 --day 2010-03-16 --from 王五 --by 赵六 --seal A-17 --seal A-18")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var box: BoxOptions
  @OptionGroup var confirmation: ConfirmOption
  @OptionGroup var place: PlaceOption
  @OptionGroup var seals: SealOptions

  @Option(help: ArgumentHelp("送箱人。 Who brought it.", valueName: "NAME")) var from = ""

  @Option(name: .customLong("by"), help: ArgumentHelp("收箱人；可重复。 A receiver; may be repeated.", valueName: "NAME"))
  var receivers: [String] = []

  func people() -> [[String]] { [receivers] }

  func command(confirmed: Bool) -> any NodeCommand {
    let record = BoxReceived(
      site: box.site, day: box.day, time: box.time, place: place.place, from: from, receivers: receivers,
      seals: seals.seals)
    return RecordProcedure(.custody(.received(record)), confirmed: confirmed)
  }
}

/// 开箱计票.
struct CustodyOpen: RecordingVerb, NamesPeople, ConfirmedVerb {
  static let configuration = help(
    "open", zh: "开箱计票：当众，至少两名见证人，先验看封条。", en: "The box was opened for counting.",
    example:
      "ballotsync custody open --data hall --site R1 --day 2010-03-16 --at-hall --in-public --witness 张三 --witness 李四 --seal A-17"
  )

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var box: BoxOptions
  @OptionGroup var confirmation: ConfirmOption
  @OptionGroup var place: PlaceOption
  @OptionGroup var seals: SealOptions

  @Flag(help: "在中心会场。 At the central hall.") var atHall = false
  @Flag(help: "当众。 In public.") var inPublic = false

  @Option(name: .customLong("witness"), help: ArgumentHelp("见证人；至少两名。 A witness; give two.", valueName: "NAME"))
  var witnesses: [String] = []

  func people() -> [[String]] { [witnesses] }

  func command(confirmed: Bool) -> any NodeCommand {
    let record = BoxOpened(
      site: box.site, day: box.day, time: box.time, place: place.place, atHall: atHall, inPublic: inPublic,
      witnesses: witnesses, seals: seals.seals)
    return RecordProcedure(.custody(.opened(record)), confirmed: confirmed)
  }
}

/// 换封.
struct CustodyReplaceSeal: RecordingVerb, OfficersVerb, ConfirmedVerb {
  static let configuration = help(
    "replace-seal", zh: "换封或拆封，写明理由，须两人签字。", en: "A seal was replaced, or taken off for the next voters.",
    example: "ballotsync custody replace-seal --day 2010-03-14 --old A-19 --reason 继续投票 --officer 张三 --officer 李四")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var box: BoxOptions
  @OptionGroup var officers: OfficerOptions

  @Option(help: ArgumentHelp("拆下的封条号；可重复。 A seal taken off; may be repeated.", valueName: "ID")) var old: [String] = []
  @Option(help: ArgumentHelp("换上的封条号；可重复。 A seal put on; may be repeated.", valueName: "ID")) var new: [String] = []
  @Option(help: ArgumentHelp("理由。 The reason.", valueName: "TEXT")) var reason: String

  func command(confirmed: Bool) -> any NodeCommand {
    let record = SealReplaced(
      site: box.site, day: box.day, time: box.time, old: old, new: new, reason: reason, officers: officers.names)
    return RecordProcedure(.custody(.sealReplaced(record)), confirmed: confirmed)
  }
}

/// Which box, when and where.
struct BoxOptions: ParsableArguments {
  @Option(help: ArgumentHelp("投票点；在投票点的电脑上可不写。 The box's site; a site's laptop knows its own.", valueName: "SITE"))
  var site: SiteID?

  @Option(help: ArgumentHelp("日期。 The day.", valueName: "YYYY-MM-DD")) var day: CalendarDay
  @Option(help: ArgumentHelp("时间。 The time of day.", valueName: "TEXT")) var time = ""
}

/// Where it happened.
struct PlaceOption: ParsableArguments {
  @Option(help: ArgumentHelp("地点。 The place.", valueName: "TEXT")) var place = ""
}

/// Every seal on the box.
struct SealOptions: ParsableArguments {
  @Option(
    name: .customLong("seal"),
    help: ArgumentHelp("票箱上的封条号，全部抄写。 Each seal on the box; may be repeated.", valueName: "ID"))
  var seals: [String] = []
}
