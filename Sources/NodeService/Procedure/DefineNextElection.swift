package import ElectionRecord
import ElectionReports
import Foundation
import JournalStore

/// The folder of the poll that a result asks for: its definition, its rules, and the roll as it stands.
///
/// Everybody keeps their number, so that cards and signing rolls stay good. Who was struck off stays on the roll as
/// such: the clerk is told why there is no paper, the hall can restore them, and nobody comes back under a new number
/// unasked.
package struct DefineNextElection: WritingCommand {
  package static let keys = ["procedure", "_0", "nextElection"]

  let kind: ElectionType
  let day: CalendarDay
  let poll: PollID
  /// New.
  let folder: String?
  private var outbox: OutboxName?

  private enum CodingKeys: String, CodingKey {
    case kind = "_0"
    case day, poll, folder, outbox
  }

  package init(_ kind: ElectionType, day: CalendarDay, poll: PollID = .main, folder: String) {
    (self.kind, self.day, self.poll, self.folder) = (kind, day, poll, folder)
  }

  package var isRepeatable: Bool { false }
  package var place: CallersPlace? { folder.map(CallersPlace.folder) }

  /// The same for a daemon, which leaves it there.
  package func leaving(in outbox: OutboxName) -> DefineNextElection { DefineNextElection(self, leavingIn: outbox) }

  private init(_ command: DefineNextElection, leavingIn outbox: OutboxName) {
    (kind, day, poll, folder) = (command.kind, command.day, command.poll, nil)
    self.outbox = outbox
  }

  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    try context.writing(folder, outbox) { (path) throws(Refusal) in
      let snapshot = node.snapshot
      let result = try snapshot.determination(poll)
      let report = try refusing { () throws(NodeError) in try snapshot.report(poll: poll) }
      let register = snapshot.register
      if kind == .general {
        let hindrances = report.hindrances(in: node.election)
        let isOver =
          hindrances.contains(where: \.isFinal)
          && hindrances.allSatisfy { hindrance in
            if case .findingsUnexplained = hindrance { true } else { hindrance.isFinal }
          }
        guard register.hasVotingEnded, isOver else { throw .heldAgainTooEarly }
      } else {
        guard report.isDeclared else { throw .nextBeforeDeclaration }
      }
      let book = OutcomeBook(register)
      let left = result.contests.map { ($0.contest, book.leavings($0)) }
      let next = try NextElection.election(
        kind, on: day, after: result, of: register.polledElection, registered: register.registeredCount,
        people: try snapshot.peopleOnRoll(context),
        left: Dictionary(uniqueKeysWithValues: left.map { ($0, $1.count) }),
        leftOn: left.flatMap { $1.map(\.day) }.max(), inOffice: register.inOffice(result, book))
      try write(
        next, try standingRoll(register, context), register.amendedNumbers, try context.noticeFiles(of: node.election),
        into: path)
      return answer(next, result, register, context)
    }
  }

  /// The roll with those who were added.
  private func standingRoll(_ register: Register, _ context: CommandContext) throws(Refusal) -> [UInt8] {
    guard let roll = context.roll else { throw StoreError.notFound.refusal }
    guard register.journalRows.values.allSatisfy(roll.knows) else { throw .addedUnreadable }
    return try refusing { () throws(StoreError) in try roll.csv(of: register.isOnRoll) }
  }

  private func write(
    _ next: Election, _ roll: [UInt8], _ off: [RollNumber: RollAmendment.Change],
    _ notices: NoticeFiles, into path: String
  ) throws(Refusal) {
    let target = try ExportFolder(path: path, subfolder: nil, secret: [next.roll, StruckOffFile.name])
    let sink = ExportSink(write: target.append, close: target.finish)
    try sink.append(ElectionFileText.text(next), to: ElectionFile.name)
    if let rules = next.procedure { try sink.append(ProfileFileText.text(rules), to: rules.id + ".yaml") }
    try sink.append(roll, to: next.roll)
    if !off.isEmpty { try sink.append(Array(StruckOffFile.text(off).utf8), to: StruckOffFile.name) }
    for (name, bytes) in notices.files.sorted(by: { $0.key < $1.key }) { try sink.append(bytes, to: name) }
    try sink.finish()
  }

  private func answer(
    _ next: Election, _ result: ResultDetermination, _ register: Register, _ context: CommandContext
  ) -> CommandAnswer {
    let last = kind == .supplementary ? result.supplementaryUntil : nil
    let isLate = last.map { day > $0 } ?? false
    var lines = next.contests.map { contest in
      let names = contest.candidates.map(\.name).joined(separator: context.say("、", ", "))
      return names.isEmpty
        ? context.say(
          "\(contest.office.zh)：\(contest.seats) 席，候选人另行提名",
          "\(contest.office.en): \(contest.seats) to elect, candidates to be nominated")
        : context.say(
          "\(contest.office.zh)：\(contest.seats) 席，候选人 \(names)",
          "\(contest.office.en): \(contest.seats) to elect, \(names)")
    }
    lines.append(rollLine(register, context.say))
    if isLate, let last {
      lines.append(context.say("注意：投票日已过期限 \(last)。", "Note: the day is past the deadline, \(last)."))
    }
    return CommandAnswer(
      [
        "outcome": "done", "id": .string(next.id), "type": .string(kind.rawValue), "day": .string(day.description),
        "late": .bool(isLate), "until": JSONValue(result.supplementaryUntil?.description),
        "contests": .array(next.contests.map(\.nextJSON)), "registered": .integer(register.registeredCount),
      ], lines)
  }

  private func rollLine(_ register: Register, _ say: Speaker) -> String {
    let registered = register.registeredCount
    let off = register.rollCount - registered
    let added = register.addedCount
    return say(
      "名册：\(registered) 人，其中补登 \(added) 人；另有除名和重号的 \(off) 个序号，仍为除名、重号。各人序号不变。",
      "Roll: \(registered, "voter"), \(added) of them added; \(off, "number") struck off or given twice stay so. "
        + "Everybody keeps their number.")
  }
}

extension Contest {
  fileprivate var nextJSON: JSONValue {
    [
      "contest": .string(id), "seats": .integer(seats),
      "candidates": .array(candidates.map { .string($0.name) }),
    ]
  }
}

extension Refusal {
  fileprivate static let nextBeforeDeclaration = Refusal(
    "nextBeforeDeclaration",
    zh: "结果还没有宣布，或宣布以后数字又改了，不能据此安排下一轮投票。请先宣布（declare），或更正宣布（correct declaration）。"
      + "投票无效、不能宣布的，重新选举：--kind general。",
    en:
      "The result is not declared, or its figures were changed since: no further poll follows from it yet. Declare it "
      + "(declare), or correct the declaration (correct declaration). Where the poll is void and cannot be declared, hold "
      + "the election again: --kind general.")

  fileprivate static let heldAgainTooEarly = Refusal(
    "heldAgainTooEarly",
    zh: "这一轮有效、可以宣布，或者还有投票点没有封箱、没有点票，还有争议没有裁定：不能重新选举。缺额用 supplementary，票数相等用 runoff。",
    en:
      "This poll is valid and can be declared, or a site has not closed or is not counted, or a case is open: the election "
      + "is not held again. Open seats take supplementary, a tie runoff.")
}
