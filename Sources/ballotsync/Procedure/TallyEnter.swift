import ArgumentParser
import ElectionRecord
import NodeService

/// 录入计票.
struct TallyEnter: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "enter", zh: "录入一批的一次计票；两名计票人的数字完全一致才算数。",
    en: "Enter one keying of a batch; two tellers must agree in every figure.",
    example: """
      ballotsync tally enter B1 --keying 1 --session A --valid 283 --invalid 2 \\
          --votes chair/吴逸芸=263 --votes chair/候选人甲（合成）=17 --write-in chair/张某=1 --undervotes chair=2
      """)

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption

  @Argument(help: ArgumentHelp("票批。 The batch.", valueName: "ID")) var batch: String
  @Option(help: ArgumentHelp("第几次计票，从 1 起。 Which keying, from 1.", valueName: "N")) var keying: Int
  @Option(help: ArgumentHelp("唱票组。 The session.", valueName: "ID")) var session: String
  @Option(help: ArgumentHelp("有效票。 Valid papers.", valueName: "N")) var valid: Int
  @Option(help: ArgumentHelp("无效票。 Invalid papers.", valueName: "N")) var invalid: Int
  @Option(help: ArgumentHelp("弃权票。 Blank papers.", valueName: "N")) var blank = 0
  @Option(help: ArgumentHelp("疑难票，尚未认定的。 Doubtful papers not decided yet.", valueName: "N")) var doubtful = 0

  @Option(
    help: ArgumentHelp("候选人得票，每人一次。 A candidate's votes; repeat.", valueName: "CONTEST/NAME=N"),
    transform: ContestNumber.init)
  var votes: [ContestNumber] = []

  @Option(
    name: .customLong("write-in"),
    help: ArgumentHelp("另选他人，每人一次。 A name written in; repeat.", valueName: "CONTEST/NAME=N"),
    transform: ContestNumber.init)
  var writeIns: [ContestNumber] = []

  @Option(
    help: ArgumentHelp("未填名额，每个职位一次。 Choices left unused; repeat.", valueName: "CONTEST=N"),
    transform: NamedNumber.init)
  var undervotes: [NamedNumber] = []

  @Option(
    help: ArgumentHelp("只在本职位作废的票。 Papers void in one contest alone; repeat.", valueName: "CONTEST=N"),
    transform: NamedNumber.init)
  var void: [NamedNumber] = []

  func command(confirmed: Bool) -> any NodeCommand {
    let tally = BatchTally(
      batch: batch, keying: keying, session: session, valid: valid, invalid: invalid, blank: blank, doubtful: doubtful,
      contests: contests)
    return RecordProcedure(.counting(.tally(tally)), confirmed: confirmed)
  }

  /// The contests in the order in which their votes were written.
  private var contests: [ContestTally] {
    var ids: [String] = []
    let id = recording.common.contest
    for typed in (votes + writeIns).map(\.contest) + (undervotes + void).map(\.name) where !ids.contains(id(typed)) {
      ids.append(id(typed))
    }
    return ids.map { contest in
      ContestTally(
        contest: contest, void: void.first { id($0.name) == contest }?.number ?? 0,
        votes: votes.filter { id($0.contest) == contest }.map { NamedVotes($0.name, $0.number) },
        writeIns: writeIns.filter { id($0.contest) == contest }.map { NamedVotes($0.name, $0.number) },
        undervotes: undervotes.first { id($0.name) == contest }?.number ?? 0)
    }
  }
}
