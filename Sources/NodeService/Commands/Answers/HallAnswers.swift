import ElectionRecord
import ElectionReports

extension Node {
  /// The plain answer of a command that was done.
  func doneAnswer(_ context: CommandContext, zh: String, en: String) -> CommandAnswer {
    CommandAnswer(["outcome": "done"], [context.say(zh, en)])
  }

  /// Records a whole count file in one transaction.
  func countFileAnswer(name: String, text: String, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    let file: CountFile
    do throws(ElectionFileError) {
      file = try CountFile.read(
        StrictYAML.parse(Array(text.utf8), file: name), for: election,
        candidates: { [register] in register.candidates(of: $0) })
    } catch {
      throw .file(error)
    }
    let boxes = file.sites.compactMap(\.box)
    try failing { () throws(NodeError) in
      try requireHall()
      try once(.countFileTaken, poll: try pollIndex(file.poll), under: context.request) {
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
}
