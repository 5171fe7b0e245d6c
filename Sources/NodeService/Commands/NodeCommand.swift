package import ElectionRecord
package import ElectionReports
package import JournalStore

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
  ///
  /// - Throws: ``Refusal``, which becomes the answer.
  func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer
}

extension NodeCommand {
  package var request: RequestID? { nil }
}

/// A command that only looks: it is given what a node holds and not the node, so it cannot record anything.
package protocol NodeView: NodeCommand {
  /// - Throws: ``Refusal``, which becomes the answer.
  func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer
}

extension NodeView {
  package var isRepeatable: Bool { true }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    try answer(node.snapshot, context)
  }
}

/// A command that records, and then says what it has recorded.
package protocol RecordingCommand: NodeCommand {
  associatedtype Outcome

  /// Asks about what was typed before anything is recorded.
  ///
  /// - Throws: ``Refusal`` that says what to type instead.
  func check(_ node: Node, _ context: CommandContext) throws(Refusal)

  /// The texts that it records beside voters; they must not name these.
  func typedBeside(_ node: Node) -> TypedBeside

  /// Records it, once under the name of a request.
  ///
  /// - Throws: ``NodeError``; nothing was recorded, unless its outcome is unknown.
  func record(at node: Node, under request: RequestKey?) throws(NodeError) -> Outcome

  /// What the caller is told of it.
  ///
  /// - Throws: ``Refusal``, though it is recorded: a repetition with the same name answers.
  func answer(
    _ outcome: Outcome, _ node: NodeSnapshot, _ context: CommandContext
  ) throws(Refusal) -> CommandAnswer
}

extension RecordingCommand {
  package var isRepeatable: Bool { false }

  /// Nothing to ask about.
  ///
  /// - Throws: nothing.
  package func check(_ node: Node, _ context: CommandContext) throws(Refusal) {}

  /// None.
  package func typedBeside(_ node: Node) -> TypedBeside { .nothing }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    try check(node, context)
    try context.checkUnnamed(typedBeside(node))
    let outcome = try refusing { () throws(NodeError) in try record(at: node, under: context.request) }
    return try answer(outcome, node.snapshot, context)
  }
}

/// What a command needs besides the node.
package struct CommandContext {
  let roll: RollStore?
  let random: CommandRandomness
  let say: Speaker
  /// The name of the request, where it has one of its own.
  let request: RequestKey?
  /// Where a daemon leaves what its callers take to their places; nil where the caller itself carries the command out.
  var outbox: Outbox?
  /// The clock on the reader's wall.
  var local = LocalTime.utc
  /// The data directory, with the election's own texts of notices; nil where there is none.
  var data: String?
}

/// Commands in, answers out: the one place where the command line and the socket meet the node.
extension Node {
  /// Carries a command out and renders its answer for machines and people.
  ///
  /// Never throws: every error becomes an answer that says what to do next, with the exit status of the program.
  ///
  /// - Parameters:
  ///   - roll: The roll with its search; without it no voter is looked up and names are left out.
  ///   - random: Draws the keys of sticks.
  ///   - outbox: At a daemon, which sees other places than its callers do, where it leaves their files.
  ///   - local: The clock on the reader's wall.
  ///   - data: The data directory, with the election's own texts of notices.
  ///   - signers: Who signed in for it at a page; nobody at a console.
  package func perform(
    _ request: CommandRequest, roll: RollStore?, random: CommandRandomness, outbox: Outbox? = nil,
    local: LocalTime = .utc, data: String? = nil, signers: [String] = []
  ) -> CommandReply {
    let context = CommandContext(
      roll: roll, random: random, say: Speaker(language: request.language), request: request.key, outbox: outbox,
      local: local, data: data)
    self.signers = signers
    defer { self.signers = [] }
    do throws(Refusal) {
      try refusing { () throws(StoreError) in try teach(roll) }
      return try request.command.perform(at: self, context).reply()
    } catch {
      return error.naming(request.id).reply(request.language)
    }
  }
}
