import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// 选举结果.
struct ResultCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "result",
    abstract: "选举结果及其计算依据；另行选举、重新投票、空缺、罢免要求。 The result with its working, and what follows from it.",
    discussion: """
      例 Example:
        ballotsync result
        ballotsync result next --kind supplementary --day 2010-04-10 --out 另行选举
      """,
    subcommands: [
      ResultShow.self, ResultNext.self, ResultVacancy.self, ResultCall.self, ResultPetition.self, ResultRecall.self,
      ResultAnnul.self, ResultEnded.self, ResultSupervisors.self,
    ], defaultSubcommand: ResultShow.self)
}

/// 结果.
struct ResultShow: NodeVerb {
  static let configuration = help(
    "show", zh: "结果：参选、得票的门槛、基数、数字和依据。状态 4 表示待定或无效。",
    en: "The result: thresholds, bases, figures and articles; status 4 while not valid.",
    example: "ballotsync result --json")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  func command() -> any NodeCommand { ShowResult(poll: poll.poll) }
}

/// 另行选举或重新投票的选举文件.
struct ResultNext: NodeVerb {
  static let configuration = help(
    "next", zh: "生成下一轮的选举资料：由结果得出另行选举、重新投票、补选或重新选举的目录，名册按现状，可直接用于 init。",
    en:
      "The next poll's files: the folder of a supplementary poll, run-off, by-election or election held again, with the "
      + "roll as it stands.",
    example: "ballotsync result next --kind supplementary --day 2010-04-10 --out next")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Option(
    help: "哪一种：supplementary 另行选举，runoff 重新投票，byElection 补选，general 重新选举（投票无效）。 Which of them.")
  var kind: ElectionType
  @Option(help: ArgumentHelp("投票日。 Its polling day.", valueName: "YYYY-MM-DD")) var day: CalendarDay
  @Option(help: ArgumentHelp("新目录。 The new folder.", valueName: "DIR")) var out: String

  func command() -> any NodeCommand {
    DefineNextElection(
      kind, day: day, poll: poll.poll, folder: URL(fileURLWithPath: out).standardizedFileURL.path)
  }

  func inPlace(_ reply: CommandReply) -> BilingualText? { PlacedFile.done(out) }
}

/// 空缺.
struct ResultVacancy: RecordingVerb, OfficersVerb {
  static let configuration = help(
    "vacancy", zh: "把缺额列为空缺，写明理由，两名委员签字。", en: "Leave open seats vacant, with the reason and two officers.",
    example: "ballotsync result vacancy member --seats 1 --reason 人数已够 --officer 甲 --officer 乙")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("职位。 The contest.", valueName: "ID")) var contest: String
  @Option(help: ArgumentHelp("空缺席位数。 Seats.", valueName: "N")) var seats = 1
  @Option(help: ArgumentHelp("理由。 Why.", valueName: "TEXT")) var reason: String

  func command() -> any NodeCommand {
    let vacancy = SeatVacant(
      contest: recording.common.contest(contest), seats: seats, reason: reason, officers: officers.names)
    return RecordProcedure(.outcome(.vacancy(vacancy)))
  }
}

/// 决定另行选举.
struct ResultCall: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "call", zh: "记录决定：另行选举、重新投票或补选，及其投票日和职位。", en: "Record that a further poll was called.",
    example: "ballotsync result call --kind supplementary --day 2010-04-10 --contest member")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption

  @Option(help: "哪一种：supplementary 另行选举，runoff 重新投票，byElection 补选。 Which kind: supplementary, runoff or byElection.")
  var kind: ElectionType
  @Option(help: ArgumentHelp("投票日。 Its polling day.", valueName: "YYYY-MM-DD")) var day: CalendarDay

  @Option(name: .customLong("contest"), help: ArgumentHelp("职位，可写几次。 A contest; repeat.", valueName: "ID"))
  var contests: [String] = []

  func command(confirmed: Bool) -> any NodeCommand {
    let poll = FurtherPoll(kind, day: day, contests: contests.map(recording.common.contest))
    return RecordProcedure(.outcome(.further(poll)), confirmed: confirmed)
  }
}

/// 罢免要求.
struct ResultPetition: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "petition", zh: "登记罢免要求：对谁，多少人联名，理由。", en: "A demand for a recall: of whom, how many signed, why.",
    example: "ballotsync result petition D1 --person 甲 --signatures 545 --of 2722 --day 2011-05-01 --ground 理由")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption

  @Argument(help: ArgumentHelp("编号。 The demand's name.", valueName: "ID")) var id: String
  @Option(help: ArgumentHelp("被要求罢免的人。 Whom it concerns.", valueName: "NAME")) var person: String
  @Option(help: "联名人：voters 选民，households 户代表，representatives 居民代表。 Who signed.") var by = Petitioner.voters
  @Option(help: ArgumentHelp("联名人数。 Signatures found good.", valueName: "N")) var signatures: Int
  @Option(help: ArgumentHelp("有权联名的人数。 Of how many.", valueName: "N")) var of: Int
  @Option(help: ArgumentHelp("收到日期。 When it was handed in.", valueName: "YYYY-MM-DD")) var day: CalendarDay
  @Option(help: ArgumentHelp("理由，一句话。 The ground in a few words.", valueName: "TEXT")) var ground: String
  @Option(help: ArgumentHelp("被要求罢免的人的申辩意见。 What the person says to it.", valueName: "TEXT")) var statement = ""

  func command(confirmed: Bool) -> any NodeCommand {
    let petition = RecallPetition(
      id: id, person: person, by: by, signatures: signatures, of: of, day: day, ground: ground, statement: statement)
    return RecordProcedure(.outcome(.petition(petition)), confirmed: confirmed)
  }
}

