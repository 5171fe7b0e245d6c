import ArgumentParser
import ElectionRecord
import NodeService

/// 除名.
struct RegisterRemove: RecordingVerb {
  static let configuration = help(
    "remove", zh: "由选举委员会两人决定除名；已领票的，形成争议待裁定。",
    en: "Two members of the committee take a voter off the roll; one who has voted gives a case.",
    example: "ballotsync register remove 17 --reason died --day 2010-03-01 --officer 甲 --officer 乙")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var subject: VoterDayOptions
  @OptionGroup var officers: OfficerOptions

  @Option(help: "原因。 Why.") var reason: RemovalReason

  func command() -> any NodeCommand {
    let removal = VoterRemoved(
      voter: subject.voter, day: subject.day.value, reason: reason, officers: officers.names)
    return RecordProcedure(.registration(.removed(removal)))
  }
}

/// 恢复.
struct RegisterRestore: RecordingVerb {
  static let configuration = help(
    "restore", zh: "由选举委员会两人决定恢复选民，重新计入选民数。",
    en: "Two members of the committee put a voter back on the roll and into the denominator.",
    example: "ballotsync register restore 17 --reason cameBack --day 2010-03-02 --officer 甲 --officer 乙")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var subject: VoterDayOptions
  @OptionGroup var officers: OfficerOptions

  @Option(help: "原因。 Why.") var reason: RestorationReason

  func command() -> any NodeCommand {
    let restoration = VoterRestored(
      voter: subject.voter, day: subject.day.value, reason: reason, officers: officers.names)
    return RecordProcedure(.registration(.restored(restoration)))
  }
}
