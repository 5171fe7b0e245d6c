import ElectionRecord
import ElectionReports

/// The count as people and scripts see it.
extension Node {
  /// `tally status`.
  func countingAnswer(_ context: CommandContext) -> CommandAnswer {
    let state = register.counting
    let settled = state.batches.allSatisfy { $0.accepted != nil }
    let departures = CountingRule.departures(in: register)
    return CommandAnswer(
      CountingJSON.members(state, departures: departures),
      CountingText.lines(state, departures: departures, election: election, language: context.say.language),
      status: settled ? .done : .unbalanced)
  }

  /// `tally sheet`: one batch's marks, and the page for A4 where it is asked for.
  func tallySheetAnswer(
    _ id: String, keying: Int?, html: Bool, _ context: CommandContext
  ) throws(CommandFailure) -> CommandAnswer {
    let state = register.counting
    guard let batch = state.batch(id) else { throw .node(.procedure(.unknownBatch(id))) }
    let choices = Dictionary(election.contests.map { ($0.id, register.choices(of: $0)) }) { first, _ in first }
    let sheet = TallySheet(batch, in: state, election: election, choices: choices, keying: keying)
    var answer = CommandAnswer(
      ["batch": .string(id), "papers": .integer(batch.batch.papers), "keying": JSONValue(keying)],
      sheet.lines(context.say.language))
    if html { answer.html = sheet.html(context.say.language) }
    return answer
  }

  /// `tally judge`: how the rules judge the paper that a caller describes; nothing is recorded.
  func judgeAnswer(_ paper: DescribedPaper, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    for part in paper.parts {
      guard (0...Node.Limits.papersMax).contains(part.marks) else { throw .node(.invalidNumber("marks")) }
      guard election.contests.contains(where: { $0.id == part.contest }) else {
        throw .node(.invalidTally(part.contest))
      }
    }
    let judgement = ValidityRule.judge(
      paper, contests: election.contests, rules: election.procedure?.ballots ?? BallotRules())
    return CommandAnswer(judgement.json, [context.say(Wording.text(judgement, election: election))])
  }
}

extension PaperJudgement {
  fileprivate var json: [String: JSONValue] {
    switch self {
    case .valid(let void, let source):
      ["judgement": "valid", "void": .array(void.map { .string($0) }), "reason": nil, "source": JSONValue(source)]
    case .invalid(let reason, let source):
      ["judgement": "invalid", "void": [], "reason": .string(reason.rawValue), "source": JSONValue(source)]
    case .blank(let source): ["judgement": "blank", "void": [], "reason": nil, "source": JSONValue(source)]
    case .refer(let reason, let source):
      ["judgement": "refer", "void": [], "reason": .string(reason.rawValue), "source": JSONValue(source)]
    }
  }
}
