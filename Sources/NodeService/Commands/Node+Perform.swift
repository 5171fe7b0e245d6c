import ElectionRecord
package import JournalStore

/// Commands in, answers out: the one place where the command line, the pages and the socket meet the node.
extension Node {
  /// Carries a command out and renders its answer for machines and people.
  ///
  /// Never throws: every error becomes an answer that says what to do next, with the exit status of the program.
  ///
  /// - Parameters:
  ///   - roll: The roll with its search; without it no voter is looked up and names are left out.
  ///   - random: Draws the keys of sticks.
  package func perform(
    _ request: CommandRequest, roll: RollStore?, random: CommandRandomness
  ) -> CommandReply {
    let context = CommandContext(
      roll: roll, random: random, say: CommandSpeaker(language: request.language), request: request.key)
    do throws(Refusal) {
      return try request.command.perform(at: self, context).reply()
    } catch {
      return error.naming(request.id).reply(request.language)
    }
  }
}
