import ArgumentParser
import ElectionRecord
import NodeService

/// What is decided at the hall, in the order of the help.
enum CaseVerbs {
  static var all: [any ParsableCommand.Type] {
    [CasesCommand.self, RuleCommand.self, ExplainCommand.self]
  }
}

/// 争议.
struct CasesCommand: NodeVerb {
  static let configuration = help(
    "cases", zh: "列出争议和处理建议。", en: "List the cases with what to do.", example: "ballotsync cases --all")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Flag(help: "也列出已裁定的。 List ruled cases too.") var all = false

  func command() -> any NodeCommand { ListCases(ruled: all, poll: poll.poll) }
}

/// 裁定.
struct RuleCommand: RecordingVerb, OfficersVerb {
  static let configuration = help(
    "rule", zh: "裁定一件争议，须两名负责人。", en: "Rule on a case; takes two officers.",
    example: "ballotsync rule --voter 17 --decision accept --reason 身份已核对 --officer 张三 --officer 李四")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions

  @Option(name: .customLong("case"), help: ArgumentHelp("争议编号。 The case's id.", valueName: "ID")) var caseID: String?

  @Option(
    help: ArgumentHelp("选民序号：该选民的第一件争议。 The voter's first open case.", valueName: "VOTER"), transform: TypedVoter.number
  )
  var voter: RollNumber?

  @Option(
    help: ArgumentHelp(
      "asProposed 按建议，accept 准予，refuse 不予，acknowledge 备案。 The decision.",
      valueName: "asProposed|accept|refuse|acknowledge"))
  var decision = asProposed

  private static let asProposed = "asProposed"

  @Option(help: ArgumentHelp("理由。 The reason.", valueName: "TEXT")) var reason: String

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("名册上没有的人的信封：补登后的选民序号。 The number that a person without one got.", valueName: "VOTER"),
    transform: TypedVoter.number)
  var number: RollNumber?

  @Flag(help: "更正已作的裁定（信封）；宣布以后的，再用 correct declaration。 Put an earlier ruling on an envelope right.")
  var again = false

  @Flag(help: "日志没有到齐也要准予计入；报告会写明。 Accept although journals are out; the report says so.") var insist = false

  func validate() throws {
    guard (caseID == nil) != (voter == nil) else {
      throw ValidationError("请写 --case 或 --voter 之一。 Give --case or --voter.")
    }
    if number != nil, caseID == nil {
      throw ValidationError("--as 须与 --case 同用。 --as goes with --case.")
    }
    if again, caseID == nil {
      throw ValidationError("--again 须与 --case 同用，编号见 cases --all。 --again goes with --case; see cases --all.")
    }
    guard [Self.asProposed, "按建议"].contains(decision) || RulingDecision(argument: decision) != nil else {
      throw ValidationError(
        "--decision 应为 asProposed（按建议）、\(RulingDecision.list.replacing("，", with: "、"))。 "
          + "--decision is asProposed, accept, refuse or acknowledge.")
    }
  }

  func command() -> any NodeCommand {
    let subject = caseID.map(RuleOnCase.Subject.caseID) ?? .voter(voter ?? 0)
    return RuleOnCase(
      subject, decision: RulingDecision(argument: decision), officers: officers.names, reason: reason, number: number,
      again: again, insist: insist)
  }
}

/// 说明.
struct ExplainCommand: RecordingVerb, OfficersVerb {
  static let configuration = help(
    "explain", zh: "为一处差额写下说明，须两名负责人。", en: "Explain a difference; takes two officers.",
    example: "ballotsync explain unclassifiedPapers --text 逐张复核后仍无法归类 --officer 张三 --officer 李四")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions

  @Argument(
    help: ArgumentHelp("差额的种类，代码或名称，见 reconcile。 The kind of the finding: its code or name.", valueName: "CODE"))
  var code: FindingCode

  @Option(help: ArgumentHelp("投票点；不写则为全选举。 The site; the whole election without it.", valueName: "SITE"))
  var site: SiteID?

  @Option(help: ArgumentHelp("职位，只用于得票的差额。 The contest, where the finding names one.", valueName: "ID"))
  var contest: String?

  @Option(
    help: ArgumentHelp("说明；会公布，不写选民的姓名和序号。 The explanation; it is published, so no voter in it.", valueName: "TEXT"))
  var text: String

  func command() -> any NodeCommand {
    ExplainFinding(code, site: site, contest: contest, text: text, officers: officers.names)
  }
}
