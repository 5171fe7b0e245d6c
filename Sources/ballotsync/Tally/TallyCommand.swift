import ArgumentParser

/// 唱票计票.
struct TallyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally",
    abstract: "唱票计票：唱票组、票批、两次独立计票、疑难票。 Sessions, batches, two independent tallies, doubtful papers.",
    discussion: """
      例 Example:
        ballotsync tally session A --caller 甲 --teller 乙 --scrutineer 丙
        ballotsync tally batch B1 --site R1 --papers 313
        ballotsync tally status
      """,
    subcommands: [
      TallySession.self, TallyBatch.self, TallyEnter.self, TallyRefer.self, TallyDecide.self, TallyStatus.self,
      TallySheetCommand.self, TallyJudge.self,
    ], defaultSubcommand: TallyStatus.self)
}
