import ArgumentParser
import ElectionRecord
import Foundation
import NodeService

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

/// 唱票组.
struct TallySession: RecordingVerb, NamesPeople {
  static let configuration = help(
    "session", zh: "登记唱票组：唱票人、计票人、监票人，三人不同。", en: "Three different people begin to count.",
    example: "ballotsync tally session A --caller 甲 --teller 乙 --scrutineer 丙")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption

  @Argument(help: ArgumentHelp("唱票组名称。 The session's name.", valueName: "ID")) var id: String
  @Option(help: ArgumentHelp("唱票人。 Who reads the papers out.", valueName: "NAME")) var caller: String
  @Option(help: ArgumentHelp("计票人。 Who makes the marks.", valueName: "NAME")) var teller: String
  @Option(help: ArgumentHelp("监票人。 Who watches.", valueName: "NAME")) var scrutineer: String
  @Option(help: ArgumentHelp("日期。 The day.", valueName: "YYYY-MM-DD")) var day: CalendarDay?

  func people() -> [[String]] { [[caller, teller, scrutineer]] }

  func command() -> any NodeCommand {
    let session = CountSession(id: id, caller: caller, teller: teller, scrutineer: scrutineer, day: day)
    return RecordProcedure(.counting(.session(session)))
  }
}

/// 编批.
struct TallyBatch: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "batch", zh: "编批：一个票箱一批，票少的票箱与其他票箱混合。", en: "Papers counted together: a box, or several that were mixed.",
    example: "ballotsync tally batch B7 --site S1 --site H1 --papers 129")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption
  @OptionGroup var poll: PollOption

  @Argument(help: ArgumentHelp("票批名称。 The batch's name.", valueName: "ID")) var id: String

  @Option(name: .customLong("site"), help: ArgumentHelp("票箱，可写几次。 A box; repeat to mix.", valueName: "SITE"))
  var sites: [SiteID] = []

  @Option(help: ArgumentHelp("清点的张数。 Papers counted into it.", valueName: "N")) var papers: Int

  func command(confirmed: Bool) -> any NodeCommand {
    let batch = CountBatch(id: id, sites: sites, papers: papers, poll: poll.poll)
    return RecordProcedure(.counting(.batch(batch)), poll: poll.poll, confirmed: confirmed)
  }
}

/// 提交疑难票.
struct TallyRefer: RecordingVerb {
  static let configuration = help(
    "refer", zh: "把疑难票单独封存，提交选举委员会认定。", en: "Put doubtful papers aside for the committee.",
    example: "ballotsync tally refer B1 --id D1 --reason illegible --papers 2")

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("票批。 The batch.", valueName: "ID")) var batch: String
  @Option(help: ArgumentHelp("疑难票编号。 The name of the envelope.", valueName: "ID")) var id: String
  @Option(help: "情形。 Why they are in doubt.") var reason: DoubtReason
  @Option(help: ArgumentHelp("张数。 Papers.", valueName: "N")) var papers = 1

  func command() -> any NodeCommand {
    let referral = DoubtfulReferral(id: id, batch: batch, reason: reason, papers: papers)
    return RecordProcedure(.counting(.referral(referral)))
  }
}

/// 认定疑难票.
struct TallyDecide: RecordingVerb, OfficersVerb, ConfirmedVerb {
  static let configuration = help(
    "decide", zh: "选举委员会认定疑难票，两名委员签字；票放回本批重新计票。", en: "The committee decides; the papers go back to their batch.",
    example: "ballotsync tally decide D1 --decision invalid --officer 甲 --officer 乙")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("疑难票编号。 The name of the envelope.", valueName: "ID")) var id: String
  @Option(help: "认定结果。 What they are.") var decision: PaperClass

  func command(confirmed: Bool) -> any NodeCommand {
    let decision = DoubtfulDecision(referral: id, decision: decision, officers: officers.names)
    return RecordProcedure(.counting(.decision(decision)), confirmed: confirmed)
  }
}

/// 计票进度.
struct TallyStatus: NodeVerb {
  static let configuration = help(
    "status", zh: "计票进度：每批是否已确认，哪里不符。状态 4 表示有票批未确认。",
    en: "How the count stands; status 4 while a batch is not accepted.",
    example: "ballotsync tally status --json")

  @OptionGroup var common: CommonOptions

  func command() -> any NodeCommand { ShowCount() }
}

/// 计票单.
struct TallySheetCommand: NodeVerb {
  static let configuration = help(
    "sheet", zh: "计票单：在屏幕上以“正”字显示，或存为 A4 网页打印。", en: "A batch's tally sheet on screen, or as a page for A4.",
    example: "ballotsync tally sheet B1 --html 计票单.html")

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("票批。 The batch.", valueName: "ID")) var batch: String

  @Option(help: ArgumentHelp("显示第几次计票；不写则为空白单。 Which keying; a blank sheet without it.", valueName: "N"))
  var keying: Int?

  @Option(help: ArgumentHelp("另存为网页。 Write the sheet as one page.", valueName: "FILE")) var html: String?

  func command() -> any NodeCommand {
    MakeTallySheet(batch: batch, keying: keying, html: html != nil)
  }

  func keep(_ reply: CommandReply) throws {
    guard let html, let page = reply.html else { return }
    try CarriedFile.write(Data(page.utf8), to: html)
  }
}

/// 认定一张票.
struct TallyJudge: NodeVerb {
  static let configuration = help(
    "judge", zh: "按规则认定手上的一张票：有效、无效、弃权，或提交委员会。不作记录。", en: "How the rules judge the paper in hand; nothing is recorded.",
    example: "ballotsync tally judge --marks chair=1 --marks member=6")

  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp("某职位选了几人；空白票不写。 Names marked in a contest; none for a blank paper.", valueName: "CONTEST=N"),
    transform: NamedNumber.init)
  var marks: [NamedNumber] = []

  @Option(help: ArgumentHelp("此职位的字迹无法辨认。 A contest whose marks cannot be made out.", valueName: "CONTEST"))
  var illegible: [String] = []

  @Flag(help: "同一人填在两个职务上。 One name stands in two offices.") var nameTwice = false
  @Flag(help: "写有其他文字或符号。 Other words or signs.") var extraWriting = false

  func command() -> any NodeCommand {
    let parts = marks.map { marked in
      DescribedPaper.Part(
        contest: common.contest(marked.name), marks: marked.number, isIllegible: illegible.contains(marked.name))
    }
    let others = illegible.filter { id in !marks.contains { $0.name == id } }
      .map { DescribedPaper.Part(contest: common.contest($0), marks: 0, isIllegible: true) }
    return JudgePaper(
      DescribedPaper(parts: parts + others, hasNameTwice: nameTwice, hasExtraWriting: extraWriting))
  }
}
