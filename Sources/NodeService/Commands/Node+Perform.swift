import ElectionRecord
import ElectionReports
import Foundation
public import JournalStore

/// Commands in, answers out: the one place where the command line, the pages and the socket meet the node.
extension Node {
  /// Carries a command out and renders its answer for machines and people.
  ///
  /// Never throws: every error becomes an answer that says what to do next, with the exit status of the program.
  ///
  /// - Parameters:
  ///   - roll: The roll with its search; without it no voter is looked up and names are left out.
  ///   - random: Draws the keys of sticks.
  public func perform(
    _ request: CommandRequest, roll: RollStore?, random: CommandRandomness
  ) -> CommandReply {
    let context = CommandContext(
      roll: roll, random: random, say: CommandSpeaker(language: request.language), request: request.key)
    do throws(CommandFailure) {
      return try answer(request.command, context).reply()
    } catch {
      return error.reply(request.language, request: request.id)
    }
  }

  private func answer(_ command: NodeCommand, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    switch command {
    case .open, .close, .status, .facts: try answerSite(command, context)
    case .voter, .cast, .void, .replace: try answerVoter(command, context)
    case .cases, .rule, .explain, .reconcile, .declare: try answerReport(command, context)
    case .count, .tally, .countFile, .revoke, .amendRoll: try answerHall(command, context)
    case .exportStick, .importStick, .exportJournals, .publish, .archive: try answerCarriage(command, context)
    case .record(let records, let poll): try recordAnswer(records, poll: poll, context)
    case .paperIn(let order): try paperAnswer(order, context)
    case .paperCheck(let order): try paperCheckAnswer(order, context)
    case .procedure(let query): try answerProcedure(query, context)
    }
  }

  private func answerSite(_ command: NodeCommand, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    switch command {
    case .open(let papers, let officers, let seals):
      try failing { () throws(NodeError) in
        try open(papers: papers, officers: officers, seals: seals, request: context.request)
      }
      return headAnswer(context, zh: "已开箱", en: "The site is open")
    case .close(let unused, let officers, let seals, let request):
      try failing { () throws(NodeError) in
        try close(unused: unused, officers: officers, seals: seals, id: request ?? context.request?.id)
      }
      return headAnswer(context, zh: "已封箱", en: "The site is closed")
    case .status(let poll): return try statusAnswer(poll, context)
    case .facts: return try factsAnswer(context)
    default: preconditionFailure("the caller sends other commands elsewhere")
    }
  }

  private func answerVoter(_ command: NodeCommand, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    switch command {
    case .voter(let text, let limit, let poll): return try voterAnswer(text, limit: limit, poll: poll, context)
    case .cast(let order): return try castAnswer(order, context)
    case .void(let order, let paperMarked):
      let entry = try failing { () throws(NodeError) in
        try void(
          voter: order.voter, reason: order.reason, paperMarked: paperMarked,
          id: order.request ?? context.request?.id)
      }
      return try correctionAnswer(
        order.voter, entry, context, zh: paperMarked ? "已撤销，选票作废" : "已撤销，选票放回未用票",
        en: paperMarked ? "Taken back; the paper is spoilt" : "Taken back; the paper is unused again")
    case .replace(let order):
      let entry = try failing { () throws(NodeError) in
        try replace(voter: order.voter, reason: order.reason, id: order.request ?? context.request?.id)
      }
      return try correctionAnswer(
        order.voter, entry, context, zh: "旧票作废，可再发一张", en: "The first paper is spoilt; hand out a second one")
    default: preconditionFailure("the caller sends other commands elsewhere")
    }
  }

  private func answerReport(_ command: NodeCommand, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    switch command {
    case .cases(let ruled, let poll): return try casesAnswer(ruled: ruled, poll: poll, context)
    case .rule(let subject, let decision, let officers, let reason):
      let ruling = try failing { () throws(NodeError) in
        switch subject {
        case .caseID(let id):
          try rule(caseID: id, decision: decision, officers: officers, reason: reason, request: context.request)
        case .voter(let voter):
          try rule(voter: voter, decision: decision, officers: officers, reason: reason, request: context.request)
        }
      }
      return rulingAnswer(ruling, context)
    case .explain(let code, let site, let text, let officers):
      try failing { () throws(NodeError) in
        try explain(Explanation(code: code, site: site, text: text, officers: officers), request: context.request)
      }
      return doneAnswer(context, zh: "说明已记录。", en: "The explanation is recorded.")
    case .reconcile(let poll, let html): return try reconcileAnswer(poll, html: html, context)
    case .declare(let officers, let poll): return try declareAnswer(officers, poll, context)
    default: preconditionFailure("the caller sends other commands elsewhere")
    }
  }

