package import ElectionRecord
import ElectionReports

/// 更正数字, by two officers.
package struct CorrectFigures: RecordingCommand {
  package static let keys = ["correct"]

  let subject: CorrectionSubject
  let officers: [String]
  let reason: String
  let poll: PollID
  /// Whether people said that it is so, though it does not fit.
  let confirmed: Bool?

  package init(
    _ subject: CorrectionSubject, officers: [String], reason: String, poll: PollID = .main, confirmed: Bool = false
  ) {
    (self.subject, self.officers, self.reason, self.poll) = (subject, officers, reason, poll)
    self.confirmed = confirmed ? true : nil
  }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) {
    try node.correct(
      subject, officers: officers, reason: reason, poll: poll, insists: confirmed ?? false, request: request)
  }

  package func answer(_: Void, _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let isDeclared = (try? node.pollIndex(poll)).map { node.register.isDeclared($0) } ?? false
    return isDeclared
      ? .done(
        context, zh: "更正已记录，原来的数字也保留。宣布的结果还是原来的：核对后用 correct declaration 更正宣布。",
        en: "The correction is recorded; what was entered first is kept. The declaration still stands as it was: "
          + "reconcile, then correct it with correct declaration.")
      : .done(
        context, zh: "更正已记录，原来的数字也保留。", en: "The correction is recorded; what was entered first is kept.")
  }
}

/// 更正宣布, by two officers.
package struct CorrectDeclaration: RecordingCommand {
  package static let keys = ["correctDeclaration"]

  let officers: [String]
  let reason: String
  let poll: PollID

  package init(officers: [String], reason: String, poll: PollID = .main) {
    (self.officers, self.reason, self.poll) = (officers, reason, poll)
  }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) -> ReconciliationReport {
    try node.correctDeclaration(officers: officers, reason: reason, poll: poll, request: request)
  }

  package func answer(
    _ report: ReconciliationReport, _ node: NodeSnapshot, _ context: CommandContext
  ) -> CommandAnswer {
    .declared(report, node, context, zh: "宣布已更正。核对报告的摘要：", en: "The declaration is corrected. Digest of the report:")
  }
}

extension CommandAnswer {
  /// Who is elected by the report that stands declared, and its digest.
  static func declared(
    _ report: ReconciliationReport, _ node: NodeSnapshot, _ context: CommandContext, zh: String, en: String
  ) -> CommandAnswer {
    // What arrived since changes the report, and not what was declared.
    let index = try? node.pollIndex(report.poll)
    let digest = index.flatMap { node.register.hall.declarations[$0]?.digest } ?? ReportJSON.digest(report)
    let elected = (digest == ReportJSON.digest(report) ? report.results : []).flatMap { result in
      result.lines.filter(\.elected).map { "  \(context.say(result.office))  \($0.name)  \($0.votes)" }
    }
    let nobody = report.isVoid || report.turnout.reached == false
    let void = nobody ? [context.say("投票无效，没有人当选。", "The poll is void: nobody is elected.")] : []
    return CommandAnswer(
      ["outcome": "done", "poll": .string(report.poll.rawValue), "digest": .string(digest.hex)],
      elected + void + [context.say(zh, en)] + AnswerParts.rootLines(digest).map { "  " + $0 })
  }
}
