import ArgumentParser
import ElectionRecord
import NodeService

/// 撤销划名.
struct VoidCommand: NodeVerb {
  static let configuration = help(
    "void", zh: "撤销本点的一次划名。", en: "Take back the latest mark of a voter at this site.",
    example: "ballotsync void 17 --reason 看错选民证")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption

  @Argument(help: ArgumentHelp("选民序号。 The roll number.", valueName: "VOTER"))
  var voter: RollNumber

  @Option(help: ArgumentHelp("理由。 The reason.", valueName: "TEXT"))
  var reason: String

  @Flag(help: "选票已填写，作废；否则放回未用票。 The paper was marked and is spoilt; otherwise it is unused again.")
  var paperMarked = false

  func command() -> any NodeCommand {
    VoidMark(voter: voter, reason: reason, paperMarked: paperMarked, request: request.drawn)
  }
}
