package import ElectionRecord
import JournalStore

/// What a person or a script asks of a node: a type of its own, in one file with what it does and what it answers.
///
/// The command line, the Unix socket and the rehearsal carry the same values. On the socket a newer program may meet an
/// older daemon: commands and members are added, never changed.
package protocol NodeCommand: Codable, Equatable, Sendable {
  /// The keys around the command's own members in a request, the outermost first.
  static var keys: [String] { get }
  /// Whether carrying it out twice is the same as once, though its request has no name.
  var isRepeatable: Bool { get }
  /// The name that the command itself carries.
  var request: RequestID? { get }

  /// Carries it out at `node`.
  func perform(at node: Node, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer
}

extension NodeCommand {
  package var request: RequestID? { nil }
}

/// A command that only looks: it is given what a node holds and not the node, so it cannot record anything.
package protocol NodeView: NodeCommand {
  func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer
}

extension NodeView {
  package var isRepeatable: Bool { true }

  package func perform(at node: Node, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    try answer(node.snapshot, context)
  }
}

/// A command that records, and then says what it has recorded.
package protocol RecordingCommand: NodeCommand {
  associatedtype Outcome

  /// Records it, once under the name of a request.
  func record(at node: Node, under request: RequestKey?) throws(NodeError) -> Outcome

  /// What the caller is told of it.
  func answer(
    _ outcome: Outcome, _ node: NodeSnapshot, _ context: CommandContext
  ) throws(CommandFailure) -> CommandAnswer
}

extension RecordingCommand {
  package var isRepeatable: Bool { false }

  package func perform(at node: Node, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    let outcome = try failing { () throws(NodeError) in try record(at: node, under: context.request) }
    return try answer(outcome, node.snapshot, context)
  }
}

/// What a command needs besides the node.
package struct CommandContext {
  let roll: RollStore?
  let random: CommandRandomness
  let say: CommandSpeaker
  /// The name of the request, where it has one of its own.
  let request: RequestKey?
}

/// Runs work of the node and turns its error into a failed command.
@discardableResult
func failing<T>(_ work: () throws(NodeError) -> T) throws(CommandFailure) -> T {
  do throws(NodeError) {
    return try work()
  } catch {
    throw .node(error)
  }
}
