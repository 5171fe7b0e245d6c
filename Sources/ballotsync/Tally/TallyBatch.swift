import ArgumentParser
import ElectionRecord
import NodeService

/// 编批.
struct TallyBatch: RecordingVerb {
  static let configuration = help(
    "batch", zh: "编批：一个票箱一批，票少的票箱与其他票箱混合。", en: "Papers counted together: a box, or several that were mixed.",
    example: "ballotsync tally batch B7 --site S1 --site H1 --papers 129")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var poll: PollOption

  @Argument(help: ArgumentHelp("票批名称。 The batch's name.", valueName: "ID")) var id: String

  @Option(name: .customLong("site"), help: ArgumentHelp("票箱，可写几次。 A box; repeat to mix.", valueName: "SITE"))
  var sites: [SiteID] = []

  @Option(help: ArgumentHelp("清点的张数。 Papers counted into it.", valueName: "N")) var papers: Int

  func command() -> any NodeCommand {
    let batch = CountBatch(id: id, sites: sites, papers: papers, poll: poll.poll)
    return RecordProcedure(.counting(.batch(batch)), poll: poll.poll)
  }
}
