import ArgumentParser
import ElectionRecord
import Foundation
import NodeService

/// 选民登记.
struct RegisterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "选民登记：导入、除名、恢复、申诉。 The registration of voters: import, removals, objections.",
    discussion: "例 Example:\n  ballotsync register preview registration.csv --election config/elections/houbeian",
    subcommands: [
      RegisterPreview.self, RegisterImport.self, RegisterStatus.self, RegisterDecline.self, RegisterAbsent.self,
      RegisterRemove.self,
      RegisterRestore.self, RegisterCheck.self, RegisterAdd.self, RegisterRepresent.self, RegisterObjection.self,
      RegisterDecide.self,
    ])
}

/// 登记情况.
struct RegisterStatus: NodeVerb {
  static let configuration = help(
    "status", zh: "登记情况：选民数、不计入者及原因、申诉、居民代表。",
    en: "What the registration came to: the denominator, who is out of it and why, objections, representatives.",
    example: "ballotsync register status --voter 17")

  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp("另列此选民的登记记录。 List this voter's records too.", valueName: "VOTER"), transform: TypedVoter.number)
  var voter: RollNumber?

  func command() -> any NodeCommand { ShowRegistration(voter: voter) }
}

/// 明确表态不参加.
struct RegisterDecline: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "decline", zh: "选民明确表态不参加，不计入选民数。", en: "A voter declines to take part and leaves the denominator.",
    example: "ballotsync register decline 17 --day 2010-02-20")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var subject: VoterDayOptions
  @OptionGroup var confirmation: ConfirmOption

  func command(confirmed: Bool) -> any NodeCommand {
    RecordProcedure(
      .registration(.declined(VoterNotice(voter: subject.voter, day: subject.day.value))), confirmed: confirmed)
  }
}

/// 外出告知.
struct RegisterAbsent: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "absent", zh: "选民按期告知选举日外出，不计入选民数。", en: "A voter gives timely notice of being away and leaves the denominator.",
    example: "ballotsync register absent 17 --day 2010-03-10")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var subject: VoterDayOptions
  @OptionGroup var confirmation: ConfirmOption

  func command(confirmed: Bool) -> any NodeCommand {
    RecordProcedure(
      .registration(.absent(VoterNotice(voter: subject.voter, day: subject.day.value))), confirmed: confirmed)
  }
}

/// 除名.
struct RegisterRemove: RecordingVerb, OfficersVerb, ConfirmedVerb {
  static let configuration = help(
    "remove", zh: "由选举委员会两人决定除名；已领票的，形成争议待裁定。",
    en: "Two members of the committee take a voter off the roll; one who has voted gives a case.",
    example: "ballotsync register remove 17 --reason died --day 2010-03-01 --officer 甲 --officer 乙")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var subject: VoterDayOptions
  @OptionGroup var officers: OfficerOptions

  @Option(help: "原因。 Why.") var reason: RemovalReason

  func command(confirmed: Bool) -> any NodeCommand {
    let removal = VoterRemoved(
      voter: subject.voter, day: subject.day.value, reason: reason, officers: officers.names)
    return RecordProcedure(.registration(.removed(removal)), confirmed: confirmed)
  }
}

/// 恢复.
struct RegisterRestore: RecordingVerb, OfficersVerb, ConfirmedVerb {
  static let configuration = help(
    "restore", zh: "由选举委员会两人决定恢复选民，重新计入选民数。",
    en: "Two members of the committee put a voter back on the roll and into the denominator.",
    example: "ballotsync register restore 17 --reason cameBack --day 2010-03-02 --officer 甲 --officer 乙")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var subject: VoterDayOptions
  @OptionGroup var officers: OfficerOptions

  @Option(help: "原因。 Why.") var reason: RestorationReason

  func command(confirmed: Bool) -> any NodeCommand {
    let restoration = VoterRestored(
      voter: subject.voter, day: subject.day.value, reason: reason, officers: officers.names)
    return RecordProcedure(.registration(.restored(restoration)), confirmed: confirmed)
  }
}

