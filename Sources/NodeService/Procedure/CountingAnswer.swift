package import ElectionRecord
import ElectionReports

/// 唱票计票: sessions, batches and where their tallies stand.
package struct ShowCount: NodeView {
  package static let keys = ["procedure", "_0", "counting"]

  package init() {}

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let state = node.register.counting
    let settled = state.batches.allSatisfy { $0.accepted != nil }
    let departures = CountingRule.departures(in: node.register)
    let numbers = RecordNumbers(node: node, topic: .counting, say: context.say)
    var json = CountingJSON.members(state, departures: departures)
    let report = try? node.report()
    let elected = report.map { Self.elected($0, node) } ?? [:]
    json["declared"] = .bool(report?.declaration != nil)
    json["declarationStands"] = .bool(report?.isDeclared ?? false)
    json["contests"] = .array(
      node.election.contests.map { contest in
        [
          "elected": .array((elected[contest.id] ?? []).map { .string($0) }),
          "contest": .string(contest.id), "message": .string(context.say(contest.office)),
          "seats": .integer(contest.seats), "choices": .array(node.register.choices(of: contest).map { .string($0) }),
        ]
      })
    json.merge(poll(report, node)) { own, _ in own }
    return CommandAnswer(
      numbers.adding(to: json),
      CountingText.lines(state, departures: departures, election: node.election, language: context.say.language)
        + numbers.standing + numbers.withdrawn,
      status: settled ? .done : .unbalanced)
  }
}

extension ShowCount {
  /// Who is elected in each contest by the report that stands declared; nobody before.
  private static func elected(_ report: ReconciliationReport, _ node: NodeSnapshot) -> [String: [String]] {
    guard report.isDeclared else { return [:] }
    let void = report.voided(OutcomeBook(node.register).annulled)
    let names = report.results.map { result in
      let out = FoldedSet(void.filter { $0.contest == result.contest }.map(\.person))
      return (result.contest, result.lines.filter { $0.elected && !out.contains($0.name) }.map(\.name))
    }
    return Dictionary(names) { first, _ in first }
  }

  /// The votes that elect, and whether enough took part; null where that is not counted, or the most votes elect.
  private func poll(_ report: ReconciliationReport?, _ node: NodeSnapshot) -> [String: JSONValue] {
    guard let report else { return ["threshold": .null, "turnout": .null] }
    let threshold = node.election.majorityThreshold(registered: report.register.registered, total: report.total)
    let needed = threshold.requirement == .mostVotes ? nil : threshold.needed
    return [
      "threshold": needed.flatMap { needed in
        threshold.of.map { ["needed": .integer(needed), "of": .integer($0)] }
      } ?? .null,
      "turnout": ["needed": .integer(report.turnout.needed), "returned": JSONValue(report.turnout.returned)],
    ]
  }
}

/// 计票单: one batch with the marks of a keying, or empty; `html` asks for the page for A4.
package struct MakeTallySheet: NodeView {
  package static let keys = ["procedure", "_0", "tallySheet"]

  let batch: String
  let keying: Int?
  let html: Bool

  package init(batch: String, keying: Int?, html: Bool) { (self.batch, self.keying, self.html) = (batch, keying, html) }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let state = node.register.counting
    guard let standing = state.batch(batch) else { throw .unknownBatch(batch) }
    let contests = node.election.contests
    let choices = Dictionary(contests.map { ($0.id, node.register.choices(of: $0)) }) { first, _ in first }
    let sheet = TallySheet(standing, in: state, election: node.election, choices: choices, keying: keying)
    var answer = CommandAnswer(
      ["batch": .string(batch), "papers": .integer(standing.batch.papers), "keying": JSONValue(keying)],
      sheet.lines(context.say.language))
    if html { answer.html = sheet.html(context.say.language) }
    return answer
  }
}

/// How the rules judge the paper that a caller describes; nothing is recorded.
package struct JudgePaper: NodeView {
  package static let keys = ["procedure", "_0", "judge", "_0"]

  private let paper: DescribedPaper

  package init(_ paper: DescribedPaper) { self.paper = paper }

  package init(from decoder: any Decoder) throws { paper = try DescribedPaper(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try paper.encode(to: encoder) }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    for part in paper.parts {
      guard (0...Node.Limits.papersMax).contains(part.marks) else { throw NodeError.invalidNumber("marks").refusal }
      guard node.election.contests.contains(where: { $0.id == part.contest }) else {
        throw NodeError.invalidTally(part.contest).refusal
      }
    }
    let judgement = ValidityRule.judge(
      paper, contests: node.election.contests, rules: node.election.procedure?.ballots ?? BallotRules())
    return CommandAnswer(judgement.json, [context.say(Wording.text(judgement, election: node.election))])
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
