import ArgumentParser
import ElectionRecord
import NodeService

/// 录入计票.
struct TallyEnter: RecordingVerb {
  static let configuration = help(
    "enter", zh: "录入一批的一次计票；两名计票人的数字完全一致才算数。",
    en: "Enter one keying of a batch; two tellers must agree in every figure.",
    example: """
      ballotsync tally enter B1 --keying 1 --session A --valid 283 --invalid 2 \\
          --votes chair/吴逸芸=263 --votes chair/候选人甲（合成）=17 --write-in chair/张某=1 --undervotes chair=2
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption

  @Argument(help: ArgumentHelp("票批。 The batch.", valueName: "ID")) var batch: String
  @Option(help: ArgumentHelp("第几次计票，从 1 起。 Which keying, from 1.", valueName: "N")) var keying: Int
  @Option(help: ArgumentHelp("唱票组。 The session.", valueName: "ID")) var session: String
  @Option(help: ArgumentHelp("有效票。 Valid papers.", valueName: "N")) var valid: Int
  @Option(help: ArgumentHelp("无效票。 Invalid papers.", valueName: "N")) var invalid: Int
  @Option(help: ArgumentHelp("弃权票。 Blank papers.", valueName: "N")) var blank = 0
  @Option(help: ArgumentHelp("疑难票，尚未认定的。 Doubtful papers not decided yet.", valueName: "N")) var doubtful = 0

  @Option(help: ArgumentHelp("候选人得票，每人一次。 A candidate's votes; repeat.", valueName: "CONTEST/NAME=N"))
  var votes: [String] = []

  @Option(
    name: .customLong("write-in"),
    help: ArgumentHelp("另选他人，每人一次。 A name written in; repeat.", valueName: "CONTEST/NAME=N"))
  var writeIns: [String] = []

  @Option(help: ArgumentHelp("未填名额，每个职位一次。 Choices left unused; repeat.", valueName: "CONTEST=N"))
  var undervotes: [String] = []

  @Option(help: ArgumentHelp("只在本职位作废的票。 Papers void in one contest alone; repeat.", valueName: "CONTEST=N"))
  var void: [String] = []

  func validate() throws { _ = try contests() }

  func command() throws -> any NodeCommand {
    let tally = BatchTally(
      batch: batch, keying: keying, session: session, valid: valid, invalid: invalid, blank: blank, doubtful: doubtful,
      contests: try contests())
    return RecordProcedure(.counting(.tally(tally)))
  }

  /// The contests in the order in which their votes were written.
  private func contests() throws -> [ContestTally] {
    let votes = try votes.map(NamedFigure.init)
    let written = try writeIns.map(NamedFigure.init)
    let unused = try undervotes.map(ContestFigure.init)
    let void = try void.map(ContestFigure.init)
    var ids: [String] = []
    for id in (votes + written).map(\.contest) + (unused + void).map(\.contest) where !ids.contains(id) {
      ids.append(id)
    }
    return ids.map { id in
      ContestTally(
        contest: id, void: void.first { $0.contest == id }?.figure ?? 0,
        votes: votes.filter { $0.contest == id }.map { NamedVotes($0.name, $0.figure) },
        writeIns: written.filter { $0.contest == id }.map { NamedVotes($0.name, $0.figure) },
        undervotes: unused.first { $0.contest == id }?.figure ?? 0)
    }
  }
}

/// `CONTEST/NAME=N`.
private struct NamedFigure {
  let contest: String
  let name: String
  let figure: Int

  init(_ text: String) throws {
    let whole = try ContestFigure(text)
    guard let slash = whole.contest.firstIndex(of: "/") else {
      throw ValidationError("“\(text)”应写作 职位/姓名=票数。 Write CONTEST/NAME=VOTES.")
    }
    contest = String(whole.contest[..<slash])
    name = String(whole.contest[whole.contest.index(after: slash)...])
    figure = whole.figure
  }
}

/// `CONTEST=N`.
struct ContestFigure {
  let contest: String
  let figure: Int

  init(_ text: String) throws {
    guard let equals = text.lastIndex(of: "="), let figure = Int(text[text.index(after: equals)...]) else {
      throw ValidationError("“\(text)”应写作 职位=数目。 Write CONTEST=NUMBER.")
    }
    contest = String(text[..<equals])
    self.figure = figure
  }
}