  private func answerHall(_ command: NodeCommand, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    switch command {
    case .count(let box, let poll):
      try failing { () throws(NodeError) in try count(BoxCount(box), poll: poll, request: context.request) }
      return doneAnswer(
        context, zh: "\(context.say.site(box.site, in: election)) 的点票已记录。",
        en: "The count of \(context.say.site(box.site, in: election)) is recorded.")
    case .tally(let contest, let poll):
      try failing { () throws(NodeError) in try enter(try tally(contest), poll: poll, request: context.request) }
      return doneAnswer(context, zh: "计票已记录。", en: "The tally is recorded.")
    case .countFile(let name, let text): return try countFileAnswer(name: name, text: text, context)
    case .revoke(let site, let reason):
      try failing { () throws(NodeError) in try revoke(site: site, reason: reason, request: context.request) }
      return doneAnswer(
        context, zh: "\(context.say.site(site, in: election)) 的设备已停用；该点选民只能投待核票，直到裁定。",
        en:
          "The devices of \(context.say.site(site, in: election)) are revoked; its voters get envelopes until a ruling."
      )
    case .amendRoll(let voter, let change):
      try failing { () throws(NodeError) in
        try amendRoll(RollAmendment(voter: voter, change: RollAmendment.Change(change)), request: context.request)
      }
      return doneAnswer(context, zh: "名册变更已记录。", en: "The amendment of the roll is recorded.")
    default: preconditionFailure("the caller sends other commands elsewhere")
    }
  }

  private func answerCarriage(
    _ command: NodeCommand, _ context: CommandContext
  ) throws(CommandFailure) -> CommandAnswer {
    switch command {
    case .exportStick: return try exportStickAnswer(context)
    case .importStick(let bytes): return try importStickAnswer(bytes, context)
    case .exportJournals(let folder): return try exportJournalsAnswer(folder: folder, context)
    case .archive(let order): return try archiveAnswer(order, context)
    case .publish(let folder, let poll): return try publishAnswer(folder: folder, poll: poll, context)
    default: preconditionFailure("the caller sends other commands elsewhere")
    }
  }
}

/// What a command needs besides the node.
struct CommandContext {
  let roll: RollStore?
  let random: CommandRandomness
  let say: CommandSpeaker
  /// The name of the request, where it has one of its own.
  let request: RequestKey?
}

extension CommandRequest {
  /// The name with what is asked under it.
  fileprivate var key: RequestKey? {
    request.map { RequestKey($0, asked: Digest32(sha256: CommandCoding.bytes(of: command))) }
  }
}

extension Node {
  /// Runs work of the node and turns its error into a failed command.
  @discardableResult
  func failing<T>(_ work: () throws(NodeError) -> T) throws(CommandFailure) -> T {
    do throws(NodeError) {
      return try work()
    } catch {
      throw .node(error)
    }
  }

  /// A whole number of votes, and a contest that the election has.
  private func tally(_ counted: CountedContest) throws(NodeError) -> Tally {
    let figures = counted.lines.map(\.votes) + [counted.writeIns, counted.undervotes]
    guard figures.allSatisfy({ (0...Limits.papersMax).contains($0) }) else { throw .invalidNumber("votes") }
    return Tally(
      contest: counted.contest, lines: counted.lines.map { Tally.Line(name: $0.name, votes: $0.votes) },
      writeIns: counted.writeIns, undervotes: counted.undervotes)
  }
}

extension BoxCount {
  init(_ box: CountedBox) {
    self.init(site: box.site, returned: box.returned, valid: box.valid, invalid: box.invalid, blank: box.blank)
  }
}

extension RollAmendment.Change {
  init(_ change: RollChange) {
    switch change {
    case .struckOff: self = .struckOff
    case .restored: self = .restored
    case .duplicateOf(let original): self = .duplicateOf(original: original)
    }
  }
}
