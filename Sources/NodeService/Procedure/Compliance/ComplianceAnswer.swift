package import ElectionRecord
import ElectionReports

/// 合规检查: everything against the election's rules; `html` asks for the page too. Refused where the election names none.
package struct CheckCompliance: NodeView {
  package static let keys = ["procedure", "_0", "compliance"]

  let html: Bool

  package init(html: Bool) { self.html = html }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    guard let report = ComplianceRule.report(on: node.register) else { throw .noRules }
    let language = context.say.language
    var answer = CommandAnswer(
      ComplianceJSON.members(report), ComplianceText.lines(report, election: node.election, language: language),
      status: report.departures.isEmpty ? .done : .unbalanced)
    if html { answer.html = ComplianceHTML.render(report, election: node.election, language: language) }
    return answer
  }
}

extension Refusal {
  static let noRules = Refusal(
    "noRules", zh: "本次选举没有指定规则文件，无从检查。下次建立选举前，在 election.yaml 的 profile 中写 rules。",
    en: "This election names no file of rules, so nothing can be checked. Before the next election is set up, write "
      + "rules under profile in election.yaml.")
}
