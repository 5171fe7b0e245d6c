import ArgumentParser
import ElectionRecord
import NodeService

/// 罢免表决.
struct ResultRecall: RecordingVerb {
  static let configuration = help(
    "recall", zh: "登记罢免要求的表决日期和结果。", en: "When a demand was voted on, and what came of it.",
    example: "ballotsync result recall D1 --day 2011-05-20 --passed")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption

  @Argument(help: ArgumentHelp("罢免要求编号。 The demand's name.", valueName: "ID")) var id: String
  @Option(help: ArgumentHelp("表决日期。 The day of the vote.", valueName: "YYYY-MM-DD")) var day: CalendarDay
  @Flag(help: "表决通过。 The person was recalled.") var passed = false

  func command() -> any NodeCommand {
    RecordProcedure(.outcome(.recallVote(RecallVote(petition: id, day: day, passed: passed))))
  }
}
