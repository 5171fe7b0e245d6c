import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb

/// The files that a command wrote for one session; they lie in the node's outbox until the session has others made.
struct WrittenFiles: Equatable, Sendable {
  let name: OutboxName
  /// What the browser saves it under.
  let fileName: String
}

/// Files that a command writes, fetched by the browser that asked for them: they are on no other page, and no other
/// session's.
enum WrittenPages {
  static let routes: [Route] = [
    .get("/file", .watchers) { visit in
      let written = visit.session?.written
      let wanted = visit.query["of"]
      return written.flatMap { $0.name.text == wanted ? sent($0, visit) : nil } ?? NoticePages.fileGone(visit)
    }
  ]

  /// Carries the command out, and keeps what it wrote in place of what was kept before.
  static func write(
    _ command: any WritingCommand, named name: String, with pair: [String] = [], _ visit: PageVisit
  ) async -> (reply: CommandReply, file: WrittenFiles?) {
    let file = WrittenFiles(
      name: OutboxName(random: visit.node.draw(8)), fileName: "\(visit.node.election.id)-\(name).tar")
    if let before = visit.session?.written { visit.node.outbox.remove(before.name) }
    let reply = await visit.node.perform(
      CommandRequest(command.leaving(in: file.name), language: visit.language), pair)
    let kept = reply.isError ? nil : file
    visit.services.sessions.change(visit.token) { $0.written = kept }
    return (reply, kept)
  }

  /// - Returns: nil where it lies there no more.
  static func sent(_ written: WrittenFiles, _ visit: PageVisit) -> PageReply? {
    guard let file = LeftFile(written.name, in: visit.node.outbox) else { return nil }
    var reply = PageReply(type: "application/x-tar", body: .pieces(file.pieces, byteCount: file.byteCount))
    reply.fileName = written.fileName
    return reply
  }

  /// The way to what was written.
  static func link(_ written: WrittenFiles, _ say: Speaker) -> Markup {
    """
    <p><a class="button" href="/file?of=\(written.name.text)" download>\(say("存下这个文件", "Save the file"))</a>
    \(written.fileName)</p>

    """
  }
}
