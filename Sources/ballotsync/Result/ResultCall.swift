import ArgumentParser
import ElectionRecord
import NodeService

/// 决定另行选举.
struct ResultCall: RecordingVerb {
  static let configuration = help(
    "call", zh: "记录决定：另行选举、重新投票或补选，及其投票日和职位。", en: "Record that a further poll was called.",
    example: "ballotsync result call --kind supplementary --day 2010-04-10 --contest member")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption

  @Option(help: "supplementary、runoff 或 byElection。") var kind: ElectionType
  @Option(help: ArgumentHelp("投票日。 Its polling day.", valueName: "YYYY-MM-DD")) var day: CalendarDay

  @Option(name: .customLong("contest"), help: ArgumentHelp("职位，可写几次。 A contest; repeat.", valueName: "ID"))
  var contests: [String] = []

  func command() -> any NodeCommand {
    RecordProcedure(.outcome(.further(FurtherPoll(kind, day: day, contests: contests))))
  }
}
