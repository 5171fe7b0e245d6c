import ArgumentParser
import ElectionRecord
import NodeService

/// 提交疑难票.
struct TallyRefer: RecordingVerb {
  static let configuration = help(
    "refer", zh: "把疑难票单独封存，提交选举委员会认定。", en: "Put doubtful papers aside for the committee.",
    example: "ballotsync tally refer B1 --id D1 --reason illegible --papers 2")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption

  @Argument(help: ArgumentHelp("票批。 The batch.", valueName: "ID")) var batch: String
  @Option(help: ArgumentHelp("疑难票编号。 The name of the envelope.", valueName: "ID")) var id: String
  @Option(help: "情形。 Why they are in doubt.") var reason: DoubtReason
  @Option(help: ArgumentHelp("张数。 Papers.", valueName: "N")) var papers = 1

  func command() -> any NodeCommand {
    let referral = DoubtfulReferral(id: id, batch: batch, reason: reason, papers: papers)
    return RecordProcedure(.counting(.referral(referral)))
  }
}
