import ArgumentParser
import ElectionRecord
import NodeDaemon
import NodeService

/// What is done for a voter, in the order of the help.
enum VoterVerbs {
  static var all: [any ParsableCommand.Type] {
    [VoterCommand.self, CastCommand.self, VoidCommand.self, ReplaceCommand.self, AskCommand.self]
  }
}

/// 查选民.
struct VoterCommand: NodeVerb {
  static let configuration = help(
    "voter", zh: "查选民：序号、姓名、拼音、选民证、户号或住址。", en: "Find a voter and every mark.",
    example: "ballotsync voter \"fang xuequan\"")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Argument(help: ArgumentHelp("查什么。 What to search for.", valueName: "TEXT")) var text: [String]
  @Option(help: ArgumentHelp("最多列出几人。 The most voters listed.", valueName: "N")) var limit = 10

  func command() -> any NodeCommand { FindVoters(text: text.joined(separator: " "), limit: limit, poll: poll.poll) }
}

/// 领票划名.
struct CastCommand: NodeVerb {
  static let configuration = help(
    "cast", zh: "领票划名：能不能发票，当场记录。", en: "Mark a voter who is handed a paper.",
    example: "ballotsync cast 17 --envelope E-004")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption
  @OptionGroup var request: RequestOption

  @Argument(help: ArgumentHelp("选民序号。 The roll number.", valueName: "VOTER"), transform: TypedVoter.number) var voter:
    RollNumber?
  @Option(
    help: ArgumentHelp(
      "每户派代表投票的，可写户号：同户任何一人到场都可以。 Where households vote, the household's number.", valueName: "HOUSEHOLD"))
  var household: String?
  @Option(
    help: ArgumentHelp(
      "名册上没有的人的姓名：只发待核票，须写 --envelope。 A person who is not on the roll: an envelope only.", valueName: "NAME"))
  var unlisted: String?

  @Option(help: ArgumentHelp("受托人的选民序号。 The proxy's roll number.", valueName: "VOTER"), transform: TypedVoter.number)
  var proxy: RollNumber?

  @Option(help: ArgumentHelp("可用的信封号；只在不能发普通票时使用。 A numbered envelope, used only if need be.", valueName: "ID"))
  var envelope: String?

  @Flag(name: .customLong("number"), help: "写的是序号，不是选民证号。 It is the roll number, though somebody's card has it too.")
  var isRollNumber = false

  @Flag(
    help: "同名的是另一人：名册上的，或待核信封上的。 Who has the same name, on the roll or on an envelope, is somebody else.")
  var confirm = false

  func validate() throws {
    guard [voter != nil, household != nil, unlisted != nil].count(where: { $0 }) == 1 else {
      throw ValidationError(
        "请写选民序号，或 --household 户号；名册上没有的人，写 --unlisted 姓名。 Give a roll number, or --household NUMBER, or "
          + "--unlisted NAME for a person who is not on the roll.")
    }
    guard unlisted != nil else { return }
    if envelope == nil || proxy != nil || isRollNumber {
      throw ValidationError(
        "--unlisted 只发待核票：请写 --envelope，不写受托人和 --number。 --unlisted takes --envelope, and neither --proxy nor --number."
      )
    }
  }

  func command() -> any NodeCommand {
    if let household {
      return CastHousehold(
        household: household, proxy: proxy, envelope: envelope, poll: poll.poll, request: request.drawn,
        isSomebodyElse: confirm)
    }
    guard let voter else {
      return CastUnlisted(
        name: unlisted ?? "", envelope: envelope ?? "", poll: poll.poll, request: request.drawn,
        isSomebodyElse: confirm)
    }
    return Cast(
      voter: voter, proxy: proxy, envelope: envelope, poll: poll.poll, request: request.drawn,
      isRollNumber: isRollNumber, isSomebodyElse: confirm)
  }
}

