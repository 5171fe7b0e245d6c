import ArgumentParser
import Foundation
import NodeDaemon
import NodeRehearsal
import NodeService

/// 演练.
struct RehearseCommand: AsyncParsableCommand {
  static let configuration = help(
    "rehearse", zh: "演练：按脚本把选举预演一遍。", en: "Rehearse an election from a script of steps.",
    example: "ballotsync rehearse scenario.yaml --json")

  @OptionGroup var output: OutputOptions

  @Argument(help: ArgumentHelp("演练脚本。 The script.", valueName: "SCENARIO.yaml")) var scenario: String

  func run() async throws {
    let result = try Rehearsal.run(scenario: scenario)
    try Terminal.answer(output.json ? result.json + "\n" : result.text(output.language))
  }
}
