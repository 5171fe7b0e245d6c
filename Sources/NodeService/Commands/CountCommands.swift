package import ElectionRecord
import ElectionReports

/// 点票: what was counted out of one box.
package struct CountBox: RecordingCommand {
  package static let keys = ["count"]

  let box: BoxCount
  let poll: PollID

  private enum CodingKeys: String, CodingKey {
    case box = "_0"
    case poll
  }

  package init(_ box: BoxCount, poll: PollID = .main) { (self.box, self.poll) = (box, poll) }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) {
    try node.count(box, poll: poll, request: request)
  }

  package func answer(_: Void, _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let name = context.say.site(box.site, in: node.election)
    return .done(context, zh: "\(name) 的点票已记录。", en: "The count of \(name) is recorded.")
  }
}

/// 计票: the votes of one contest.
package struct EnterTally: RecordingCommand {
  package static let keys = ["tally"]

  let tally: Tally
  let poll: PollID

  private enum CodingKeys: String, CodingKey {
    case tally = "_0"
    case poll
  }

  package init(_ tally: Tally, poll: PollID = .main) { (self.tally, self.poll) = (tally, poll) }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) {
    try node.enter(tally, poll: poll, request: request)
  }

  package func answer(_: Void, _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    .done(context, zh: "计票已记录。", en: "The tally is recorded.")
  }
}

/// A whole count file, checked against the election and recorded in one transaction.
package struct TakeCountFile: NodeCommand {
  package static let keys = ["countFile"]

  let name: String
  let text: String

  package init(name: String, text: String) { (self.name, self.text) = (name, text) }

  package var isRepeatable: Bool { false }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let file = try read(node.register)
    let boxes = file.sites.compactMap(\.box)
    try refusing { () throws(NodeError) in
      try node.requireHall()
      try node.once(.countFileTaken, poll: try node.pollIndex(file.poll), under: context.request) {
        boxes.map { .counted($0) } + file.tallies.map { .tallyEntered($0) }
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
          "Recorded the counts of \(boxes.count) sites and the tallies of \(file.tallies.count) contests.")
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