/// 撤销划名.
struct VoidCommand: NodeVerb, OfficersVerb {
  static let configuration = help(
    "void", zh: "更正划错的名：在本点撤销，封箱以后由两名负责人在会场更正。",
    en: "Put a wrong mark right: at its site, or after closing by two officers at the hall.",
    example: "ballotsync void 17 --reason 看错选民证")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption
  @OptionGroup var request: RequestOption
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("选民序号。 The roll number.", valueName: "VOTER"), transform: TypedVoter.number) var voter:
    RollNumber?
  @Option(help: ArgumentHelp("理由。 The reason.", valueName: "TEXT")) var reason: String

  @Flag(help: "选票已填写，作废；否则放回未用票。 The paper was marked and is spoilt; otherwise it is unused again.")
  var paperMarked = false

  @Option(
    help: ArgumentHelp(
      "实际领票的人：在会场更正时写选民序号，不知道的写“不知道”，没有发过票的写“没有发票”。 Who was handed the paper: at the hall, the "
        + "voter's number, unknown, or nobody.",
      valueName: "VOTER|unknown|nobody"))
  var served: Served?

  @Option(help: ArgumentHelp("划名的投票点：在会场更正时写。 The mark's site: at the hall.", valueName: "SITE"))
  var site: SiteID?

  @Option(
    help: ArgumentHelp(
      "信封号：在会场，记错选民的；在本点不写选民，发给名册上没有的人的。 An envelope: at the hall, of the wrong voter; at its site and without a "
        + "VOTER, of a person who is not on the roll.", valueName: "ID"))
  var envelope: String?

  /// A mark at its site carries its own name.
  var requestName: RequestID? { served == nil ? nil : request.drawn }

  func validate() throws {
    guard voter != nil || served == nil && envelope != nil else {
      throw ValidationError(
        "请写选民序号；名册上没有的人的信封，只写 --envelope。 Give a roll number, or --envelope alone for one of a person who is not on "
          + "the roll.")
    }
    if served == nil, site != nil || envelope != nil && voter != nil || !officers.names.isEmpty {
      throw ValidationError(
        "--site、--envelope 和 --officer 只用于在会场更正，须同时写 --served。 --site, --envelope and --officer correct a mark at the "
          + "hall: add --served.")
    }
    if served != nil, paperMarked {
      throw ValidationError(
        "在会场更正的划名，票已在票箱里，不写 --paper-marked。 A mark corrected at the hall has its paper in the box: leave out --paper-marked."
      )
    }
  }

  func command() -> any NodeCommand {
    guard let voter else {
      return VoidUnlisted(
        envelope: envelope ?? "", reason: reason, paperMarked: paperMarked, poll: poll.poll, request: request.drawn)
    }
    guard let served else {
      return VoidMark(
        voter: voter, reason: reason, paperMarked: paperMarked, poll: poll.poll, request: request.drawn)
    }
    return TakeMarkBack(
      voter: voter, site: site, served: served, envelope: envelope, officers: officers.names, reason: reason,
      poll: poll.poll, confirmed: officers.confirmation.isGiven)
  }
}

/// 作废重领.
struct ReplaceCommand: NodeVerb {
  static let configuration = help(
    "replace", zh: "作废重领：旧票作废，再发一张。", en: "Hand out a second paper for a spoilt one.",
    example: "ballotsync replace 18 --reason 填写错误")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption
  @OptionGroup var request: RequestOption

  @Argument(help: ArgumentHelp("选民序号。 The roll number.", valueName: "VOTER"), transform: TypedVoter.number) var voter:
    RollNumber
  @Option(help: ArgumentHelp("理由。 The reason.", valueName: "TEXT")) var reason: String

  func command() -> any NodeCommand {
    ReplacePaper(voter: voter, reason: reason, poll: poll.poll, request: request.drawn)
  }
}

/// 申领投票权.
struct AskCommand: AsyncParsableCommand {
  static let configuration = help(
    "ask", zh: "向会场申领一名选民的投票权，申领到即可发普通票。",
    en: "Ask the hall for a voter whose right it holds.", example: "ballotsync ask 17")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Argument(help: ArgumentHelp("选民序号。 The roll number.", valueName: "VOTER"), transform: TypedVoter.number) var voter:
    RollNumber

  func run() async throws {
    let order = AskOrder(voter: voter, poll: poll.poll)
    let request = DaemonRequest(action: .ask(order), language: common.language)
    try Terminal.emit(try await HallAccess.perform(request, data: common.data), json: common.json)
  }
}
