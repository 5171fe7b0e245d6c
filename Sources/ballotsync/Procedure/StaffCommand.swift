import ArgumentParser
import ElectionRecord
import NodeService

/// 工作人员.
struct StaffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "工作人员：任用、免去、近亲属申报。 Who serves, and who may not.",
    discussion: "例 Example:\n  ballotsync staff list --data hall",
    subcommands: [StaffList.self, StaffAppoint.self, StaffRelieve.self, StaffKin.self, StaffReserves.self],
    defaultSubcommand: StaffList.self)
}

/// 名单.
struct StaffList: NodeVerb {
  static let configuration = help(
    "list", zh: "列出工作人员。", en: "List who serves.", example: "ballotsync staff list --data hall")

  @OptionGroup var common: CommonOptions

  func command() -> any NodeCommand { ShowStaff() }
}

/// 任用.
struct StaffAppoint: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "appoint", zh: "任用一名工作人员。", en: "Appoint somebody to a role.",
    example: "ballotsync staff appoint 计票员甲 --role teller --day 2010-03-12")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption
  @OptionGroup var post: StaffOptions

  @Option(help: ArgumentHelp("哪一场计票；不写为全部。 Which session of a count.", valueName: "TEXT")) var session = ""
  @Option(help: ArgumentHelp("本人的选民序号。 The person's roll number.", valueName: "VOTER"), transform: TypedVoter.number)
  var voter: RollNumber?

  func command(confirmed: Bool) -> any NodeCommand {
    RecordProcedure(
      .staff(
        .appointed(
          StaffAppointment(
            name: post.name, role: post.role, site: post.site, session: session, voter: voter, day: post.day))),
      confirmed: confirmed)
  }
}

/// 免去.
struct StaffRelieve: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "relieve", zh: "免去一名工作人员。", en: "End somebody's role.",
    example: "ballotsync staff relieve 计票员甲 --role teller --day 2010-03-14 --reason 成为候选人")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var post: StaffOptions
  @OptionGroup var confirmation: ConfirmOption
  @Option(help: ArgumentHelp("理由。 Why.", valueName: "TEXT")) var reason = ""

  func command(confirmed: Bool) -> any NodeCommand {
    RecordProcedure(
      .staff(
        .relieved(
          StaffRelief(name: post.name, role: post.role, site: post.site, day: post.day, reason: reason))),
      confirmed: confirmed)
  }
}

/// 近亲属申报.
struct StaffKin: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "kin", zh: "申报与候选人的近亲属关系。", en: "Declare that somebody is a candidate's close kin.",
    example: "ballotsync staff kin 计票员甲 候选人乙 --relation 夫妻 --day 2010-03-12")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption

  @Argument(help: ArgumentHelp("工作人员。 Who serves.", valueName: "STAFF")) var staff: String
  @Argument(help: ArgumentHelp("候选人。 The candidate.", valueName: "CANDIDATE")) var candidate: String
  @Option(help: ArgumentHelp("关系。 What they are to each other.", valueName: "TEXT")) var relation: String
  @Option(help: ArgumentHelp("日期。 The day.", valueName: "YYYY-MM-DD")) var day: CalendarDay

  func command(confirmed: Bool) -> any NodeCommand {
    RecordProcedure(
      .staff(.kinship(KinshipDeclared(staff: staff, candidate: candidate, relation: relation, day: day))),
      confirmed: confirmed)
  }
}

/// 选举委员会的递补次序.
struct StaffReserves: RecordingVerb {
  static let configuration = help(
    "reserves", zh: "登记推选选举委员会时未当选人的次序，缺额由其依次递补。",
    en: "Record in which order others move up to the election committee.",
    example: "ballotsync staff reserves 张三 李四 --day 2026-03-01")

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("姓名，依次。 The names, by rank.", valueName: "NAME")) var names: [String]
  @Option(help: ArgumentHelp("日期。 The day.", valueName: "YYYY-MM-DD")) var day: CalendarDay

  func command() -> any NodeCommand {
    RecordProcedure(.staff(.reserves(CommitteeReserves(day: day, names: names))))
  }
}

/// A person in a role.
struct StaffOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("姓名。 The name.", valueName: "NAME")) var name: String

  @Option(
    help: ArgumentHelp(
      "职责：\(StaffRole.allCases.map { "\($0.rawValue) \($0.title.zh)" }.joined(separator: "，"))。 The role.",
      valueName: "ROLE"))
  var role: StaffRole

  @Option(help: ArgumentHelp("投票点；不写为全部。 The site; everywhere when not given.", valueName: "SITE")) var site: SiteID?
  @Option(help: ArgumentHelp("日期。 The day.", valueName: "YYYY-MM-DD")) var day: CalendarDay
}
