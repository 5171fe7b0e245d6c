import ArgumentParser
import ElectionRecord
import NodeService

/// 提名.
struct NominateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nominate",
    abstract: "提名：提名票、得票、资格审查、退出、正式候选人。 The nomination, from its forms to the formal list.",
    discussion: "例 Example:\n  ballotsync nominate status --data hall",
    subcommands: [
      NominateStatus.self, NominateSheet.self, NominateVotes.self, NominateJoint.self, NominateParty.self,
      NominateVet.self,
      NominateWithdraw.self, NominateStrokes.self, NominateFormal.self,
    ], defaultSubcommand: NominateStatus.self)
}

/// 提名情况.
struct NominateStatus: NodeVerb {
  static let configuration = help(
    "status", zh: "提名票、初步候选人和正式候选人。", en: "Show the forms, the nominees and the lists.",
    example: "ballotsync nominate status --data hall")

  @OptionGroup var common: CommonOptions

  func command() -> any NodeCommand { ShowNomination() }
}

/// 提名票.
struct NominateSheet: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "sheet", zh: "录入一个片区的提名票数。", en: "Enter the account of one area's forms.",
    example: "ballotsync nominate sheet --area 县学街 --issued 406 --returned 268 --valid 267 --invalid 1")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption

  @Option(help: ArgumentHelp("片区或投票点。 The area, or a site.", valueName: "AREA")) var area: String
  @Option(help: ArgumentHelp("发出。 Forms handed out.", valueName: "N")) var issued: Int
  @Option(help: ArgumentHelp("收回。 Forms that came back.", valueName: "N")) var returned: Int
  @Option(help: ArgumentHelp("有效。 Valid forms.", valueName: "N")) var valid: Int
  @Option(help: ArgumentHelp("无效。 Invalid forms.", valueName: "N")) var invalid: Int

  func command(confirmed: Bool) -> any NodeCommand {
    RecordProcedure(
      .nomination(
        .sheets(NominationSheets(area: area, issued: issued, returned: returned, valid: valid, invalid: invalid))),
      confirmed: confirmed)
  }
}

/// 提名得票.
struct NominateVotes: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "votes", zh: "录入一个职位的提名得票。", en: "Enter whom the forms name for one office.",
    example: "ballotsync nominate votes chair --nominee 甲=812 --nominee 乙=640 --voter 甲=405")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption
  @Argument(help: ArgumentHelp("职位。 The contest.", valueName: "CONTEST")) var contest: String

  @Option(
    name: .customLong("nominee"),
    help: ArgumentHelp("被提名人与得票；没有票数的只写姓名。 A nominee with votes; repeat.", valueName: "NAME[=N]"))
  var nominees: [String]

  @Option(
    help: ArgumentHelp("被提名人的选民序号。 A nominee's roll number; repeat.", valueName: "NAME=VOTER"),
    transform: NamedNumber.init)
  var voter: [NamedNumber] = []

  @Flag(help: "重新投票的得票，用来区分得票相同的人。 Votes of the poll that parts a tie.") var revote = false

  func validate() throws { _ = try lines() }

  func command(confirmed: Bool) throws -> any NodeCommand {
    RecordProcedure(
      .nomination(
        .votes(NominationVotes(contest: recording.common.contest(contest), lines: try lines(), isRevote: revote))),
      confirmed: confirmed)
  }

  private func lines() throws -> [NominationVotes.Line] {
    let numbers = Dictionary(voter.map { ($0.name, $0.number) }) { first, _ in first }
    return try nominees.map { text in
      // A name ends with no number: what was typed without the sign is no name.
      let isCounted = text.contains(where: { "=＝".contains($0) }) || text.last?.isNumber ?? false
      let line = isCounted ? try NamedNumber(text) : nil
      let name = line?.name ?? text
      return NominationVotes.Line(
        name: name, voter: numbers[name].flatMap { RollNumber(exactly: $0) }, votes: line?.number)
    }
  }
}

/// 联名提名.
struct NominateJoint: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "joint", zh: "录入一项联名提名。", en: "Enter a joint nomination.",
    example: "ballotsync nominate joint member 丙 --by 11,12,13,14,15,16,17,18,19,20 --day 2010-03-05")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var nominee: NomineeOptions
  @OptionGroup var confirmation: ConfirmOption

  @Option(help: ArgumentHelp("联名选民的序号，用逗号隔开。 The voters who signed.", valueName: "N,N,…")) var by = ""
  @Option(help: ArgumentHelp("户代表、居民代表投票时，不是代表的联名选民人数。 Voters without a number who signed.", valueName: "N"))
  var others = 0
  @Option(help: ArgumentHelp("联名户代表的序号。 Those who signed for households.", valueName: "N,N,…")) var households = ""
  @Option(help: ArgumentHelp("被提名人的选民序号。 The nominee's roll number.", valueName: "VOTER"), transform: TypedVoter.number)
  var voter: RollNumber?

  func validate() throws { _ = try (RollNumberList(by), RollNumberList(households)) }

  func command(confirmed: Bool) throws -> any NodeCommand {
    RecordProcedure(
      .nomination(
        .joint(
          JointNomination(
            contest: recording.common.contest(nominee.contest), name: nominee.name, nominee: voter,
            voters: try RollNumberList(by).numbers,
            households: try RollNumberList(households).numbers, others: others, day: nominee.day))),
      confirmed: confirmed)
  }
}

