import ArgumentParser
import ElectionRecord
import NodeDaemon
import NodeService

/// A verb that asks the node of a data directory one thing.
protocol NodeVerb: AsyncParsableCommand {
  var common: CommonOptions { get }

  /// What the node is asked.
  func command() throws -> any NodeCommand

  /// The name of the request, where the command carries none of its own.
  var requestName: RequestID? { get }

  /// What the node says to the request.
  func answer(_ request: CommandRequest) async throws -> CommandReply

  /// Keeps what came with the answer, before the answer is written.
  func keep(_ reply: CommandReply) throws

  /// What a person is told once everything is in its place; nil for nothing more.
  func inPlace(_ reply: CommandReply) -> BilingualText?
}

/// A verb that records: its request has a name, so that repeating it records nothing twice.
protocol RecordingVerb: NodeVerb {
  var recording: RecordingOptions { get }
}

extension RecordingVerb {
  var common: CommonOptions { recording.common }
  var requestName: RequestID? { recording.request.drawn }
}

extension NodeVerb {
  var requestName: RequestID? { nil }

  func answer(_ request: CommandRequest) async throws -> CommandReply {
    try await NodeAccess.perform(request, data: common.data)
  }

  func keep(_ reply: CommandReply) throws {}

  func inPlace(_ reply: CommandReply) -> BilingualText? { nil }

  func run() async throws {
    let request = CommandRequest(try command(), language: common.language, request: requestName)
    let reply = try await answer(request)
    if !reply.isError { try keep(reply) }
    try Terminal.emit(reply, json: common.json, request: request.id)
    if !reply.isError, !common.json, let text = inPlace(reply)?.text(common.language) {
      try Terminal.answer(Terminal.printable(text) + "\n")
    }
  }
}

/// The help of a verb: Chinese first, and an example that can be copied.
func help(_ name: String, zh: String, en: String, example: String) -> CommandConfiguration {
  CommandConfiguration(
    commandName: name, abstract: "\(zh) \(en)", discussion: "例 Example:\n  \(example)")
}
