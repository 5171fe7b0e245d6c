package import ElectionRecord
package import ElectionReports

/// An answer before it is rendered for one reader.
package struct CommandAnswer {
  var json: [String: JSONValue]
  var lines: [String]
  var html: String?
  var files: [NamedFile] = []
  var checkpoint: String?
  var status = ExitStatus.done

  /// - Parameter lines: What a person is told, already in the reader's language.
  init(_ json: [String: JSONValue], _ lines: [String], status: ExitStatus = .done) {
    (self.json, self.lines, self.status) = (json, lines, status)
  }

  /// The plain answer of a command that was done.
  static func done(_ context: CommandContext, zh: String, en: String) -> CommandAnswer {
    CommandAnswer(["outcome": "done"], [context.say(zh, en)])
  }

  func reply(isError: Bool? = nil) -> CommandReply {
    let text = lines.map { TextWrap.printable($0) + "\n" }.joined()
    return CommandReply(
      json: CanonicalJSON.text(.object(json)), text: text, html: html, files: files, checkpoint: checkpoint,
      exitStatus: status.rawValue,
      isError: isError ?? (status != .done && status != .unbalanced))
  }
}

/// Shapes that several answers share.
enum AnswerParts {
  static func entry(_ entry: EntryID) -> JSONValue {
    ["device": .string(entry.device.description), "sequence": .integer(Int(entry.sequence))]
  }

  /// The numbers of entries that stand one after the other in a journal.
  static func places(_ entries: [EntryID]) -> String {
    guard let first = entries.first, let last = entries.last, first != last else {
      return entries.map { "\($0.sequence)" }.joined()
    }
    return "\(first.sequence)–\(last.sequence)"
  }

  /// A journal's head: what officers sign and observers photograph.
  static func head(_ head: Frontier.Branch) -> JSONValue {
    ["size": .integer(Int(head.size)), "root": .string(head.root.hex)]
  }

  /// The root in its groups, four on a line, for comparison by eye.
  static func rootLines(_ root: Digest32) -> [String] {
    let groups = Digits.groups(root)
    return stride(from: 0, to: groups.count, by: 4).map { groups[$0..<$0 + 4].joined(separator: " ") }
  }
}

extension Speaker {
  /// The site's short id and its name.
  package func site(_ id: SiteID, in election: Election) -> String {
    guard let site = election.sites.first(where: { $0.id == id }) else { return id.rawValue }
    return "\(id.rawValue) \(site.name.text(language))"
  }
}