/// 核对后来的登记.
struct RegisterCheck: NodeVerb {
  static let configuration = help(
    "check", zh: "核对后来的登记：补登以前，按规则和名册逐行核对登记表，不写任何记录。",
    en: "Hold registrations that came late against the rules and the roll, before they are added; nothing is recorded.",
    example: "ballotsync register check late.csv")

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp(
      "登记表：首行写列名，如 姓名,性别,出生日期,住址,片区,户号,登记依据,核实人；待核的，核实后在该行填上核实人，再核对。 A registration file with its columns in the first line, as in name,sex,birth_date,address,area,household,basis,checked; whoever looked into a row fills in checked.",
      valueName: "FILE"))
  var file: String

  func command() throws -> any NodeCommand {
    CheckRegistrations(
      name: URL(fileURLWithPath: file).lastPathComponent,
      file: try CarriedFile.read(file, bytesMax: CheckRegistrations.bytesMax))
  }
}

/// 补登.
struct RegisterAdd: RecordingVerb, OfficersVerb {
  static let configuration = help(
    "add", zh: "补登：由选举委员会两人把漏登的人列入名册，得到下一个序号。",
    en: "Two members of the committee put a person on the roll who was left out; the person gets the next number.",
    example:
      "ballotsync register add --name 王芳 --sex 女 --born 1990-05-04 --area 第三居民小组 --card K-301 --basis 申诉1成立 --officer 甲 --officer 乙"
  )

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions

  @Option(help: ArgumentHelp("姓名。 The name.", valueName: "NAME")) var name: String
  @Option(help: ArgumentHelp("性别。 The sex, as the roll writes it.", valueName: "男|女")) var sex: String
  @Option(help: ArgumentHelp("出生日期。 The birth date.", valueName: "YYYY-MM-DD")) var born: String
  @Option(help: ArgumentHelp("住址。 The address.", valueName: "TEXT")) var address = ""
  @Option(help: ArgumentHelp("片区，与名册的写法相同。 The area, as the roll writes it.", valueName: "AREA")) var area: String
  @Option(help: ArgumentHelp("户号。 The household.", valueName: "TEXT")) var household = ""
  @Option(help: ArgumentHelp("选民证号。 The voter card's number.", valueName: "CARD")) var card: String
  @Option(
    help: ArgumentHelp("同户人，用顿号隔开。 The others of a household that votes by its representative.", valueName: "NAMES"))
  var members = ""
  @Option(help: ArgumentHelp("依据，不写姓名。 What it rests on, without a name.", valueName: "TEXT")) var basis: String
  @Flag(
    help: "名册上有相似的人，或封箱以后信封被误裁的，仍然补登。 Add the person though somebody is alike, or the envelope was refused by mistake.")
  var insist = false

  func command() -> any NodeCommand {
    AddVoter(
      TypedRow(
        name: name, sex: sex, born: born, address: address, area: area, household: household, card: card,
        members: members),
      basis: basis, officers: officers.names, insist: insist)
  }
}

/// 更换户代表.
struct RegisterRepresent: RecordingVerb, OfficersVerb {
  static let configuration = help(
    "represent", zh: "更换户代表：投票开始以前，由选举委员会两人改由同户另一人投票；序号、选民证和投票权不变。",
    en:
      "Replace a household's representative: before voting begins, two members of the committee let another person of it "
      + "vote, under its number.",
    example:
      "ballotsync register represent 17 --name 王芳 --sex 女 --born 1990-05-04 --basis 该户书面申请 --officer 甲 --officer 乙")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("该户的序号。 The household's number.", valueName: "VOTER"), transform: TypedVoter.number)
  var voter: RollNumber
  @Option(help: ArgumentHelp("新户代表的姓名。 The name of who votes from now on.", valueName: "NAME")) var name: String
  @Option(help: ArgumentHelp("性别。 The sex, as the roll writes it.", valueName: "男|女")) var sex: String
  @Option(help: ArgumentHelp("出生日期。 The birth date.", valueName: "YYYY-MM-DD")) var born: String
  @Option(help: ArgumentHelp("依据，不写姓名。 What it rests on, without a name.", valueName: "TEXT")) var basis: String
  @Flag(
    help:
      "不在同户人之列，或有相似的人，仍然更换；已代表另一户的人除外。 Replace though the roll names no such member, or somebody is alike; not for who represents another household."
  )
  var insist = false
  @Option(
    help: ArgumentHelp(
      "录错而不属于这一户的人，不再列为同户人；可写几次。 Who was put in by mistake and is not of the household; may be repeated.",
      valueName: "NAME"))
  var notOfHousehold: [String] = []

  func command() -> any NodeCommand {
    ReplaceRepresentative(
      voter: voter, name: name, sex: sex, born: born, basis: basis, officers: officers.names, insist: insist,
      leaving: notOfHousehold)
  }
}

