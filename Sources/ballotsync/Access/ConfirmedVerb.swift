import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// A verb whose figures are asked again when they do not fit what they add up to.
protocol ConfirmedVerb: NodeVerb {
  var confirmation: ConfirmOption { get }

  /// What the node is asked.
  ///
  /// - Parameter confirmed: Whether people said that it is so, though it does not fit.
  func command(confirmed: Bool) throws -> any NodeCommand
}

/// Says beforehand what a terminal would ask.
struct ConfirmOption: ParsableArguments {
  @Flag(
    name: .customLong("confirm"),
    help: ArgumentHelp(
      "问到的确实如此，不再询问：数字对不上也照录，列为待说明事项；姓名相像的确是两个人；序号、日期确实如此。 It is so: figures that do not fit are recorded and become a "
        + "finding; names written alike are two people; a number or a day is as typed."))
  var isGiven = false
}

extension ConfirmedVerb {
  func command() throws -> any NodeCommand { try command(confirmed: confirmation.isGiven) }

  func answer(_ request: CommandRequest) async throws -> CommandReply {
    let reply = try await NodeAccess.perform(request, data: common.data)
    guard reply.asksToConfirm, !common.json, Terminal.confirms(reply) else { return reply }
    let again = CommandRequest(try command(confirmed: true), language: common.language, request: request.request)
    return try await NodeAccess.perform(again, data: common.data)
  }
}

extension CommandReply {
  /// Whether the figures were refused because they do not fit, and may be insisted on.
  fileprivate var asksToConfirm: Bool { reason == Refusal.doesNotFitCode }

  /// The code of the refusal, where it is one.
  var reason: String? {
    let members = (try? JSONSerialization.jsonObject(with: Data(json.utf8))) as? [String: Any]
    return members?["reason"] as? String
  }
}

extension Terminal {
  /// Asks whether what does not fit is so; false where nobody can be asked.
  fileprivate static func confirms(_ reply: CommandReply) -> Bool {
    TerminalQuestion.ask(
      reply.text + "确实如此吗？是，请输入“是”；否，按回车。 Is it so? Type yes, or press Enter: ") ?? false
  }
}
