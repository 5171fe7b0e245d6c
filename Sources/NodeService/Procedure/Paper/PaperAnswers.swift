import ElectionRecord
import ElectionReports
import Foundation

/// `paper-in`: what would be recorded, what was recorded, and which batches there are.
extension Node {
  func paperAnswer(_ order: PaperOrder, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    let list = try paperList(order.file, name: order.name)
    guard order.isConfirmed else { return try paperPreview(list, order, context) }
    let receipt = try failing { () throws(NodeError) in
      try enterPaper(
        list, under: order.batch, keepsStrays: order.keepsStrays, poll: order.poll,
        id: order.request ?? context.request?.id)
    }
    let say = context.say
    var lines = [
      say(
        "已从纸质名册补录 \(receipt.marks) 人（作废重领 \(receipt.replaced) 人），记录 \(receipt.batch.sequence)。",
        "Entered \(receipt.marks) voters from the printed list (second papers: \(receipt.replaced)), entry "
          + "\(receipt.batch.sequence)."),
      say(
        "请另一人对照纸质名册重新录一遍，用 paper-in --check 复核。",
        "Another person keys the list again and checks it with paper-in --check."),
    ]
    lines += PaperSums(order.batch, list).lines(say)
    return CommandAnswer(
      [
        "outcome": "done", "batch": AnswerParts.entry(receipt.batch), "marks": .integer(receipt.marks),
        "replaced": .integer(receipt.replaced),
      ], lines)
  }

  func paperCheckAnswer(_ order: PaperCheckOrder, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    let list = try paperList(order.file, name: order.name)
    let batches = try failing { () throws(NodeError) in
      try checkPaper(
        list, by: order.checkedBy, site: order.site, batch: order.batch, request: context.request)
    }
    return CommandAnswer(
      ["outcome": "done", "batches": .array(batches.map(AnswerParts.entry))],
      [
        context.say(
          "两次录入一致，\(list.lines.count) 人已复核。", "Both keyings agree: \(list.lines.count) voters are checked.")
      ])
  }

  /// Every batch known here.
  func paperBatchesAnswer(_ context: CommandContext) -> CommandAnswer {
    let batches = PaperRule.batches(in: register)
    guard !batches.isEmpty else {
      return CommandAnswer(["batches": []], [context.say("没有补录。", "Nothing was entered from paper.")])
    }
    return CommandAnswer(
      ["batches": .array(batches.map(\.json))], batches.flatMap { $0.lines(context.say, election) })
  }

  private func paperList(_ file: Data, name: String) throws(CommandFailure) -> PaperList {
    do throws(PaperListError) {
      return try PaperList(Array(file))
    } catch {
      throw .paperList(name: name, error)
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

  fileprivate func lines(_ say: CommandSpeaker, _ election: Election) -> [String] {
    let place = say.site(site, in: election)
    let check =
      checkedBy.map { say("\($0) 已复核", "checked by \($0)") } ?? say("未经第二人复核", "not checked by a second person")
    let taken = batch.marks - marks.count
    let voided = taken == 0 ? "" : say("，其中撤销 \(taken) 人", ", \(taken) taken back")
    return [
      say(
        "\(place)：\(batch.day) 纸质名册 \(batch.sheets) 页，\(batch.enteredBy) 录入 \(batch.marks) 人\(voided)；\(check)。（记录 \(entry.sequence)）",
        "\(place): printed list of \(batch.day), sheets: \(batch.sheets); \(batch.enteredBy) entered \(batch.marks) voters"
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
  func lines(_ say: CommandSpeaker) -> [String] {
    var lines: [String] = []
    if let used = batch.used, let difference = batch.usedDifference, difference != 0 {
      lines.append(
        say(
          "  !! 名册上写用去 \(used) 张，逐人相加为 \(used - difference) 张。请对照纸质名册查明。",
          "  !! The sheet says \(used) papers used, its lines come to \(used - difference). Find out by the paper."))
    }
    if let spoilt = batch.spoilt, let difference = batch.spoiltDifference, difference != 0 {
      lines.append(
        say(
          "  !! 名册上写作废 \(spoilt) 张，逐人相加为 \(spoilt - difference) 张。请对照纸质名册查明。",
          "  !! The sheet says \(spoilt) papers spoilt, its lines come to \(spoilt - difference). Find out by the paper."
        ))
    }
    return lines
  }
}