/// 罢免表决.
struct ResultRecall: RecordingVerb {
  static let configuration = help(
    "recall", zh: "登记罢免要求的表决日期和结果。", en: "When a demand was voted on, and what came of it.",
    example: "ballotsync result recall D1 --day 2011-05-20 --passed")

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("罢免要求编号。 The demand's name.", valueName: "ID")) var id: String
  @Option(help: ArgumentHelp("表决日期。 The day of the vote.", valueName: "YYYY-MM-DD")) var day: CalendarDay
  @Flag(help: "表决通过。 The person was recalled.") var passed = false

  func command() -> any NodeCommand {
    RecordProcedure(.outcome(.recallVote(RecallVote(petition: id, day: day, passed: passed))))
  }
}

/// 当选无效.
struct ResultAnnul: RecordingVerb, OfficersVerb {
  static let configuration = help(
    "annul", zh: "登记当选无效：哪个机关认定、理由，两名委员签字。",
    en: "Record that somebody's election was found void: by whom, why, two officers.",
    example: "ballotsync result annul member 丙 --authority 区人大常委会 --reason 贿选 --day 2026-07-01 --officer 甲 --officer 乙")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("职位。 The contest.", valueName: "ID")) var contest: String
  @Argument(help: ArgumentHelp("当选人。 Who was elected.", valueName: "NAME")) var person: String
  @Option(help: ArgumentHelp("认定的机关。 Which authority found so.", valueName: "TEXT")) var authority: String
  @Option(help: ArgumentHelp("理由。 Why.", valueName: "TEXT")) var reason: String
  @Option(help: ArgumentHelp("认定日期。 The day.", valueName: "YYYY-MM-DD")) var day: CalendarDay

  func command() -> any NodeCommand {
    let annulled = ElectionAnnulled(
      contest: recording.common.contest(contest), person: person, authority: authority, reason: reason, day: day,
      officers: officers.names)
    return RecordProcedure(.outcome(.annulled(annulled)))
  }
}

/// 职务终止.
struct ResultEnded: RecordingVerb {
  static let configuration = help(
    "ended", zh: "登记当选人职务终止：辞职、依法终止、死亡；随后可以补选。", en: "Record that an office ended; a by-election may follow.",
    example: "ballotsync result ended member 丙 --ground resigned --meeting assembly --day 2027-03-01")

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("职位。 The contest.", valueName: "ID")) var contest: String
  @Argument(help: ArgumentHelp("当选人。 Who was elected.", valueName: "NAME")) var person: String
  @Option(help: ArgumentHelp("原因：\(EndGround.list)。 Why.", valueName: "GROUND")) var ground: EndGround
  @Option(
    help: ArgumentHelp("终止日期；辞职为审议通过之日。 The day; of a resignation, that of the meeting.", valueName: "YYYY-MM-DD"))
  var day: CalendarDay
  @Option(help: "审议辞职的会议：residents 居民会议，assembly 居民代表会议。 The meeting that accepted a resignation.")
  var meeting: MeetingKind?
  @Option(help: ArgumentHelp("说明。 A note.", valueName: "TEXT")) var note = ""

  func command() -> any NodeCommand {
    let ended = OfficeEnded(
      contest: recording.common.contest(contest), person: person, ground: ground, day: day, meeting: meeting, note: note
    )
    return RecordProcedure(.outcome(.ended(ended)))
  }
}

/// 居务监督委员会.
struct ResultSupervisors: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "supervisors", zh: "登记居务监督委员会的推选：日期、会议、成员。", en: "Record who was elected to the supervisory committee, and where.",
    example: "ballotsync result supervisors --day 2026-06-20 --meeting assembly --member 甲 --member 乙 --member 丙")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption

  @Option(help: ArgumentHelp("推选日期。 When.", valueName: "YYYY-MM-DD")) var day: CalendarDay
  @Option(help: "哪一种会议：residents 居民会议，assembly 居民代表会议。 By which meeting.") var meeting: MeetingKind
  @Option(name: .customLong("member"), help: ArgumentHelp("成员，可写几次。 A member; repeat.", valueName: "NAME"))
  var members: [String]

  func command(confirmed: Bool) -> any NodeCommand {
    let elected = SupervisorsElected(day: day, meeting: meeting, members: members.map { .init(name: $0) })
    return RecordProcedure(.outcome(.supervisors(elected)), confirmed: confirmed)
  }
}
