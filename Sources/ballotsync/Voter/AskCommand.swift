import ArgumentParser
import ElectionRecord
import NodeDaemon
import NodeService

/// 申领投票权.
struct AskCommand: AsyncParsableCommand {
  static let configuration = help(
    "ask", zh: "向会场申领一名选民的投票权，申领到即可发普通票。",
    en: "Ask the hall for a voter whose right it holds.", example: "ballotsync ask 17")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Argument(help: ArgumentHelp("选民序号。 The roll number.", valueName: "VOTER"))
  var voter: RollNumber

  func run() async throws {
    let order = AskOrder(voter: voter, poll: poll.poll)
    let request = DaemonRequest(action: .ask(order), language: common.language)
    try Terminal.emit(try await HallAccess.perform(request, data: common.data), json: common.json)
  }
}
