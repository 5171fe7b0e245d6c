import ArgumentParser
import ElectionRecord
import NodeService

/// 认定一张票.
struct TallyJudge: NodeVerb {
  static let configuration = help(
    "judge", zh: "按规则认定手上的一张票：有效、无效、弃权，或提交委员会。不作记录。", en: "How the rules judge the paper in hand; nothing is recorded.",
    example: "ballotsync tally judge --marks chair=1 --marks member=6")

  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp("某职位选了几人；空白票不写。 Names marked in a contest; none for a blank paper.", valueName: "CONTEST=N"))
  var marks: [String] = []

  @Option(help: ArgumentHelp("此职位的字迹无法辨认。 A contest whose marks cannot be made out.", valueName: "CONTEST"))
  var illegible: [String] = []

  @Flag(help: "同一人填在两个职务上。 One name stands in two offices.") var nameTwice = false
  @Flag(help: "写有其他文字或符号。 Other words or signs.") var extraWriting = false

  func validate() throws { _ = try marks.map(ContestFigure.init) }

  func command() throws -> any NodeCommand {
    let marked = try marks.map(ContestFigure.init)
    let parts = marked.map { figure in
      DescribedPaper.Part(
        contest: figure.contest, marks: figure.figure, isIllegible: illegible.contains(figure.contest))
    }
    let others = illegible.filter { id in !marked.contains { $0.contest == id } }
      .map { DescribedPaper.Part(contest: $0, marks: 0, isIllegible: true) }
    return JudgePaper(
      DescribedPaper(parts: parts + others, hasNameTwice: nameTwice, hasExtraWriting: extraWriting))
  }
}
