import ArgumentParser
import ElectionRecord

/// Which box, when and where.
struct BoxOptions: ParsableArguments {
  @Option(help: ArgumentHelp("投票点；在投票点的电脑上可不写。 The box's site; a site's laptop knows its own.", valueName: "SITE"))
  var site: SiteID?

  @Option(help: ArgumentHelp("日期。 The day.", valueName: "YYYY-MM-DD"))
  var day: CalendarDay

  @Option(help: ArgumentHelp("时间。 The time of day.", valueName: "TEXT"))
  var time = ""
}

/// Where it happened.
struct PlaceOption: ParsableArguments {
  @Option(help: ArgumentHelp("地点。 The place.", valueName: "TEXT"))
  var place = ""
}

/// Every seal on the box.
struct SealOptions: ParsableArguments {
  @Option(
    name: .customLong("seal"),
    help: ArgumentHelp("票箱上的封条号，全部抄写。 Each seal on the box; may be repeated.", valueName: "ID"))
  var seals: [String] = []
}
