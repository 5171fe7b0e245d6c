import ArgumentParser
import ElectionRecord
import NodeService

/// 裁定.
struct RuleCommand: RecordingVerb {
  static let configuration = help(
    "rule", zh: "裁定一件争议，须两名负责人。", en: "Rule on a case; takes two officers.",
    example: "ballotsync rule --voter 17 --decision accept --reason 身份已核对 --officer 张三 --officer 李四")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption
  @OptionGroup var officers: OfficerOptions

  @Option(name: .customLong("case"), help: ArgumentHelp("争议编号。 The case's id.", valueName: "ID"))
  var caseID: String?

  @Option(help: ArgumentHelp("选民序号：该选民的第一件争议。 The voter's first open case.", valueName: "VOTER"))
  var voter: RollNumber?

  @Option(
    help: ArgumentHelp(
      "asProposed 按建议，accept 准予，refuse 不予，acknowledge 备案。 The decision.",
      valueName: "asProposed|accept|refuse|acknowledge"))
  var decision = "asProposed"

  @Option(help: ArgumentHelp("理由。 The reason.", valueName: "TEXT"))
  var reason: String

  func validate() throws {
    guard (caseID == nil) != (voter == nil) else {
      throw ValidationError("请写 --case 或 --voter 之一。 Give --case or --voter.")
    }
    guard decision == "asProposed" || RulingDecision(rawValue: decision) != nil else {
      throw ValidationError("--decision 应为 asProposed、accept、refuse 或 acknowledge。")
    }
  }

  func command() -> any NodeCommand {
    let subject = caseID.map(RuleOnCase.Subject.caseID) ?? .voter(voter ?? 0)
    return RuleOnCase(subject, decision: RulingDecision(rawValue: decision), officers: officers.names, reason: reason)
  }
}
