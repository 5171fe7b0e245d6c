package import ElectionRecord
package import ElectionReports
import Foundation
package import NodeService

/// What became of a step.
package enum RehearsalOutcome: Equatable, Sendable {
  case done
  /// A rule's refusal with its code.
  case refused(String)
  /// What the clerk is told.
  case cast(CastReceipt)
}

extension RehearsalOutcome {
  /// What became of asking for a voter: nothing is recorded at the site.
  static func asked(_ receipt: CastReceipt) -> RehearsalOutcome {
    receipt.reason.map { .refused($0.rawValue) } ?? .done
  }
}

/// What a rehearsal showed: each step's outcome and every reconciliation.
package struct RehearsalResult: Sendable {
  /// One step with its outcome.
  package struct Step: Sendable {
    /// From 1.
    package let number: Int
    package let step: RehearsalStep
    package let outcome: RehearsalOutcome
  }

  package let election: Election
  package let steps: [Step]
  package let reconciliations: [ReconciliationReport]

  /// The result as a JSON value.
  package var object: JSONValue {
    [
      "steps": .array(steps.map(\.object)),
      "reconciliations": .array(reconciliations.map(ReportJSON.object)),
    ]
  }

  /// The result as canonical JSON: the same scenario gives the same bytes.
  package var json: String { CanonicalJSON.text(object) }
}

extension RehearsalResult.Step {
  fileprivate var object: JSONValue {
    var members: [String: JSONValue] =
      switch outcome {
      case .done: ["outcome": "done"]
      case .refused(let code): ["outcome": "refused", "reason": .string(code)]
      case .cast(let receipt): receipt.json
      }
    members["step"] = .integer(number)
    members["do"] = .string(step.name)
    return .object(members)
  }
}

/// 演练: an election held before it is held, with real nodes, rules and stores on simulated disks, clocks and network.
///
/// Nodes exchange at `settle`, `carry` and `ask` only, so what a step knows is never a matter of timing: the same file
/// gives the same bytes.
package enum Rehearsal {
  /// Reads and runs the scenario at `path`.
  ///
  /// - Parameter baseFolder: What the scenario's `election` is relative to, nil for the current directory; where
  ///   nothing is there, the scenario's own folder.
  /// - Throws: ``RehearsalError``; a step that a rule refuses is an outcome instead.
  package static func run(
    scenario path: String, baseFolder: String? = nil
  ) throws(RehearsalError) -> RehearsalResult {
    try run(
      try RehearsalScenario.load(path, baseFolder: baseFolder ?? FileManager.default.currentDirectoryPath))
  }

  /// Runs a scenario.
  ///
  /// - Throws: ``RehearsalError/stopped(step:reason:)`` when a simulated laptop cannot go on.
  package static func run(_ scenario: RehearsalScenario) throws(RehearsalError) -> RehearsalResult {
    var rehearser = try stopping(at: 0) { () throws(ClusterError) in try Rehearser(scenario) }
    var steps: [RehearsalResult.Step] = []
    for (index, step) in scenario.steps.enumerated() {
      let outcome = try stopping(at: index + 1) { () throws(ClusterError) in
        try rehearser.perform(step, number: index + 1)
      }
      steps.append(RehearsalResult.Step(number: index + 1, step: step, outcome: outcome))
    }
    return RehearsalResult(
      election: scenario.election, steps: steps, reconciliations: rehearser.reconciliations)
  }

  private static func stopping<T>(
    at step: Int, _ work: () throws(ClusterError) -> T
  ) throws(RehearsalError) -> T {
    try wrapping({ RehearsalError.stopped(step: step, reason: "\($0)") }, work)
  }
}

extension RehearsalResult {
  /// The result for a reader: one line a step, and each reconciliation where it was made.
  package func text(_ language: Language = .zh) -> String {
    let numberWidth = String(steps.count).count
    var lines: [String] = [language == .zh ? "演练：\(election.name.zh)" : "Rehearsal: \(election.name.en)"]
    var reports = reconciliations[...]
    for item in steps {
      let number = DisplayWidth.padded(String(item.number), to: numberWidth, .right)
      lines.append("\(number)  \(item.step.text.text(language))  \(item.outcome.text(language))")
      if item.step.name == "reconcile", item.outcome == .done, let report = reports.popFirst() {
        lines += ["", ReportText.render(report, election: election, language: language)]
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension RehearsalOutcome {
  /// What it is called.
  fileprivate func text(_ language: Language) -> String {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    switch self {
    case .done: return say("→ 完成", "→ done")
    case .refused(let code):
      let reason = ReasonCode(rawValue: code).map { Wording.name($0).text(language) } ?? code
      return say("→ 不予办理：", "→ refused: ") + reason
    case .cast(let receipt):
      let reason = receipt.reason.map { Wording.name($0).text(language) } ?? ""
      switch receipt.outcome {
      case .ordinary: return say("→ 普通票", "→ ordinary paper")
      case .provisional: return say("→ 待核票（\(reason)）", "→ provisional paper (\(reason))")
      case .refused:
        let place = receipt.marked?.site ?? receipt.right
        return say("→ 不予发票：", "→ refused: ") + reason + (place.map { say("，", ", ") + $0.rawValue } ?? "")
      }
    }
  }
}
