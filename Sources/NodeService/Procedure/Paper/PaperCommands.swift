package import ElectionRecord
import ElectionReports
package import Foundation

/// 补录: a keyed list of marks, shown first and entered when it is confirmed.
package struct EnterPaperList: NodeCommand {
  package static let keys = ["paperIn", "_0"]

  /// The file's name, for complaints.
  let name: String
  let file: Data
  /// What is written above the batch; marks and second papers are taken from the file.
  let batch: PaperBatch
  /// Whether numbers that are not on the roll are recorded all the same.
  let keepsStrays: Bool
  /// False only shows what would be recorded.
  let isConfirmed: Bool
  let poll: PollID
  /// Repeating it returns the first receipt.
  package let request: RequestID?

  package init(
    name: String, file: Data, batch: PaperBatch, keepsStrays: Bool, isConfirmed: Bool, poll: PollID = .main,
    request: RequestID?
  ) {
    (self.name, self.file, self.batch, self.keepsStrays) = (name, file, batch, keepsStrays)
    (self.isConfirmed, self.poll, self.request) = (isConfirmed, poll, request)
  }

  package var isRepeatable: Bool { !isConfirmed }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let list = try PaperList(keyed: file, name: name)
    guard isConfirmed else { return try preview(list, node.snapshot, context) }
    let receipt = try refusing { () throws(NodeError) in
      try node.enterPaper(
        list, under: batch, keepsStrays: keepsStrays, poll: poll, id: request ?? context.request?.id)
    }
    let say = context.say
    var lines = [
      say(
        "已从纸质名册补录 \(receipt.marks) 人（作废重领 \(receipt.replaced) 人），记录 \(receipt.batch.sequence)。",
        "Entered \(receipt.marks, "voter") from the printed list (second papers: \(receipt.replaced)), entry "
          + "\(receipt.batch.sequence)."),
      say(
        "请另一人对照纸质名册重新录一遍，用 paper-in --check 复核。",
        "Another person keys the list again and checks it with paper-in --check."),
    ]
    lines += PaperSums(batch, list).lines(say)
    return CommandAnswer(
      [
        "outcome": "done", "batch": AnswerParts.entry(receipt.batch), "marks": .integer(receipt.marks),
        "replaced": .integer(receipt.replaced),
      ], lines)
  }
}

/// 复核: a second keying of a list.
package struct CheckPaperList: NodeCommand {
  package static let keys = ["paperCheck", "_0"]

  let name: String
  let file: Data
  let checkedBy: String
  /// The list's site; nil at a site's laptop.
  let site: SiteID?
  /// One batch by its place in the journal; every open batch of the site when nil.
  let batch: UInt32?

  package init(name: String, file: Data, checkedBy: String, site: SiteID?, batch: UInt32?) {
    (self.name, self.file, self.checkedBy, self.site, self.batch) = (name, file, checkedBy, site, batch)
  }

  package var isRepeatable: Bool { false }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let list = try PaperList(keyed: file, name: name)
    let batches = try refusing { () throws(NodeError) in
      try node.checkPaper(list, by: checkedBy, site: site, batch: batch, request: context.request)
    }
    return CommandAnswer(
      ["outcome": "done", "batches": .array(batches.map(AnswerParts.entry))],
      [
        context.say(
          "两次录入一致，\(list.lines.count) 人已复核。", "Both keyings agree: \(list.lines.count, "voter", "is", "are") checked.")
      ])
  }
}

/// Every batch of marks from a printed list.
package struct ShowPaperLists: NodeView {
  package static let keys = ["procedure", "_0", "paper"]

  package init() {}

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let batches = PaperRule.batches(in: node.register)
    guard !batches.isEmpty else {
      return CommandAnswer(["batches": []], [context.say("没有补录。", "Nothing was entered from paper.")])
    }
    return CommandAnswer(
      ["batches": .array(batches.map(\.json))], batches.flatMap { $0.lines(context.say, node.election) })
  }
}

extension PaperList {
  fileprivate init(keyed file: Data, name: String) throws(Refusal) {
    do throws(PaperListError) {
      self = try PaperList(Array(file))
    } catch {
      throw error.refusal(file: name)
    }
  }
}

extension PaperStanding {
  fileprivate var json: JSONValue {
    [
      "site": .string(site.rawValue), "entry": AnswerParts.entry(entry), "day": .string(batch.day.description),
      "reason": .string(batch.reason), "origin": .string(batch.origin), "sheets": .integer(batch.sheets),
      "enteredBy": .string(batch.enteredBy), "entered": .integer(batch.marks), "standing": .integer(marks.count),
      "replaced": .integer(batch.replaced.count), "used": JSONValue(batch.used), "spoilt": JSONValue(batch.spoilt),
      "unused": JSONValue(batch.unused), "checkedBy": JSONValue(checkedBy),
    ]
  }

  fileprivate func lines(_ say: Speaker, _ election: Election) -> [String] {
    let place = say.site(site, in: election)
    let check =
      checkedBy.map { say("\($0) 已复核", "checked by \($0)") } ?? say("未经第二人复核", "not checked by a second person")
    let taken = batch.marks - marks.count
    let voided = taken == 0 ? "" : say("，其中撤销 \(taken) 人", ", \(taken) taken back")
    return [
      say(
        "\(place)：\(batch.day) 纸质名册 \(batch.sheets) 页，\(batch.enteredBy) 录入 \(batch.marks) 人\(voided)；\(check)。（记录 \(entry.sequence)）",
        "\(place): printed list of \(batch.day), sheets: \(batch.sheets); \(batch.enteredBy) entered \(batch.marks, "voter")"
          + "\(voided); \(check). (entry \(entry.sequence))")
    ] + (batch.reason.isEmpty ? [] : ["  " + say("原因：\(batch.reason)", "Why: \(batch.reason)")])
      + PaperSums(batch).lines(say)
  }
}

/// The sheet's own sums beside those of its lines.
struct PaperSums {
  private let batch: PaperBatch

  init(_ batch: PaperBatch) { self.batch = batch }

  init(_ header: PaperBatch, _ list: PaperList) {
    var batch = header
    batch.marks = list.lines.count
    batch.replaced = list.lines.filter(\.isReplaced).map(\.voter)
    self.batch = batch
  }

  /// Nothing where they agree, or the sheet says nothing.
  func lines(_ say: Speaker) -> [String] {
    var lines: [String] = []
    if let used = batch.used, let difference = batch.usedDifference, difference != 0 {
      lines.append(
        say(
          "  !! 名册上写用去 \(used) 张，逐人相加为 \(used - difference) 张。请对照纸质名册查明。",
          "  !! The sheet says \(used, "paper") used, its lines come to \(used - difference). Find out by the paper."))
    }
    if let spoilt = batch.spoilt, let difference = batch.spoiltDifference, difference != 0 {
      lines.append(
        say(
          "  !! 名册上写作废 \(spoilt) 张，逐人相加为 \(spoilt - difference) 张。请对照纸质名册查明。",
          "  !! The sheet says \(spoilt, "paper") spoilt, its lines come to \(spoilt - difference). Find out by the paper."
        ))
    }
    return lines
  }
}
