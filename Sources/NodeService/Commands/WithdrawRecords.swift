package import ElectionRecord
import ElectionReports
import SyncProtocol

/// 撤回记录: two officers take records of the procedure back, by their places in a journal; all of them, or none.
package struct WithdrawRecords: RecordingCommand {
  package static let keys = ["withdraw"]

  let places: [UInt32]
  /// Whose journal; nil for the hall's.
  let device: DeviceID?
  let officers: [String]
  let reason: String

  package init(_ places: [UInt32], of device: DeviceID? = nil, officers: [String], reason: String) {
    (self.places, self.device, self.officers, self.reason) = (places, device, officers, reason)
  }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) -> [EntryID] {
    let entries = places.map { EntryID(device: device ?? node.device, sequence: $0) }
    return try node.withdraw(entries, officers: officers, reason: reason, request: request)
  }

  package func answer(_ entries: [EntryID], _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let numbers = places.map(String.init)
    let place = AnswerParts.places(entries)
    return CommandAnswer(
      ["outcome": "done", "entries": .array(entries.map(AnswerParts.entry))],
      [
        context.say(
          "已撤回记录 \(numbers.joined(separator: "、"))，原来的内容保留在日志里。请录入正确的内容。（记录 \(place)）",
          "Taken back: \(numbers.joined(separator: ", ")). What was recorded stays in the journal; enter what is right. "
            + "(entry \(place))")
      ])
  }
}

extension Node {
  /// Takes records of the procedure back.
  ///
  /// - Returns: Where the hall's journal says so.
  /// - Throws: ``NodeError/onlyAtHall``; ``NodeError/procedure(_:)`` for the first one that cannot be taken back.
  func withdraw(
    _ entries: [EntryID], officers: [String], reason: String, request: RequestKey?
  ) throws(NodeError) -> [EntryID] {
    try requireHall()
    try checkTexts(officers + [reason])
    for entry in entries where register.record(at: entry) == nil {
      throw .procedure(.noSuchRecord(entry.sequence, what: try kind(of: entry).map(Wording.name)))
    }
    return try record(
      entries.map { .withdrawal(.record(RecordWithdrawn(entry: $0, reason: reason, officers: officers))) },
      request: request)
  }

  /// What an entry is that is held here.
  private func kind(of entry: EntryID) throws(NodeError) -> EntryKind? {
    guard let size = frontier.journals[entry.device]?.first?.size, entry.sequence < size else { return nil }
    let request = SegmentRequest(device: entry.device, branch: nil, start: entry.sequence)
    return try load([request], bytesMax: 1).first?.run.entries.first.map { Entry(decoding: $0).body.kind }
  }
}
