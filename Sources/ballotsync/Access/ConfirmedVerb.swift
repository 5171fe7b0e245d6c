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
    help: "数字对不上也照录，不再询问；对不上的会列为待说明事项。 Record it though it does not fit; it becomes a finding.")
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
  fileprivate var asksToConfirm: Bool {
    let members = (try? JSONSerialization.jsonObject(with: Data(json.utf8))) as? [String: Any]
    return members?["reason"] as? String == Refusal.doesNotFitCode
  }
}

extension Terminal {
  /// Asks whether what does not fit is so; false where nobody can be asked.
  fileprivate static func confirms(_ reply: CommandReply) -> Bool {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return false }
    show(reply)
    write("确实如此吗？是，请输入“是”；否，按回车。 Is it so? Type yes, or press Enter: ", to: .standardError)
    let answer = readLine(strippingNewline: true)?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
    return ["是", "是的", "确认", "yes", "y"].contains(answer)
  }
}
