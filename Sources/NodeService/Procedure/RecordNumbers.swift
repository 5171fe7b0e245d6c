import ElectionRecord
import ElectionReports

/// The records of one topic by their places in the journals, which is what `correct record` asks for, and those of it
/// that were taken back.
struct RecordNumbers {
  let node: NodeSnapshot
  let topic: EntryKind
  let say: Speaker

  /// Records that stand, one a line with its number.
  var standing: [String] {
    guard !inForce.isEmpty else { return [] }
    return ["", say("各条记录的编号（录错的用 correct record 撤回）：", "Records by number (correct record takes a wrong one back):")]
      + inForce.map { "  \(number(of: $0.entry))  \(say(Wording.name($0.record, in: node.election)))" }
  }

  /// Records that were taken back, with who did so and why.
  var withdrawn: [String] {
    records.map { record in
      let what = record.record.map { Wording.name($0, in: node.election) } ?? Wording.name(topic)
      return say(
        "已撤回：\(number(of: record.entry))  \(what.zh)。\(record.officers.joined(separator: "、"))：\(record.reason)",
        "Withdrawn: \(number(of: record.entry))  \(what.en). \(record.officers.joined(separator: ", ")): \(record.reason)"
      )
    }
  }

  /// The members that a listing has besides its own: `records` with the place of each, and `withdrawn` where any was
  /// taken back.
  func adding(to members: [String: JSONValue], numbered: Bool = true) -> [String: JSONValue] {
    var members = members
    if numbered {
      members["records"] = .array(
        inForce.map { ["do": .string($0.record.key), "entry": AnswerParts.entry($0.entry)] })
    }
    if !records.isEmpty { members["withdrawn"] = .array(records.map(\.json)) }
    return members
  }

  private var inForce: [Recorded<ProcedureRecord>] {
    node.register.standingRecords.filter { $0.record.entryKind == topic }
  }

  private var records: [WithdrawnRecord] {
    node.register.withdrawnRecords.filter { $0.record?.entryKind == topic }
  }

  /// The number, with the laptop where it is not the hall's.
  private func number(of entry: EntryID) -> String {
    node.register.isHalls(entry) ? "\(entry.sequence)" : "\(entry.sequence) --device \(entry.device)"
  }
}

extension Register {
  /// Whether the hall's own journal holds the entry.
  func isHalls(_ entry: EntryID) -> Bool { hall.enrolment(of: entry.device)?.site == nil }
}

extension WithdrawnRecord {
  fileprivate var json: JSONValue {
    [
      "do": JSONValue(record?.key), "entry": AnswerParts.entry(entry), "reason": .string(reason),
      "officers": .texts(officers),
    ]
  }
}