/// 党组织提名.
struct NominateParty: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "party", zh: "录入社区党组织的提名。", en: "Enter a nomination by the community's Party organisation.",
    example: "ballotsync nominate party chair 甲 --organisation 某社区党委 --day 2026-03-05")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var nominee: NomineeOptions
  @OptionGroup var confirmation: ConfirmOption

  @Option(help: ArgumentHelp("提名的党组织。 The organisation.", valueName: "NAME")) var organisation: String
  @Option(help: ArgumentHelp("被提名人的选民序号。 The nominee's roll number.", valueName: "VOTER"), transform: TypedVoter.number)
  var voter: RollNumber?

  func command(confirmed: Bool) throws -> any NodeCommand {
    RecordProcedure(
      .nomination(
        .party(
          PartyNomination(
            contest: recording.common.contest(nominee.contest), name: nominee.name, nominee: voter,
            organisation: organisation, day: nominee.day))), confirmed: confirmed)
  }
}

/// 资格审查.
struct NominateVet: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "vet", zh: "录入资格审查结论。", en: "Enter the committee's decision on a nominee.",
    example: "ballotsync nominate vet chair 甲 --passed --day 2010-03-08")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption
  @OptionGroup var nominee: NomineeOptions

  @Flag(help: "通过。 May stand.") var passed = false
  @Flag(help: "不通过，须写理由。 May not stand; needs a reason.") var failed = false
  @Option(help: ArgumentHelp("理由。 Why.", valueName: "TEXT")) var reason = ""
  @Option(help: ArgumentHelp("法定情形：\(ExclusionGround.list)。 A ground of the law.", valueName: "GROUND"))
  var ground: ExclusionGround?

  func validate() throws {
    guard passed != failed else {
      throw ValidationError("请写 --passed 或 --failed 之一。 Give one of --passed and --failed.")
    }
  }

  func command(confirmed: Bool) -> any NodeCommand {
    RecordProcedure(
      .nomination(
        .vetting(
          VettingDecision(
            contest: recording.common.contest(nominee.contest), name: nominee.name, passed: passed, reason: reason,
            day: nominee.day, ground: ground))), confirmed: confirmed)
  }
}

/// 退出.
struct NominateWithdraw: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "withdraw", zh: "录入被提名人退出。", en: "Enter that a nominee does not stand.",
    example: "ballotsync nominate withdraw chair 乙 --day 2010-03-10")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption
  @OptionGroup var nominee: NomineeOptions
  @Option(help: ArgumentHelp("说明。 A remark.", valueName: "TEXT")) var note = ""

  func command(confirmed: Bool) -> any NodeCommand {
    RecordProcedure(
      .nomination(
        .withdrawal(
          NomineeWithdrawal(
            contest: recording.common.contest(nominee.contest), name: nominee.name, day: nominee.day, note: note))),
      confirmed: confirmed)
  }
}

/// 笔画数.
struct NominateStrokes: RecordingVerb, OfficersVerb {
  static let configuration = help(
    "strokes", zh: "记下一个不在笔画表内的字有几画，须两名负责人；以姓氏笔画为序时用。",
    en: "Record the strokes of a character that is not in the table, where names stand by strokes; takes two officers.",
    example: "ballotsync nominate strokes 䶮 20 --officer 张三 --officer 李四")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions
  @Argument(help: ArgumentHelp("一个字。 One character.", valueName: "CHARACTER")) var character: String
  @Argument(help: ArgumentHelp("笔画数。 Its strokes.", valueName: "N")) var strokes: Int

  func command() -> any NodeCommand {
    RecordProcedure(
      .nomination(
        .strokes(StrokesCounted(character: character, strokes: strokes, officers: officers.names))))
  }
}

/// 正式候选人.
struct NominateFormal: RecordingVerb, OfficersVerb, ConfirmedVerb {
  static let configuration = help(
    "formal", zh: "确定一个职位的正式候选人，须两名负责人。", en: "Adopt an office's formal list; takes two officers.",
    example: "ballotsync nominate formal chair --name 甲 --name 乙 --day 2010-03-13 --officer 张三 --officer 李四")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions
  @Argument(help: ArgumentHelp("职位。 The contest.", valueName: "CONTEST")) var contest: String

  @Option(name: .customLong("name"), help: ArgumentHelp("姓名，按排名。 A name, in the order of rank.", valueName: "NAME"))
  var candidates: [String]

  @Option(help: ArgumentHelp("确定的日期。 The day.", valueName: "YYYY-MM-DD")) var day: CalendarDay

  func command(confirmed: Bool) -> any NodeCommand {
    RecordProcedure(
      .nomination(
        .formal(
          FormalList(contest: recording.common.contest(contest), names: candidates, officers: officers.names, day: day))
      ), confirmed: confirmed)
  }
}

/// One nominee, and the day on which something was decided or declared.
struct NomineeOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("职位。 The contest.", valueName: "CONTEST")) var contest: String
  @Argument(help: ArgumentHelp("姓名。 The nominee.", valueName: "NAME")) var name: String
  @Option(help: ArgumentHelp("日期。 The day.", valueName: "YYYY-MM-DD")) var day: CalendarDay
}
