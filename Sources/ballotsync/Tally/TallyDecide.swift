import ArgumentParser
import ElectionRecord
import NodeService

/// 认定疑难票.
struct TallyDecide: RecordingVerb {
  static let configuration = help(
    "decide", zh: "选举委员会认定疑难票，两名委员签字；票放回本批重新计票。", en: "The committee decides; the papers go back to their batch.",
    example: "ballotsync tally decide D1 --decision invalid --officer 甲 --officer 乙")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("疑难票编号。 The name of the envelope.", valueName: "ID")) var id: String
  @Option(help: "认定结果。 What they are.") var decision: PaperClass

  func command() -> any NodeCommand {
    let decision = DoubtfulDecision(referral: id, decision: decision, officers: officers.names)
    return RecordProcedure(.counting(.decision(decision)))
  }
}
