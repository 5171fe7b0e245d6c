import ArgumentParser
import ElectionRecord
import Foundation
import NodeService

/// Puts an answer where it belongs: text to standard output, errors to standard error, and the exit status.
enum ReplyOutput {
  static func finish(_ reply: CommandReply, json: Bool) throws {
    if json {
      print(reply.json)
    } else if reply.isError {
      complain(reply.text)
    } else {
      print(reply.text, terminator: "")
    }
    guard reply.exitStatus != 0 else { return }
    throw ExitCode(reply.exitStatus)
  }

  static func complain(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// Runs a verb's work; whatever it throws becomes an answer that says what to do.
  static func run(
    _ place: NodePlace, json: Bool, _ work: () async throws -> CommandReply
  ) async throws {
    let reply: CommandReply
    do {
      reply = try await work()
    } catch {
      reply = EnrolmentReplies.failure(error, place.language)
    }
    try finish(reply, json: json)
  }
}