/// 申诉.
struct RegisterObjection: RecordingVerb {
  static let configuration = help(
    "objection", zh: "登记一件对选民名单的申诉；逾期的不予受理。", en: "File an objection to the posted roll; a late one is refused.",
    example: "ballotsync register objection --kind wronglyListed --voter 17 --by 第三居民小组 --day 2010-02-27")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var day: DayOption

  @Option(help: "申诉内容。 What it says.") var kind: ObjectionKind
  @Option(help: ArgumentHelp("所涉选民序号；漏登的可不写。 Whom it is about.", valueName: "VOTER"), transform: TypedVoter.number)
  var voter: RollNumber?
  @Option(help: ArgumentHelp("由谁申诉，不写姓名。 Who files it, without a name.", valueName: "TEXT")) var by: String
  @Option(help: ArgumentHelp("说明，不写姓名。 Details, without a name.", valueName: "TEXT")) var text = ""

  func command() -> any NodeCommand {
    let objection = ObjectionFiled(day: day.value, kind: kind, voter: voter, by: by, text: text)
    return RecordProcedure(.registration(.objected(objection)))
  }
}

/// 申诉处理决定.
struct RegisterDecide: RecordingVerb, OfficersVerb, ConfirmedVerb {
  static let configuration = help(
    "decide", zh: "录入选举委员会两人对申诉的决定；成立的可同时除名或恢复。",
    en: "Record two members' decision on an objection; one that is upheld may remove or restore the voter at once.",
    example:
      "ballotsync register decide 1 --upheld --reason 户籍已迁出 --remove movedAway --voter 17 --day 2010-03-01 --officer 甲 --officer 乙"
  )

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var day: DayOption
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("申诉编号。 The objection's number.", valueName: "NUMBER")) var objection: Int
  @Flag(help: "成立。 The objection is upheld.") var upheld = false
  @Flag(help: "不成立。 The objection is rejected.") var rejected = false
  @Option(help: ArgumentHelp("理由。 The reason.", valueName: "TEXT")) var reason: String
  @Option(help: "同时除名的原因。 Removes the voter as well, for this reason.") var remove: RemovalReason?
  @Option(help: "同时恢复的原因。 Restores the voter as well, for this reason.") var restore: RestorationReason?
  @Option(
    help: ArgumentHelp("除名或恢复的选民序号。 Who is removed or restored.", valueName: "VOTER"), transform: TypedVoter.number)
  var voter: RollNumber?

  func validate() throws {
    guard upheld != rejected else {
      throw ValidationError("请写 --upheld 或 --rejected 之一。 Give one of --upheld and --rejected.")
    }
    let changes = [remove != nil, restore != nil].count { $0 }
    guard changes == (voter == nil ? 0 : 1), upheld || changes == 0 else {
      throw ValidationError(
        "申诉成立而要变更名册时，请写 --voter 和 --remove 或 --restore 之一。 To change the roll, give --voter with one of --remove and --restore."
      )
    }
  }

  func command(confirmed: Bool) -> any NodeCommand {
    let decision = ObjectionDecided(
      objection: objection, day: day.value, outcome: upheld ? .upheld : .rejected, reason: reason,
      officers: officers.names)
    return RecordProcedure([.registration(.decided(decision))] + changes, confirmed: confirmed)
  }

  private var changes: [ProcedureRecord] {
    guard let voter else { return [] }
    if let remove {
      return [
        .registration(
          .removed(VoterRemoved(voter: voter, day: day.value, reason: remove, officers: officers.names)))
      ]
    }
    guard let restore else { return [] }
    return [
      .registration(
        .restored(VoterRestored(voter: voter, day: day.value, reason: restore, officers: officers.names)))
    ]
  }
}

/// Whom a record of the registration is about, and when it happened.
struct VoterDayOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("选民序号。 The roll number.", valueName: "VOTER"), transform: TypedVoter.number) var voter:
    RollNumber

  @OptionGroup var day: DayOption
}

/// The day of what is recorded: never taken from the clock, because days decide deadlines.
struct DayOption: ParsableArguments {
  @Option(name: .customLong("day"), help: ArgumentHelp("发生的日期。 The day on which it happened.", valueName: "YYYY-MM-DD"))
  var value: CalendarDay
}
