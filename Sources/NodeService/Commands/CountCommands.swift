package import ElectionRecord
import ElectionReports

/// 点票: what was counted out of one box.
package struct CountBox: RecordingCommand {
  package static let keys = ["count"]

  let box: BoxCount
  let poll: PollID
  /// Whether people said that it is so, though it does not fit.
  let confirmed: Bool?

  private enum CodingKeys: String, CodingKey {
    case box = "_0"
    case poll, confirmed
  }

  package init(_ box: BoxCount, poll: PollID = .main, confirmed: Bool = false) {
    (self.box, self.poll, self.confirmed) = (box, poll, confirmed ? true : nil)
  }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) -> [EntryID] {
    try node.count(box, poll: poll, insists: confirmed ?? false, request: request)
  }

  package func answer(_ entries: [EntryID], _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let name = context.say.site(box.site, in: node.election)
    return entries.isEmpty
      ? .standsAlready(context) : .done(context, zh: "\(name) 的点票已记录。", en: "The count of \(name) is recorded.")
  }
}

/// 计票: the votes of one contest.
package struct EnterTally: RecordingCommand {
  package static let keys = ["tally"]

  let tally: Tally
  let poll: PollID
  /// Whether people said that it is so, though it does not fit.
  let confirmed: Bool?

  private enum CodingKeys: String, CodingKey {
    case tally = "_0"
    case poll, confirmed
  }

  package init(_ tally: Tally, poll: PollID = .main, confirmed: Bool = false) {
    (self.tally, self.poll, self.confirmed) = (tally, poll, confirmed ? true : nil)
  }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) -> [EntryID] {
    try node.enter(tally, poll: poll, insists: confirmed ?? false, request: request)
  }

  package func answer(_ entries: [EntryID], _: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    entries.isEmpty ? .standsAlready(context) : .done(context, zh: "计票已记录。", en: "The tally is recorded.")
  }
}

/// A whole count file, checked against the election and recorded in one transaction.
package struct TakeCountFile: NodeCommand {
  package static let keys = ["countFile"]

  let name: String
  let text: String
  /// Whether people said that it is so, though it does not fit.
  let confirmed: Bool?

  package init(name: String, text: String, confirmed: Bool = false) {
    (self.name, self.text, self.confirmed) = (name, text, confirmed ? true : nil)
  }

  package var isRepeatable: Bool { false }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let file = try read(node.register)
    let boxes = file.sites.compactMap(\.box)
    try refusing { () throws(NodeError) in
      try node.requireHall()
      let poll = try node.pollIndex(file.poll)
      try node.once(.countFileTaken, poll: poll, under: context.request) { () throws(NodeError) in
        try node.entering(
          boxes.map { .counted($0) } + file.tallies.map { .tallyEntered($0) }, poll: poll,
          insists: confirmed ?? false)
      }
    }
    return CommandAnswer(
      [
        "outcome": "done", "poll": .string(file.poll.rawValue), "sites": .integer(boxes.count),
        "contests": .integer(file.tallies.count),
      ],
      [
        context.say(
          "已记录 \(boxes.count) 个投票点的点票和 \(file.tallies.count) 个职位的计票。",
          "Recorded the counts of \(boxes.count, "site") and the tallies of \(file.tallies.count, "contest").")
      ])
  }

  private func read(_ register: Register) throws(Refusal) -> CountFile {
    try wrapping(Self.refusal) { () throws(ElectionFileError) in
      try CountFile.read(
        StrictYAML.parse(Array(text.utf8), file: name), for: register.election,
        candidates: { register.candidates(of: $0) })
    }
  }

  /// A file that cannot be read as a whole is no fault of how it was called.
  private static func refusal(_ error: ElectionFileError) -> Refusal {
    error.refusal.ending(error.line == nil ? .failed : .usage)
  }
}

extension CommandAnswer {
  /// What was typed is what was entered before.
  fileprivate static func standsAlready(_ context: CommandContext) -> CommandAnswer {
    .done(context, zh: "与已录入的数字一样，没有再记录。", en: "These figures stand already; nothing was recorded again.")
  }
}
