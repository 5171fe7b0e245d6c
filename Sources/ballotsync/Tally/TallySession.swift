import ArgumentParser
import ElectionRecord
import NodeService

/// 唱票组.
struct TallySession: RecordingVerb {
  static let configuration = help(
    "session", zh: "登记唱票组：唱票人、计票人、监票人，三人不同。", en: "Three different people begin to count.",
    example: "ballotsync tally session A --caller 甲 --teller 乙 --scrutineer 丙")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption

  @Argument(help: ArgumentHelp("唱票组名称。 The session's name.", valueName: "ID")) var id: String
  @Option(help: ArgumentHelp("唱票人。 Who reads the papers out.", valueName: "NAME")) var caller: String
  @Option(help: ArgumentHelp("计票人。 Who makes the marks.", valueName: "NAME")) var teller: String
  @Option(help: ArgumentHelp("监票人。 Who watches.", valueName: "NAME")) var scrutineer: String
  @Option(help: ArgumentHelp("日期。 The day.", valueName: "YYYY-MM-DD")) var day: CalendarDay?

  func command() -> any NodeCommand {
    let session = CountSession(id: id, caller: caller, teller: teller, scrutineer: scrutineer, day: day)
    return RecordProcedure(.counting(.session(session)))
  }
}
